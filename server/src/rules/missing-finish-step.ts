import * as l10n from '@vscode/l10n';
import { isStep, STEPS, type StepId, topic } from '../guide/topics.ts';
import { translatable } from '../l10n.ts';
import type { Note } from '../note/note.ts';
import { descend } from '../note/section.ts';
import type { Statement } from '../note/statement.ts';
import type { Edit } from '../text/edit.ts';
import { absolute, compareSpans } from '../text/span.ts';
import { insertBeside, insertNested } from './item-edit.ts';
import { hasFinish } from './missing-finish.ts';
import { about, anchor, titleOf } from './place.ts';
import { fixBy, type Rule } from './rule.ts';
import { appendBlock, insertPart, insertUnder } from './section-edit.ts';

const MISSING: Readonly<Record<StepId, string>> = translatable({
  negotiate: 'Negotiating is not on your list: add it, even if the offer looks fine.',
  references: 'Briefing your references is not on your list: add it, with their names.',
  'follow-ups': 'Follow-up emails are not on your list: add one to each interviewer.',
  'sell-chats':
    'Sell chats are not on your list: accept those you are offered, with questions to ask.',
});

export const missingFinishStep: Rule = {
  id: 'missing-finish-step',
  severity: 'warning',
  group: 'finish',
  passage: 'finishWell',
  summary: 'One of the four finishing steps is not listed.',
  why: 'What is on no list is forgotten in the week of an offer.',
  fixes: 'Inserts the step.',
  subjects: '`negotiate`, `references`, `follow-ups` or `sell-chats`',
  misses: 'from the note',
  check(note, report) {
    if (!hasFinish(note)) return;
    for (const id of STEPS) {
      if (note.steps[id].state !== 'missing') continue;
      report({
        subject: id,
        at: anchor(note, 'finish'),
        message: l10n.t(MISSING[id]),
        fix: () => fixBy(l10n.t('Insert “{0}”', topic(id).title), insertStep(note, id)),
      });
    }
  },
};

/** The step beside the others, else where the finish begins, else as the only one of a new section. */
function insertStep(note: Note, id: StepId): Edit | undefined {
  const text = `- [ ] ${topic(id).title}`;
  const finish = titleOf(note, 'finish')?.section;
  // What stands under a step’s own title is of that step.
  const isBeside = ({ section: { part, title } }: Statement) =>
    (!finish || part === 'finish') && !title?.topics.some(isStep);
  const [last] = note.statements
    .filter((statement) => isStep(statement.topic) && isBeside(statement))
    .flatMap(({ item }) => item ?? [])
    .sort((a, b) => compareSpans(b.span, a.span));
  const isNumbered = last && /^\d/.test(note.text.slice(absolute(last.span).start));
  const beside = last && !isNumbered ? insertBeside(note, last, text) : undefined;
  if (beside) return beside;
  if (finish) return insertUnder(note, finish, text);
  const asked = about(note, 'finish').find(({ item }) => item);
  if (asked) return insertNested(note, asked.item!, text);
  // At the end of a note that goes on under a title of its own it would be of that.
  const [end] = [...descend(note.root)].slice(-1);
  return end!.level > 1 ? insertPart(note, 'finish', text) : appendBlock(note, text);
}
