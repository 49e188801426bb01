import type { Interview } from '../note/interview.ts';
import type { Note } from '../note/note.ts';
import { type Person, sameName } from '../note/person.ts';
import { absolute } from '../text/span.ts';

/** Whether someone takes part in an interview, as far as the note says. */
export function takesPart({ name, span }: Person, { region, text }: Interview): boolean {
  const at = absolute(span).start;
  if (at >= region.start && at < region.end) return true;
  return (
    name !== undefined &&
    text.split('\n').some((line) => line.includes(name) || sameName(line, name))
  );
}

/** The names of those who interview: recruiters and people without a name left out. */
export function interviewersOf(note: Note, interview: Interview): string[] {
  return note.people.flatMap((person) =>
    person.name && !person.recruiter && takesPart(person, interview) ? [person.name] : [],
  );
}
