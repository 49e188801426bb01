import * as l10n from '@vscode/l10n';
import { countWords } from '../note/words.ts';
import type { Rule } from './rule.ts';

/** Words on one person beyond which research is no longer brief. */
const LONGEST = 120;

export const lengthyResearch: Rule = {
  id: 'lengthy-research',
  severity: 'hint',
  group: 'process',
  passage: 'research',
  summary: `There are more than ${LONGEST} words on one interviewer.`,
  why: 'The guide says briefly: what tailors a question is enough.',
  subjects: 'the interviewer’s name',
  check(note, report) {
    for (const { name, span, research } of note.people) {
      const words = countWords(research);
      if (!name || words <= LONGEST) continue;
      report({
        subject: name,
        at: span,
        message: l10n.t(
          'There are {0} words on {1}: keep what helps you ask a question, and drop the rest.',
          words,
          name,
        ),
      });
    }
  },
};
