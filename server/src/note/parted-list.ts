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
 * list; to whoever wrote it, it begins a list of its own. Gives the items before it, the title and
 * those after it; nothing where there is none. `text` is that of the chunk.
 */
export function partedList(
  list: List,
  text: string,
  titles: Titles,
  part: PartId | undefined,
): readonly Block[] | undefined {
  if (!list.items.some((item, i) => i < list.items.length - 1 && tailOf(item))) return undefined;
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
  for (let i = 0; i < items.length - 1; i++) {
    const tail = tailOf(items[i]!);
    const line = tail?.lines.at(-1);
    if (!tail || !line || !isFlush(line, text)) continue;
    const paragraph: Paragraph = { type: 'paragraph', lines: [line], span: line.span };
    if (!splitTitle(paragraph, true, titles, part).title) continue;
    if (titles.match(line.text, { part }).length === 0) continue;
    const before = [...items.slice(0, i), withoutTail(items[i]!, tail)];
    return [listOf(list, before), paragraph, listOf(list, items.slice(i + 1))];
  }
  return undefined;
}

/** The paragraph that an item ends with, if it has a line below its first. */
function tailOf({ blocks }: Item): Paragraph | undefined {
  const last = blocks.at(-1);
  return last?.type === 'paragraph' && last.lines.length > 1 ? last : undefined;
}

/** Whether a line begins where its line of the text does, marks aside. */
function isFlush({ span }: Line, text: string): boolean {
  let at = span.start;
  while (at > 0 && /[*_]/.test(text[at - 1]!)) at--;
  return at === 0 || /[\r\n]/.test(text[at - 1]!);
}

function withoutTail(item: Item, tail: Paragraph): Item {
  const lines = tail.lines.slice(0, -1);
  const span = { ...tail.span, end: lines.at(-1)!.span.end };
  return {
    ...item,
    blocks: [...item.blocks.slice(0, -1), { ...tail, lines, span }],
    span: { ...item.span, end: span.end },
  };
}

function listOf(list: List, items: readonly Item[]): List {
  return { ...list, items, span: covering(items) };
}
