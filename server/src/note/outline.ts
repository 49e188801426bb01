import { isPart, type PartId, type TopicId, topic } from '../guide/topics.ts';
import type { Block, Line } from '../markdown/block.ts';
import type { Chunk } from '../markdown/chunk.ts';
import type { Splice } from '../markdown/document.ts';
import { isListed, readChunk } from './chunk-reader.ts';
import { stepsIn } from './naming.ts';
import type { Section, Title } from './section.ts';
import type { Titles } from './title.ts';
import type { TitleForm } from './title-line.ts';

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
    let index = 0;
    let run: Run;
    let runs: Run[];
    const begin = (next: Run) => {
      run = next;
      runs.push(run);
    };
    const opened = () => open;
    const listedAfter = () => isListed(this.blockAfter(index));
    const on: Parameters<typeof readChunk>[4] = {
      block: (block) => {
        open.blocks.push(block);
        run.blocks.push(block);
      },
      title: (line, form, level) => {
        let parent = open;
        while (parent.level >= level && parent.parent) parent = parent.parent;
        const known = before.get(line);
        open = known?.level === level && known.title?.form === form ? reset(known) : draft(level);
        sections.set(line, open);
        place(open, parent, line, form, titles);
        order.push(open);
        begin({ section: open, title: line, blocks: [] });
      },
    };
    for (; index < this.chunks.length; index++) {
      const chunk = this.chunks[index]!;
      runs = [];
      begin({ section: open, blocks: [] });
      readChunk(chunk, listedAfter, titles, opened, on);
      for (const each of runs) each.blocks = each.blocks.slice();
      this.runs.set(chunk, runs);
    }
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
      readChunk(
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
    memos: [],
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
  const topics = topicsOf(line, section.level, parent, titles);
  const part = topics.map((id) => topic(id).part)[0] ?? parent.part;
  parent.children.push(section);
  if (
    section.parent !== parent ||
    section.part !== part ||
    !isSame(section.title!.topics, topics) ||
    section.title!.line !== line
  ) {
    section.changed = true;
    section.title = { line, form, topics };
    if (part) section.part = part;
    else delete section.part;
    section.parent = parent;
  }
}

/** What a title is about: “Interview prep — Acme” at the top is the whole note. */
function topicsOf(
  line: Line,
  level: number,
  parent: Section | undefined,
  titles: Titles,
): readonly TopicId[] {
  const topics = titles.match(line.text, { part: parent?.part });
  // “Which references will I use?”: in the finish a title may name a step in any words, as a line may.
  if (topics.length === 0 && parent?.part === 'finish')
    return stepsIn(line.text, parent.part, parent.title?.topics ?? [], 'line');
  const whole = level === 1 && topics.every((id) => !isPart(id));
  return whole && titles.match(line.text, { label: true }).length === 0 ? [] : topics;
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
    isSame(title.topics, topicsOf(line, level, parent, titles))
  );
}
