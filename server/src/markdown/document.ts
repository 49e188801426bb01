import type { Change } from '../text/change.ts';
import { type Chunk, leftOut, readChunk, weigh } from './chunk.ts';
import { frontMatterEnd } from './front-matter-end.ts';
import { HEAVIEST } from './limits.ts';
import { NOTHING_DEFINED } from './parse.ts';
import { chunkEnd } from './split.ts';

/** Which chunks an edit replaced: `removed` stood at index `at`, where `added` stand now. */
export interface Splice {
  readonly at: number;
  readonly removed: readonly Chunk[];
  readonly added: readonly Chunk[];
}

/** A chunk, or where one is to be read. */
type Slot =
  | Chunk
  | {
      readonly text: string;
      readonly offset: number;
      readonly first: boolean;
      readonly last: boolean;
      weight?: number;
    };

function isChunk(slot: Slot): slot is Chunk {
  return 'anchor' in slot;
}

function weightIn(slot: Slot): number {
  slot.weight ??= weigh(slot.text, !isChunk(slot) && slot.first);
  return slot.weight;
}

function skip(slot: Slot): Chunk {
  if (isChunk(slot) && slot.unread) return slot;
  const anchor = isChunk(slot) ? slot.anchor : { offset: slot.offset };
  return leftOut({ text: slot.text, anchor, last: slot.last, weight: slot.weight }, 'together');
}

/** A Markdown text in chunks, so that an edit costs what it touches. */
export class MarkdownDocument {
  readonly chunks: Chunk[] = [];
  private defined = NOTHING_DEFINED;
  private frontMatter = 0;
  /** What its chunks weigh together, as long as all are read. */
  private weight = 0;
  /** Whether some are left out, since together they are too much. */
  private isHeavy = false;

  /** `source` begins at offset `start` of the text it is from, after a byte order mark. */
  constructor(
    source: string,
    private readonly start = 0,
  ) {
    this.replace(source, 0, { start, end: start, length: source.length });
  }

  /**
   * Takes over an edit; `source` is the text after it, `change` counts from the start of the text
   * before it. Chunks that it doesn’t touch are kept and only moved.
   */
  edit(source: string, change: Change): Splice {
    // The end of a chunk depends on the first line after it, front matter on the line that closes it.
    const unclosed = this.frontMatter === 0 && source.startsWith('---');
    return this.replace(source, unclosed ? 0 : Math.max(0, this.indexAt(change.start) - 1), change);
  }

  private replace(source: string, at: number, { start, end, length }: Change): Splice {
    const { chunks } = this;
    const delta = length - (end - start);
    if (at === 0) this.frontMatter = frontMatterEnd(source);
    const ends: number[] = [];
    let next = at;
    let from = (chunks[at]?.anchor.offset ?? this.start) - this.start;
    const begin = from;
    while (from < source.length) {
      from = chunkEnd(source, from);
      ends.push(from);
      // From where the old chunks go on behind the edit, nothing has changed.
      const before = from + this.start - delta;
      while (next < chunks.length && chunks[next]!.anchor.offset < Math.max(before, end)) next++;
      if (chunks[next]?.anchor.offset === before && from + this.start >= start + length) break;
    }
    if (from >= source.length) next = chunks.length;
    const removed = chunks.slice(at, next);
    const slots = this.plan(source, begin, ends, at === 0, removed);
    for (let i = next; i < chunks.length; i++) chunks[i]!.anchor.offset += delta;
    for (const chunk of removed) this.weight -= chunk.weight ?? 0;
    const added = this.isHeavy ? undefined : this.read(slots);
    if (!added) return this.define(this.fit(at, next, slots));
    splice(chunks, at, next, added);
    return this.define({ at, removed, added });
  }

  /** The chunks that are to end at `ends`: those of `removed` that still stand there are taken over. */
  private plan(
    source: string,
    begin: number,
    ends: readonly number[],
    first: boolean,
    removed: readonly Chunk[],
  ): Slot[] {
    const kept = new Map<string, Chunk>();
    for (const [i, chunk] of removed.entries()) if (!first || i > 0) kept.set(chunk.text, chunk);
    return ends.map((end, i) => {
      const from = i === 0 ? begin : ends[i - 1]!;
      const slice = source.slice(from, end);
      const last = end === source.length;
      const isFirst = first && i === 0;
      const same = isFirst ? removed[0] : kept.get(slice);
      if (same?.text === slice && same.last === last) {
        kept.delete(slice);
        same.anchor.offset = from + this.start;
        return same;
      }
      // Cut out of the text, so that what is kept of it doesn’t keep all of it.
      const text = removed.length > 0 ? ` ${slice}`.slice(1) : slice;
      return { text, offset: from + this.start, first: isFirst, last };
    });
  }

  /** Reads chunks, unless the document becomes too heavy by that. */
  private read(slots: readonly Slot[]): Chunk[] | undefined {
    const chunks: Chunk[] = [];
    for (const slot of slots) {
      const chunk = this.readSlot(slot);
      this.weight += weightIn(chunk);
      if (this.weight > HEAVIEST) return undefined;
      chunks.push(chunk);
    }
    return chunks;
  }

  private readSlot(slot: Slot): Chunk {
    if (isChunk(slot) && slot.unread !== 'together') return slot;
    const [offset, first] = isChunk(slot) ? [slot.anchor.offset, false] : [slot.offset, slot.first];
    return readChunk(slot.text, offset, { first, last: slot.last, defined: this.defined });
  }

  /** Of a document that is too heavy, the beginning and the end are read, and what is between left out. */
  private fit(at: number, next: number, slots: readonly Slot[]): Splice {
    const removed = [...this.chunks];
    const all = [...removed.slice(0, at), ...slots, ...removed.slice(next)];
    const head: Chunk[] = [];
    const tail: Chunk[] = [];
    for (let sum = 0; head.length < all.length; head.push(this.readSlot(all[head.length]!))) {
      sum += weightIn(all[head.length]!);
      if (sum > HEAVIEST / 2) break;
    }
    for (let sum = 0; head.length + tail.length < all.length; ) {
      const slot = all[all.length - 1 - tail.length]!;
      sum += weightIn(slot);
      if (sum > HEAVIEST / 2) break;
      tail.push(this.readSlot(slot));
    }
    const middle = all.slice(head.length, all.length - tail.length).map(skip);
    const added = [...head, ...middle, ...tail.reverse()];
    this.isHeavy = middle.length > 0;
    this.weight = this.isHeavy ? 0 : added.reduce((sum, chunk) => sum + weightIn(chunk), 0);
    splice(this.chunks, 0, removed.length, added);
    return { at: 0, removed, added };
  }

  /** A label may be defined far from where it is used: then that place means something else. */
  private define(change: Splice): Splice {
    const defines = (chunk: Chunk) => chunk.defines !== NOTHING_DEFINED;
    if (!change.added.some(defines) && !change.removed.some(defines)) return change;
    const links = labels(this.chunks.flatMap((chunk) => chunk.defines.links));
    const footnotes = labels(this.chunks.flatMap((chunk) => chunk.defines.footnotes));
    if (same(links, this.defined.links) && same(footnotes, this.defined.footnotes)) return change;
    this.defined = { links, footnotes };
    const { chunks } = this;
    const removed = [
      ...chunks.slice(0, change.at),
      ...change.removed,
      ...chunks.slice(change.at + change.added.length),
    ];
    const added = chunks.map((chunk, i) =>
      chunk.text.includes('[') && !chunk.unread
        ? readChunk(chunk.text, chunk.anchor.offset, {
            first: i === 0,
            last: chunk.last,
            defined: this.defined,
          })
        : chunk,
    );
    splice(chunks, 0, chunks.length, added);
    return { at: 0, removed, added };
  }

  /** The index of the chunk that holds an offset of the text. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.chunks[middle]!.anchor.offset <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }
}

/** Replaces the elements from `from` to `to`, however many there are. */
function splice<T>(list: T[], from: number, to: number, added: readonly T[]): void {
  if (added.length < 1000) {
    list.splice(from, to - from, ...added);
    return;
  }
  const rest = list.slice(to);
  list.length = from;
  for (const element of added) list.push(element);
  for (const element of rest) list.push(element);
}

function labels(all: readonly string[]): readonly string[] {
  return [...new Set(all)].sort();
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((label, i) => label === b[i]);
}
