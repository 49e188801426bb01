import type { Anchor } from '../text/span.ts';
import type { Block, Comment, Fragment } from './block.ts';
import { isBeyondParsing } from './limits.ts';
import { frontMatterEnd, parse } from './parse.ts';
import { readPlain } from './plain.ts';

/** A stretch of Markdown that means the same wherever it stands, and what it holds. */
export interface Chunk {
  readonly text: string;
  readonly anchor: Anchor;
  readonly fragment: Fragment;
}

/** A definition reaches across a whole document: then it is one chunk. */
const DEFINITION = /^[ \t>*+\-\d.)]*\[[^\]\n\r]{1,999}\]:/m;

/**
 * Reads Markdown in chunks. `start` is where it begins in the document, after a byte order mark;
 * chunks of `before` that still stand there, at the start and at the end, are taken over and only
 * moved, so that an edit costs what it touches.
 */
export function readChunks(source: string, start: number, before: readonly Chunk[] = []): Chunk[] {
  const texts = splitChunks(source);
  let same = 0;
  // The last chunk is read to the end of the document, the others up to what follows.
  while (
    same < texts.length &&
    same < before.length &&
    (same === texts.length - 1) === (same === before.length - 1) &&
    texts[same] === before[same]!.text
  )
    same++;
  let end = 0;
  while (
    end < texts.length - same &&
    end < before.length - same &&
    texts[texts.length - 1 - end] === before[before.length - 1 - end]!.text
  )
    end++;
  const chunks: Chunk[] = [];
  let offset = start;
  texts.forEach((text, i) => {
    const kept =
      i < same
        ? before[i]
        : i >= texts.length - end
          ? before[before.length - (texts.length - i)]
          : undefined;
    if (kept) {
      kept.anchor.offset = offset;
      chunks.push(kept);
    } else {
      const anchor = { offset };
      const fragment =
        readPlain(text, anchor) ?? readOne(text, anchor, i === 0, i === texts.length - 1);
      chunks.push({ text, anchor, fragment });
    }
    offset += text.length;
  });
  return chunks;
}

/** Reads a chunk as it stands in its document: what follows it, a title or a paragraph, ends it. */
function readOne(text: string, anchor: Anchor, first: boolean, last: boolean): Fragment {
  if (isBeyondParsing(text)) {
    // Left out: it counts as content that says nothing in particular.
    return {
      blocks: [{ type: 'code', text: '', span: { anchor, start: 0, end: text.length } }],
      comments: [],
    };
  }
  if (last) return parse(text, anchor, first);
  const { blocks, comments } = parse(`${text}#`, anchor, first);
  return { blocks: blocks.slice(0, -1), comments };
}

/** All blocks and comments of the chunks, in order. */
export function join(chunks: readonly Chunk[]): Fragment {
  const blocks: Block[] = [];
  const comments: Comment[] = [];
  for (const { fragment } of chunks) {
    for (const block of fragment.blocks) blocks.push(block);
    for (const comment of fragment.comments) comments.push(comment);
  }
  return { blocks, comments };
}

const HEADING = /^#{1,6}(?:[ \t]|$)/;
/** What may open or continue something that reaches over headings: a fence, HTML, or a container’s inside. */
const FENCE = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/;
const HTML =
  /^( {0,3})<(?:(script|pre|style|textarea)(?=[\s>]|$)|(!--)|(\?)|(!\[CDATA\[)|(![A-Za-z]))/i;
const HTML_END: readonly RegExp[] = [
  /<\/(?:script|pre|style|textarea)>/i,
  /-->/,
  /\?>/,
  /\]\]>/,
  />/,
];
/** Text that begins a paragraph for certain: no marker of a list, no indentation, no HTML. */
const PLAIN = /^[\p{L}"“(]/u;

/**
 * Splits Markdown where the parts can be read one by one: at headings that are not indented, and at
 * some paragraphs after an empty line. Where that can't be told for certain it doesn't split.
 */
export function splitChunks(source: string): string[] {
  if (DEFINITION.test(source)) return [source];
  const chunks: string[] = [];
  let from = 0;
  let at = frontMatterEnd(source);
  /** Inside a fence or HTML: how it ends, and how far its lines are indented at least. */
  let open: { ends: (line: string) => boolean; indent: number } | undefined;
  /** HTML of the other kinds ends at an empty line. */
  let html = false;
  let blank = true;
  let doubtful = false;
  while (at < source.length) {
    const next = lineEnd(source, at);
    const line = source.slice(at, next).replace(/[\r\n]+$/, '');
    const empty = line.trim() === '';
    if (doubtful) {
      // From here on nobody knows what is inside of what.
      break;
    }
    if (open) {
      const indent = /^ */.exec(line)![0].length;
      // A container that held it may have ended: then this line means something else.
      if (!empty && open.indent > 0 && indent < open.indent) doubtful = true;
      else if (open.ends(line)) open = undefined;
    } else if (html && !empty) {
      // Still HTML, if it was HTML: then a fence in it is none.
      if (FENCE.test(line) || HTML.test(line)) doubtful = true;
    } else {
      html = false;
      const starts =
        HEADING.test(line) || (blank && PLAIN.test(line) && (isLandmark(line) || at - from > LONG));
      if (starts && at > from) {
        chunks.push(source.slice(from, at));
        from = at;
      }
      const fence = FENCE.exec(line);
      const tag = HTML.exec(line);
      if (fence) {
        const mark = fence[2]!;
        const close = new RegExp(`^ {0,3}\\${mark[0]}{${mark.length},}[ \\t]*$`);
        open = { ends: (other) => close.test(other), indent: fence[1]!.length };
      } else if (tag) {
        const end = HTML_END[tag.slice(2).findIndex((kind) => kind !== undefined)]!;
        const rest = line.slice(tag[0].length);
        if (!end.test(rest)) open = { ends: (other) => end.test(other), indent: tag[1]!.length };
      } else if (/^ {0,3}</.test(line)) html = true;
      // A fence, a comment or a tag inside a list or quote may reach further than its first line.
      else if (
        /^[ \t]*(?:[-*+>]|\d{1,9}[.)]).*(?:`{3}|~{3}|<)/.test(line) ||
        /^\t|^ {4,}(?:`{3}|~{3}|<)/.test(line)
      )
        html = false;
    }
    blank = empty;
    at = next;
  }
  chunks.push(source.slice(from));
  return chunks.filter((chunk) => chunk !== '');
}

/** A chunk of this many characters ends with its paragraph, whatever the next one’s words are. */
const LONG = 15_000;

/** Every so many paragraphs begin a chunk; which, their own words decide, so that edits elsewhere change nothing. */
function isLandmark(line: string): boolean {
  let hash = 0;
  for (let i = 0; i < line.length && i < 32; i++) hash = (hash * 31 + line.charCodeAt(i)) | 0;
  return (hash & 3) === 0;
}

function lineEnd(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 10) return at + 1;
    if (code === 13) return source.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  }
  return source.length;
}
