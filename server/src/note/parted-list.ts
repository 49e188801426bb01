import type { PartId } from '../guide/topics.ts';
import type { Block, Item, Line, List, Paragraph } from '../markdown/block.ts';
import { covering } from '../markdown/paragraph.ts';
import type { Titles } from './title.ts';
import { splitTitle } from './title-line.ts';

/** The same list is parted again with each edit near it. */
const PARTED = new WeakMap<
  List,
  { part: PartId | undefined; titles: Titles; blocks: readonly Block[] | undefined }
>();

/**
 * A title right below an item goes on with it to Markdown, and what follows are items of the same
 * list; to whoever wrote it, it begins something of its own. Gives the items before it, the title with
 * the lines below it, and the items after it; nothing where there is none. `text` is that of the chunk.
 */
export function partedList(
  list: List,
  text: string,
  titles: Titles,
  part: PartId | undefined,
): readonly Block[] | undefined {
  if (!list.items.some(tailOf)) return undefined;
  const known = PARTED.get(list);
  if (known && known.part === part && known.titles === titles) return known.blocks;
  const blocks = parted(list, text, titles, part);
  PARTED.set(list, { part, titles, blocks });
  return blocks;
}

function parted(
  list: List,
  text: string,
  titles: Titles,
  part: PartId | undefined,
): readonly Block[] | undefined {
  const { items } = list;
  for (const [i, item] of items.entries()) {
    const tail = tailOf(item);
    const next = items.slice(i + 1);
    for (let from = 1; tail && from < tail.lines.length; from++) {
      const lines = tail.lines.slice(from);
      if (!isFlush(lines[0]!, text)) continue;
      const below: Paragraph = { type: 'paragraph', lines, span: covering(lines) };
      const { before, title } = splitTitle(below, next.length > 0, titles, part);
      if (before || !title || titles.match(title.text, { part }).length === 0) continue;
      const above = listOf(list, [...items.slice(0, i), withoutLines(item, from)]);
      return next.length > 0 ? [above, below, listOf(list, next)] : [above, below];
    }
  }
  return undefined;
}

/** The paragraph that an item, or the last one nested in it, ends with, if it has a line below its first. */
function tailOf({ blocks }: Item): Paragraph | undefined {
  const last = blocks.at(-1);
  if (last?.type === 'list') return tailOf(last.items.at(-1)!);
  return last?.type === 'paragraph' && last.lines.length > 1 ? last : undefined;
}

/** Whether a line begins where its line of the text does, marks aside. */
function isFlush({ span }: Line, text: string): boolean {
  let at = span.start;
  while (at > 0 && /[*_]/.test(text[at - 1]!)) at--;
  return at === 0 || /[\r\n]/.test(text[at - 1]!);
}

/** An item without the lines of its tail from one on. */
function withoutLines(item: Item, from: number): Item {
  const last = withoutTail(item.blocks.at(-1)!, from);
  const { end } = last.span;
  return { ...item, blocks: [...item.blocks.slice(0, -1), last], span: { ...item.span, end } };
}

function withoutTail(block: Block, from: number): Block {
  if (block.type === 'list')
    return listOf(block, [...block.items.slice(0, -1), withoutLines(block.items.at(-1)!, from)]);
  const lines = (block as Paragraph).lines.slice(0, from);
  return { ...(block as Paragraph), lines, span: covering(lines) };
}

function listOf(list: List, items: readonly Item[]): List {
  return { ...list, items, span: covering(items) };
}
