import { join, readChunks } from '../markdown/chunk.ts';
import { parse } from '../markdown/parse.ts';
import type { Anchor } from '../text/span.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { readSuppressions, type Source } from './note.ts';

/**
 * Takes a Markdown text apart. Any text will do; a byte order mark at its start is left out. What
 * `before`, an earlier text of the same note, has in common with it is taken over: `before` is of no
 * use afterwards.
 */
export function readSource(text: string, before?: Source): Source {
  const anchor = anchorOf(text);
  const source = text.slice(anchor.offset);
  const frontMatter = readFrontMatter(source, anchor);
  const chunks = readChunks(source, anchor.offset, before?.chunks);
  const { blocks, comments } = join(chunks);
  return { text, anchor, frontMatter, chunks, blocks, suppressions: readSuppressions(comments) };
}

/** The same by one parse of the whole text: what `readSource` must be equal to. */
export function readWhole(text: string): Source {
  const anchor = anchorOf(text);
  const source = text.slice(anchor.offset);
  const { blocks, comments } = parse(source, anchor, true);
  const frontMatter = readFrontMatter(source, anchor);
  return {
    text,
    anchor,
    frontMatter,
    chunks: [],
    blocks,
    suppressions: readSuppressions(comments),
  };
}

/** The front matter alone, for texts that may be no notes. */
export function readFrontMatterOf(text: string): FrontMatter {
  const anchor = anchorOf(text);
  return readFrontMatter(text.slice(anchor.offset), anchor);
}

function anchorOf(text: string): Anchor {
  return { offset: text.startsWith('\ufeff') ? 1 : 0 };
}
