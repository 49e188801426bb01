import * as l10n from '@vscode/l10n';
import type { Interview } from '../note/interview.ts';
import type { Note } from '../note/note.ts';
import { lineEnding, nested } from '../text/edit.ts';
import { absolute } from '../text/span.ts';
import { nextLine } from './place.ts';
import type { Fix } from './rule.ts';

/** The fix that writes `Label: value` with an interview: in its row's column, under its item or its title. */
export function insertInto(
  note: Note,
  interview: Interview,
  label: string,
  value: string,
): Fix | undefined {
  const { source } = interview;
  // A cell of a table is for the person to fill: a placeholder in it says no more than an empty one.
  if ('row' in source) return undefined;
  const eol = lineEnding(note.text);
  const title = l10n.t('Add “{0}” to {1}', label, interview.subject);
  const start = absolute(interview.span).start;
  const at = nextLine(note.text, start);
  const lead = at > 0 && !/[\r\n]/.test(note.text[at - 1]!) ? eol : '';
  if (new RegExp(`\\b${label}\\b`, 'i').test(interview.text)) return undefined;
  if ('section' in source)
    return {
      title,
      edits: [{ start: at, end: at, text: `${lead}${eol}${label}: ${value}${eol}` }],
      safe: true,
    };
  const item = absolute(source.item.span);
  const column = note.positions.positionAt(item.start).character;
  const line = note.text.slice(item.start - column, at);
  const indent = /^[\s>]*/.exec(line)![0];
  const first = source.item.blocks[0];
  if (first?.type !== 'paragraph' || first.lines.length > 1) return undefined;
  const marker = /^(?:[-*+]|\d{1,9}[.)])\s+/.exec(note.text.slice(item.start))?.[0];
  // Under a “•” nothing can be nested.
  if (!marker) return undefined;
  const text = `${lead}${nested(indent, marker)}- ${label}: ${value}${eol}`;
  return { title, edits: [{ start: at, end: at, text }], safe: true };
}
