import type { Item } from '../markdown/block.ts';
import type { Note } from '../note/note.ts';
import { itemAt } from '../note/walk.ts';
import { type Edit, lineEnding, nested } from '../text/edit.ts';
import { absolute } from '../text/span.ts';
import { nextLine } from './place.ts';

/**
 * The edit that writes items, `- …` each on a line, under an item and behind all that stands there, as
 * that is written; none where nothing can be nested for certain: under a “•”, in a quote, behind code.
 */
export function insertNested(note: Note, item: Item, text: string): Edit | undefined {
  const written = markerOf(note, item);
  const last = item.blocks.at(-1);
  if (!written || (last && last.type !== 'paragraph' && last.type !== 'list')) return undefined;
  if (last?.type === 'list') return insertBeside(note, last.items.at(-1)!, text);
  const indent = nested(written.indent, written.marker);
  return insertBehind(note, item, text.replace(/^/gm, indent));
}

/** The edit that writes items behind another one of the same list, with its marker. */
export function insertBeside(note: Note, item: Item, text: string): Edit | undefined {
  const written = markerOf(note, item);
  if (!written) return undefined;
  const { indent, marker } = written;
  let number = Number.parseInt(marker, 10);
  const next = () => `${indent}${marker.replace(/\d+/, () => String(++number))}`;
  return insertBehind(note, item, text.replace(/^- /gm, next));
}

/** The marker of an item that stands first on its line, and what is before it. */
function markerOf(note: Note, item: Item): { indent: string; marker: string } | undefined {
  const { start } = absolute(item.span);
  // What is one to its writer alone is text to Markdown, as would be what is written under it.
  const known = itemAt(note.root, start);
  if (!known || absolute(known.span).start !== start) return undefined;
  const indent = note.text.slice(start - note.positions.positionAt(start).character, start);
  const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(note.text.slice(start, start + 40))?.[0];
  return marker && /^[ \t]*$/.test(indent) ? { indent, marker } : undefined;
}

function insertBehind(note: Note, { span }: Item, lines: string): Edit {
  const { start, end } = absolute(span);
  const at = nextLine(note.text, start + note.text.slice(start, end).trimEnd().length);
  const eol = lineEnding(note.text);
  const lead = /[\r\n]/.test(note.text[at - 1]!) ? '' : eol;
  return { start: at, end: at, text: `${lead}${lines.replaceAll('\n', eol)}${eol}` };
}
