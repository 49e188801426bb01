import { isStep, type PartId, type StepId, type TopicId } from '../guide/topics.ts';
import { type Block, type Line, type List, sliceLine } from '../markdown/block.ts';
import { isSignature, isSpeakerAlone, tasksOf, withoutCallout } from './label.ts';
import { isOfLevel, tellsOfLevel } from './leveling.ts';
import {
  behindLabel,
  clauseOf,
  clausesOf,
  isAbout,
  type LineForm,
  listsParts,
  listsSteps,
  readNamed,
  SENTENCE_END,
  splitLabels,
  startsAnew,
  stepsIn,
} from './naming.ts';
import { isPlaceholder } from './placeholder.ts';
import {
  isAlone,
  isImpliedRound,
  isSchedule,
  roundsIn,
  tellsRounds,
  withRounds,
} from './rounds.ts';
import { byPart, isLoose, type Section } from './section.ts';
import type { Piece, Statement, StatementForm } from './statement.ts';
import {
  answerBelow,
  answerInOrder,
  type Draft,
  draft,
  hasAnswer,
  replyTo,
  say,
  sayAsIs,
  sayTitle,
  topicsOf,
  withoutSpeaker,
} from './statement-draft.ts';
import { readTable, withoutTail } from './table-reader.ts';
import type { Titles } from './title.ts';

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
  const reader = new SectionReader(section, titles, section.part);
  const owners = topics.map((topic) => draft(topic, 'title', title!.line, section));
  if (title && parent && isImpliedRound(section, titles)) {
    // “Deep dive:” as a title is no label that waits for its value.
    const value = sliceLine(title.line, 0, title.line.text.replace(/[:：]$/, '').length);
    const round = draft('formats', 'list', title.line, parent, { value });
    round.sections.push(section);
    reader.statements.push(round);
  }
  const [own, below] = byPart(section);
  reader.blocks(own, owners);
  if (title?.topics.length === 0) sayTitle(title.line, owners);
  if (below.length > 0) {
    const other = new SectionReader(section, titles, undefined);
    other.blocks(below, []);
    reader.statements.push(...other.statements);
  }
  return { statements: reader.statements, pieces: owners[0]?.pieces ?? [] };
}

class SectionReader {
  readonly statements: Draft[] = [];
  private readonly loose: boolean;
  /** The questions of a mail, one each item, that wait for a reply in as many. */
  private asked: Draft[][] = [];
  private quotes = 0;

  constructor(
    private readonly section: Section,
    private readonly titles: Titles,
    /** Of what it reads. */
    private readonly part: PartId | undefined,
  ) {
    this.loose = isLoose(section, part);
  }

  /** Reads blocks in order; gives what still waits for its answer after them. */
  blocks(blocks: readonly Block[], owners: readonly Draft[]): readonly Draft[] {
    /** A label or question still without its answer: what follows may be that. */
    let waiting: readonly Draft[] = [];
    const apart = blocks.flatMap(withoutTail);
    for (const each of tellsRounds(this.section, owners) ? apart.flatMap(withRounds) : apart) {
      if (isSignature(each)) {
        waiting = [];
        continue;
      }
      const block = withoutSpeaker(each, waiting, this.isOwn);
      const to =
        waiting.length > 0 && !startsAnew(block, this.titles, this.part) ? waiting : owners;
      if (to === owners) waiting = [];
      else for (const statement of waiting) statement.blocks.push(block);
      switch (block.type) {
        case 'paragraph':
          waiting = this.lines(block.lines, to, waiting);
          break;
        case 'list':
          waiting = listsParts(block, this.titles) ? [] : this.list(block, to);
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
          sayAsIs(block, to);
          break;
        default:
          waiting = [];
      }
    }
    return hasAnswer(waiting) ? [] : waiting;
  }

  /** What a mail asks in a quote may be answered below it. */
  private quote(
    blocks: readonly Block[],
    to: readonly Draft[],
    before: readonly Draft[],
  ): readonly Draft[] {
    this.quotes++;
    const open = this.blocks(blocks, to);
    this.quotes--;
    return open.length > 0 ? open : before;
  }

  private readonly isOwn = (line: Line) => isAbout(line, this.titles, this.part);

  private open(
    id: TopicId,
    form: StatementForm,
    line: Line,
    rest?: Parameters<typeof draft>[4],
  ): Draft {
    const statement = draft(id, form, line, this.section, rest);
    this.statements.push(statement);
    const value = rest?.value;
    if (id === 'finish' && value) this.clauses(clausesOf(value, /[,;]|(?<=\s)\/(?=\s)/g));
    // The first clause is of the step itself.
    if (isStep(id) && this.part === 'finish' && value)
      this.clauses(clausesOf(value, SENTENCE_END).slice(1), id);
    return statement;
  }

  /** “Finish: negotiate later, refs = Kim” lists a step in each clause, but the one they are of. */
  private clauses(clauses: readonly Line[], of?: StepId): void {
    for (const clause of clauses)
      for (const id of stepsIn(clause.text, 'finish', ['finish'], 'line'))
        if (id !== of) this.open(id, 'label', clause, { value: behindLabel(clause) });
  }

  private named(line: Line, owners: readonly Draft[], form: LineForm) {
    return readNamed(line, this.titles, this.part, topicsOf(owners), form);
  }

  /** A heading within a quote or an item makes no section; what follows answers it, as a label. */
  private quotedHeading(line: Line, owners: readonly Draft[]): Draft[] {
    const topics = this.titles.match(line.text, { part: this.part });
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
    /** What stands below the label that is open. */
    let below: Line[] = [];
    const apart = lines.flatMap((whole) => tasksOf(withoutCallout(whole)));
    for (const line of apart.flatMap((part) => splitLabels(part, this.titles, this.part))) {
      if (isSpeakerAlone(line)) continue;
      const { topics, value, label } = this.named(line, owners, this.loose ? 'alone' : 'line');
      if (topics.length > 0) {
        answerBelow(opened, below);
        below = [];
        opened = topics.map((id) => {
          if (value !== line) return this.open(id, 'label', line, value && { value });
          const own = clauseOf(line, id);
          return this.open(id, 'label', own, { value: own });
        });
        // “Interviewers: TBD” has had its say: the next line is about something else.
        current = value && isPlaceholder(value.text) ? owners : opened;
        continue;
      }
      const reply = replyTo(opened, line);
      if (reply) {
        say(reply, current);
        if (current === opened) below.push(reply);
        continue;
      }
      // A label about something else ends what was said before it on this paragraph.
      const isOther = label !== undefined && (label.bold || hasAnswer(opened));
      if (opened.length > 0 && (isOther || isOfLevel(line))) {
        answerBelow(opened, below);
        below = [];
        current = owners;
        opened = [];
      }
      say(line, current);
      if (current === opened) below.push(line);
    }
    answerBelow(opened, below);
    const open = opened.length > 0 ? opened : before;
    return hasAnswer(open) ? [] : open;
  }

  private list(block: List, owners: readonly Draft[]): Draft[] {
    const mailed = this.quotes > 0 && block.ordered ? block.items.length : 0;
    const waits = this.asked.splice(0);
    if (mailed > 2 && mailed === waits.length && answerInOrder(block, waits)) return [];
    const implied = this.impliedFormats(block, owners);
    let last: Draft[] = [];
    const ofSteps = listsSteps(block, this.titles, this.part, topicsOf(owners));
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
      const form = ofSteps ? 'task' : item.checked === undefined ? 'item' : 'box';
      const { topics: found, value, label } = this.named(line, owners, form);
      const topics: readonly TopicId[] =
        isAlone(label, item) && (implied.includes(whole) || topicsOf(owners).includes('formats'))
          ? []
          : found.length === 0 && tellsOfLevel(line, rest)
            ? ['leveling']
            : found;
      const several = topics.length > 0 && splitLabels(line, this.titles, this.part).length > 1;
      if (several || topics.length === 0) {
        if (several) this.lines([line], owners, []);
        else say(line, owners);
        under(owners);
        last = [];
        continue;
      }
      last = topics.map((id) =>
        this.open(id, label?.question ? 'item' : 'label', line, { ...(value && { value }), item }),
      );
      answerBelow(last, more);
      for (const statement of last) statement.blocks.push(...rest);
      under(last);
      asked.push(last);
    }
    // What follows a list answers its last question, unless the whole list waits for answers.
    const unanswered = asked.filter((drafts) => !hasAnswer(drafts));
    if (mailed > 2 && unanswered.length === mailed) this.asked = unanswered;
    return unanswered.length === 1 && unanswered[0] === last ? last : [];
  }

  /** A list directly under a process title is the formats; gives the lines that are rounds. */
  private impliedFormats(block: List, owners: readonly Draft[]): readonly Line[] {
    const { section, titles } = this;
    if (!tellsRounds(section, owners) && !isSchedule(block, section, titles)) return [];
    const again = this.statements.some(({ topic }) => topic === 'formats');
    const rounds = roundsIn(block, again, (line) => this.named(line, [], 'item'), this.isOwn);
    const statement = rounds[0] && this.open('formats', 'list', rounds[0]);
    statement?.blocks.push(block);
    for (const line of rounds) say(line, [statement!]);
    return rounds;
  }
}
