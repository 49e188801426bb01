import { HTML_BLOCKS } from '../markdown/html.ts';
import type { Note } from '../note/note.ts';
import { descend, type Section } from '../note/section.ts';
import { type Edit, lineEnding } from '../text/edit.ts';
import { absolute } from '../text/span.ts';
import { nextLine } from './place.ts';

/**
 * The edit that puts a block at an offset that starts a line, with one empty line around it; none
 * where a fence or comment that is left open would swallow it.
 */
export function insertBlock(note: Note, offset: number, text: string): Edit | undefined {
  const eol = lineEnding(note.text);
  const before = note.text.slice(0, offset);
  const after = note.text.slice(offset);
  if (after.trim() === '' && isOpenAtEnd(note)) return undefined;
  const lead = before.trim() === '' ? '' : blankLinesBefore(before, eol);
  const tail =
    after.trim() === ''
      ? after === ''
        ? eol
        : ''
      : /^\s*?(?:\r\n|\r|\n)/.test(after)
        ? eol
        : eol + eol;
  return { start: offset, end: offset, text: `${lead}${text.replaceAll('\n', eol)}${tail}` };
}

function blankLinesBefore(before: string, eol: string): string {
  const blank = before.slice(before.trimEnd().length);
  return eol.repeat(Math.max(0, 2 - (blank.match(/\r\n|\r|\n/g)?.length ?? 0)));
}

/** Where the line of a section’s title starts, or that of the rules and the comment that lead up to it. */
export function aboveTitle(note: Note, { title }: Section): number {
  return clearOf(note, lineStart(note, absolute(title!.line.span).start));
}

/** The start of the line after a section’s title, its underline included. */
export function belowTitle(note: Note, { title }: Section): number {
  const { start, end } = absolute(title!.line.span);
  const at = nextLine(note.text, end);
  const isUnderlined =
    title!.form === 'heading' && !/^ {0,3}#/.test(note.text.slice(lineStart(note, start)));
  return isUnderlined ? nextLine(note.text, at) : at;
}

/** The start of the line after a section and all below it, above what leads up to the next one. */
export function belowSection(note: Note, section: Section): number {
  const last = [...descend(section)].at(-1)!;
  const block = last.blocks.at(-1);
  if (!block) return belowTitle(note, last);
  return clearOf(note, nextLine(note.text, absolute(block.span).end));
}

/** The start of a line, or that of the rules above it, and of a comment that speaks of the very next line. */
export function clearOf(note: Note, offset: number): number {
  const { text } = note;
  let at = offset;
  const blocks = [...descend(note.root)].flatMap((section) => section.blocks);
  for (const block of blocks.reverse()) {
    const { start, end } = absolute(block.span);
    if (start >= at) continue;
    const isComment = block.type === 'html' && block.text.trim() === '';
    const parts =
      block.type === 'break'
        ? text.slice(end, at).trim() === ''
        : isComment &&
          /^[ \t]*(?:\r\n|\r|\n)$/.test(text.slice(end, at)) &&
          /^\S/.test(text.slice(at));
    if (!parts) break;
    at = lineStart(note, start);
  }
  return at;
}

function lineStart(note: Note, offset: number): number {
  const { line } = note.positions.positionAt(offset);
  return note.positions.offsetAt({ line, character: 0 });
}

/** Whether the last block of a note is a fence, or HTML of a kind, that nothing closes. */
function isOpenAtEnd(note: Note): boolean {
  const last = [...descend(note.root)].at(-1)!.blocks.at(-1);
  if (last?.type !== 'code' && last?.type !== 'html') return false;
  const source = note.text.slice(lineStart(note, absolute(last.span).start)).trimEnd();
  const [first, ...lines] = source.split(/\r\n|\r|\n/) as [string, ...string[]];
  if (last.type === 'html') {
    const ends = HTML_BLOCKS.find(({ begins }) => begins.test(first))?.ends;
    return ends !== undefined && !ends.test(source);
  }
  const fence = FENCE.exec(first)?.[1];
  return fence !== undefined && !lines.some((line) => CLOSING.exec(line)?.[1]?.startsWith(fence));
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const CLOSING = /^ {0,3}(`{3,}|~{3,})[ \t]*$/;
