import { absolute, type OffsetRange } from '../text/span.ts';
import type { Located, Workspace } from '../workspace/workspace.ts';
import { type Entity, occurrences } from './entity.ts';

/**
 * The notes in which an entity has the same name and is the same thing: a person or company in its
 * own note; a line where it is drawn and in every note that sees it there.
 */
export function notesOf(workspace: Workspace, from: Located, entity: Entity): Located[] {
  if (entity.type !== 'line') return [from];
  const draws = ({ note }: Located) => note.lines.some(({ id }) => id === entity.name);
  const home = draws(from) ? from : workspace.sharedFor(from.path);
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
          workspace.sharedFor(other.path)?.path === home.path,
      ),
  ];
}

/** A stretch of a note. */
export interface Occurrence {
  readonly located: Located;
  readonly range: OffsetRange;
}

/** Every place that names an entity, note by note. */
export function referencesTo(workspace: Workspace, from: Located, entity: Entity): Occurrence[] {
  return notesOf(workspace, from, entity).flatMap((located) =>
    occurrences(located.note, entity).map((range) => ({ located, range })),
  );
}

/** Where a line is drawn, in the note or in its shared lines; where a person or company is first named. */
export function definitionOf(
  workspace: Workspace,
  from: Located,
  entity: Entity,
): Occurrence | undefined {
  const places = referencesTo(workspace, from, entity);
  if (entity.type !== 'line') return places[0];
  const drawn = [from, workspace.sharedFor(from.path)]
    .flatMap((located) => located?.note.lines ?? [])
    .find(({ id, idSpan }) => id === entity.name && idSpan);
  const at = drawn?.idSpan && absolute(drawn.idSpan).start;
  return places.find(
    ({ located, range }) => located.note.lines.includes(drawn!) && range.start === at,
  );
}
