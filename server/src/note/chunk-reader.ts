import { isPart, type PartId, topic } from '../guide/topics.ts';
import type { Block, Line } from '../markdown/block.ts';
import type { Chunk } from '../markdown/chunk.ts';
import { partedList } from './parted-list.ts';
import type { Section } from './section.ts';
import type { Titles } from './title.ts';
import { splitTitle, type TitleForm } from './title-line.ts';

/** Whether a block makes a title of the line before it. */
export function isListed(block: Block | undefined): boolean {
  return block?.type === 'list' || block?.type === 'table';
}

/** Goes through a chunk and tells its titles from the rest. */
export function readChunk(
  { text, fragment: { blocks } }: Chunk,
  listedAfter: () => boolean,
  titles: Titles,
  open: () => Section,
  on: {
    block: (block: Block) => void;
    title: (line: Line, form: TitleForm, level: number) => void;
  },
): void {
  const read = (all: readonly Block[], after: () => boolean) =>
    all.forEach((block, i) => {
      const listed = () => (i + 1 < all.length ? isListed(all[i + 1]) : after());
      if (block.type === 'heading') {
        on.title(block.line, 'heading', block.depth);
        return;
      }
      if (block.type !== 'paragraph') {
        const parts =
          block.type === 'list' ? partedList(block, text, titles, open().part) : undefined;
        if (parts) read(parts, listed);
        else on.block(block);
        return;
      }
      const split = splitTitle(block, listed(), titles, open().part);
      if (split.before) on.block(split.before);
      if (split.title && split.form)
        on.title(split.title, split.form, levelOf(open(), split.title, split.form, titles));
      if (split.after) on.block(split.after);
    });
  read(blocks, listedAfter);
}

/** A bold, capitals or colon title ranks below its heading; a topic of the part before it, below that. */
function levelOf(open: Section, line: Line, form: TitleForm, titles: Titles): number {
  let heading = open;
  while (heading.parent && heading.title?.form !== 'heading') heading = heading.parent;
  const base = Math.max(heading.level, 0) + (form === 'colon' ? 1.5 : 1);
  const part = standing(open, heading);
  const topics = titles.match(line.text, { part });
  const nests =
    part !== undefined &&
    topics.length > 0 &&
    topics.every((id) => !isPart(id) && topic(id).part === part);
  return nests ? base + 0.25 : base;
}

/** The part whose bold, capitals or colon title stands open under the heading. */
function standing(open: Section, heading: Section): PartId | undefined {
  for (let at: Section | undefined = open; at && at !== heading && at.parent; at = at.parent) {
    const part = at.title?.topics.find(isPart);
    if (part && isPart(part)) return part;
  }
  return undefined;
}
