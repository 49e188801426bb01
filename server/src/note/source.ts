import { parse } from '../markdown/parse.ts';
import type { Anchor } from '../text/span.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { readSuppressions, type Source } from './note.ts';

/** Takes a Markdown text apart. Any text will do; a byte order mark at its start is left out. */
export function readSource(text: string): Source {
  const anchor = anchorOf(text);
  const source = text.slice(anchor.offset);
  const frontMatter = readFrontMatter(source, anchor);
  const { blocks, comments } = parse(source, anchor, true);
  return { text, anchor, frontMatter, blocks, suppressions: readSuppressions(comments) };
}

/** The front matter alone, for texts that may be no notes. */
export function readFrontMatterOf(text: string): FrontMatter {
  const anchor = anchorOf(text);
  return readFrontMatter(text.slice(anchor.offset), anchor);
}

function anchorOf(text: string): Anchor {
  return { offset: text.startsWith('\ufeff') ? 1 : 0 };
}
