import type { Anchor, Span } from '../text/span.ts';
import type { Block, Fragment, Item, Line } from './block.ts';
import { simpleLine } from './inline.ts';
import { paragraphBlocks } from './paragraph.ts';
import { readTable } from './simple-table.ts';

/** A container whose content is indented by `width`: the text itself, or an item of a list. */
interface Container {
  readonly width: number;
  readonly blocks: Block[];
  /** What is open in it, if anything is. */
  list?: OpenList | undefined;
  readonly item?: { checked: boolean | undefined; start: number };
  /** Where its content ends so far. */
  end: number;
}

interface OpenList {
  readonly start: number;
  readonly marker: string;
  readonly items: Item[];
}

/** Lists that are nested deeper are left to the parser and its limits. */
const DEEPEST = 20;
const HEADING = /^(#{1,6}) (?! )(.*[^\s#])$/;
const UNDERLINE = /^(?:=+|-{2,})$/;
const BREAK = /^(?:-{3,}|\*{3,}|_{3,})$/;
const MARKER = /^([-*+]|(\d{1,9})([.)])) {1,4}(?=\S)/;
const BOX = /^\[([ xX])\] (?=\S)/;
/** A line that may begin anything but a paragraph. */
const UNCERTAIN =
  /^(?:[#>`~<=]|[-*+](?:\s|$)|\d{1,9}[.)](?:\s|$)|\[[^\]]*\]:|-{2,}|_{3,}|\*{2,}$|\|?\s*:?-+:?\s*(?:\||$))/;

/**
 * Reads the Markdown that most notes are made of, many times faster than a parser of all of it:
 * headings, paragraphs, lists with lists in them, tables, and what `readInline` reads. Gives nothing
 * for a text in which anything else may be meant.
 */
export function readSimple(text: string, anchor: Anchor): Fragment | undefined {
  if (text.includes('\t') || text.includes('\0')) return undefined;
  const blocks = new SimpleReader(text, anchor).read();
  return blocks && { blocks, comments: NO_COMMENTS };
}

/** Whether a line begins or ends with blanks that are not just indentation, or holds another line end. */
function isOdd(text: string, start: number, end: number): boolean {
  if (start === end) return false;
  if (text.charCodeAt(end - 1) <= 32 || isBlank(text, end - 1)) return true;
  let at = start;
  while (text[at] === ' ') at++;
  return isBlank(text, at) || (text.includes('\r') && text.slice(start, end).includes('\r'));
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? code === 32 || (code >= 9 && code <= 13) : /\s/.test(text[at]!);
}

/** Whether a line that begins so is a paragraph’s: no marker of Markdown is a letter. */
function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32;
  return code >= 97 && code <= 122;
}
const NO_COMMENTS: Fragment['comments'] = [];

/** The same list, without the room that a growing one keeps: most hold one element, and stay. */
function shrunk<T>(list: readonly T[]): T[] {
  return list.slice();
}

class SimpleReader {
  private readonly root: Container = { width: 0, blocks: [], end: 0 };
  /** The text, then the open items, each in the one before it. */
  private stack: Container[] = [this.root];
  /** The lines of the paragraph that is open. */
  private lines: Line[] = [];
  /** Where that paragraph begins, and where it ends so far. */
  private begin = 0;
  private end = 0;

  constructor(
    private readonly text: string,
    private readonly anchor: Anchor,
  ) {}

  read(): Block[] | undefined {
    const { text } = this;
    const mayHoldTable = text.includes('|');
    let blank = true;
    for (let at = 0; at < text.length; ) {
      const next = text.indexOf('\n', at);
      const stop = next < 0 ? text.length : next;
      const end = stop > at && text[stop - 1] === '\r' ? stop - 1 : stop;
      const after = next < 0 ? text.length : next + 1;
      if (isOdd(text, at, end)) return undefined;
      if (end === at) {
        this.closeParagraph();
        blank = true;
        at = after;
        continue;
      }
      if (mayHoldTable && this.lines.length === 0 && text.slice(at, end).includes('|')) {
        const found = readTable(text, at, end, after, this.anchor);
        if (!found || (found !== 'none' && !blank)) return undefined;
        if (found !== 'none') {
          this.closeAll(0);
          this.root.blocks.push(found.table);
          at = found.after;
          blank = false;
          continue;
        }
      }
      if (!this.line(at, end, blank)) return undefined;
      blank = false;
      at = after;
    }
    this.closeAll(0);
    return shrunk(this.root.blocks);
  }

  /** Takes a line that is not empty; `false` where it may mean something else. */
  private line(from: number, end: number, blank: boolean): boolean {
    const { text } = this;
    let start = from;
    while (text[start] === ' ') start++;
    const indent = start - from;
    if (isLetter(text, start)) return this.prose(start, end, indent);
    const rest = text.slice(start, end);
    const marker = BREAK.test(rest) ? null : MARKER.exec(rest);
    if (marker) return this.item(start, end, indent, marker, blank);
    const goesOn = this.lines.length > 0;
    if (goesOn && indent === 0 && UNDERLINE.test(rest)) return this.underline(rest, end);
    if (
      UNCERTAIN.test(rest) &&
      (goesOn || indent > 0 || !/^(?:#|-{3,}$|\*{3,}$|_{3,}$)/.test(rest))
    )
      return false;
    if (goesOn) return this.prose(start, end, indent);
    if (indent === 0 && rest[0] === '#') {
      const heading = HEADING.exec(rest);
      if (!heading) return false;
      this.closeAll(0);
      const offset = start + heading[1]!.length + 1;
      const line = simpleLine(text.slice(offset, end), offset, this.anchor);
      if (!line) return false;
      this.root.blocks.push({
        type: 'heading',
        depth: heading[1]!.length,
        line,
        span: this.span(start, end),
      });
      return true;
    }
    if (indent === 0 && BREAK.test(rest)) {
      // Under a list without an empty line between it would be an item.
      if (!blank && this.root.blocks.length > 0 && this.root.blocks.at(-1)!.type !== 'heading')
        return false;
      this.closeAll(0);
      this.root.blocks.push({ type: 'break', span: this.span(start, end) });
      return true;
    }
    return this.prose(start, end, indent);
  }

  /** Takes a line of a paragraph, the first or another. */
  private prose(start: number, end: number, indent: number): boolean {
    if (this.lines.length === 0) {
      const depth = this.depthOf(indent);
      if (indent - this.stack[depth]!.width > 3) return false;
      this.closeAll(depth);
    }
    return this.add(start, end);
  }

  /** Makes a heading of the one line before. */
  private underline(rest: string, end: number): boolean {
    const [line, more] = this.lines;
    if (!line || more || this.stack.length > 1) return false;
    this.lines = [];
    const span = this.span(this.begin, end);
    this.root.blocks.push({ type: 'heading', depth: rest[0] === '=' ? 1 : 2, line, span });
    return true;
  }

  /** Begins an item of a list. */
  private item(
    start: number,
    end: number,
    indent: number,
    [written, marker, number, point]: RegExpExecArray,
    blank: boolean,
  ): boolean {
    const depth = this.depthOf(indent);
    const holder = this.stack[depth]!;
    if (indent - holder.width > 3 || depth > DEEPEST) return false;
    const kind = point ?? marker!;
    const follows = this.stack[depth + 1] !== undefined && holder.list?.marker === kind;
    // In the middle of a paragraph only the first of a list may stand, or one that follows others.
    if (this.lines.length > 0 && number !== undefined && number !== '1' && !follows) return false;
    if (this.lines.length === 0 && !blank && !follows && holder.blocks.at(-1)?.type === 'paragraph')
      return false;
    this.closeParagraph();
    this.closeTo(depth);
    if (holder.list && holder.list.marker !== kind) this.closeList(holder);
    holder.list ??= { start, marker: kind, items: [] };
    let content = start + written.length;
    const box = BOX.exec(this.text.slice(content, end));
    if (box) content += box[0].length;
    const rest = this.text.slice(content, end);
    const isPlain = isLetter(rest, 0);
    if (!isPlain && (UNCERTAIN.test(rest) || BREAK.test(rest))) return false;
    if ((!box && /^\[[ xX]?\]/.test(rest)) || rest.includes('|')) return false;
    const checked = box ? box[1] !== ' ' : undefined;
    this.stack.push({ width: indent + written.length, blocks: [], item: { checked, start }, end });
    return this.add(content, end);
  }

  private add(start: number, end: number): boolean {
    const line = simpleLine(this.text.slice(start, end), start, this.anchor);
    if (!line) return false;
    if (this.lines.length === 0) this.begin = start;
    this.lines.push(line);
    this.end = end;
    return true;
  }

  /** How many open items hold what is indented so far. */
  private depthOf(indent: number): number {
    let depth = 0;
    while (depth + 1 < this.stack.length && this.stack[depth + 1]!.width <= indent) depth++;
    return depth;
  }

  private closeParagraph(): void {
    const { lines } = this;
    const [first] = lines;
    if (!first) return;
    this.lines = [];
    const container = this.stack.at(-1)!;
    for (const block of paragraphBlocks(shrunk(lines))) container.blocks.push(block);
    container.end = this.end;
  }

  /** Closes the items that are deeper than `depth`. */
  private closeTo(depth: number): void {
    this.closeParagraph();
    while (this.stack.length > depth + 1) {
      const container = this.stack.pop()!;
      this.closeList(container);
      const { blocks, end, item } = container;
      const holder = this.stack.at(-1)!;
      const { checked, start } = item!;
      holder.list!.items.push({ checked, blocks: shrunk(blocks), span: this.span(start, end) });
      holder.end = end;
    }
  }

  /** The same, and the list that they are in. */
  private closeAll(depth: number): void {
    this.closeTo(depth);
    this.closeList(this.stack[depth]!);
  }

  private closeList(container: Container): void {
    const { list } = container;
    if (!list) return;
    container.list = undefined;
    const { items, start, marker } = list;
    const span = this.span(start, items.at(-1)!.span.end);
    container.blocks.push({
      type: 'list',
      ordered: /[.)]/.test(marker),
      items: shrunk(items),
      span,
    });
  }

  private span(start: number, end: number): Span {
    return { anchor: this.anchor, start, end };
  }
}
