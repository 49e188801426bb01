import { topic } from '../guide/topics.ts';
import { descend } from '../note/outline.ts';
import { fold, squeeze } from '../note/words.ts';
import { absolute } from '../text/span.ts';
import { distance } from './closest.ts';
import type { Rule } from './rule.ts';

const MEANT: readonly { title: string; letters: string }[] = [
  ...(['lines', 'process', 'finish'] as const).map((id) => topic(id).title),
  'Interviewers',
  'Leveling',
  'References',
].map((title) => ({ title, letters: squeeze(fold(title)) }));
/** Words that are near a title and mean something else. */
const ORDINARY = new Set(
  (
    'interviews interview interviewed interviewing interviewees interviewee preferences preference ' +
    'reference referrals levels level levelling leveled revealing reverences deferences finish finishing ' +
    'interviewer conferences inferences leaving living evelina leveraging'
  ).split(' '),
);

export const misspelledSection: Rule = {
  id: 'misspelled-section',
  severity: 'information',
  group: 'hygiene',
  summary: 'A heading is one or two letters off a title of the guide.',
  why: 'A section under a misspelt title is not found, by you or by a search.',
  fixes: 'Writes the title that is meant.',
  subjects: 'the title meant',
  check(note, report) {
    for (const { title } of descend(note.root)) {
      if (title?.form !== 'heading' || title.topics.length > 0) continue;
      const written = squeeze(fold(title.line.text));
      if (written.length < 6 || ORDINARY.has(fold(title.line.text))) continue;
      const limit = written.length >= 8 ? 2 : 1;
      const meant = MEANT.find((candidate) => distance(written, candidate.letters, limit) <= limit);
      if (!meant) continue;
      const { start, end } = absolute(title.line.span);
      const source = note.text.slice(start, end);
      report({
        subject: meant.title,
        at: title.line.span,
        message: `“${title.line.text}” looks like “${meant.title}”: correct it so that the section counts.`,
        fix: {
          title: `Rename to “${meant.title}”`,
          edits: [renaming(source, start, end, meant.title)],
          safe: true,
        },
      });
    }
  },
};

/** Replaces the words of a title and leaves numbering and emoji before it as they are. */
function renaming(source: string, start: number, end: number, title: string) {
  const first = source.search(/\p{L}/u);
  const last = /[^\p{L}]*$/u.exec(source)!.index;
  return first < 0
    ? { start, end, text: title }
    : { start: start + first, end: start + last, text: title };
}
