import { PARTS, topic } from '../guide/topics.ts';
import type { FrontMatter } from './front-matter.ts';
import { entryOf } from './front-matter.ts';
import { fold } from './words.ts';

/**
 * What a file is to us: a note on an opportunity, the shared lines, or a stray: other Markdown whose
 * `prep` nobody understands, of which only that is said.
 */
export type Kind = 'note' | 'lines' | 'stray';

/** The kind that the value of `prep` names; `none` means never, `unknown` that nobody knows. */
export function readPrep(
  frontMatter: FrontMatter,
): 'note' | 'lines' | 'none' | 'unknown' | undefined {
  const entry = entryOf(frontMatter, 'prep');
  if (!entry) return undefined;
  if (entry.values.length > 1) return 'unknown';
  switch (entry.values[0]!.text.trim().toLowerCase()) {
    case 'false':
    case 'none':
      return 'none';
    case 'true':
    case 'staff-plus':
      return 'note';
    case 'lines':
      return 'lines';
    default:
      return 'unknown';
  }
}

/** The kind that a file's name gives it; `path` uses `/`. */
function kindByName(path: string): Kind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name === 'lines.prep.md') return 'lines';
  return name.endsWith('.prep.md') ? 'note' : undefined;
}

const TITLES = PARTS.map((part) => fold(topic(part).title));
const LIKELY = [/draw\W+your\W+lines/i, /debug\W+the\W+process/i, /finish\W+well/i];

/** Whether a text may hold so many of the guide's titles: quick, so that other Markdown costs nothing. */
export function mayHoldTitles(text: string, least = 2): boolean {
  let missing = LIKELY.length - least;
  return LIKELY.every((title) => title.test(text) || missing-- > 0);
}

/** Whether at least two of the guide's titles are among these headings. */
export function holdsTitles(headings: Iterable<string>): boolean {
  const titles = new Set<string>();
  for (const heading of headings) {
    const title = fold(heading);
    if (TITLES.includes(title)) titles.add(title);
  }
  return titles.size >= 2;
}

/**
 * What a file is, or nothing when we have no business with it: by its front matter, its name, the
 * globs of the configuration (`included`), or two of the guide's titles (`titled`).
 */
export function recognise(
  path: string,
  frontMatter: FrontMatter,
  included: (path: string) => boolean,
  titled: () => boolean,
): Kind | undefined {
  const prep = readPrep(frontMatter);
  if (prep === 'none') return undefined;
  if (prep === 'note' || prep === 'lines') return prep;
  const kind = kindByName(path) ?? (included(path) ? 'note' : undefined);
  if (kind) return kind;
  if (titled()) return 'note';
  return prep === 'unknown' ? 'stray' : undefined;
}
