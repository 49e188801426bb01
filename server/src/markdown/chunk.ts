import type { Anchor } from '../text/span.ts';
import type { Fragment } from './block.ts';
import { frontMatterEnd } from './front-matter-end.ts';
import { isBeyondParsing, isTooLong, weightOf } from './limits.ts';
import { type Definitions, type Parsed, parse } from './parse.ts';
import { readSimple } from './simple.ts';

/** A stretch of whole blocks that mean the same wherever they stand, and what they are. */
export interface Chunk {
  readonly text: string;
  readonly anchor: Anchor;
  /** Whether nothing follows it: then what it leaves open stays open to the end. */
  readonly last: boolean;
  readonly fragment: Fragment;
  /** What it defines for the rest of its document, if anything. */
  readonly defines?: Definitions | undefined;
  /** What reading it costs: see `weightOf`. */
  readonly weight: number;
  /** Why it was left out: no parser reads it in time, or not with all that stands around it. */
  readonly unread?: 'itself' | 'together';
}

/** Where in its document a chunk stands. */
interface Around {
  readonly first: boolean;
  readonly last: boolean;
}

/** Reads a chunk that stands at `offset`; `defined` is what its document defines, if anything. */
export function readChunk(
  text: string,
  offset: number,
  { first, last }: Around,
  defined: Definitions | undefined,
): Chunk {
  const anchor = { offset };
  // The front matter is a chunk of its own: it is no Markdown.
  if (first && frontMatterEnd(text) > 0) return { text, anchor, last, fragment: EMPTY, weight: 0 };
  if (isTooLong(text)) return leftOut({ text, anchor, last, weight: 0 }, 'itself');
  // What may be a reference only the parser knows.
  const isReferring = defined !== undefined && text.includes('[');
  const simple = readSimple(text, anchor);
  const weight = weightOf(text, simple !== undefined);
  if (simple && !isReferring) return { text, anchor, last, fragment: simple, weight };
  if (isBeyondParsing(text)) return leftOut({ text, anchor, last, weight: 0 }, 'itself');
  return { text, anchor, last, ...readMarked(text, anchor, last, defined), weight };
}

/** What a chunk would weigh; it is read no further than that takes. */
export function weigh(text: string, first: boolean): number {
  if ((first && frontMatterEnd(text) > 0) || isTooLong(text)) return 0;
  const simple = readSimple(text, { offset: 0 }) !== undefined;
  return simple || !isBeyondParsing(text) ? weightOf(text, simple) : 0;
}

const EMPTY: Fragment = { blocks: [], comments: [] };

/** The chunk without what it says: it counts as content that says nothing in particular. */
export function leftOut(
  { text, anchor, last, weight }: Pick<Chunk, 'text' | 'anchor' | 'last' | 'weight'>,
  unread: NonNullable<Chunk['unread']>,
): Chunk {
  const span = { anchor, start: 0, end: text.length };
  const fragment: Fragment = { blocks: [{ type: 'code', text: '', span }], comments: [] };
  return { text, anchor, last, fragment, weight, unread };
}

function readMarked(text: string, anchor: Anchor, last: boolean, defined?: Definitions): Parsed {
  if (last) return parse(text, anchor, defined);
  // What follows, a title or another block, ends it.
  const { fragment, defines } = parse(`${text}#`, anchor, defined);
  return { fragment: { ...fragment, blocks: fragment.blocks.slice(0, -1) }, defines };
}
