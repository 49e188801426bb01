import { isPart, isStep, STEPS, type TopicId, topic } from '../guide/topics.ts';
import {
  type Block,
  type Item,
  isAll,
  type Line,
  type List,
  Mark,
  type Paragraph,
  sliceLine,
  type Table,
} from '../markdown/block.ts';
import type { Span } from '../text/span.ts';
import { type Column, columnsOf, isTopicRow } from './columns.ts';
import type { Entry } from './front-matter.ts';
import { namesInterview } from './kind.ts';
import { answerOf, type Label, readLabel } from './label.ts';
import type { Section } from './outline.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Titles } from './title.ts';
import { countWords } from './words.ts';

/** The forms in which a note speaks of a topic. */
export type StatementForm =
  | 'title'
  | 'label'
  | 'item'
  | 'column'
  | 'row'
  | 'key'
  | 'list'
  | 'prose';

/** A piece of what is said about a topic: a line, a cell, a code block. */
export interface Piece {
  readonly text: string;
  readonly span: Span;
  readonly struck: boolean;
  /** The line it was read from; a code or HTML block has none. */
  readonly line?: Line;
}

/** A place where the note speaks of a topic, and what it says there. */
export interface Statement {
  readonly topic: TopicId;
  readonly form: StatementForm;
  /** The text that names the topic. */
  readonly line: Line;
  readonly section: Section;
  /** What is said, placeholders included, without what belongs to another topic. */
  readonly pieces: Piece[];
  /** The blocks under it, for readers of lists and tables. */
  readonly blocks: Block[];
  /** What stands after the name on its line. */
  readonly value?: Line;
  readonly item?: Item;
  /** Which column of the table, zero-based, for a statement made by a column. */
  readonly column?: number;
  /** What all columns of that table hold. */
  readonly columns?: readonly Column[];
  /** Sections under it that are not about a topic of their own. */
  readonly sections: Section[];
  readonly struck: boolean;
}

/** Everything the sections of a note say about the guide's topics, in order. */
export function readStatements(
  root: Section,
  titles: Titles,
  entries: readonly Entry[] = [],
): Statement[] {
  const reader = new StatementReader(titles);
  for (const entry of entries) reader.entry(entry, root);
  reader.section(root, []);
  return reader.statements;
}

/** Keys of the front matter with a meaning of their own. */
const OWN_KEYS = new Set(
  'prep company role position stage status lines interviews next due'.split(' '),
);

class StatementReader {
  readonly statements: Statement[] = [];

  constructor(private readonly titles: Titles) {}

  entry({ key, keySpan, values }: Entry, root: Section): void {
    if (OWN_KEYS.has(key.toLowerCase())) return;
    const name = key.replaceAll('_', ' ');
    const run = { text: name, start: keySpan.start, end: keySpan.end, marks: 0 };
    const line = { text: name, runs: [run], span: keySpan };
    for (const id of this.titles.match(name, { label: true })) {
      const statement = this.open(id, 'key', line, root, {});
      for (const value of values) this.say(value, [statement]);
    }
  }

  section(section: Section, owners: readonly Statement[]): void {
    const { title } = section;
    let own = owners;
    if (this.isImpliedRound(section)) this.impliedRound(section);
    if (title && title.topics.length > 0) {
      const label = readLabel(title.line, this.titles, { part: section.parent?.part });
      own = title.topics.map((id) =>
        this.open(id, 'title', title.line, section, { value: label?.value }),
      );
    } else if (title) {
      for (const owner of owners) owner.sections.push(section);
      this.say(title.line, owners);
    }
    for (const statement of own) statement.blocks.push(...section.blocks);
    this.blocks(section.blocks, section, own);
    for (const child of section.children) this.section(child, own);
  }

  private open(
    id: TopicId,
    form: StatementForm,
    line: Line,
    section: Section,
    rest: {
      value?: Line | undefined;
      item?: Item | undefined;
      column?: number;
      columns?: readonly Column[];
    },
  ): Statement {
    const statement: Statement = {
      topic: id,
      form,
      line,
      section,
      pieces: [],
      blocks: [],
      sections: [],
      struck: isAll(line, Mark.struck),
      ...(rest.value && { value: rest.value }),
      ...(rest.item && { item: rest.item }),
      ...(rest.columns && { column: rest.column, columns: rest.columns }),
    };
    this.statements.push(statement);
    if (rest.value) this.say(rest.value, [statement]);
    return statement;
  }

  private say(line: Line, owners: readonly Statement[]): void {
    const said = answerOf(line);
    const piece = {
      text: said.text,
      span: said.span,
      struck: isAll(said, Mark.struck),
      line: said,
    };
    for (const owner of owners) owner.pieces.push(piece);
  }

  private blocks(blocks: readonly Block[], section: Section, owners: readonly Statement[]): void {
    /** A label or question still without its answer: what follows may be that. */
    let waiting: Statement[] = [];
    blocks.forEach((block) => {
      const to = waiting.length > 0 && !this.startsAnew(block, section) ? waiting : owners;
      if (to === owners) waiting = [];
      if (to === waiting) for (const statement of waiting) statement.blocks.push(block);
      switch (block.type) {
        case 'paragraph':
          waiting = this.paragraph(block, section, to, waiting);
          break;
        case 'list':
          waiting = this.list(block, section, to);
          break;
        case 'table':
          this.table(block, section, to);
          break;
        case 'quote':
          this.blocks(block.blocks, section, to);
          break;
        case 'heading':
          this.say(block.line, to);
          break;
        case 'code':
        case 'html':
          for (const owner of to) {
            const text = block.type === 'html' ? block.text.replace(/<[^<>]*>/g, ' ') : block.text;
            owner.pieces.push({ text, span: block.span, struck: false });
          }
          break;
        default:
          waiting = [];
      }
    });
  }

  /** Whether a block begins something of its own rather than answering what stands before it. */
  private startsAnew(block: Block, section: Section): boolean {
    if (block.type === 'heading' || block.type === 'break') return true;
    if (block.type === 'list')
      return block.items.some((item) => this.itemTopics(item, section, []).topics.length > 0);
    if (block.type !== 'paragraph') return false;
    const first = block.lines[0];
    if (!first) return false;
    const label = readLabel(first, this.titles, { part: section.part, label: true });
    return label !== undefined && (label.topics.length > 0 || label.bold);
  }

  private paragraph(
    block: Paragraph,
    section: Section,
    owners: readonly Statement[],
    before: Statement[],
  ): Statement[] {
    let current: readonly Statement[] = owners;
    let opened: Statement[] = [];
    for (const line of block.lines.flatMap((whole) => this.splitLabels(whole, section))) {
      const label = readLabel(line, this.titles, { part: section.part, label: true });
      const topics = label?.topics.length
        ? label.topics
        : mentioned(line.text, section, owners, false);
      if (topics.length > 0) {
        const value = label?.topics.length ? label.value : line;
        opened = topics.map((id) => this.open(id, 'label', line, section, { value }));
        // “Interviewers: TBD” has had its say: the next line is about something else.
        current = value && isPlaceholder(value.text) ? owners : opened;
      } else {
        // A label about something else ends what was said before it on this paragraph.
        if (label && (label.bold || hasAnswer(opened)) && opened.length > 0) {
          current = owners;
          opened = [];
        }
        this.say(line, current);
      }
    }
    if (opened.length > 0) return hasAnswer(opened) ? [] : opened;
    return before.length > 0 && !hasAnswer(before) ? before : [];
  }

  private list(block: List, section: Section, owners: readonly Statement[]): Statement[] {
    const process = owners.length === 0 || owners.some((owner) => isPart(owner.topic));
    if (process && section.title?.topics.includes('process') && owners.length > 0)
      this.impliedFormats(block, section);
    let last: Statement[] = [];
    let open = 0;
    for (const item of block.items) {
      const first = item.blocks[0];
      const line = first?.type === 'paragraph' ? first.lines[0] : undefined;
      if (!line || first?.type !== 'paragraph') {
        this.blocks(item.blocks, section, owners);
        continue;
      }
      if (/^(?:\*\*)?(?:a|ans|answer|reply)\s*[:：.)]/i.test(line.text) && last.length > 0) {
        this.itemContent(item, first, line, section, last);
        continue;
      }
      const { topics, value, label } = this.itemTopics(item, section, owners);
      const split = topics.length > 0 ? this.splitLabels(line, section) : [line];
      if (split.length > 1) {
        this.paragraph({ ...first, lines: split }, section, owners, []);
        this.itemRest(item, first, section, owners);
        last = [];
        continue;
      }
      if (topics.length === 0) {
        this.say(line, owners);
        this.itemRest(item, first, section, owners);
        last = [];
        continue;
      }
      const form = label?.question ? 'item' : 'label';
      last = topics.map((id) => this.open(id, form, line, section, { value, item }));
      for (const statement of last) statement.blocks.push(...item.blocks.slice(1));
      this.itemRest(item, first, section, last);
      if (!hasAnswer(last)) open++;
    }
    // What follows a list answers its last question, unless the whole list waits for answers.
    return last.length > 0 && !hasAnswer(last) && open === 1 ? last : [];
  }

  private itemContent(
    item: Item,
    first: Paragraph,
    line: Line,
    section: Section,
    owners: readonly Statement[],
  ): void {
    this.say(line, owners);
    this.itemRest(item, first, section, owners);
  }

  private itemRest(
    item: Item,
    first: Paragraph,
    section: Section,
    owners: readonly Statement[],
  ): void {
    const lines = first.lines.slice(1);
    if (lines.length > 0) this.paragraph({ ...first, lines }, section, owners, []);
    this.blocks(item.blocks.slice(1), section, owners);
  }

  private itemTopics(
    item: Item,
    section: Section,
    owners: readonly Statement[],
  ): { topics: readonly TopicId[]; value?: Line | undefined; label?: Label | undefined } {
    const first = item.blocks[0];
    const line = first?.type === 'paragraph' ? first.lines[0] : undefined;
    if (!line) return { topics: [] };
    const label = readLabel(line, this.titles, { part: section.part, label: true });
    if (label && label.topics.length > 0) {
      // A topic of one word among a part's own kind of items is an item, not the topic.
      return { topics: label.topics, value: label.value, label };
    }
    const topics = mentioned(line.text, section, owners, true);
    return { topics, value: topics.length > 0 ? line : undefined, label };
  }

  /** “Formats: two. Prep: none.” is two lines to the person who wrote it in one. */
  private splitLabels(line: Line, section: Section): Line[] {
    const parts: Line[] = [];
    let from = 0;
    for (const { index } of line.text.matchAll(/(?<=[.;。])\s+(?=[^.;:：]{2,40}[:：]\s)/g)) {
      const label = readLabel(sliceLine(line, index), this.titles, {
        part: section.part,
        label: true,
      });
      if (!label || label.topics.length === 0) continue;
      parts.push(sliceLine(line, from, index));
      from = index;
    }
    return from === 0 ? [line] : [...parts, sliceLine(line, from)];
  }

  /** A list directly under a process title that belongs to no other topic is the formats. */
  private impliedFormats(block: List, section: Section): void {
    const items = block.items.filter((item) => {
      const first = item.blocks[0];
      return first?.type === 'paragraph' && !first.lines[0]?.text.trimEnd().endsWith('?');
    });
    const belongs = block.items.some(
      (item) => this.itemTopics(item, section, []).topics.length > 0,
    );
    if (belongs || items.length === 0) return;
    const first = items[0]!.blocks[0] as Paragraph;
    const statement = this.open('formats', 'list', first.lines[0]!, section, {});
    statement.blocks.push(block);
    for (const item of items) this.say((item.blocks[0] as Paragraph).lines[0]!, [statement]);
  }

  /** A heading under a process title that names an interview makes that title's section the formats. */
  private isImpliedRound({ title, parent }: Section): boolean {
    return (
      title?.form === 'heading' &&
      title.topics.length === 0 &&
      parent?.title?.topics.includes('process') === true &&
      namesInterview(title.line.text) &&
      countWords(title.line.text) <= 12 &&
      !title.line.text.includes('?')
    );
  }

  private impliedRound(section: Section): void {
    const statement = this.open('formats', 'list', section.title!.line, section.parent!, {
      value: section.title!.line,
    });
    statement.sections.push(section);
  }

  private table(block: Table, section: Section, owners: readonly Statement[]): void {
    const columns = columnsOf(block, this.titles, section, owners[0]?.topic);
    const rows = isTopicRow(block.header, this.titles, section.part)
      ? [{ cells: block.header, span: block.span }, ...block.rows]
      : block.rows;
    const topical = columns.some((column) => column !== undefined && column !== 'person');
    const opened = new Map<number, Statement>();
    if (topical) {
      columns.forEach((id, i) => {
        const cell = block.header[i];
        if (!id || id === 'person' || !cell) return;
        const statement = this.open(id, 'column', cell, section, { column: i, columns });
        statement.blocks.push(block);
        opened.set(i, statement);
      });
    }
    for (const row of rows) {
      const name = row.cells[0];
      const topics = name && !topical ? this.rowTopics(name, section, owners) : [];
      if (name && topics.length > 0) {
        const statements = topics.map((id) => this.open(id, 'row', name, section, {}));
        for (const cell of row.cells.slice(1)) this.say(cell, statements);
        continue;
      }
      row.cells.forEach((cell, i) => {
        const statement = opened.get(i);
        if (statement) this.say(cell, [statement]);
        // A column of another topic says nothing about the title the table stands under.
        if (!statement || owners.some((owner) => owner.topic === statement.topic))
          this.say(cell, owners);
      });
    }
  }

  private rowTopics(
    name: Line,
    section: Section,
    owners: readonly Statement[],
  ): readonly TopicId[] {
    const label = readLabel(name, this.titles, { part: section.part, label: true });
    const topics = label?.topics.length
      ? label.topics
      : mentioned(name.text, section, owners, false);
    // A table of topics may hold the lines; a part is more than a row.
    return topics.filter((id) => !isPart(id) || id === 'lines');
  }
}

/** The finishing steps that an item or line of the finish part names, or that reads as a task. */
function mentioned(
  text: string,
  section: Section,
  owners: readonly Statement[],
  item: boolean,
): readonly TopicId[] {
  if (owners.some((owner) => isStep(owner.topic))) return [];
  if (section.part === 'lines') return [];
  if (section.part === 'finish') return STEPS.filter((id) => topic(id).mention!.test(text));
  return item ? STEPS.filter((id) => topic(id).task!.test(text)) : [];
}

function hasAnswer(statements: readonly Statement[]): boolean {
  return statements.some((statement) =>
    statement.pieces.some((piece) => /[\p{L}\p{N}]/u.test(piece.text)),
  );
}
