import type { DrawnLine } from '../note/drawn-line.ts';
import type { Note } from '../note/note.ts';
import { type Edit, lineEnding } from '../text/edit.ts';
import { absolute } from '../text/span.ts';
import { nextLine } from './place.ts';

/** Lines to start from: questions, so that nobody else's decision stands in a note. */
export const STARTER_LINES = [
  'Am I willing to practise interview programming?',
  'Which kind of company is right for me (stage, mission, values)?',
  'What would make me leave a process?',
]
  .map((line) => `- ${line}`)
  .join('\n');

/** The edit that adds an item after the last line drawn, with the next free id where lines have ids. */
export function addLine(note: Note, text: string): Edit | undefined {
  const last = note.lines.at(-1);
  if (!last) return undefined;
  const { start } = absolute(last.line.span);
  const { line } = note.positions.positionAt(start);
  const lineStart = note.positions.offsetAt({ line, character: 0 });
  const marker = /^(?:[ \t]*[-*+•]|[ \t]*\d{1,9}[.)])[ \t]+(?:\[[ xX]\] )?/.exec(
    note.text.slice(lineStart, start),
  );
  // In a table, a quote, prose or behind a label a new line would not read like the others.
  if (!marker || /\p{L}{2}/u.test(note.text.slice(lineStart + marker[0].length, start)))
    return undefined;
  const eol = lineEnding(note.text);
  const end = endOfItem(note, start);
  const at = nextLine(note.text, end);
  const id = note.lines.some((drawn) => drawn.id) ? freeIds(note).next().value : undefined;
  const item = `${nextMarker(marker[0])}${id ? `${id}: ` : ''}${text}`;
  const lead = at > 0 && !/[\r\n]/.test(note.text[at - 1]!) ? eol : '';
  return { start: at, end: at, text: `${lead}${item}${eol}` };
}

function endOfItem(note: Note, start: number): number {
  for (const statement of note.statements)
    for (const block of statement.blocks)
      if (block.type === 'list')
        for (const item of block.items) {
          const range = absolute(item.span);
          if (range.start <= start && start < range.end)
            return range.start + note.text.slice(range.start, range.end).trimEnd().length;
        }
  return start;
}

function nextMarker(marker: string): string {
  return marker.replace(/\d+/, (number) => String(Number(number) + 1)).replace(/\[[xX]\]/, '[ ]');
}

/**
 * Ids that no line of the note, or of others, has yet, and none that is said to be crossed, in the
 * manner of its last one.
 */
export function* freeIds(note: Note, others: readonly DrawnLine[] = []): Generator<string, string> {
  const ids = [...others, ...note.lines].flatMap(({ id }) => id ?? []);
  const letters = ids.at(-1)?.replace(/(?<!\d)\d+$/, '') ?? 'L';
  const numbers = [...ids, ...note.crossings.map(({ id }) => id)]
    .filter((id) => id.replace(/(?<!\d)\d+$/, '') === letters)
    .map((id) => Number(id.slice(letters.length)));
  for (let number = Math.max(0, ...numbers) + 1; ; number++) yield `${letters}${number}`;
}
