import type { Note } from '../note/note.ts';
import { type Section, sectionRegion } from '../note/section.ts';
import { absolute, type OffsetRange } from '../text/span.ts';

/** The innermost section that holds an offset (UTF-16), or nothing before the first title. */
export function sectionAt(root: Section, offset: number): Section | undefined {
  let found: Section | undefined;
  let children: readonly Section[] = root.children;
  for (;;) {
    const next = children.findLast(
      ({ title }) => title && absolute(title.line.span).start <= offset,
    );
    if (!next) return found;
    found = next;
    children = next.children;
  }
}

/** A section from the start of its title's line, with what marks it as a title. */
export function linesOf(note: Note, section: Section): OffsetRange {
  const { start, end } = sectionRegion(section);
  const { line } = note.positions.positionAt(start);
  return { start: note.positions.offsetAt({ line, character: 0 }), end };
}
