import * as l10n from '@vscode/l10n';
import type { Finding } from '../check/check.ts';
import { countDone, type Readiness } from '../check/readiness.ts';
import { STEPS, type TopicId, topic } from '../guide/topics.ts';
import { type Day, daysBetween, findDates } from '../note/date.ts';
import { type Entry, entryOf } from '../note/front-matter.ts';
import { CHECKPOINTS, type Checkpoint, type Note, type State } from '../note/note.ts';
import { isPlaceholder } from '../note/placeholder.ts';
import { isActive, isClosed, type Stage } from '../note/stage.ts';
import { about, anchor, titleOf } from '../rules/place.ts';
import { SEVERITIES } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import { nameOfCheckpoint } from './lens.ts';

/** A place in the note, or in the note at `path`. */
export interface Place {
  readonly at: Span;
  readonly path?: string;
}

/** How far a note is with one checkpoint, and where to go on with it. */
export interface CheckpointOverview {
  readonly id: Checkpoint;
  /** The guide's words for it. */
  readonly title: string;
  readonly state: State;
  readonly place: Place;
}

/** An interview as far as views show it. */
export interface InterviewOverview {
  /** As written; empty for a date that only the front matter gives. */
  readonly name: string;
  /** The day, where it can be read in one way only. */
  readonly date?: Day;
  readonly at: Span;
}

/** What the note says of something that tells offers apart. */
export interface Fact {
  readonly title: string;
  readonly text: string;
}

/** One opportunity at a glance. */
export interface Overview {
  /** The company; without one, the name of the file. */
  readonly title: string;
  readonly company?: string;
  readonly role?: string;
  /** The stage as it is read. */
  readonly stage?: Stage;
  readonly stageWritten?: string;
  /** The stage that the note counts as: without one that can be read, `interviewing`. */
  readonly countsAs: Stage;
  readonly active: boolean;
  readonly closed: boolean;
  readonly readiness: Readiness;
  /** How many of `total` checkpoints are done. */
  readonly done: number;
  readonly total: number;
  readonly checkpoints: readonly CheckpointOverview[];
  /** The next action, as written. */
  readonly next?: string;
  /** When it is due, where the date can be read in one way only. */
  readonly due?: Day;
  readonly interviews: readonly InterviewOverview[];
  /** The first day ahead, today included, of an interview or of what is due; none once closed. */
  readonly nextDate?: Day;
  /** Whole days from today to `nextDate`, zero or more. */
  readonly inDays?: number;
  /** What is due was due before today, and the opportunity is not closed. */
  readonly late: boolean;
  /** How many lines are crossed without a decision; what is only inferred is not counted. */
  readonly crossed: number;
  /** How many findings are information or more. */
  readonly gaps: number;
  /** At stage `offer`, what tells it from other offers. */
  readonly offer?: readonly Fact[];
}

/** What the overview of a note depends on beside the note. */
export interface OverviewContext {
  readonly path: string;
  readonly findings: readonly Finding[];
  readonly readiness: Readiness;
  readonly shared: { readonly path: string; readonly note: Note } | undefined;
  readonly today: Day;
}

/** The overview of a note on an opportunity. */
export function overview(note: Note, context: OverviewContext): Overview {
  const { path, findings, readiness, today } = context;
  const { company, role, stage, frontMatter } = note;
  const written = textOf(entryOf(frontMatter, 'stage') ?? entryOf(frontMatter, 'status'));
  const next = textOf(entryOf(frontMatter, 'next'));
  const due = onlyDay(textOf(entryOf(frontMatter, 'due')) ?? '', today);
  const interviews = interviewsOf(note);
  const closed = isClosed(stage);
  const nextDate = closed
    ? undefined
    : [due, ...interviews.map(({ date }) => date)]
        .filter((day) => day !== undefined && day >= today)
        .sort()[0];
  return {
    title: company ?? nameOf(path),
    ...(company && { company }),
    ...(role && { role }),
    ...(stage && { stage }),
    ...(written && { stageWritten: written }),
    countsAs: stage ?? 'interviewing',
    active: isActive(stage),
    closed,
    readiness,
    done: countDone(readiness),
    total: CHECKPOINTS.length,
    checkpoints: CHECKPOINTS.map((id) => ({
      id,
      title: nameOfCheckpoint(id),
      state: readiness[id],
      place: placeOf(note, id, context),
    })),
    ...(next && { next }),
    ...(due && { due }),
    interviews,
    ...(nextDate && { nextDate, inDays: daysBetween(today, nextDate) }),
    late: !closed && due !== undefined && due < today,
    crossed: findings.filter(
      ({ rule, severity }) => rule.id === 'crossed-line' && isAlarm(severity),
    ).length,
    gaps: findings.filter(({ severity }) => severity !== 'hint').length,
    ...(stage === 'offer' && { offer: factsOf(note) }),
  };
}

function isAlarm(severity: Finding['severity']): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf('warning');
}

function placeOf(note: Note, id: Checkpoint, { shared }: OverviewContext): Place {
  const own = about(note, id)[0] ?? titleOf(note, id);
  if (own) return { at: own.line.span };
  const drawn = id === 'lines' && shared?.note.lines[0];
  if (drawn) return { at: drawn.line.span, path: shared.path };
  return { at: anchor(note, topic(id).part) };
}

function interviewsOf({ interviews, frontMatter, reading: { today } }: Note): InterviewOverview[] {
  const found = interviews.map(({ subject, span, dates }): InterviewOverview => {
    const date = dates.find(({ readings }) => readings.length === 1)?.readings[0];
    return { name: subject, ...(date && { date }), at: span };
  });
  for (const { text, span } of entryOf(frontMatter, 'interviews')?.values ?? []) {
    const date = onlyDay(text, today);
    if (date && !found.some((other) => other.date === date))
      found.push({ name: '', date, at: span });
  }
  return found;
}

const LONGEST_FACT = 200;

function factsOf(note: Note): Fact[] {
  const ids: readonly TopicId[] = ['leveling', ...STEPS];
  return ids.flatMap((id) => {
    const said = about(note, id)
      .flatMap(({ pieces }) => pieces.map(({ text }) => text.trim()))
      .filter((text) => text !== '' && !isPlaceholder(text, note.reading.placeholders));
    const text = [...new Set(said)].join(' · ');
    if (text === '') return [];
    const brief = text.length > LONGEST_FACT ? `${text.slice(0, LONGEST_FACT - 1)}…` : text;
    return [{ title: l10n.t(topic(id).title), text: brief }];
  });
}

function onlyDay(text: string, today: Day): Day | undefined {
  const readings = findDates(text, today)[0]?.readings;
  return readings?.length === 1 ? readings[0] : undefined;
}

function textOf(entry: Entry | undefined): string | undefined {
  return entry?.values.map(({ text }) => text.trim()).join(', ');
}

/** `a/acme.prep.md` is `acme`. */
export function nameOf(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return file.replace(/(?:\.prep)?\.(?:md|markdown)$/i, '') || file;
}
