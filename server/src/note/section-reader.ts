import { isStep, type StepId, type TopicId } from '../guide/topics.ts';
import { type Block, type Line, type List, sliceLine } from '../markdown/block.ts';
import { namesInterview } from './kind.ts';
import { readLabel, tasksOf } from './label.ts';
import { isPartAlone, type LineForm, type Named, readNamed, stepsIn } from './naming.ts';
import { isPlaceholder } from './placeholder.ts';
import { isImpliedRound, isSchedule, titleOver, withRounds } from './rounds.ts';
import type { Section } from './section.ts';
import type { Piece, Statement, StatementForm } from './statement.ts';
import { type Draft, draft, hasAnswer, say } from './statement-draft.ts';
import { readTable, withoutTail } from './table-reader.ts';
import type { Titles } from './title.ts';
import { lineOf } from './walk.ts';

/** What a section itself says, without those below it. */
export interface Said {
  /** Labels, items, columns and rows about topics of their own. */
  readonly statements: readonly Statement[];
  /** What is left is about the title it stands under. */
  readonly pieces: readonly Piece[];
}

/** Reads the blocks of a section; `topics` are those of its own title, or of the title it stands under. */
export function readSection(section: Section, titles: Titles, topics: readonly TopicId[]): Said {
  const { title, parent } = section;
  const reader = new SectionReader(section, titles);
  const owners = topics.map((topic) => draft(topic, 'title', title!.line, section));
  if (title && parent && isImpliedRound(section, titles)) {
    // “Deep dive:” as a title is no label that waits for its value.
    const value = sliceLine(title.line, 0, title.line.text.replace(/[:：]$/, '').length);
    const round = draft('formats', 'list', title.line, parent, { value });
    round.sections.push(section);
    reader.statements.push(round);
  }
  if (title?.topics.length === 0) say(title.line, owners);
  reader.blocks(section.blocks, owners);
  return { statements: reader.statements, pieces: owners[0]?.pieces ?? [] };
}

class SectionReader {
  readonly statements: Draft[] = [];

  constructor(
    private readonly section: Section,
    private readonly titles: Titles,
  ) {}

  /** Reads blocks in order; gives what still waits for its answer after them. */
  blocks(blocks: readonly Block[], owners: readonly Draft[]): readonly Draft[] {
    /** A label or question still without its answer: what follows may be that. */
    let waiting: readonly Draft[] = [];
    const apart = blocks.flatMap(withoutTail);
    for (const block of this.tellsRounds(owners) ? apart.flatMap(withRounds) : apart) {
      const to = waiting.length > 0 && !this.startsAnew(block) ? waiting : owners;
      if (to === owners) waiting = [];
      else for (const statement of waiting) statement.blocks.push(block);
      switch (block.type) {
        case 'paragraph':
          waiting = this.lines(block.lines, to, waiting);
          break;
        case 'list':
          waiting = this.list(block, to);
          break;
        case 'table':
          this.statements.push(...readTable(block, this.section, this.titles, to));
          break;
        case 'quote':
          waiting = this.quote(block.blocks, to, to === owners ? [] : waiting);
          break;
        case 'heading':
          waiting = this.quotedHeading(block.line, to);
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
    }
    return hasAnswer(waiting) ? [] : waiting;
  }

  /** Whether a list tells of the rounds: under a process title, a day of one, or its label. */
  private tellsRounds(owners: readonly Draft[]): boolean {
    const isProcess = titleOver(this.section)?.topics.includes('process');
    return owners.some(({ topic, form }) => topic === 'process' && (isProcess || form !== 'title'));
  }

  /** What a mail asks in a quote may be answered below it. */
  private quote(
    blocks: readonly Block[],
    to: readonly Draft[],
    before: readonly Draft[],
  ): readonly Draft[] {
    const open = this.blocks(blocks, to);
    return open.length > 0 ? open : before;
  }

  private open(
    id: TopicId,
    form: StatementForm,
    line: Line,
    rest?: Parameters<typeof draft>[4],
  ): Draft {
    const statement = draft(id, form, line, this.section, rest);
    this.statements.push(statement);
    if (id === 'finish' && rest?.value) this.clauses(rest.value, /[,;]/g);
    if (isStep(id) && this.section.part === 'finish' && rest?.value)
      this.clauses(rest.value, /[.;](?=\s)/g, id);
    return statement;
  }

  /** “Finish: negotiate later, refs = Kim” lists a step in each clause; the first may be `of` one already. */
  private clauses(value: Line, ends: RegExp, of?: StepId): void {
    let from = 0;
    for (const end of [...value.text.matchAll(ends), { index: value.text.length }]) {
      const clause = sliceLine(value, from, end.index);
      const isOwn = of !== undefined && from === 0;
      from = end.index + 1;
      if (isOwn) continue;
      for (const id of stepsIn(clause.text, this.section, ['finish'], 'line'))
        if (id !== of) this.open(id, 'label', clause, { value: clause });
    }
  }

  private named(line: Line, owners: readonly Draft[], form: LineForm): Named {
    const topics = owners.map(({ topic }) => topic);
    return readNamed(line, this.titles, this.section, topics, form);
  }

  /** Whether a block begins something of its own rather than answering what stands before it. */
  private startsAnew(block: Block): boolean {
    if (block.type === 'heading' || block.type === 'break') return true;
    if (block.type === 'list') return itemLines(block).some((line) => this.isAbout(line));
    if (block.type === 'quote') {
      const [first] = block.blocks;
      if (first?.type !== 'paragraph') return first !== undefined && this.startsAnew(first);
      const [line] = first.lines;
      return CALLOUT.test(line!.text) || this.isAbout(line!);
    }
    if (block.type !== 'paragraph') return false;
    const label = this.label(block.lines[0]!);
    return label !== undefined && (label.bold || (label.topics.length > 0 && !isPartAlone(label)));
  }

  private isAbout(item: Line): boolean {
    const { topics, label } = this.named(item, [], 'item');
    return topics.length > 0 && !(label && isPartAlone(label));
  }

  private label(line: Line): ReturnType<typeof readLabel> {
    return readLabel(line, this.titles, { part: this.section.part, label: true });
  }

  /** A heading within a quote or an item makes no section; what follows answers it, as a label. */
  private quotedHeading(line: Line, owners: readonly Draft[]): Draft[] {
    const topics = this.titles.match(line.text, { part: this.section.part });
    if (topics.length === 0) say(line, owners);
    return topics.map((id) => this.open(id, 'label', line));
  }

  /** Reads the lines of a paragraph; gives what waits for its answer after them. */
  private lines(
    lines: readonly Line[],
    owners: readonly Draft[],
    before: readonly Draft[],
  ): readonly Draft[] {
    let current = owners;
    let opened: Draft[] = [];
    const apart = lines.flatMap((whole) => tasksOf(withoutCallout(whole)));
    for (const line of apart.flatMap((part) => this.splitLabels(part))) {
      const { topics, value, label } = this.named(line, owners, 'line');
      if (topics.length > 0) {
        opened = topics.map((id) => this.open(id, 'label', line, { ...(value && { value }) }));
        // “Interviewers: TBD” has had its say: the next line is about something else.
        current = value && isPlaceholder(value.text) ? owners : opened;
        continue;
      }
      // A label about something else ends what was said before it on this paragraph.
      if (label && (label.bold || hasAnswer(opened)) && opened.length > 0) {
        current = owners;
        opened = [];
      }
      say(line, current);
    }
    const open = opened.length > 0 ? opened : before;
    return hasAnswer(open) ? [] : open;
  }

  private list(block: List, owners: readonly Draft[]): Draft[] {
    if (this.tellsRounds(owners) || isSchedule(block, this.section, this.titles))
      this.impliedFormats(block);
    let last: Draft[] = [];
    const asked: Draft[][] = [];
    for (const item of block.items) {
      const [first, ...rest] = item.blocks;
      if (first?.type !== 'paragraph') {
        this.blocks(item.blocks, owners);
        continue;
      }
      const [whole, ...more] = first.lines as [Line, ...Line[]];
      const [line, ...beside] = tasksOf(whole, item.checked !== undefined) as [Line, ...Line[]];
      more.unshift(...beside);
      const under = (to: readonly Draft[]) => {
        this.lines(more, to, []);
        this.blocks(rest, to);
      };
      if (last.length > 0 && /^(?:\*\*)?(?:a|ans|answer|reply)\s*[:：.)]/i.test(line.text)) {
        say(line, last);
        under(last);
        continue;
      }
      const { topics, value, label } = this.named(
        line,
        owners,
        item.checked === undefined ? 'item' : 'task',
      );
      const several = topics.length > 0 && this.splitLabels(line).length > 1;
      if (several || topics.length === 0) {
        if (several) this.lines([line], owners, []);
        else say(line, owners);
        under(owners);
        last = [];
        continue;
      }
      const form = label?.question ? 'item' : 'label';
      last = topics.map((id) => this.open(id, form, line, { ...(value && { value }), item }));
      for (const statement of last) statement.blocks.push(...rest);
      under(last);
      asked.push(last);
    }
    // What follows a list answers its last question, unless the whole list waits for answers.
    const unanswered = asked.filter((drafts) => !hasAnswer(drafts));
    return unanswered.length === 1 && unanswered[0] === last ? last : [];
  }

  /** “Formats: two. Prep: none.” is two lines to the person who wrote it in one. */
  private splitLabels(line: Line): Line[] {
    if (!COLON.test(line.text)) return [line];
    const parts: Line[] = [];
    let from = 0;
    for (const { index } of line.text.matchAll(/(?<=[.;。])\s+(?=[^.;:：]{2,40}[:：]\s)/g)) {
      const label = this.label(sliceLine(line, index));
      if (!label || label.topics.length === 0) continue;
      parts.push(sliceLine(line, from, index));
      from = index;
    }
    return from === 0 ? [line] : [...parts, sliceLine(line, from)];
  }

  /** A list directly under a process title is the formats, as far as it belongs to no other topic. */
  private impliedFormats(block: List): void {
    const lines = itemLines(block);
    const about = lines.flatMap((line) => this.named(line, [], 'item').topics);
    // Among other topics, two rounds or more by their names are the formats still.
    const rounds = lines.filter(
      (line) =>
        !line.text.trimEnd().endsWith('?') &&
        (about.length === 0 || (!this.isAbout(line) && namesInterview(line.text))),
    );
    if (rounds.length < (about.length === 0 ? 1 : 2) || about.includes('formats')) return;
    const statement = this.open('formats', 'list', rounds[0]!);
    statement.blocks.push(block);
    for (const line of rounds) say(line, [statement]);
  }
}

const COLON = /[:：]/;

/** What a callout begins with: `[!question]- Interviewers`. */
const CALLOUT = /^\[!\w+\][+-]?\s*/;

function withoutCallout(line: Line): Line {
  const mark = CALLOUT.exec(line.text);
  return mark ? sliceLine(line, mark[0].length) : line;
}

function itemLines({ items }: List): Line[] {
  return items.flatMap((item) => lineOf(item) ?? []);
}
