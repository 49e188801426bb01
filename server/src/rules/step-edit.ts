import * as l10n from '@vscode/l10n';
import type { Note } from '../note/note.ts';
import type { Statement } from '../note/statement.ts';
import { absolute } from '../text/span.ts';
import { insertNested } from './item-edit.ts';
import { insertUnder } from './place.ts';
import { type Fix, fixBy } from './rule.ts';

/** The fix that writes an item under a step. */
export function insertInto(note: Note, statement: Statement, text: string): Fix | undefined {
  if (note.text.includes(text)) return undefined;
  const title = l10n.t('Insert “{0}”', text.split(':')[0]!);
  if (statement.form === 'title') {
    return fixBy(title, insertUnder(note, statement.section, `- ${text}`));
  }
  if (!statement.item) return undefined;
  const { start } = absolute(statement.item.span);
  return fixBy(title, insertNested(note, start, start, text));
}
