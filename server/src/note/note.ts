import { QUESTIONS, type QuestionId, STEPS, type StepId, type TopicId } from '../guide/topics.ts';
import type { Block, Line, List } from '../markdown/block.ts';
import type { Positions } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { type Crossing, readCrossings } from './crossing.ts';
import type { Day } from './date.ts';
import { type DrawnLine, readAllLines, readLines } from './drawn-line.ts';
import { entryOf, type FrontMatter } from './front-matter.ts';
import type { Interview } from './interview.ts';
import { readInterviews } from './interviews.ts';
import { findLevelingProse } from './leveling.ts';
import type { Outline } from './outline.ts';
import { readPeople } from './people.ts';
import type { Person } from './person.ts';
import { isPlaceholder } from './placeholder.ts';
import { findAnsweringProse, findSchedule, namesWhom, saysWithWhom } from './prose.ts';
import type { Kind } from './recognition.ts';
import { withRounds } from './rounds.ts';
import { headingOf, type Section } from './section.ts';
import type { Source } from './source.ts';
import { readStage, type Stage } from './stage.ts';
import type { Statement } from './statement.ts';
import { pieceOf } from './statement-draft.ts';
import { readStatements } from './statements.ts';
import { readSteps, type Step } from './step.ts';
import type { Suppression } from './suppression.ts';
import type { Titles } from './title.ts';
import { itemLines, type Standing } from './walk.ts';

/** What reading depends on beside the text. */
export interface Reading {
  readonly titles: Titles;
  /** The user's own placeholders, beside ours. */
  readonly placeholders: readonly string[];
  readonly today: Day;
}

/** How far the note is with something it should say. */
export type State = 'missing' | 'open' | 'done';

/** What the front matter says of the opportunity. */
export interface Opportunity {
  readonly company: string | undefined;
  readonly role: string | undefined;
  readonly stage: Stage | undefined;
}

/** What a note on an opportunity, or the shared lines, says. */
export interface Note extends Opportunity {
  readonly kind: Kind;
  readonly text: string;
  readonly positions: Positions;
  readonly reading: Reading;
  readonly frontMatter: FrontMatter;
  readonly root: Section;
  readonly statements: readonly Statement[];
  /** Whether there is a section, or label, for lines. */
  readonly drawsLines: boolean;
  readonly lines: readonly DrawnLine[];
  readonly questions: Readonly<Record<QuestionId | 'leveling', State>>;
  readonly interviews: readonly Interview[];
  readonly people: readonly Person[];
  readonly steps: Readonly<Record<StepId, Step>>;
  readonly crossings: readonly Crossing[];
  readonly suppressions: readonly Suppression[];
  /** Where parts begin that were left out, since they can’t be read in time. */
  readonly unread: readonly Span[];
  /** The note's first heading, else its first line that is neither empty nor a comment, else its start. */
  readonly head: Span;
  /** The lines that hold a name, as written. */
  readonly mentions: (name: string) => readonly Standing[];
}

/** What of a text a note is read from, beside its outline. */
export type Basis = Pick<Source, 'text' | 'anchor' | 'positions' | 'frontMatter'> & {
  readonly suppressions: () => readonly Suppression[];
  readonly unread: () => readonly Span[];
};

/** More of a kind no person writes, and rules compare them with each other: the rest counts as unread. */
const MOST = 200;

/** Reads what a note says. Any text gives a note. */
export function readNote(
  source: Basis,
  { root }: Outline,
  kind: Kind,
  reading: Reading,
  mentions: Note['mentions'],
): Note {
  const { titles, placeholders, today } = reading;
  const { text, frontMatter } = source;
  const statements = readStatements(root, titles, frontMatter.entries);
  addProse(statements, root, placeholders);
  const drawsLines = statements.some(({ topic }) => topic === 'lines');
  const beyond: Span[] = [];
  const bounded = <T>(all: readonly T[], spanOf: (one: T) => Span): readonly T[] => {
    if (all.length <= MOST) return all;
    beyond.push(spanOf(all[MOST]!));
    return all.slice(0, MOST);
  };
  const lines = bounded(
    kind === 'lines' && !drawsLines
      ? readAllLines(root, placeholders)
      : readLines(statements, placeholders, kind === 'lines'),
    ({ line }) => line.span,
  );
  const stateOf = (id: TopicId): State => {
    const own = statements.filter(({ topic }) => topic === id);
    if (own.length === 0) return 'missing';
    return own.some((statement) => isAnswered(statement, placeholders)) ? 'done' : 'open';
  };
  const spanOf = ({ span }: { span: Span }) => span;
  const interviews = bounded(readInterviews(statements, placeholders, today), spanOf);
  // A round names someone, or each says with whom it is, or of many all but one, the recruiter’s and
  // lunch aside: that answers for the loop.
  const rounds = interviews.filter(
    ({ kinds, subject }) => !kinds.includes('recruiter') && !/\b(?:lunch|break)\b/i.test(subject),
  );
  const telling = rounds.filter((each) => saysWithWhom(each.text));
  const told =
    telling.some((each) => namesWhom(each.text)) ||
    (telling.length > 0 && telling.length + (telling.length > 2 ? 1 : 0) >= rounds.length);
  const interviewers = stateOf('interviewers');
  const preparation = stateOf('preparation');
  const prepared = interviews.some((each) => each.preparation !== '');
  return {
    kind,
    text,
    positions: source.positions,
    reading,
    frontMatter,
    ...readOpportunity(frontMatter, placeholders),
    root,
    statements,
    drawsLines,
    lines,
    questions: {
      formats: stateOf('formats'),
      preparation: preparation === 'missing' && prepared ? 'done' : preparation,
      interviewers: interviewers === 'missing' && told ? 'done' : interviewers,
      leveling: stateOf('leveling'),
    },
    interviews,
    people: bounded(readPeople(statements, interviews, placeholders), spanOf),
    steps: readSteps(statements, placeholders, today),
    crossings: kind === 'note' ? bounded(readCrossings(root, placeholders), spanOf) : [],
    suppressions: source.suppressions(),
    unread: [...source.unread(), ...beyond],
    head: headOf(source, root),
    mentions,
  };
}

/** Reads what the front matter says of the opportunity. */
export function readOpportunity(
  frontMatter: FrontMatter,
  placeholders: readonly string[],
): Opportunity {
  const stage = textOfEntry(entryOf(frontMatter, 'stage') ?? entryOf(frontMatter, 'status'));
  return {
    company: named(textOfEntry(entryOf(frontMatter, 'company')), placeholders),
    role: named(textOfEntry(entryOf(frontMatter, 'role', 'position')), placeholders),
    stage: stage === undefined ? undefined : readStage(stage),
  };
}

const BARE_NONE =
  /^\W*(?:n\s*(?:\/\s*)?a|none|not applicable)(?:\W+(?:yet|for now|so far|at the moment))?\W*$/i;

/** Whether a statement says something: a piece that is no placeholder. */
export function isAnswered(statement: Statement, placeholders: readonly string[]): boolean {
  const needsReason = statement.topic !== 'preparation';
  return statement.pieces.some(
    ({ text }) =>
      !isPlaceholder(text, placeholders) &&
      !(needsReason && BARE_NONE.test(text)) &&
      !isBlankLabel(text, placeholders),
  );
}

/** “Hiring manager:” with nothing after it, or “Round 1: TBD”, says nothing yet. */
function isBlankLabel(text: string, placeholders: readonly string[]): boolean {
  const label = /^[^:：]{1,40}[:：]\s*(?!\s)(.*)$/.exec(text.trim());
  return label !== null && isPlaceholder(label[1]!, placeholders);
}

/** What prose says where no title, label or item does. */
function addProse(statements: Statement[], root: Section, placeholders: readonly string[]): void {
  if (!statements.some(({ topic }) => topic === 'formats' || topic === 'process')) {
    const rounds = findSchedule(root);
    if (rounds.length > 0) statements.push(scheduleStatement(rounds));
  }
  for (const id of QUESTIONS) {
    if (statements.some(({ topic }) => topic === id)) continue;
    const prose = findAnsweringProse(id, root, statements);
    if (prose) statements.push(proseStatement(id, prose.line, prose.section));
  }
  if (statements.some((s) => s.topic === 'leveling' && isAnswered(s, placeholders))) return;
  const prose = findLevelingProse(root, statements);
  if (prose) statements.push(proseStatement('leveling', prose.line, prose.section));
}

function proseStatement(topic: TopicId, line: Line, section: Section): Statement {
  const piece = { text: line.text, span: line.span, struck: false, line };
  return {
    topic,
    form: 'prose',
    line,
    section,
    pieces: [piece],
    blocks: [],
    sections: [],
    struck: false,
  };
}

function scheduleStatement(rounds: readonly Standing[]): Statement {
  const [{ line, section }] = rounds as [Standing];
  const lines = new Set(rounds.map((round) => round.line));
  const lists = listsOf(
    section.blocks.flatMap((block) =>
      block.type === 'paragraph' && block.lines.some((each) => lines.has(each))
        ? withRounds(block)
        : block,
    ),
    lines,
  );
  const pieces = lists.flatMap(itemLines).map(pieceOf);
  return { ...proseStatement('formats', line, section), form: 'list', pieces, blocks: lists };
}

/** The lists of which an item begins with any of these lines. */
function listsOf(blocks: readonly Block[], lines: ReadonlySet<Line>): List[] {
  return blocks.flatMap((block) => {
    if (block.type === 'quote') return listsOf(block.blocks, lines);
    if (block.type !== 'list') return [];
    if (itemLines(block).some((line) => lines.has(line))) return [block];
    return block.items.flatMap((item) => listsOf(item.blocks, lines));
  });
}

function textOfEntry(entry: ReturnType<typeof entryOf>): string | undefined {
  return entry?.values.map(({ text }) => text.trim()).join(', ');
}

function named(text: string | undefined, placeholders: readonly string[]): string | undefined {
  return text === undefined || isPlaceholder(text, placeholders) ? undefined : text;
}

function headOf({ text, anchor, frontMatter }: Basis, root: Section): Span {
  const heading = headingOf(root);
  if (heading) return heading.line.span;
  const from = frontMatter.span?.end ?? 0;
  const source = text.slice(anchor.offset + from);
  // A comment is nothing that a reader sees, unless nothing else stands there.
  const [unseen] = /^(?:\s|<!--[\s\S]*?-->)*/.exec(source)!;
  const skipped = unseen.length < source.length ? unseen.length : 0;
  const line = /[^\s][^\r\n]*/.exec(source.slice(skipped));
  if (line) {
    const start = from + skipped + line.index;
    return { anchor, start, end: start + line[0].trimEnd().length };
  }
  const key = frontMatter.span;
  if (!key) return { anchor, start: 0, end: 0 };
  return { anchor, start: 0, end: 3 };
}

/** What readiness is counted by, in the order of the guide. */
export const CHECKPOINTS = ['lines', ...QUESTIONS, 'leveling', ...STEPS] as const;
/** The id of a checkpoint. */
export type Checkpoint = (typeof CHECKPOINTS)[number];
