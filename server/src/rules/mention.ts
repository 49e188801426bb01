import type { TopicId } from '../guide/topics.ts';
import type { DrawnLine } from '../note/drawn-line.ts';
import type { Interview } from '../note/interview.ts';
import { KINDS } from '../note/kind.ts';
import type { Note } from '../note/note.ts';
import type { Statement } from '../note/statement.ts';
import { fold } from '../note/words.ts';
import { absolute } from '../text/span.ts';
import { about } from './place.ts';

/** Whether a text speaks of an interview, by its name or by its kind. */
export function mentionsInterview(text: string, { subject, kinds }: Interview): boolean {
  if (fold(text).includes(fold(subject))) return true;
  return KINDS.some(({ kind, words }) => kinds.includes(kind) && words.test(text));
}

/** What is said of a topic beside the interviews themselves. */
export function aboutAll(note: Note, topic: TopicId): Statement[] {
  return about(note, topic).filter(({ form, line }) => {
    const { start } = absolute(line.span);
    const within = note.interviews.some(
      ({ region }) => start >= region.start && start < region.end,
    );
    return form !== 'column' && !within;
  });
}

/** Whether anything that is said of the lines, here or in the shared ones, matches. */
export function saysOfLines(
  note: Note,
  pattern: RegExp,
  shared: readonly DrawnLine[] = [],
): boolean {
  return (
    [...note.lines, ...shared].some(({ whole }) => pattern.test(whole)) ||
    about(note, 'lines').some(({ line, pieces }) =>
      [line, ...pieces].some(({ text }) => pattern.test(text)),
    )
  );
}
