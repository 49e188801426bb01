import * as l10n from '@vscode/l10n';
import { isOver } from '../note/interview.ts';
import type { Note } from '../note/note.ts';
import { sameName } from '../note/person.ts';
import type { Statement } from '../note/statement.ts';
import { stepText } from '../note/step.ts';
import { textOf } from '../note/walk.ts';
import { fold } from '../note/words.ts';
import { holdsWord } from '../text/letters.ts';
import { absolute } from '../text/span.ts';
import type { Rule } from './rule.ts';

export const missingFollowUp: Rule = {
  id: 'missing-follow-up',
  severity: 'information',
  group: 'finish',
  passage: 'followUps',
  summary: 'An interview is over, and its interviewer appears in no follow-up.',
  why: 'A short note within a day or two is remembered when the panel meets.',
  subjects: 'the interviewer’s name',
  misses: 'from the note',
  check(note, report) {
    const step = note.steps['follow-ups'];
    if (step.state === 'done') return;
    const text = step.statements.map(textAbout).join('\n');
    const written = fold(text);
    const known = note.people.flatMap(({ name }) => (name ? [bare(name)] : []));
    for (const { name, span, recruiter } of metPeople(note)) {
      if (recruiter || isNamed(bare(name!), written, known, text)) continue;
      report({
        subject: name!,
        at: span,
        message: l10n.t(
          'You have met {0}, and no follow-up mentions them: send a short email and note it.',
          name!,
        ),
      });
    }
  },
};

/** A name in small letters, without “Dr.”. */
function bare(name: string): string {
  return fold(name).replace(/^(?:dr|prof|mr|ms|mrs) (?=.)/, '');
}

/**
 * Whether a text names someone, by the first name or the last one too; the “Ann” of “Ann Lee” is
 * not Ann Roy where both are `known`. `asIs` is the text before it was folded.
 */
function isNamed(name: string, text: string, known: readonly string[], asIs: string): boolean {
  const words = name.split(' ');
  const [first, last] = [words[0]!, words.at(-1)!];
  let rest = ` ${text} `;
  for (const other of known)
    if (
      !` ${name} `.includes(` ${other} `) &&
      (other.startsWith(`${first} `) || other.endsWith(` ${last}`))
    )
      rest = rest.replaceAll(` ${other} `, ' , ');
  if (holdsWord(rest, first)) return true;
  // Best, Long: what is no name is small.
  const isWritten = (word: string) => /^\p{Lu}/u.test(word) && holdsWord(fold(word), last);
  return holdsWord(rest, last) && asIs.split(/[\s,;:.()]+/).some(isWritten);
}

/** What is written of a follow-up; where they are a column, whose each is stands beside it. */
function textAbout(statement: Statement): string {
  return statement.form === 'column' ? textOf(statement.blocks) : stepText(statement);
}

/** The people by name in interviews whose date is past. */
function metPeople(note: Note): Note['people'] {
  const over = note.interviews.filter((interview) => isOver(interview, note.reading.today));
  if (over.length === 0) return [];
  return note.people.filter(({ name, span }) => {
    if (!name) return false;
    const at = absolute(span).start;
    return over.some(
      ({ region, text }) =>
        (at >= region.start && at < region.end) ||
        text.split('\n').some((line) => line.includes(name) || sameName(line, name)),
    );
  });
}
