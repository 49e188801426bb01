// What a note says, as lines of text: whole readings are compared by it.
import type { Note } from '../server/src/note/note.ts';
import { absolute, type Span } from '../server/src/text/span.ts';

/** All that is read of a note but where it stands; names stand as the note spells them. */
export function reading(note: Note): string[] {
  const written = (span: Span) => {
    const { start, end } = absolute(span);
    return note.text.slice(start, end).replace(/\s+/g, ' ');
  };
  const list = (name: string, values: readonly string[]) =>
    values.length > 0 ? ` ${name}(${values.join(', ')})` : '';
  const word = (name: string, said: boolean) => (said ? ` ${name}` : '');
  const questions = Object.entries(note.questions).filter(([, state]) => state !== 'missing');
  const steps = Object.values(note.steps).filter(({ state }) => state !== 'missing');
  return [
    ...questions.map(([id, state]) => `${id}: ${state}`),
    ...note.lines.map(
      ({ id, text, whole, decided, line }) =>
        `line “${written(line.span)}”${list('id', id ? [id] : [])}: ${text}${word('undecided', !decided)}${list('with', whole.trim() === text ? [] : [whole.replace(/\s+/g, ' ').trim()])}`,
    ),
    ...note.interviews.map(
      ({ subject, span, kinds, evaluates, preparation, approach, dates }) =>
        `interview “${written(span)}” ${subject} is ${kinds.join('+')}${word('evaluates', evaluates)}${list('prepare', preparation ? [preparation.replace(/\s+/g, ' ')] : [])}${word('approached', approach)}${list(
          'on',
          dates.flatMap(({ readings }) => readings),
        )}`,
    ),
    ...note.people.map(
      ({ name, span, count, level, recruiter, research }) =>
        `person “${written(span)}” ${name ?? `×${count}`}${list('level', level ? [level] : [])}${word('recruits', recruiter)}${list('known', research ? [research.replace(/\s+/g, ' ')] : [])}`,
    ),
    ...steps.map(({ id, state }) => `${id}: ${state}`),
    ...note.crossings.map(
      ({ id, span, decided, supposed }) =>
        `crosses “${written(span)}” ${id}${word('decided', decided)}${word('supposed', supposed)}`,
    ),
  ];
}
