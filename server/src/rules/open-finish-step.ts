import * as l10n from '@vscode/l10n';
import { STEPS, type StepId } from '../guide/topics.ts';
import { translatable } from '../l10n.ts';
import { findDates, isPast } from '../note/date.ts';
import { entryOf } from '../note/front-matter.ts';
import { isOver } from '../note/interview.ts';
import type { Note } from '../note/note.ts';
import { isForLater, isNamed, type Step } from '../note/step.ts';
import { absolute } from '../text/span.ts';
import type { Fix, Rule } from './rule.ts';

const OPEN: Readonly<Record<StepId, string>> = translatable({
  negotiate: 'Negotiating is still open: ask for what you want, and note what was agreed.',
  references: 'Your references are not briefed yet: tell each about the role, then tick this.',
  'follow-ups': 'The follow-up emails are not sent yet: write to each interviewer, then tick this.',
  'sell-chats': 'The sell chats are still open: accept them, or write that none were offered.',
});

export const openFinishStep: Rule = {
  id: 'open-finish-step',
  severity: 'warning',
  group: 'finish',
  passage: 'finishWell',
  summary: 'A finishing step is listed, open and due.',
  why: 'With the offer there, or the interviews over, this is the moment for it.',
  fixes: 'Ticks the task; never unseen, since only you know whether it is done.',
  subjects: '`negotiate`, `references`, `follow-ups` or `sell-chats`',
  check(note, report) {
    for (const id of STEPS) {
      const step = note.steps[id];
      if (step.state !== 'open' || !step.open || !isDue(note, id)) continue;
      // “Follow up on the scanner” may be no step: what names it may stand where nothing is read.
      if (note.unread.length > 0 && !isNamed(step.open)) continue;
      report({
        subject: id,
        at: step.open.line.span,
        message: l10n.t(OPEN[id]),
        fix: () => tick(note, step),
      });
    }
  },
};

function isDue(note: Note, id: StepId): boolean {
  if (note.stage === 'offer' || note.stage === 'accepted') return true;
  return (
    id === 'follow-ups' &&
    interviewsAreOver(note) &&
    !isForLater(note.steps[id], note.reading.today)
  );
}

/** Whether an interview's date is past, in the loop or in the front matter. */
function interviewsAreOver(note: Note): boolean {
  const { today } = note.reading;
  if (note.interviews.some((interview) => isOver(interview, today))) return true;
  const dates = entryOf(note.frontMatter, 'interviews')?.values ?? [];
  return dates.some(({ text }) => findDates(text, today).some((date) => isPast(date, today)));
}

/** The edit that ticks a step's open task. */
export function tick(note: Note, { open }: Step): Fix | undefined {
  const item = open?.item;
  if (item?.checked !== false) return undefined;
  const { start, end } = absolute(item.span);
  const box = note.text.slice(start, end).indexOf('[ ]');
  if (box < 0 || box > 12) return undefined;
  const edit = { start: start + box, end: start + box + 3, text: '[x]' };
  return { title: l10n.t('Tick it: it is done'), edits: [edit], safe: false };
}
