import { STEPS } from '../guide/topics.ts';
import { CHECKPOINTS, type Checkpoint, type Note, type State } from '../note/note.ts';
import type { Surroundings } from '../rules/rule.ts';

/** How far a note is with each of the nine checkpoints. */
export type Readiness = Readonly<Record<Checkpoint, State>>;

/** The readiness of a note: the one figure that every view shows. */
export function readinessOf(note: Note, { shared }: Pick<Surroundings, 'shared'>): Readiness {
  const drawn = [...note.lines, ...(shared?.lines ?? [])];
  const lines: State = drawn.some(({ decided }) => decided)
    ? 'done'
    : note.drawsLines || drawn.length > 0
      ? 'open'
      : 'missing';
  const states: Record<string, State> = { lines, ...note.questions };
  for (const id of STEPS) states[id] = note.steps[id].state;
  return Object.fromEntries(CHECKPOINTS.map((id) => [id, states[id]!])) as Readiness;
}

/** How many of the nine are done. */
export function countDone(readiness: Readiness): number {
  return CHECKPOINTS.filter((id) => readiness[id] === 'done').length;
}
