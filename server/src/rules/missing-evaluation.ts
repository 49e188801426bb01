import * as l10n from '@vscode/l10n';
import { isAll, Mark } from '../markdown/block.ts';
import { EVALUATES } from '../note/evaluation.ts';
import { type Interview, isPause } from '../note/interview.ts';
import { isAnswered, type Note } from '../note/note.ts';
import { watch } from '../note/walk.ts';
import { insertInto } from './interview-edit.ts';
import { aboutAll, mentionsInterview } from './mention.ts';
import { about, anchorIn } from './place.ts';
import type { Rule } from './rule.ts';

/** What is said elsewhere may say what is evaluated too; and where there is none, none evaluates. */
const POINTS = /\b(?:see|above|below|attached|pdf|link|screenshot)\b/i;
const MOST = 5;

export const missingEvaluation: Rule = {
  id: 'missing-evaluation',
  severity: 'information',
  group: 'process',
  passage: 'formats',
  summary: 'The formats are known, but not what an interview evaluates.',
  why: 'The format tells how to practise; what they evaluate tells what to show.',
  fixes: 'Inserts a place for it with the interview.',
  subjects: 'the interview’s name, or `all` where none says it',
  misses: 'from the note',
  check(note, report) {
    if (note.questions.formats !== 'done') return;
    const interviews = note.interviews.filter((interview) => !isPause(interview));
    const told = tellsWhat(note.root).map(({ line }) => line.text);
    const silent = interviews.filter(
      (interview) =>
        !isSaid(interview, note) && !told.some((text) => mentionsInterview(text, interview)),
    );
    if (silent.length === interviews.length) {
      if (interviews.length === 0 && saysSomewhere(note)) return;
      report({
        subject: 'all',
        at: anchorIn(note, 'formats') ?? note.head,
        message: l10n.t('No interview says what it evaluates: ask what each one looks for.'),
      });
      return;
    }
    for (const interview of silent.slice(0, MOST)) {
      report({
        subject: interview.subject,
        at: interview.span,
        message: l10n.t(
          'What “{0}” evaluates is not noted: ask, and write it beside it.',
          interview.subject,
        ),
        fix: () => insertInto(note, interview, 'Evaluates', 'TBD'),
      });
    }
  },
};

/** “The craft interview focuses on code quality, the deep dive on impact.” */
const tellsWhat = watch({
  at: 'text',
  within: ({ part }) => part === 'process',
  is: ({ line, item, row }) =>
    !item &&
    !row &&
    !/\bask\b|\?/.test(line.text) &&
    (EVALUATES.test(line.text) || /\bis about\b/.test(line.text)),
});

function isSaid(interview: Interview, note: Note): boolean {
  if (interview.evaluates) return true;
  const elsewhere = aboutAll(note, 'evaluation')
    .filter((statement) => isAnswered(statement, note.reading.placeholders))
    .flatMap(({ pieces }) => pieces.map(({ text }) => text))
    .join('\n');
  if (elsewhere.trim() === '') return false;
  // A section on what they evaluate that names no interview is about all of them.
  return (
    mentionsInterview(elsewhere, interview) ||
    !note.interviews.some((other) => mentionsInterview(elsewhere, other))
  );
}

function saysSomewhere(note: Note): boolean {
  if (
    about(note, 'evaluation').some((statement) => isAnswered(statement, note.reading.placeholders))
  )
    return true;
  return about(note, 'formats').some(({ pieces, line: asked }) =>
    pieces.some(
      ({ text, line }) =>
        // “…, and what do they evaluate? Past project (impact), design (breadth)”
        (EVALUATES.test(asked.text) && /\(\p{L}{4}/u.test(text)) ||
        EVALUATES.test(text) ||
        POINTS.test(text) ||
        (line && isAll(line, Mark.image | Mark.link)),
    ),
  );
}
