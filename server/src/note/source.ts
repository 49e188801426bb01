import type { Chunk } from '../markdown/chunk.ts';
import { MarkdownDocument, type Splice } from '../markdown/document.ts';
import type { Change } from '../text/change.ts';
import { LineIndex, type Positions } from '../text/lines.ts';
import type { Anchor, Span } from '../text/span.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { readSuppression, type Suppression } from './suppression.ts';

/** The text of a note taken apart: its front matter and its Markdown. A byte order mark is left out. */
export class Source {
  readonly anchor: Anchor;
  frontMatter: FrontMatter;
  positions: Positions;
  private readonly markdown: MarkdownDocument;

  /** Any text will do; `frontMatter` is what was read of it before, if it was. */
  constructor(
    public text: string,
    positions?: Positions,
    frontMatter?: FrontMatter,
  ) {
    this.anchor = anchorOf(text);
    const source = this.body();
    this.positions = positions ?? new LineIndex(text);
    this.frontMatter = readFrontMatter(source, this.anchor, frontMatter);
    this.markdown = new MarkdownDocument(source, this.anchor.offset);
  }

  get chunks(): readonly Chunk[] {
    return this.markdown.chunks;
  }

  /** The headings, in order. */
  headings(): string[] {
    return this.chunks.flatMap(({ fragment: { blocks } }) =>
      blocks.flatMap((block) => (block.type === 'heading' ? [block.line.text] : [])),
    );
  }

  /** The chunk that holds an offset of the text. */
  chunkAt(offset: number): Chunk {
    return this.chunks[this.markdown.indexAt(offset)]!;
  }

  /** Takes over an edit behind the byte order mark; `change` counts from the start of the text before it. */
  edit(text: string, change: Change, positions?: Positions): Splice {
    this.text = text;
    this.positions = positions ?? new LineIndex(text);
    const splice = this.markdown.edit(this.body(), change);
    if (splice.at === 0)
      this.frontMatter = readFrontMatter(this.body(), this.anchor, this.frontMatter);
    return splice;
  }

  /** The comments that say which findings stay silent. */
  suppressions(): Suppression[] {
    return this.chunks.flatMap(suppressionsIn);
  }

  /** Where what is left out begins: the first line of each stretch. */
  unread(): Span[] {
    return this.chunks.flatMap(({ unread, text, anchor }, i) => {
      if (!unread || this.chunks[i - 1]?.unread) return [];
      const [line] = /[^\s][^\r\n]{0,79}/.exec(text) ?? [''];
      const start = line === '' ? 0 : text.indexOf(line);
      return [{ anchor, start, end: start + line.trimEnd().length }];
    });
  }

  private body(): string {
    return this.anchor.offset === 0 ? this.text : this.text.slice(this.anchor.offset);
  }
}

/** The suppressions of a chunk. */
export function suppressionsIn({ fragment: { comments } }: Chunk): Suppression[] {
  if (comments.length === 0) return NONE;
  return comments.map(readSuppression).filter((found) => found !== undefined);
}

const NONE: Suppression[] = [];

/** The front matter alone, for texts that may be no notes. */
export function readFrontMatterOf(text: string): FrontMatter {
  const anchor = anchorOf(text);
  return readFrontMatter(text.slice(anchor.offset), anchor);
}

/** Where the Markdown of a text begins: behind a byte order mark. */
export function anchorOf(text: string): Anchor {
  return { offset: text.startsWith('\uFEFF') ? 1 : 0 };
}
