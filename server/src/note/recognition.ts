import { PARTS, topic } from '../guide/topics.ts';
import type { Block } from '../markdown/block.ts';
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
export function kindByName(path: string): Kind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name === 'lines.prep.md') return 'lines';
  return name.endsWith('.prep.md') ? 'note' : undefined;
}

const TITLES = PARTS.map((part) => fold(topic(part).title));
const LIKELY = [/draw\W+your\W+lines/i, /debug\W+the\W+process/i, /finish\W+well/i];

/** Whether a text may hold two of the guide's titles: quick, so that other Markdown costs nothing. */
export function mayHoldTitles(text: string): boolean {
  return LIKELY.filter((title) => title.test(text)).length >= 2;
}

/** Whether at least two of the guide's titles stand as headings. */
export function holdsTitles(blocks: readonly Block[]): boolean {
  const titles = new Set<string>();
  for (const block of blocks)
    if (block.type === 'heading') {
      const title = fold(block.line.text);
      if (TITLES.includes(title)) titles.add(title);
    }
  return titles.size >= 2;
}

/**
 * What a file is, or nothing when we have no business with it: by its front matter, its name, the
 * globs of the configuration (`included`), or two of the guide's titles.
 */
export function recognise(
  path: string,
  text: string,
  frontMatter: FrontMatter,
  included: (path: string) => boolean,
  blocks: () => readonly Block[],
): Kind | undefined {
  const prep = readPrep(frontMatter);
  if (prep === 'none') return undefined;
  if (prep === 'note' || prep === 'lines') return prep;
  const kind = kindByName(path) ?? (included(path) ? 'note' : undefined);
  if (kind) return kind;
  if (mayHoldTitles(text) && holdsTitles(blocks())) return 'note';
  return prep === 'unknown' ? 'stray' : undefined;
}
