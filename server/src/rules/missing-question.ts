import * as l10n from '@vscode/l10n';
import { PASSAGES } from '../guide/passages.ts';
import { QUESTIONS, type QuestionId, topic } from '../guide/topics.ts';
import { translatable } from '../l10n.ts';
import { hasProcess } from './missing-process.ts';
import { anchor } from './place.ts';
import { fixBy, type Rule } from './rule.ts';
import { insertTopic } from './section-edit.ts';

const ASKS: Readonly<Record<QuestionId, string>> = translatable({
  formats:
    'The interview formats are not asked for: ask which interviews there are and what each evaluates.',
  preparation:
    'Preparation is not asked for: ask whether any interview needs specific preparation.',
  interviewers: 'The interviewers are not asked for: ask who they are and what they do.',
});

export const missingQuestion: Rule = {
  id: 'missing-question',
  severity: 'warning',
  group: 'process',
  passage: 'askTheProcess',
  summary: 'Something of the process is noted, but this of the three questions is not.',
  why: 'The three questions are what the guide calls most important to understand before you start.',
  fixes: 'Inserts the question.',
  subjects: '`formats`, `preparation` or `interviewers`',
  misses: 'from the note',
  check(note, report) {
    if (!hasProcess(note)) return;
    for (const id of QUESTIONS) {
      if (note.questions[id] !== 'missing') continue;
      report({
        subject: id,
        at: anchor(note, 'process'),
        message: l10n.t(ASKS[id]),
        fix: () =>
          fixBy(
            l10n.t('Insert “{0}”', topic(id).title),
            insertTopic(note, id, PASSAGES[id].quote, 'TBD'),
          ),
      });
    }
  },
};
