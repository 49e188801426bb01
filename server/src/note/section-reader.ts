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
import { type Column, columnsOf, isMarker, isTopicRow } from './columns.ts';
import { findDates } from './date.ts';
import type { Entry } from './front-matter.ts';
import { namesInterview } from './kind.ts';
import { answerOf, type Label, readLabel } from './label.ts';
import { hasWords, isPlaceholder } from './placeholder.ts';
import type { Section } from './section.ts';
import type { Piece, Statement, StatementForm } from './statement.ts';
import type { Titles } from './title.ts';
import { countWords } from './words.ts';

/** Keys of the front matter with a meaning of their own. */
const OWN_KEYS = new Set(
  'prep company role position stage status lines interviews next due'.split(' '),
);

/** What a section itself says, without those below it. */
export interface Said {
  /** Labels, items, columns and rows about topics of their own. */
  readonly statements: readonly Statement[];
  /** What is left is about the title it stands under. */
  readonly pieces: readonly Piece[];
}

/** Reads a key of the front matter that has the name of a topic. */
export function readEntry(
  { key, keySpan, values }: Entry,
  root: Section,
  titles: Titles,
): Statement[] {
  if (OWN_KEYS.has(key.toLowerCase())) return [];
  const name = key.replaceAll('_', ' ');
  const run = { text: name, start: keySpan.start, end: keySpan.end, marks: 0 };
  const line = { text: name, runs: [run], span: keySpan };
  const pieces = values.map(pieceOf);
  return titles
    .match(name, { label: true })
    .map((topic) => ({ ...blank(topic, 'key', line, root), pieces }));
}

/** Reads the blocks of a section; `topics` are those of its own title, or of the title it stands under. */
export function readSection(section: Section, titles: Titles, topics: readonly TopicId[]): Said {
  const { title } = section;
  const reader = new SectionReader(titles);
  const owners = topics.map((topic) => blank(topic, 'title', title?.line ?? NO_LINE, section));
  if (isImpliedRound(section)) reader.impliedRound(section);
  if (title?.topics.length === 0) reader.say(title.line, owners);
  reader.blocks(section.blocks, section, owners);
  return { statements: reader.statements, pieces: owners[0]?.pieces ?? [] };
}

const NO_LINE: Line = { text: '', runs: [], span: { anchor: { offset: 0 }, start: 0, end: 0 } };

/** A line as a piece of what is said, without an `A:` before it. */
export function pieceOf(line: Line): Piece {
  const said = answerOf(line);
  return { text: said.text, span: said.span, struck: isAll(said, Mark.struck), line: said };
}

/** A statement while it is read. */
interface Draft extends Statement {
  readonly pieces: Piece[];
  readonly blocks: Block[];
  readonly sections: Section[];
}

function blank(topic: TopicId, form: StatementForm, line: Line, section: Section): Draft {
  const struck = isAll(line, Mark.struck) || isStruckName(line, topic);
  return { topic, form, line, section, pieces: [], blocks: [], sections: [], struck };
}

/** “~~Follow-up emails~~ the agency does it”: the name of a step is struck, the reason is not. */
function isStruckName(line: Line, id: TopicId): boolean {
  const end = line.runs.findIndex(({ marks }) => (marks & Mark.struck) === 0);
  const struck = line.runs.slice(0, Math.max(end, 0)).map(({ text }) => text);
  return struck.length > 0 && topic(id).mention?.test(struck.join('')) === true;
}

/** A heading under a process title that names an interview makes that title's section the formats. */
function isImpliedRound({ title, parent }: Section): boolean {
  return (
    title?.form === 'heading' &&
    title.topics.length === 0 &&
    parent?.title?.topics.includes('process') === true &&
    namesInterview(title.line.text) &&
    countWords(title.line.text) <= 12 &&
    !title.line.text.includes('?')
  );
}

class SectionReader {
  readonly statements: Statement[] = [];

  constructor(private readonly titles: Titles) {}

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
  ): Draft {
    const statement: Draft = {
      ...blank(id, form, line, section),
      ...(rest.value && { value: rest.value }),
      ...(rest.item && { item: rest.item }),
      ...(rest.columns && { column: rest.column, columns: rest.columns }),
    };
    this.statements.push(statement);
    if (rest.value) this.say(rest.value, [statement]);
    return statement;
  }

  say(line: Line, owners: readonly Draft[]): void {
    const piece = pieceOf(line);
    for (const owner of owners) owner.pieces.push(piece);
  }

  blocks(blocks: readonly Block[], section: Section, owners: readonly Draft[]): void {
    /** A label or question still without its answer: what follows may be that. */
    let waiting: Draft[] = [];
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
          waiting = this.quotedHeading(block.line, section, to);
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

  /** A heading within a quote or an item makes no section; what follows answers it, as a label. */
  private quotedHeading(line: Line, section: Section, owners: readonly Draft[]): Draft[] {
    const topics = this.titles.match(line.text, { part: section.part });
    if (topics.length === 0) this.say(line, owners);
    return topics.map((id) => this.open(id, 'label', line, section, {}));
  }

  private paragraph(
    block: Paragraph,
    section: Section,
    owners: readonly Draft[],
    before: Draft[],
  ): Draft[] {
    let current: readonly Draft[] = owners;
    let opened: Draft[] = [];
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

  private list(block: List, section: Section, owners: readonly Draft[]): Draft[] {
    const process = owners.length === 0 || owners.some((owner) => isPart(owner.topic));
    if (process && section.title?.topics.includes('process') && owners.length > 0)
      this.impliedFormats(block, section);
    let last: Draft[] = [];
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
    owners: readonly Draft[],
  ): void {
    this.say(line, owners);
    this.itemRest(item, first, section, owners);
  }

  private itemRest(item: Item, first: Paragraph, section: Section, owners: readonly Draft[]): void {
    const lines = first.lines.slice(1);
    if (lines.length > 0) this.paragraph({ ...first, lines }, section, owners, []);
    this.blocks(item.blocks.slice(1), section, owners);
  }

  private itemTopics(
    item: Item,
    section: Section,
    owners: readonly Draft[],
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

  /** A list directly under a process title is the formats, as far as it belongs to no other topic. */
  private impliedFormats(block: List, section: Section): void {
    const items = block.items.filter((item) => {
      const first = item.blocks[0];
      return first?.type === 'paragraph' && !first.lines[0]?.text.trimEnd().endsWith('?');
    });
    const about = block.items.flatMap((item) => this.itemTopics(item, section, []).topics);
    // Among other topics, two rounds or more by their names are the formats still.
    const rounds =
      about.length === 0
        ? items
        : items.filter(
            (item) =>
              this.itemTopics(item, section, []).topics.length === 0 &&
              namesInterview((item.blocks[0] as Paragraph).lines[0]?.text ?? ''),
          );
    if (rounds.length < (about.length === 0 ? 1 : 2) || about.includes('formats')) return;
    const first = rounds[0]!.blocks[0] as Paragraph;
    const statement = this.open('formats', 'list', first.lines[0]!, section, {});
    statement.blocks.push(block);
    for (const item of rounds) this.say((item.blocks[0] as Paragraph).lines[0]!, [statement]);
  }

  impliedRound(section: Section): void {
    const statement = this.open('formats', 'list', section.title!.line, section.parent!, {
      value: section.title!.line,
    });
    statement.sections.push(section);
  }

  private table(block: Table, section: Section, owners: readonly Draft[]): void {
    const columns = columnsOf(block, this.titles, section, owners[0]?.topic);
    const rows = isTopicRow(block.header, this.titles, section.part)
      ? [{ cells: block.header, span: block.span }, ...block.rows]
      : block.rows;
    const topical = columns.some((column) => column !== undefined && column !== 'person');
    const opened = new Map<number, Draft>();
    if (topical) {
      columns.forEach((id, i) => {
        const cell = block.header[i];
        if (!id || id === 'person' || !cell) return;
        const statement = this.open(id, 'column', cell, section, { column: i, columns });
        statement.blocks.push(block);
        opened.set(i, statement);
      });
    }
    const naming = topical ? 0 : this.namingColumn(rows, section, owners);
    for (const row of rows) {
      const name = row.cells[naming];
      const topics = name && !topical ? this.rowTopics(name, section, owners) : [];
      if (name && topics.length > 0) {
        const statements = topics.map((id) => this.open(id, 'row', name, section, {}));
        for (const cell of row.cells)
          if (cell !== name && !/^\W*\d+\W*$/.test(cell.text))
            // The day a question was asked on is no answer; for a step it may be its day.
            this.say(
              cell,
              isDate(cell.text) ? statements.filter((s) => isStep(s.topic)) : statements,
            );
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

  /** The column whose cells may name a topic: the first, or one that only numbers and boxes precede. */
  private namingColumn(
    rows: readonly { readonly cells: readonly Line[] }[],
    section: Section,
    owners: readonly Draft[],
  ): number {
    const names = (at: number) =>
      rows.some(({ cells }) => cells[at] && this.rowTopics(cells[at], section, owners).length > 0);
    for (let at = 0; at < 3; at++) {
      if (names(at)) return at;
      if (!rows.every(({ cells }) => isMarker(cells[at]?.text ?? ''))) return 0;
    }
    return 0;
  }

  private rowTopics(name: Line, section: Section, owners: readonly Draft[]): readonly TopicId[] {
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
  owners: readonly Draft[],
  item: boolean,
): readonly TopicId[] {
  if (owners.some((owner) => isStep(owner.topic))) return [];
  if (section.part === 'lines') return [];
  if (section.part === 'finish') return STEPS.filter((id) => topic(id).mention!.test(text));
  return item ? STEPS.filter((id) => topic(id).task!.test(text)) : [];
}

/** Whether a cell holds a date and nothing else. */
function isDate(text: string): boolean {
  const [date] = findDates(text, '2000-01-01');
  return (
    date !== undefined && !/[\p{L}\p{N}]/u.test(text.slice(0, date.start) + text.slice(date.end))
  );
}

function hasAnswer(statements: readonly Draft[]): boolean {
  return statements.some((statement) => statement.pieces.some((piece) => hasWords(piece.text)));
}
