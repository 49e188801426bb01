import * as l10n from '@vscode/l10n';
import { QUESTIONS } from '../../guide/topics.ts';
import type { Note } from '../../note/note.ts';
import type { DraftKind } from './draft.ts';
import { CLOSING, greeting, nameForOthers, recruiterOf, roleOf, subjectOf } from './said.ts';

const ASK = {
  formats: 'What are the interview formats, and what is each of them evaluating for?',
  preparation: 'Do any of the interviews require specific preparation?',
  interviewers: 'Who are the interviewers, and what do they work on?',
  leveling: 'When in the process is the level decided, and by whom?',
} as const;

/** To the recruiter, with only the questions still open. */
export const recruiterQuestions: DraftKind = {
  id: 'recruiter-questions',
  title: () => l10n.t('Ask the recruiter what is still open'),
  settles: [
    { rule: 'unanswered-question' },
    { rule: 'missing-question' },
    { rule: 'missing-process' },
    { rule: 'missing-evaluation' },
    { rule: 'unknown-leveling' },
  ],
  write(note) {
    const questions = openQuestions(note);
    if (questions.length === 0) return undefined;
    const { name, to } = recruiterOf(note);
    const list = questions.map((question, i) => `${i + 1}. ${question}`).join('\n');
    return {
      subject: subjectOf(
        questions.length === 1
          ? 'A question about the interviews'
          : 'Questions about the interviews',
        note,
      ),
      body: `${greeting(name)}

I am looking forward to the interviews for ${roleOf(note)} and would like to prepare well. Could you help me with ${questions.length === 1 ? 'this question' : 'these questions'}?

${list}

Thank you!

${CLOSING}
`,
      ...(to && { to }),
      notes: [],
    };
  },
};

function openQuestions(note: Note): string[] {
  const open: string[] = [...QUESTIONS, 'leveling' as const]
    .filter((id) => note.questions[id] !== 'done')
    .map((id) => ASK[id]);
  const unsaid = note.interviews.filter(({ evaluates }) => !evaluates);
  if (note.questions.formats === 'done' && unsaid.length > 0) {
    const names = unsaid.slice(0, 5).map(nameForOthers).filter(Boolean);
    const all = unsaid.length === note.interviews.length || unsaid.length > 5 || names.length === 0;
    open.unshift(
      all
        ? 'What is each of the interviews evaluating for?'
        : `What are these interviews evaluating for: ${names.join(', ')}?`,
    );
  }
  return open;
}
