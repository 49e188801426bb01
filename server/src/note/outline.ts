import { isPart, type PartId, type TopicId, topic } from '../guide/topics.ts';
import { type Block, isAll, type Line, Mark, type Paragraph } from '../markdown/block.ts';
import type { Titles } from './title.ts';
import { countWords, isCapitals } from './words.ts';

/** What a person uses as a title: a heading, or a line that stands like one. */
export type TitleForm = 'heading' | 'bold' | 'capitals' | 'colon';

export interface Title {
  readonly line: Line;
  readonly form: TitleForm;
  readonly topics: readonly TopicId[];
}

/** A title and all that stands under it up to the next title of the same or a higher level. */
export interface Section {
  /** Absent on the root, which holds what stands before the first title. */
  readonly title?: Title;
  readonly level: number;
  readonly parent?: Section;
  /** The part of the guide it belongs to, by its own title or by one it stands under. */
  readonly part?: PartId;
  /** What stands directly under the title. */
  readonly blocks: Block[];
  readonly children: Section[];
}

/** Arranges the blocks of a note under its titles. */
export function readOutline(blocks: readonly Block[], titles: Titles): Section {
  const root: Section = { level: -1, blocks: [], children: [] };
  let open: Section = root;

  const enter = (line: Line, form: TitleForm, level: number) => {
    let parent = open;
    while (parent.level >= level && parent.parent) parent = parent.parent;
    const topics = titles.match(line.text, { part: parent.part });
    const part = topics.map((id) => topic(id).part)[0] ?? parent.part;
    const section: Section = {
      title: { line, form, topics },
      level,
      parent,
      blocks: [],
      children: [],
      ...(part && { part }),
    };
    parent.children.push(section);
    open = section;
  };

  /** A bold, capitals or colon title ranks below its heading; a topic of the part before it, below that. */
  const levelOf = (line: Line, form: TitleForm): number => {
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
  };

  blocks.forEach((block, i) => {
    if (block.type === 'heading') {
      enter(block.line, 'heading', block.depth);
      return;
    }
    if (block.type !== 'paragraph') {
      open.blocks.push(block);
      return;
    }
    const next = blocks[i + 1];
    const listed = next?.type === 'list' || next?.type === 'table';
    const { before, title, form, after } = splitTitle(block, listed, titles, open.part);
    if (before) open.blocks.push(before);
    if (title && form) enter(title, form, levelOf(title, form));
    if (after) open.blocks.push(after);
  });
  return root;
}

/** The part whose bold, capitals or colon title stands open under the heading. */
function standing(open: Section, heading: Section): PartId | undefined {
  for (let at = open; at !== heading && at.parent; at = at.parent) {
    const part = at.title?.topics.find(isPart);
    if (part && isPart(part)) return part;
  }
  return undefined;
}

interface Split {
  before?: Paragraph;
  title?: Line;
  form?: TitleForm;
  after?: Paragraph;
}

/** The line of a paragraph that stands as a title, and what is around it. */
function splitTitle(
  paragraph: Paragraph,
  listed: boolean,
  titles: Titles,
  part: PartId | undefined,
): Split {
  const { lines } = paragraph;
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return { before: paragraph };
  const alone = lines.length === 1;

  if (isAll(first, Mark.strong) && countWords(first.text) <= 20 && !holdsValue(first, titles)) {
    const short = countWords(first.text) <= 8 || first.text.trimEnd().endsWith('?');
    if (alone || short) return { title: first, form: 'bold', ...rest(paragraph, 1) };
  }
  if (isCapitals(first.text) && countWords(first.text) <= 8) {
    const known = titles.match(first.text, { part }).length > 0;
    if (alone ? listed : known) return { title: first, form: 'capitals', ...rest(paragraph, 1) };
  }
  if (listed && countWords(last.text) <= 10) {
    const colon = /[:：]$/.test(last.text.trimEnd());
    const known = titles.match(last.text, { part }).length > 0;
    // A short line that is a topic's title and has a list under it needs no colon to be one.
    if ((colon && (alone || known)) || (alone && known && !last.text.includes('?'))) {
      const before = alone ? {} : { before: slice(paragraph, 0, lines.length - 1) };
      return { ...before, title: last, form: 'colon' };
    }
  }
  return { before: paragraph };
}

/** Whether a bold line is a label with its value, such as **Formats: two rounds**. */
function holdsValue(line: Line, titles: Titles): boolean {
  const colon = /[:：]\s+\S/.exec(line.text);
  if (!colon) return false;
  return titles.match(line.text.slice(0, colon.index), { label: true }).length > 0;
}

function rest(paragraph: Paragraph, from: number): { after?: Paragraph } {
  return paragraph.lines.length > from
    ? { after: slice(paragraph, from, paragraph.lines.length) }
    : {};
}

function slice(paragraph: Paragraph, from: number, to: number): Paragraph {
  const lines = paragraph.lines.slice(from, to);
  const { anchor, start } = lines[0]!.span;
  return { type: 'paragraph', lines, span: { anchor, start, end: lines.at(-1)!.span.end } };
}

/** The section and all below it, in the order of the note. */
export function* descend(section: Section): Generator<Section> {
  yield section;
  for (const child of section.children) yield* descend(child);
}
