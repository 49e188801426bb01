import type { Change } from '../text/change.ts';
import { type Chunk, leftOut, readChunk, weigh } from './chunk.ts';
import { frontMatterEnd } from './front-matter-end.ts';
import { HEAVIEST } from './limits.ts';
import type { Definitions } from './parse.ts';
import { chunkEnd } from './split.ts';

/** Which chunks an edit replaced: `removed` stood at index `at`, where `added` stand now. */
export interface Splice {
  readonly at: number;
  readonly removed: readonly Chunk[];
  readonly added: readonly Chunk[];
}

/** A stretch of a text that is to be a chunk. */
interface Place {
  readonly text: string;
  readonly offset: number;
  readonly first: boolean;
  readonly last: boolean;
}

/** Chunks of more characters are weighed before they are read: one alone may be too much. */
const LONG = 10_000;

/** A Markdown text in chunks, so that an edit costs what it touches. */
export class MarkdownDocument {
  readonly chunks: Chunk[] = [];
  /** What its chunks define together, if anything. */
  private defined: Definitions | undefined;
  private frontMatter = 0;
  /** What its chunks weigh together. */
  private weight = 0;
  /** Whether what is between its beginning and its end is left out, since all is too much. */
  private isHeavy = false;

  /** `source` begins at offset `start` of the text it is from, after a byte order mark. */
  constructor(
    source: string,
    private readonly start = 0,
  ) {
    this.readAll(source);
  }

  /**
   * Takes over an edit; `source` is the text after it, `change` counts from the start of the text
   * before it. Chunks that it doesn’t touch are kept and only moved.
   */
  edit(source: string, change: Change): Splice {
    if (this.isHeavy) return this.readAll(source);
    // The end of a chunk depends on the first line after it, front matter on the line that closes it.
    const unclosed = this.frontMatter === 0 && source.startsWith('---');
    return this.replace(source, unclosed ? 0 : Math.max(0, this.indexAt(change.start) - 1), change);
  }

  private replace(source: string, at: number, { start, end, length }: Change): Splice {
    const { chunks } = this;
    const delta = length - (end - start);
    if (at === 0) this.frontMatter = frontMatterEnd(source);
    const begin = (chunks[at]?.anchor.offset ?? this.start) - this.start;
    const ends: number[] = [];
    let next = at;
    for (let from = begin; from < source.length; ) {
      from = chunkEnd(source, from);
      ends.push(from);
      // From where the old chunks go on behind the edit, nothing has changed.
      const before = from + this.start - delta;
      while (next < chunks.length && chunks[next]!.anchor.offset < Math.max(before, end)) next++;
      if (from >= source.length) next = chunks.length;
      if (chunks[next]?.anchor.offset === before && from + this.start >= start + length) break;
    }
    if (begin >= source.length) next = chunks.length;
    const removed = chunks.slice(at, next);
    const slots = new Slots(source, this.start, begin, ends, removed);
    const rest = this.weight - removed.reduce((sum, { weight }) => sum + weight, 0);
    const read: Reading = { chunks: [], weight: 0 };
    for (let i = 0; i < slots.length; i++)
      if (!this.add(slots, i, read, HEAVIEST - rest)) return this.readAll(source);
    const weight = rest + read.weight;
    const all = () => [...chunks.slice(0, at), ...read.chunks, ...chunks.slice(next)];
    if (weight > HEAVIEST / 2 && !isBearable(all())) return this.readAll(source);
    this.weight = weight;
    for (let i = next; i < chunks.length; i++) chunks[i]!.anchor.offset += delta;
    splice(chunks, at, next, read.chunks);
    return this.define({ at, removed, added: read.chunks });
  }

  /** Reads from the beginning and from the end; where they don’t meet, what is between is left out. */
  private readAll(source: string): Splice {
    this.frontMatter = frontMatterEnd(source);
    const ends: number[] = [];
    for (let at = 0; at < source.length; ends.push(at)) at = chunkEnd(source, at);
    const removed = [...this.chunks];
    const slots = new Slots(source, this.start, 0, ends, removed);
    const head: Reading = { chunks: [], weight: 0 };
    const tail: Reading = { chunks: [], weight: 0 };
    let from = 0;
    while (from < slots.length && this.add(slots, from, head, HEAVIEST / 2)) from++;
    let to = slots.length;
    while (to > from && this.add(slots, to - 1, tail, HEAVIEST / 2)) to--;
    const middle = slots.between(from, to);
    const added = [...head.chunks, ...(middle ? [middle] : []), ...tail.chunks.reverse()];
    this.isHeavy = middle !== undefined;
    this.weight = head.weight + tail.weight;
    splice(this.chunks, 0, removed.length, added);
    return this.define({ at: 0, removed, added });
  }

  /** Reads a chunk, unless what is read then weighs more than `most`. */
  private add(slots: Slots, index: number, into: Reading, most: number): boolean {
    const left = most - into.weight;
    const found = slots.at(index);
    if (!isChunk(found) && found.text.length > LONG && weigh(found.text, found.first) > left)
      return false;
    const chunk = isChunk(found) ? found : readChunk(found.text, found.offset, found, this.defined);
    if (chunk.weight > left) return false;
    into.chunks.push(chunk);
    into.weight += chunk.weight;
    return true;
  }

  /** A label may be defined far from where it is used: then that place means something else. */
  private define(change: Splice): Splice {
    const defines = (chunk: Chunk) => chunk.defines !== undefined;
    if (!change.added.some(defines) && !change.removed.some(defines)) return change;
    const links = labels(this.chunks.flatMap((chunk) => chunk.defines?.links ?? []));
    const footnotes = labels(this.chunks.flatMap((chunk) => chunk.defines?.footnotes ?? []));
    const before = this.defined ?? { links: [], footnotes: [] };
    if (same(links, before.links) && same(footnotes, before.footnotes)) return change;
    this.defined = links.length + footnotes.length > 0 ? { links, footnotes } : undefined;
    const { chunks } = this;
    const removed = [
      ...chunks.slice(0, change.at),
      ...change.removed,
      ...chunks.slice(change.at + change.added.length),
    ];
    const added = chunks.map((chunk, i) =>
      chunk.text.includes('[') && !chunk.unread
        ? readChunk(
            chunk.text,
            chunk.anchor.offset,
            { first: i === 0, last: chunk.last },
            this.defined,
          )
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

interface Reading {
  readonly chunks: Chunk[];
  weight: number;
}

/** The stretches of a text between `begin` and the last of `ends`; those of `removed` that still stand there are taken over. */
class Slots {
  private readonly kept = new Map<string, Chunk>();

  constructor(
    private readonly source: string,
    private readonly start: number,
    private readonly begin: number,
    private readonly ends: readonly number[],
    private readonly removed: readonly Chunk[],
  ) {
    for (const [i, chunk] of removed.entries())
      if (chunk.unread !== 'together' && (begin > 0 || i > 0)) this.kept.set(chunk.text, chunk);
  }

  get length(): number {
    return this.ends.length;
  }

  /** The chunk that stands there already, or where it is to be read. */
  at(index: number): Chunk | Place {
    const { source, start, begin, ends, removed, kept } = this;
    const from = index === 0 ? begin : ends[index - 1]!;
    const end = ends[index]!;
    const slice = source.slice(from, end);
    const first = from === 0;
    const last = end === source.length;
    const same = first ? removed[0] : kept.get(slice);
    if (same && same.unread !== 'together' && same.text === slice && same.last === last) {
      kept.delete(slice);
      same.anchor.offset = from + start;
      return same;
    }
    // Cut out of the text, so that what is kept of it doesn’t keep all of it.
    const text = removed.length > 0 ? ` ${slice}`.slice(1) : slice;
    return { text, offset: from + start, first, last };
  }

  /** What is from one to another, in one chunk that is left out. */
  between(from: number, to: number): Chunk | undefined {
    if (from === to) return undefined;
    const { source, start, begin, ends } = this;
    const offset = from === 0 ? begin : ends[from - 1]!;
    const text = source.slice(offset, ends[to - 1]);
    const last = to === ends.length;
    return leftOut({ text, anchor: { offset: offset + start }, last, weight: 0 }, 'together');
  }
}

/** Whether a beginning and an end of half the weight each are all of it. */
function isBearable(chunks: readonly Chunk[]): boolean {
  let from = 0;
  for (let sum = 0; from < chunks.length; from++) {
    sum += chunks[from]!.weight;
    if (sum > HEAVIEST / 2) break;
  }
  let rest = 0;
  for (let i = from; i < chunks.length; i++) rest += chunks[i]!.weight;
  return rest <= HEAVIEST / 2;
}

function isChunk(found: Chunk | Place): found is Chunk {
  return 'anchor' in found;
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
