import type { Note } from '../note/note.ts';
import { type Edit, lineEnding, nested } from '../text/edit.ts';
import { nextLine } from './place.ts';

/**
 * The edit that writes an item under the one whose marker stands at `item`, on the line after `offset`;
 * none where nothing can be nested for certain: under a “•”, or in a quote.
 */
export function insertNested(
  note: Note,
  item: number,
  offset: number,
  text: string,
): Edit | undefined {
  const { character } = note.positions.positionAt(item);
  const indent = note.text.slice(item - character, item);
  const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(note.text.slice(item, item + 40))?.[0];
  if (!marker || !/^[ \t]*$/.test(indent)) return undefined;
  const at = nextLine(note.text, offset);
  const eol = lineEnding(note.text);
  const lead = /[\r\n]/.test(note.text[at - 1]!) ? '' : eol;
  return { start: at, end: at, text: `${lead}${nested(indent, marker)}- ${text}${eol}` };
}
