import * as l10n from '@vscode/l10n';
import { isTitle } from '../note/level.ts';
import type { Note } from '../note/note.ts';
import type { Person } from '../note/person.ts';
import { itemAt, itemLines, lineOf } from '../note/walk.ts';
import { countWords } from '../note/words.ts';
import { absolute } from '../text/span.ts';
import { insertNested } from './item-edit.ts';
import { fixBy, type Rule } from './rule.ts';

export const unresearchedInterviewer: Rule = {
  id: 'unresearched-interviewer',
  severity: 'hint',
  group: 'process',
  passage: 'research',
  summary: 'An interviewer has a name and a title, and nothing else is noted.',
  why: 'A line on their background is enough to tailor a question to it.',
  fixes: 'Inserts a place for a line of research.',
  subjects: 'the interviewer’s name',
  misses: 'from the note',
  check(note, report) {
    for (const person of note.people) {
      if (!person.name || person.recruiter || person.research !== '') continue;
      if (isDescribedElsewhere(note, person)) continue;
      report({
        subject: person.name,
        at: person.span,
        message: l10n.t(
          'Nothing but a name and title is noted of {0}: look them up briefly and add a line.',
          person.name,
        ),
        fix: () => fixFor(note, person),
      });
    }
  },
};

function isDescribedElsewhere(note: Note, { name, span }: Person): boolean {
  const [first] = name!.split(' ');
  for (const { line, section } of note.mentions(first!)) {
    const whole = line.text.includes(name!);
    // “Bob: from Ireland; Ann likes tea”: what begins with the first name is about them too.
    const about = whole
      ? line.text
      : line.text.split(/[.;]\s+/).find((clause) => clause.startsWith(first!));
    if (section.part === 'finish' || about === undefined) continue;
    const at = absolute(line.span);
    const own = absolute(span);
    if (own.start >= at.start && own.end <= at.end) continue;
    // “Ann Lee, SRE: wrote the pager, likes tea”: more than a title stands there.
    const rest = about
      .replaceAll(name!, ' ')
      .replace(first!, ' ')
      .split(/[,;:：.()]|\s[–—-]+\s/);
    if (rest.some((said) => countWords(said) >= (whole ? 3 : 2) && !isTitle(said))) return true;
  }
  return false;
}

function fixFor(note: Note, { name, span }: Person) {
  const { start } = absolute(span);
  // A place within front matter would make no YAML of it.
  if (start < (note.frontMatter.span?.end ?? 0)) return undefined;
  const item = itemAt(note.root, start);
  const line = item && lineOf(item);
  // The name begins the item, in markup or not.
  if (!line || absolute(line.span).start < start - 4) return undefined;
  const below = item.blocks.flatMap((block) => (block.type === 'list' ? itemLines(block) : []));
  if (below.some(({ text }) => text.startsWith('Research:'))) return undefined;
  return fixBy(
    l10n.t('Add a line of research on {0}', name!),
    insertNested(note, item, '- Research: TBD'),
  );
}
