import type { Anchor } from '../text/span.ts';
import type { Fragment } from './block.ts';
import { frontMatterEnd } from './front-matter-end.ts';
import { isBeyondParsing } from './limits.ts';
import { type Definitions, NOTHING_DEFINED, type Parsed, parse } from './parse.ts';
import { readSimple } from './simple.ts';

/** A stretch of whole blocks that mean the same wherever they stand, and what they are. */
export interface Chunk {
  readonly text: string;
  readonly anchor: Anchor;
  /** Whether nothing follows it: then what it leaves open stays open to the end. */
  readonly last: boolean;
  readonly fragment: Fragment;
  /** What it defines for the rest of its document. */
  readonly defines: Definitions;
}

/** Reads a chunk that stands at `offset`; `defined` is what its document defines. */
export function readChunk(
  text: string,
  offset: number,
  { first, last, defined }: { first: boolean; last: boolean; defined: Definitions },
): Chunk {
  const anchor = { offset };
  // What may be a reference only the parser knows.
  const isReferring = defined !== NOTHING_DEFINED && text.includes('[');
  const simple = isReferring
    ? undefined
    : readSimple(text, anchor, first ? frontMatterEnd(text) : 0);
  if (simple) return { text, anchor, last, fragment: simple, defines: NOTHING_DEFINED };
  return { text, anchor, last, ...readMarked(text, anchor, first, last, defined) };
}

function readMarked(
  text: string,
  anchor: Anchor,
  first: boolean,
  last: boolean,
  defined: Definitions,
): Parsed {
  if (isBeyondParsing(text)) {
    // Left out: it counts as content that says nothing in particular.
    const span = { anchor, start: 0, end: text.length };
    return {
      fragment: { blocks: [{ type: 'code', text: '', span }], comments: [] },
      defines: NOTHING_DEFINED,
    };
  }
  if (last) return parse(text, anchor, first, defined);
  // What follows, a title or another block, ends it.
  const { fragment, defines } = parse(`${text}#`, anchor, first, defined);
  return { fragment: { ...fragment, blocks: fragment.blocks.slice(0, -1) }, defines };
}
