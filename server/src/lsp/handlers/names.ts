import * as l10n from '@vscode/l10n';
import type { Location, Position, TextEdit } from 'vscode-languageserver-protocol';
import { entityAt, type Named, nameFault, occurrences, renaming } from '../../features/entity.ts';
import { editsForMoves, type Move } from '../../features/moves.ts';
import { definitionOf, notesOf, type Occurrence, referencesTo } from '../../features/navigation.ts';
import { failed } from '../connection.ts';
import { Converter } from '../convert.ts';
import type { Folder } from '../folder.ts';
import { patiently } from '../patiently.ts';
import type { Opened, Session } from '../session.ts';
import { editsOf } from './actions.ts';

/** Where lines, people and the company are named, and how they and files are renamed. */
export function answerNames(session: Session): void {
  const { connection } = session;

  connection.onRequest('textDocument/documentHighlight', ({ textDocument: { uri }, position }) => {
    const found = namedAt(session, uri, position);
    if (!found) return [];
    const { opened, named } = found;
    return occurrences(opened.located.note, named.entity).map((range) => ({
      range: opened.converter.range(range),
    }));
  });

  connection.onRequest('textDocument/definition', async ({ textDocument: { uri }, position }) => {
    const found = await namedAmongAll(session, uri, position);
    if (!found) return null;
    const { folder, located } = found.opened;
    const place = definitionOf(folder.workspace, located, found.named.entity);
    return place ? toLocation(session, folder, place) : null;
  });

  connection.onRequest(
    'textDocument/references',
    async ({ textDocument: { uri }, position, context }) => {
      const found = await namedAmongAll(session, uri, position);
      if (!found) return [];
      const { folder, located } = found.opened;
      const { entity } = found.named;
      const home = definitionOf(folder.workspace, located, entity);
      const isHome = (place: Occurrence) =>
        place.located.path === home?.located.path && place.range.start === home.range.start;
      return referencesTo(folder.workspace, located, entity)
        .filter((place) => context.includeDeclaration || !isHome(place))
        .map((place) => toLocation(session, folder, place));
    },
  );

  connection.onRequest('textDocument/prepareRename', ({ textDocument: { uri }, position }) => {
    const found = namedAt(session, uri, position);
    if (!found) return null;
    const { opened, named } = found;
    return { range: opened.converter.range(named.span), placeholder: named.entity.name };
  });

  connection.onRequest(
    'textDocument/rename',
    async ({ textDocument: { uri }, position, newName }) => {
      const found = await namedAmongAll(session, uri, position);
      if (!found) return null;
      const { opened, named } = found;
      if (named.entity.type === 'line' && !opened.folder.workspace.isWhole)
        throw failed(
          l10n.t(
            'Not all of your notes have been read, and some would keep the old name: try again in a moment, or reload the window if you stopped the reading.',
          ),
        );
      const notes = notesOf(opened.folder.workspace, opened.located, named.entity, newName);
      const taken = notes.flatMap(({ note }) => note.lines.flatMap(({ id }) => (id ? [id] : [])));
      const fault = nameFault(named.entity, newName, taken);
      if (fault) throw failed(fault);
      return editsOf(
        session,
        notes.flatMap(({ path, note }) => {
          const converter = new Converter(note.text, session.encoding, note.positions);
          const edits = renaming(note, named.entity, newName).map((edit) => converter.edit(edit));
          return edits.length > 0 ? [[session.uriOf(opened.folder, path), edits] as const] : [];
        }),
      );
    },
  );

  connection.onRequest('workspace/willRenameFiles', async ({ files }) => {
    if (files.length > 0) await patiently(session.ready);
    const moves = new Map<Folder, Move[]>();
    for (const { oldUri, newUri } of files) {
      const from = session.inFolders(oldUri);
      const to = session.inFolders(newUri);
      // The shared lines are sought in the note's own workspace folder.
      if (!from || from.folder !== to?.folder) continue;
      const { folder } = from;
      moves.set(folder, [...(moves.get(folder) ?? []), { from: from.path, to: to.path }]);
    }
    const edits: [string, TextEdit[]][] = [];
    for (const [folder, all] of moves)
      for (const [path, edit] of editsForMoves(folder.workspace, all)) {
        const { note } = folder.at(path)!;
        const converter = new Converter(note.text, session.encoding, note.positions);
        edits.push([session.uriOf(folder, path), [converter.edit(edit)]]);
      }
    return edits.length > 0 ? editsOf(session, edits) : null;
  });
}

interface Found {
  readonly opened: Opened;
  readonly named: Named;
}

function namedAt(session: Session, uri: string, position: Position): Found | undefined {
  const opened = session.note(uri);
  const named = opened && entityAt(opened.located.note, opened.converter.offset(position));
  return named && { opened, named };
}

/** The same, once all notes have been read that may name it too. */
async function namedAmongAll(
  session: Session,
  uri: string,
  position: Position,
): Promise<Found | undefined> {
  const found = namedAt(session, uri, position);
  if (!found) return undefined;
  await patiently(found.opened.folder.ready);
  const opened = session.note(uri);
  return opened && { opened, named: found.named };
}

function toLocation(session: Session, folder: Folder, { located, range }: Occurrence): Location {
  const { path, note } = located;
  const converter = new Converter(note.text, session.encoding, note.positions);
  return { uri: session.uriOf(folder, path), range: converter.range(range) };
}
