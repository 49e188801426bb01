import type { Located, Workspace } from '../workspace/workspace.ts';
import type { Entity } from './entity.ts';

/**
 * The notes in which an entity has the same name and is the same thing: a person or company in its
 * own note; a line where it is drawn and in every note that sees it there.
 */
export function notesOf(workspace: Workspace, from: Located, entity: Entity): Located[] {
  if (entity.type !== 'line') return [from];
  const draws = ({ note }: Located) => note.lines.some(({ id }) => id === entity.name);
  const home = draws(from) ? from : workspace.sharedFor(from.path, from.note);
  if (!home || !draws(home)) return [from];
  if (home.kind !== 'lines') return [home];
  return [
    home,
    ...workspace
      .notes()
      .filter(
        (other) =>
          other.path !== home.path &&
          !draws(other) &&
          workspace.sharedFor(other.path, other.note)?.path === home.path,
      ),
  ];
}
