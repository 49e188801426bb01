import * as l10n from '@vscode/l10n';
import { topic } from '../guide/topics.ts';
import type { Note } from '../note/note.ts';
import { watch } from '../note/walk.ts';
import { fold, squeeze } from '../note/words.ts';
import type { Edit } from '../text/edit.ts';
import { absolute, type Span } from '../text/span.ts';
import { distance } from './closest.ts';
import { fixBy, type Rule } from './rule.ts';

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
    'reference referenced referrals levels level levelling leveled revealing reverences deferences finish finishing ' +
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
    for (const { line } of misspelled(note.root)) {
      const meant = meantBy(line.text)!;
      report({
        subject: meant,
        at: line.span,
        message: l10n.t(
          '“{0}” looks like “{1}”: correct it so that the section counts.',
          line.text,
          meant,
        ),
        fix: () => fixBy(l10n.t('Rename to “{0}”', meant), renaming(note, line.span, meant)),
      });
    }
  },
};

const misspelled = watch({
  at: 'titles',
  within: ({ title }) => title?.form === 'heading' && title.topics.length === 0,
  is: ({ line }) => meantBy(line.text) !== undefined,
});

/** The title that a heading is a letter or two off. */
function meantBy(heading: string): string | undefined {
  const written = squeeze(fold(heading));
  if (written.length < 6 || ORDINARY.has(fold(heading))) return undefined;
  const limit = written.length >= 8 ? 2 : 1;
  return MEANT.find(({ letters }) => distance(written, letters, limit) <= limit)?.title;
}

/** Replaces the words of a title and leaves numbering and emoji before it as they are. */
function renaming(note: Note, span: Span, title: string): Edit {
  const { start, end } = absolute(span);
  const source = note.text.slice(start, end);
  const first = source.search(/\p{L}/u);
  const last = /(?<![^\p{L}])[^\p{L}]*$/u.exec(source)!.index;
  return first < 0
    ? { start, end, text: title }
    : { start: start + first, end: start + last, text: title };
}
