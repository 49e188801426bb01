import { absolute, type OffsetRange } from '../text/span.ts';
import type { Located, Workspace } from '../workspace/workspace.ts';
import { type Entity, occurrences } from './entity.ts';

/**
 * The notes in which an entity has the same name and is the same thing: a person or company in its
 * own note; a line where it is drawn and in every note that sees it there and holds its name, or
 * `another`. Other notes are not read.
 */
export function notesOf(
  workspace: Workspace,
  from: Located,
  entity: Entity,
  another = entity.name,
): Located[] {
  if (entity.type !== 'line') return [from];
  const draws = ({ note }: Located) => note.lines.some(({ id }) => id === entity.name);
  const home = draws(from) ? from : workspace.sharedFor(from.path);
  if (!home || !draws(home)) return [from];
  if (home.kind !== 'lines') return [home];
  return [
    home,
    ...workspace
      .paths()
      .filter(
        (path) =>
          path !== home.path &&
          (workspace.holds(path, entity.name) || workspace.holds(path, another)) &&
          workspace.sharedFor(path)?.path === home.path,
      )
      .flatMap((path) => workspace.at(path) ?? [])
      .filter((other) => !draws(other)),
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

/**
 * Where a line is drawn, in the note or in its shared lines; where a person is told of as one whom
 * one meets; where the company is first named.
 */
export function definitionOf(
  workspace: Workspace,
  from: Located,
  entity: Entity,
): Occurrence | undefined {
  if (entity.type === 'company') return referencesTo(workspace, from, entity)[0];
  if (entity.type === 'person') {
    const person = from.note.people.find(({ name }) => name === entity.name);
    return person && { located: from, range: absolute(person.span) };
  }
  for (const located of [from, workspace.sharedFor(from.path)]) {
    const drawn = located?.note.lines.find(({ id, idSpan }) => id === entity.name && idSpan);
    if (!located || !drawn?.idSpan) continue;
    const at = absolute(drawn.idSpan).start;
    const range = occurrences(located.note, entity).find(({ start }) => start === at);
    return range && { located, range };
  }
  return undefined;
}
