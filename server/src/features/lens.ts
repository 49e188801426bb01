import * as l10n from '@vscode/l10n';
import type { Finding } from '../check/check.ts';
import { countDone, type Readiness } from '../check/readiness.ts';
import { PARTS, QUESTIONS, topic } from '../guide/topics.ts';
import { translatable } from '../l10n.ts';
import { CHECKPOINTS, type Checkpoint, type Note, type State } from '../note/note.ts';
import { isClosed } from '../note/stage.ts';
import { about, titleOf } from '../rules/place.ts';
import type { Span } from '../text/span.ts';

/** A short text beside a place of a note. It holds no text of the note. */
export interface Label {
  readonly text: string;
  readonly span: Span;
}

/** What to do about each checkpoint, in a few words. */
const NEXT: Readonly<Record<Checkpoint, string>> = translatable({
  lines: 'draw your lines',
  formats: 'what are the formats?',
  preparation: 'what is to be prepared?',
  interviewers: 'who are the interviewers?',
  leveling: 'when is the level set?',
  negotiate: 'negotiate',
  references: 'brief your references',
  'follow-ups': 'send follow-ups',
  'sell-chats': 'accept sell chats',
});

/** The readiness on the note's title, and the gaps on the title of each part. */
export function lenses(note: Note, findings: readonly Finding[], readiness: Readiness): Label[] {
  if (note.kind !== 'note' || isClosed(note.stage)) return [];
  const next = CHECKPOINTS.find((id) => readiness[id] !== 'done');
  const [done, all] = [countDone(readiness), CHECKPOINTS.length];
  const labels = [
    {
      text: next
        ? l10n.t('{0} of {1} · next: {2}', done, all, l10n.t(NEXT[next]))
        : l10n.t('{0} of {1} · ready', done, all),
      span: note.head,
    },
  ];
  for (const part of PARTS) {
    const title = titleOf(note, part);
    const gaps = findings.filter(
      ({ rule, severity }) =>
        rule.group === part && (severity === 'warning' || severity === 'error'),
    ).length;
    if (title && gaps > 0)
      labels.push({
        text: gaps === 1 ? l10n.t('1 gap') : l10n.t('{0} gaps', gaps),
        span: title.line.span,
      });
  }
  return labels;
}

/** Beside each question and step, whether it is answered. */
export function hints(note: Note): Label[] {
  const labels: Label[] = [];
  for (const id of [...QUESTIONS, 'leveling' as const]) {
    const [first] = about(note, id);
    if (first)
      labels.push({
        text: note.questions[id] === 'done' ? l10n.t('answered') : l10n.t('open'),
        span: first.line.span,
      });
  }
  for (const { statements, state } of Object.values(note.steps))
    if (statements[0]) labels.push({ text: nameOfState(state), span: statements[0].line.span });
  return labels;
}

/** The name of a checkpoint, for people. */
export function nameOfCheckpoint(id: Checkpoint): string {
  return l10n.t(topic(id).title);
}

/** The state of a checkpoint, for people. */
function nameOfState(state: State): string {
  return { missing: l10n.t('missing'), open: l10n.t('open'), done: l10n.t('done') }[state];
}
