import * as l10n from '@vscode/l10n';
import { STEPS, type StepId, topic } from '../guide/topics.ts';
import { translatable } from '../l10n.ts';
import type { Note } from '../note/note.ts';
import { type Edit, lineEnding } from '../text/edit.ts';
import { absolute } from '../text/span.ts';
import { hasFinish } from './missing-finish.ts';
import { anchor, appendBlock, insertAfter, titleOf } from './place.ts';
import { fixBy, type Rule } from './rule.ts';

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

/** The step as the last item of the list that holds the others, else as a list of its own. */
function insertStep(note: Note, id: StepId): Edit | undefined {
  const text = `- [ ] ${topic(id).title}`;
  const section = titleOf(note, 'finish')?.section;
  const list = section?.blocks.at(-1);
  if (section && list?.type === 'list' && !list.ordered && section.children.length === 0) {
    const last = list.items.at(-1)!;
    const range = absolute(last.span);
    const column = note.positions.positionAt(range.start).character;
    const marker = /^[-*+](?= )/.exec(note.text.slice(range.start))?.[0];
    const indent = note.text.slice(range.start - column, range.start);
    if (marker && /^ *$/.test(indent)) {
      const eol = lineEnding(note.text);
      const end = range.start + note.text.slice(range.start, range.end).trimEnd().length;
      return { start: end, end, text: `${eol}${indent}${marker} [ ] ${topic(id).title}` };
    }
  }
  return section
    ? insertAfter(note, section, text)
    : appendBlock(note, `${finishTitle(note)}${text}`);
}

function finishTitle(note: Note): string {
  const steps = note.statements.some(({ topic: id, form }) => id !== 'finish' && form === 'title');
  return steps ? '## Finish well\n\n' : '';
}
