import * as l10n from '@vscode/l10n';
import type { Note } from '../note/note.ts';
import type { Statement } from '../note/statement.ts';
import { insertNested } from './item-edit.ts';
import { type Fix, fixBy } from './rule.ts';
import { insertUnder } from './section-edit.ts';

/** The fix that writes an item under a step. */
export function insertInto(note: Note, statement: Statement, text: string): Fix | undefined {
  if (note.text.includes(text)) return undefined;
  const title = l10n.t('Insert “{0}”', text.split(':')[0]!);
  const { form, item, section } = statement;
  if (form === 'title') return fixBy(title, insertUnder(note, section, `- ${text}`));
  return fixBy(title, item && insertNested(note, item, `- ${text}`));
}
