import { frontMatterEnd } from './front-matter-end.ts';
import { HTML_BLOCKS } from './html.ts';

/**
 * Where a chunk ends that begins at `from` (UTF-16): a stretch of whole blocks that mean the same
 * whatever stands around them. It looks at nothing before `from`, and at nothing after the first
 * line of the next chunk. Where the end can't be told for certain, the chunk reaches further.
 */
export function chunkEnd(source: string, from: number): number {
  const frontMatter = from === 0 ? frontMatterEnd(source) : 0;
  if (frontMatter > 0) return frontMatter;
  let at = from;
  /** A fence or HTML: what ends it, and how far the item it stands in is indented. */
  let open: { readonly ends: (line: string) => boolean; readonly within: number } | undefined;
  /** How far the content of the list item that is open is indented; 0 outside of lists. */
  let item = 0;
  /** The item may have ended, or never begun. */
  let unsure = false;
  /** What looks like a tag goes on: HTML or a paragraph. */
  let tag = false;
  let blank = true;
  /** The line before may be of a paragraph. */
  let prose = false;
  /** The last line that is not empty may be indented code. */
  let code = false;
  for (let next = at; at < source.length; at = next) {
    next = lineEnd(source, at);
    // Most lines are prose, which costs no more than a look.
    if (!open && !tag && isLetter(source.charCodeAt(at))) {
      if (blank && at > from && (item > 0 || at - from > LONG || isLandmark(source, at))) return at;
      if (blank) unsure = false;
      else if (item > 0) unsure = true;
      if (blank) item = 0;
      blank = code = false;
      prose = true;
      continue;
    }
    const line = lineAt(source, at, next);
    const indent = indentOf(line);
    if (indent === line.length) {
      if (open?.ends('')) open = undefined;
      tag = prose = false;
      blank = true;
      continue;
    }
    if (open && indent < open.within) {
      // The item ends here, and what is open in it; the list goes on with a marker.
      open = undefined;
      if (!MARKER.test(line)) item = 0;
    }
    if (open) {
      if (open.ends(line.slice(open.within))) open = undefined;
      blank = prose = code = false;
      continue;
    }
    const starter = indent <= 3 ? line[indent]! : '';
    if (tag) {
      if (/[`~<#]/.test(starter)) return source.length;
      // In a paragraph it begins a list.
      const marker = MARKER.exec(line);
      if (marker) item = widthOf(marker);
      unsure = item > 0;
      continue;
    }
    // To the parser not every marker ends indented code.
    const isStuck = code && MARKER.test(line);
    if (indent === 0 && at > from && !isStuck && startsChunk(line, blank, item, at - from))
      return at;
    const rule = /[-*_]/.test(starter) && isBreak(line);
    const marker = rule ? null : MARKER.exec(line);
    if (indent < item || item === 0) {
      if (marker) {
        // Not every marker may stand right under a paragraph.
        unsure = (item === 0 || unsure) && prose && !/^ {0,3}(?:[-*+]|1[.)])[ \t]/.test(line);
        // An item that begins with nothing ends with the next empty line.
        if (marker[0].length === line.length) unsure = true;
        item = widthOf(marker);
      } else if (blank || rule || interrupts(line, starter)) {
        item = 0;
        unsure = false;
      } else if (item > 0) unsure = true;
    }
    const opens = openingOf(line, starter, prose);
    if (opens && unsure && indent > 0) return source.length;
    tag = opens === 'perhaps';
    const within = indent >= item ? item : 0;
    open = opens && opens !== 'perhaps' ? { ends: opens, within } : undefined;
    blank = false;
    code = indent > 3;
    prose = !HEADING.test(line) && starter !== '>' && open === undefined;
  }
  return source.length;
}

/** Whether a line ends a paragraph, and the item with it, for certain: “#1” and “~5” may go on with both. */
function interrupts(line: string, starter: string): boolean {
  if (starter === '>') return true;
  if (starter === '#') return HEADING.test(line);
  if (starter === '`' || starter === '~') return FENCE.test(line);
  return (
    starter === '<' && HTML_BLOCKS.find(({ begins }) => begins.test(line))?.interrupts === true
  );
}

/** How a fence or HTML ends that a line opens; `perhaps` where the line may as well be of a paragraph. */
function openingOf(
  line: string,
  starter: string,
  prose: boolean,
): ((line: string) => boolean) | 'perhaps' | undefined {
  if (starter === '`' || starter === '~') {
    const fence = FENCE.exec(line)?.[1];
    if (!fence) return undefined;
    return (other) => {
      const close = CLOSING_FENCE.exec(other)?.[1];
      return close !== undefined && close[0] === fence[0] && close.length >= fence.length;
    };
  }
  if (starter !== '<') return undefined;
  const kind = HTML_BLOCKS.find(({ begins }) => begins.test(line));
  if (!kind) return undefined;
  const { ends, interrupts } = kind;
  if (!ends) return interrupts || !prose ? (other) => other.trim() === '' : 'perhaps';
  return ends.test(line.trimStart().slice(2)) ? undefined : (other) => ends.test(other);
}

/** A chunk of this many characters ends with its block, whatever the next one’s words are. */
const LONG = 15_000;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const CLOSING_FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*$/;
const MARKER = /^( {0,3})([-*+]|\d{1,9}[.)])(?:([ \t]+)|$)/;
/** A letter, or an opening quotation mark: a paragraph for certain. */
const PLAIN = /^[\p{L}"“(]/u;

/** Whether a line that is not indented begins a chunk. */
function startsChunk(line: string, blank: boolean, item: number, length: number): boolean {
  if (HEADING.test(line)) return true;
  // The parser takes a byte order mark for none at the start of what it reads, and for text elsewhere.
  if (!blank || line[0] === '\uFEFF') return false;
  // It may go on with the list before it.
  if (MARKER.test(line)) return item === 0;
  return !PLAIN.test(line) || item > 0 || isLandmark(line, 0) || length > LONG;
}

/** Some paragraphs begin a chunk; which, their own words decide, so that edits elsewhere change nothing. */
function isLandmark(source: string, from: number): boolean {
  let hash = 0;
  for (let at = from; at < source.length && at < from + 32; at++) {
    const code = source.charCodeAt(at);
    if (code === 10 || code === 13) break;
    hash = (hash * 31 + code) | 0;
  }
  return (hash & 3) === 0;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Without a group that repeats: on a line of millions that takes more stack than there is. */
function isBreak(line: string): boolean {
  return /^ {0,3}(?:[* \t]+|[- \t]+|[_ \t]+)$/.test(line) && /^(?:[ \t]*[-*_]){3}/.test(line);
}

/** How far the content of an item is indented, by its marker. */
function widthOf([, indent, marker, blanks = '']: RegExpExecArray): number {
  const start = indent!.length + marker!.length;
  let column = start;
  for (const blank of blanks) column += blank === '\t' ? 4 - (column % 4) : 1;
  // More than four begin indented code.
  return column === start || column > start + 4 ? start + 1 : column;
}

function indentOf(line: string): number {
  let at = 0;
  while (line[at] === ' ') at++;
  return at;
}

/** A line without its ending, the tabs that indent it as the blanks they stand for. */
function lineAt(source: string, from: number, next: number): string {
  let end = next;
  while (end > from && (source.charCodeAt(end - 1) === 10 || source.charCodeAt(end - 1) === 13))
    end--;
  const line = source.slice(from, end);
  if (line[0] !== ' ' && line[0] !== '\t') return line;
  const indent = /^[ \t]*/.exec(line)![0];
  if (!indent.includes('\t')) return line;
  let width = 0;
  for (const char of indent) width += char === '\t' ? 4 - (width % 4) : 1;
  return ' '.repeat(width) + line.slice(indent.length);
}

/** Where the line that holds an offset ends, its line ending included: LF, CRLF or CR. */
function lineEnd(source: string, from: number): number {
  LINE_ENDING.lastIndex = from;
  return LINE_ENDING.test(source) ? LINE_ENDING.lastIndex : source.length;
}

const LINE_ENDING = /\r\n?|\n/g;
