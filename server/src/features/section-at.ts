import type { Section } from '../note/section.ts';
import { absolute } from '../text/span.ts';

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
