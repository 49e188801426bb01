import * as l10n from '@vscode/l10n';
import { QUESTIONS, type QuestionId } from '../guide/topics.ts';
import { translatable } from '../l10n.ts';
import { absolute } from '../text/span.ts';
import { askedAt } from './place.ts';
import type { Rule } from './rule.ts';

const OPEN: Readonly<Record<QuestionId, string>> = translatable({
  formats: 'The interview formats are still open: ask the recruiter which interviews there are.',
  preparation:
    'Whether an interview needs preparation is still open: ask, and write “none” if there is none.',
  interviewers: 'The interviewers are still open: ask the recruiter who they are.',
});

export const unansweredQuestion: Rule = {
  id: 'unanswered-question',
  severity: 'warning',
  group: 'process',
  passage: 'askTheProcess',
  summary: 'One of the three questions is there without an answer.',
  why: 'It is always reasonable to ask for more details; almost a point of concern if you don’t.',
  subjects: '`formats`, `preparation` or `interviewers`',
  check(note, report) {
    for (const id of QUESTIONS) {
      const asked = askedAt(note, id);
      if (note.questions[id] !== 'open' || !asked) continue;
      // The answer may be what is unread, unless a placeholder stands in its place; in one round it
      // stands for that round only.
      const { start } = absolute(asked.line.span);
      const inRound = note.interviews.some(
        ({ region }) => region.start < start && start < region.end,
      );
      if (
        note.unread.length > 0 &&
        (inRound || asked.pieces.every(({ text }) => text.trim() === ''))
      )
        continue;
      report({ subject: id, at: asked.line.span, message: l10n.t(OPEN[id]) });
    }
  },
};
