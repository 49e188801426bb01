import type { PartId } from '../guide/topics.ts';
import type { Block, Item, Line, List, Row } from '../markdown/block.ts';
import { absolute } from '../text/span.ts';
import { byPart, descend, isLoose, Memo, type Section } from './section.ts';

/** A line of visible text and what holds it. */
export interface Standing {
  readonly line: Line;
  readonly section: Section;
  /** The part of the guide that it is of. */
  readonly part: PartId | undefined;
  /** The innermost list item, or row, that it stands in. */
  readonly item?: Item | undefined;
  readonly row?: Row | undefined;
  readonly title: boolean;
}

/** Every line of visible text under a section, titles first, in order. Code and HTML are left out. */
export function linesOf(root: Section): readonly Standing[] {
  const lines: Standing[] = [];
  for (const section of descend(root)) for (const line of linesUnder(section)) lines.push(line);
  return lines;
}

/** What a reader looks for. */
interface Watch {
  /** Whether it looks at titles, at what stands under them, or at both. */
  readonly at: 'titles' | 'text' | 'all';
  /** Whether a section can hold such a line; any, if absent. */
  readonly within?: (section: Section) => boolean;
  /** Tells whether a line is one. */
  readonly is: (standing: Standing) => boolean;
}

const WATCHES: Watch[] = [];

/**
 * Watches for lines: gives a function that finds them anywhere under a section. Only what has changed
 * is looked at again, so `is` and `within` may depend on nothing but the line, its item and its
 * section; and an edit of a section without any such line changes nothing.
 */
export function watch(of: Watch): (root: Section) => readonly Standing[] {
  const index = WATCHES.push(of) - 1;
  return (root) => {
    const found: Standing[] = [];
    const collect = (section: Section) => {
      const seen = seenIn(section);
      if (seen !== NOTHING) for (const standing of seen[index]!) found.push(standing);
      for (const child of section.children) collect(child);
    };
    collect(root);
    return found;
  };
}

/** Whether a section itself holds no line that any reader looks for. */
export function isUnwatched(section: Section): boolean {
  return seenIn(section) === NOTHING;
}

type Seen = readonly (readonly Standing[])[];
const NOTHING: Seen = [];
const SEEN = new Memo<{ revision: number; part: string | undefined; loose: boolean; seen: Seen }>();

/** What each watch finds in a section itself. */
function seenIn(section: Section): Seen {
  const { revision, part } = section;
  const known = SEEN.get(section);
  const loose = isLoose(section, undefined);
  if (known?.revision === revision && known.part === part && known.loose === loose)
    return known.seen;
  const lines = linesUnder(section);
  // The title comes first.
  const titles = section.title ? 1 : 0;
  let found: Standing[][] | undefined;
  for (let i = 0; i < WATCHES.length; i++) {
    const { at, within, is } = WATCHES[i]!;
    if (within && !within(section)) continue;
    const end = at === 'titles' ? titles : lines.length;
    for (let n = at === 'text' ? titles : 0; n < end; n++) {
      if (!is(lines[n]!)) continue;
      found ??= WATCHES.map(() => []);
      found[i]!.push(lines[n]!);
    }
  }
  const seen = found ?? NOTHING;
  SEEN.set(section, { revision, part, loose, seen });
  return seen;
}

/** The lines of a section itself, its title first, without those of the sections below it. */
export function linesUnder(section: Section): Standing[] {
  const lines: Standing[] = [];
  const { title, part } = section;
  if (title) lines.push({ line: title.line, section, part, title: true });
  const [own, below] = byPart(section);
  addLines(own, section, part, undefined, lines);
  addLines(below, section, undefined, undefined, lines);
  return lines;
}

/** Every line of visible text in the blocks. */
export function linesIn(blocks: readonly Block[], section: Section): Standing[] {
  const lines: Standing[] = [];
  addLines(blocks, section, section.part, undefined, lines);
  return lines;
}

function addLines(
  blocks: readonly Block[],
  section: Section,
  part: PartId | undefined,
  item: Item | undefined,
  into: Standing[],
): void {
  for (const block of blocks) {
    switch (block.type) {
      case 'paragraph':
        for (const line of block.lines) into.push({ line, section, part, item, title: false });
        break;
      case 'heading':
        into.push({ line: block.line, section, part, item, title: false });
        break;
      case 'list':
        for (const inner of block.items) addLines(inner.blocks, section, part, inner, into);
        break;
      case 'quote':
        addLines(block.blocks, section, part, item, into);
        break;
      case 'table':
        for (const line of block.header) into.push({ line, section, part, item, title: false });
        for (const row of block.rows)
          for (const line of row.cells) into.push({ line, section, part, item, row, title: false });
        break;
      default:
    }
  }
}

/** The block of a note that stands at an offset, outside of all others. */
export function blockAt(root: Section, offset: number): Block | undefined {
  for (const { blocks } of descend(root))
    for (const block of blocks) if (holds(block, offset)) return block;
  return undefined;
}

/** The innermost item that holds an offset. */
export function itemAt(root: Section, offset: number): Item | undefined {
  const within = (blocks: readonly Block[]): Item | undefined => {
    const block = blocks.find((each) => holds(each, offset));
    if (block?.type === 'quote') return within(block.blocks);
    const item = block?.type === 'list' && block.items.find((each) => holds(each, offset));
    return item ? (within(item.blocks) ?? item) : undefined;
  };
  const block = blockAt(root, offset);
  return block && within([block]);
}

function holds({ span }: Block | Item, offset: number): boolean {
  const { start, end } = absolute(span);
  return start <= offset && offset < end;
}

/** The line that an item begins with, unless a list, a table or code does. */
export function lineOf({ blocks: [first] }: Item): Line | undefined {
  return first?.type === 'paragraph' ? first.lines[0] : undefined;
}

/** The lines that the items of a list begin with. */
export function itemLines({ items }: List): Line[] {
  return items.flatMap((item) => lineOf(item) ?? []);
}

/** The visible text of blocks, a line each; code counts too. */
export function textOf(blocks: readonly Block[]): string {
  const parts: string[] = [];
  const walk = (inner: readonly Block[]) => {
    for (const block of inner) {
      if (block.type === 'paragraph') for (const line of block.lines) parts.push(line.text);
      else if (block.type === 'heading') parts.push(block.line.text);
      else if (block.type === 'list') for (const item of block.items) walk(item.blocks);
      else if (block.type === 'quote') walk(block.blocks);
      else if (block.type === 'table')
        for (const row of [{ cells: block.header }, ...block.rows])
          for (const cell of row.cells) parts.push(cell.text);
      else if (block.type !== 'break') parts.push(block.text);
    }
  };
  walk(blocks);
  return parts.join('\n');
}

/** The visible text of a section and all below it. */
export function sectionText(section: Section): string {
  return [...descend(section)]
    .map((part) => `${part.title?.line.text ?? ''}\n${textOf(part.blocks)}`)
    .join('\n');
}
