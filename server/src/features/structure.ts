import type { Block } from '../markdown/block.ts';
import type { Note } from '../note/note.ts';
import { descend, sectionRegion } from '../note/section.ts';
import { absolute, type OffsetRange } from '../text/span.ts';
import { linesOf } from './section-at.ts';

/** What can be folded away: the front matter and everything that has a title, bold ones too. */
export function foldings(note: Note): OffsetRange[] {
  const found: OffsetRange[] = [];
  if (note.frontMatter.span) found.push(absolute(note.frontMatter.span));
  for (const section of descend(note.root)) if (section.title) found.push(sectionRegion(section));
  return found;
}

/** What holds an offset (UTF-16), from the line out to the whole note. */
export function enclosing(note: Note, offset: number): OffsetRange[] {
  const found: OffsetRange[] = [];
  const add = (range: OffsetRange) => {
    if (range.start <= offset && offset <= range.end) found.push(range);
  };
  const { line } = note.positions.positionAt(offset);
  const start = note.positions.offsetAt({ line, character: 0 });
  const text = /[^\r\n]*/.exec(note.text.slice(start))![0];
  const indent = /^\s*/.exec(text)![0].length;
  add({ start: start + indent, end: start + text.trimEnd().length });
  const walk = (blocks: readonly Block[]) => {
    for (const block of blocks) {
      const range = absolute(block.span);
      if (offset < range.start || offset > range.end) continue;
      add(range);
      if (block.type === 'list')
        for (const item of block.items) {
          add(absolute(item.span));
          walk(item.blocks);
        }
      if (block.type === 'quote') walk(block.blocks);
      if (block.type === 'table') for (const row of block.rows) add(absolute(row.span));
    }
  };
  for (const section of descend(note.root)) {
    walk(section.blocks);
    if (section.title) add(linesOf(note, section));
  }
  add({ start: 0, end: note.text.length });
  const sorted = found.sort((a, b) => a.end - a.start - (b.end - b.start) || b.start - a.start);
  const nested: OffsetRange[] = [];
  for (const range of sorted) {
    const inner = nested.at(-1);
    if (!inner) nested.push(range);
    else if (
      range.start <= inner.start &&
      range.end >= inner.end &&
      range.end - range.start > inner.end - inner.start
    )
      nested.push(range);
  }
  return nested;
}
