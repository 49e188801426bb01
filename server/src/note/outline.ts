import { isPart, type PartId, type TopicId, topic } from '../guide/topics.ts';
import type { Block, Line } from '../markdown/block.ts';
import type { Chunk } from '../markdown/chunk.ts';
import type { Splice } from '../markdown/document.ts';
import type { Titles } from './title.ts';
import { splitTitle, type TitleForm } from './title-line.ts';

export interface Title {
  readonly line: Line;
  readonly form: TitleForm;
  readonly topics: readonly TopicId[];
}

/**
 * A title and all that stands under it up to the next title of the same or a higher level. It stays
 * the same object while its note is edited: `revision` tells whether it is as it was.
 */
export interface Section {
  /** Absent on the root, which holds what stands before the first title. */
  readonly title?: Title;
  readonly level: number;
  readonly parent?: Section;
  /** The part of the guide it belongs to, by its own title or by one it stands under. */
  readonly part?: PartId;
  /** What stands directly under the title. */
  readonly blocks: readonly Block[];
  readonly children: readonly Section[];
  /** Changes whenever its title, its blocks or what it stands under do. */
  readonly revision: number;
  /** Changes whenever anything in it or below it does. */
  readonly treeRevision: number;
  /** What readers have found in it: see `Memo`. */
  readonly memos: unknown[];
}

let slots = 0;

/** Something that is found in a section once, and kept with it. */
export class Memo<T> {
  private readonly slot = slots++;

  get(section: Section): T | undefined {
    return section.memos[this.slot] as T | undefined;
  }

  set(section: Section, value: T): T {
    section.memos[this.slot] = value;
    return value;
  }
}

/** A section while its note is read. */
interface Draft extends Section {
  title?: Title;
  part?: PartId;
  parent?: Draft;
  blocks: Block[];
  children: Draft[];
  revision: number;
  treeRevision: number;
  /** As it was before the note was read anew. */
  before?: { blocks: Block[]; children: Draft[] };
  changed?: boolean;
}

/** What a chunk holds of one section; `title` where the section begins in it. */
interface Run {
  readonly section: Draft;
  readonly title?: Line;
  blocks: Block[];
}

let clock = 0;

/** The blocks of a note arranged under its titles, and kept so while it is edited. */
export class Outline {
  readonly root: Section;
  private readonly top: Draft = draft(-1);
  /** Sections by the line of their title. */
  private sections = new Map<Line, Draft>();
  private runs = new Map<Chunk, readonly Run[]>();

  constructor(
    private readonly chunks: readonly Chunk[],
    private readonly titles: Titles,
  ) {
    this.root = this.top;
    this.build();
  }

  /**
   * Takes over what an edit replaced among the chunks. Gives the sections whose title or blocks have
   * changed where all the others are as they were, and nothing where any may have changed.
   */
  edit(splice: Splice): readonly Section[] | undefined {
    const changed = this.replace(splice);
    if (!changed) this.build();
    return changed;
  }

  /** The sections of which chunks hold the title or blocks. */
  sectionsOf(chunks: readonly Chunk[]): readonly Section[] {
    const sections = new Set<Section>();
    for (const chunk of chunks)
      for (const { section, title, blocks } of this.runs.get(chunk) ?? [])
        if (title || blocks.length > 0) sections.add(section);
    return [...sections];
  }

  private build(): void {
    const { top, titles, sections: before } = this;
    const sections = new Map<Line, Draft>();
    this.sections = sections;
    this.runs = new Map();
    const order = [top];
    let open = reset(top);
    this.chunks.forEach((chunk, i) => {
      const runs: Run[] = [{ section: open, blocks: [] }];
      read(
        chunk,
        () => isListed(this.blockAfter(i)),
        titles,
        () => open,
        {
          block: (block) => {
            open.blocks.push(block);
            runs.at(-1)!.blocks.push(block);
          },
          title: (line, form, level) => {
            let parent = open;
            while (parent.level >= level && parent.parent) parent = parent.parent;
            const known = before.get(line);
            open =
              known?.level === level && known.title?.form === form ? reset(known) : draft(level);
            sections.set(line, open);
            place(open, parent, line, form, titles);
            order.push(open);
            runs.push({ section: open, title: line, blocks: [] });
          },
        },
      );
      for (const run of runs) run.blocks = run.blocks.slice();
      this.runs.set(chunk, runs);
    });
    for (const section of order.reverse()) settle(section);
  }

  /** The first block after a chunk. */
  private blockAfter(index: number): Block | undefined {
    for (let i = index + 1; i < this.chunks.length; i++) {
      const first = this.chunks[i]!.fragment.blocks[0];
      if (first) return first;
    }
    return undefined;
  }

  /** Puts the added chunks where the removed ones were, if they hold the same titles. */
  private replace({ at, removed, added }: Splice): Section[] | undefined {
    const old = removed.flatMap((chunk) => this.runs.get(chunk) ?? []);
    const first = old[0];
    if (!first || added.length === 0 || at === 0) return undefined;
    // What they begin with may make a title of the line before them.
    const [was, is] = [removed[0]!.fragment.blocks[0], added[0]!.fragment.blocks[0]];
    if (!was || !is || isListed(was) !== isListed(is)) return undefined;
    const pairs: { old: Run[]; run: Run }[] = [
      { old: [], run: { section: first.section, blocks: [] } },
    ];
    let next = 0;
    const skip = () => {
      while (next < old.length && !old[next]!.title) pairs.at(-1)!.old.push(old[next++]!);
    };
    skip();
    let same = true;
    let open = first.section;
    const runsOf: Run[][] = [];
    added.forEach((chunk, i) => {
      const runs: Run[] = [];
      runsOf.push(runs);
      const add = (run: Run) => runs.push(run);
      add({ section: open, blocks: [] });
      read(
        chunk,
        () => isListed(this.blockAfter(at + i)),
        this.titles,
        () => open,
        {
          block: (block) => {
            pairs.at(-1)!.run.blocks.push(block);
            runs.at(-1)!.blocks.push(block);
          },
          title: (line, form, level) => {
            const opened = old[next++];
            if (
              !same ||
              !opened?.title ||
              !isLike(opened.section, line, form, level, this.titles)
            ) {
              same = false;
              return;
            }
            open = opened.section;
            pairs.push({ old: [opened], run: { section: open, title: line, blocks: [] } });
            skip();
            add({ section: open, title: line, blocks: [] });
          },
        },
      );
    });
    if (!same || next < old.length) return undefined;
    const places = pairs.map(({ old: runs, run }) => {
      const gone = runs.flatMap(({ blocks }) => blocks);
      if (gone[0]) return { gone, index: run.section.blocks.indexOf(gone[0]) };
      return { gone, index: run.title ? 0 : run.blocks.length === 0 ? 0 : -1 };
    });
    if (places.some(({ index }) => index < 0)) return undefined;
    const changed: Section[] = [];
    pairs.forEach(({ run: { section, title, blocks } }, i) => {
      const { gone, index } = places[i]!;
      if (!title && gone.length === 0 && blocks.length === 0) return;
      section.blocks.splice(index, gone.length, ...blocks);
      if (title) {
        this.sections.delete(section.title!.line);
        section.title = { ...section.title!, line: title };
        this.sections.set(title, section);
      }
      section.revision = ++clock;
      for (let up: Draft | undefined = section; up; up = up.parent) up.treeRevision = clock;
      changed.push(section);
    });
    for (const chunk of removed) this.runs.delete(chunk);
    added.forEach((chunk, i) => {
      this.runs.set(chunk, runsOf[i]!);
    });
    return changed;
  }
}

function draft(level: number): Draft {
  return {
    level,
    blocks: [],
    children: [],
    revision: ++clock,
    treeRevision: clock,
    memos: new Array(slots),
    changed: true,
  };
}

function reset(section: Draft): Draft {
  section.before = { blocks: section.blocks, children: section.children };
  section.blocks = [];
  section.children = [];
  return section;
}

/** Puts a section under its parent; what it is about depends on where it stands. */
function place(section: Draft, parent: Draft, line: Line, form: TitleForm, titles: Titles): void {
  const topics = titles.match(line.text, { part: parent.part });
  const part = topics.map((id) => topic(id).part)[0] ?? parent.part;
  parent.children.push(section);
  if (
    section.parent !== parent ||
    section.part !== part ||
    !isSame(section.title?.topics ?? [], topics) ||
    section.title?.line !== line
  ) {
    section.changed = true;
    section.title = { line, form, topics };
    if (part) section.part = part;
    else delete section.part;
    section.parent = parent;
  }
}

/** Marks a section, and all above it, where something has changed; what hasn't is put back. */
function settle(section: Draft): void {
  const { before, blocks, children } = section;
  if (!section.changed && before && isSame(before.blocks, blocks)) section.blocks = before.blocks;
  else {
    section.revision = ++clock;
    // Most hold a block or two, and a list that grew keeps room for many more.
    section.blocks = blocks.slice();
  }
  if (section.revision === clock || !before || !isSame(before.children, children))
    section.treeRevision = ++clock;
  if (section.parent && section.treeRevision > section.parent.treeRevision)
    section.parent.treeRevision = section.treeRevision;
  section.changed = false;
  delete section.before;
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((element, i) => element === b[i]);
}

/** Whether another title would make the same section of it. */
function isLike(
  { title, level, parent }: Draft,
  line: Line,
  form: TitleForm,
  newLevel: number,
  titles: Titles,
): boolean {
  return (
    title?.form === form &&
    level === newLevel &&
    isSame(title.topics, titles.match(line.text, { part: parent?.part }))
  );
}

/** Whether a block makes a title of the line before it. */
function isListed(block: Block | undefined): boolean {
  return block?.type === 'list' || block?.type === 'table';
}

/** Goes through a chunk and tells its titles from the rest. */
function read(
  { fragment: { blocks } }: Chunk,
  listedAfter: () => boolean,
  titles: Titles,
  open: () => Draft,
  on: {
    block: (block: Block) => void;
    title: (line: Line, form: TitleForm, level: number) => void;
  },
): void {
  blocks.forEach((block, i) => {
    if (block.type === 'heading') {
      on.title(block.line, 'heading', block.depth);
      return;
    }
    if (block.type !== 'paragraph') {
      on.block(block);
      return;
    }
    const listed = i + 1 < blocks.length ? isListed(blocks[i + 1]) : listedAfter();
    const split = splitTitle(block, listed, titles, open().part);
    if (split.before) on.block(split.before);
    if (split.title && split.form)
      on.title(split.title, split.form, levelOf(open(), split.title, split.form, titles));
    if (split.after) on.block(split.after);
  });
}

/** A bold, capitals or colon title ranks below its heading; a topic of the part before it, below that. */
function levelOf(open: Draft, line: Line, form: TitleForm, titles: Titles): number {
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
function standing(open: Draft, heading: Draft): PartId | undefined {
  for (let at: Draft | undefined = open; at && at !== heading && at.parent; at = at.parent) {
    const part = at.title?.topics.find(isPart);
    if (part && isPart(part)) return part;
  }
  return undefined;
}

/** The headings of a note, in order. */
export function* headingsIn(root: Section): Generator<string> {
  for (const { title } of descend(root)) if (title?.form === 'heading') yield title.line.text;
}

/** The section and all below it, in the order of the note. */
export function* descend(section: Section): Generator<Section> {
  yield section;
  for (const child of section.children) yield* descend(child);
}
