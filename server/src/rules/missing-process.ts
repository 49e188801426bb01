import * as l10n from '@vscode/l10n';
import { PASSAGES } from '../guide/passages.ts';
import { QUESTIONS, topic } from '../guide/topics.ts';
import { fixBy, type Rule } from './rule.ts';
import { insertPart } from './section-edit.ts';

/** The three questions and the level, waiting for their answers. */
const BODY = [
  ...QUESTIONS.map((id) => `- ${PASSAGES[id].quote}\n  - TBD`),
  '- When is the level decided?\n  - TBD',
].join('\n');

export const missingProcess: Rule = {
  id: 'missing-process',
  severity: 'warning',
  group: 'process',
  passage: 'askTheProcess',
  summary: 'The note has no section on the process and none of the three questions.',
  why: 'Companies want you to succeed and will tell you how they interview, if you ask.',
  fixes: 'Inserts the section with the three questions and the one about the level.',
  subjects: '`process`',
  misses: 'from the note',
  check(note, report) {
    if (hasProcess(note)) return;
    report({
      subject: 'process',
      at: note.head,
      message: l10n.t(
        'Nothing is noted about the process: ask for the formats, the preparation and the interviewers.',
      ),
      fix: () =>
        fixBy(l10n.t('Insert “{0}”', topic('process').title), insertPart(note, 'process', BODY)),
    });
  },
};

/** Whether a note says anything of the process: a section, or one of the three questions. */
export function hasProcess(note: Parameters<Rule['check']>[0]): boolean {
  return note.statements.some(
    ({ topic: id }) => id === 'process' || (QUESTIONS as readonly string[]).includes(id),
  );
}
