import * as l10n from '@vscode/l10n';
import type { Note } from '../note/note.ts';
import type { Statement } from '../note/statement.ts';
import { lineEnding, nested } from '../text/edit.ts';
import { absolute } from '../text/span.ts';
import { insertUnder, nextLine } from './place.ts';
import type { Fix } from './rule.ts';

/** The fix that writes an item under a step. */
export function insertInto(note: Note, statement: Statement, text: string): Fix | undefined {
  if (note.text.includes(text)) return undefined;
  const title = l10n.t('Insert “{0}”', text.split(':')[0]!);
  if (statement.form === 'title') {
    const edit = insertUnder(note, statement.section, `- ${text}`);
    return edit && { title, edits: [edit], safe: true };
  }
  if (!statement.item) return undefined;
  const item = absolute(statement.item.span);
  const column = note.positions.positionAt(item.start).character;
  const indent = note.text.slice(item.start - column, item.start);
  if (!/^[ \t]*$/.test(indent)) return undefined;
  const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(note.text.slice(item.start))?.[0];
  if (!marker) return undefined;
  const eol = lineEnding(note.text);
  const at = nextLine(note.text, item.start);
  const lead = /[\r\n]$/.test(note.text.slice(0, at)) ? '' : eol;
  return {
    title,
    edits: [{ start: at, end: at, text: `${lead}${nested(indent, marker)}- ${text}${eol}` }],
    safe: true,
  };
}
