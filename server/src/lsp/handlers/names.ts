import {
  type Location,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { entityAt, nameFault, occurrences, yamlValue } from '../../features/entity.ts';
import { notesOf } from '../../features/navigation.ts';
import { entryOf } from '../../note/front-matter.ts';
import { absolute } from '../../text/span.ts';
import { folderOf, relative } from '../../workspace/path.ts';
import { Converter } from '../convert.ts';
import type { Opened, Session } from '../session.ts';

/** Where lines, people and the company are named, and how they and files are renamed. */
export function answerNames(session: Session): void {
  const { connection } = session;
  connection.onDocumentHighlight(({ textDocument: { uri }, position }) => {
    const opened = session.note(uri);
    const named = opened && entityAt(opened.located.note, opened.converter.offset(position));
    if (!opened || !named) return [];
    return occurrences(opened.located.note, named.entity).map((range) => ({
      range: opened.converter.range(range),
    }));
  });

  connection.onDefinition(({ textDocument: { uri }, position }) => {
    const opened = session.note(uri);
    const named = opened && entityAt(opened.located.note, opened.converter.offset(position));
    if (!opened || !named) return null;
    if (named.entity.type !== 'line') return locations(session, opened, named.entity)[0] ?? null;
    const { name } = named.entity;
    const shared = opened.folder.workspace.sharedFor(opened.path, opened.located.note);
    for (const located of [opened.located, ...(shared ? [shared] : [])]) {
      const line = located.note.lines.find(({ id }) => id === name);
      if (!line?.idSpan) continue;
      const converter = new Converter(located.note.text, session.encoding, located.note.positions);
      return {
        uri: session.uriOf(opened.folder, located.path),
        range: converter.range(line.idSpan),
      };
    }
    return null;
  });

  connection.onReferences(({ textDocument: { uri }, position }) => {
    const opened = session.note(uri);
    const named = opened && entityAt(opened.located.note, opened.converter.offset(position));
    return opened && named ? locations(session, opened, named.entity) : [];
  });

  connection.onPrepareRename(({ textDocument: { uri }, position }) => {
    const opened = session.note(uri);
    const named = opened && entityAt(opened.located.note, opened.converter.offset(position));
    if (!opened || !named) return null;
    return { range: opened.converter.range(named.span), placeholder: named.entity.name };
  });

  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) => {
    const opened = session.note(uri);
    const named = opened && entityAt(opened.located.note, opened.converter.offset(position));
    if (!opened || !named) return null;
    const { entity } = named;
    const notes = notesOf(opened.folder.workspace, opened.located, entity);
    const taken = notes.flatMap(({ note }) => note.lines.flatMap(({ id }) => (id ? [id] : [])));
    const fault = nameFault(entity, newName, taken);
    if (fault) throw new ResponseError(LSPErrorCodes.RequestFailed, fault);
    return {
      changes: Object.fromEntries(
        notes.map(({ path, note }) => {
          const converter = new Converter(note.text, session.encoding, note.positions);
          const head = note.frontMatter.span ? absolute(note.frontMatter.span).end : 0;
          const edits = occurrences(note, entity).map((range) =>
            converter.edit({ ...range, text: range.end <= head ? yamlValue(newName) : newName }),
          );
          return [session.uriOf(opened.folder, path), edits];
        }),
      ),
    };
  });

  connection.workspace.onWillRenameFiles(({ files }) => {
    const changes: NonNullable<WorkspaceEdit['changes']> = {};
    for (const { oldUri, newUri } of files) {
      const from = session.inFolders(oldUri);
      const to = session.inFolders(newUri);
      if (!from || !to || from.folder !== to.folder) continue;
      const { workspace } = from.folder;
      for (const { path, note } of workspace.notes()) {
        const entry = entryOf(note.frontMatter, 'lines');
        const target = workspace.linesTarget(path, note);
        const moves = path === from.path;
        if (!entry || target === undefined || (target !== from.path && !moves)) continue;
        const text = relative(
          folderOf(moves ? to.path : path),
          target === from.path ? to.path : target,
        );
        const converter = new Converter(note.text, session.encoding, note.positions);
        changes[session.uriOf(from.folder, path)] = [
          converter.edit({ ...absolute(entry.span), text: yamlValue(text) }),
        ];
      }
    }
    return Object.keys(changes).length > 0 ? { changes } : null;
  });
}

function locations(
  session: Session,
  opened: Opened,
  entity: Parameters<typeof occurrences>[1],
): Location[] {
  return notesOf(opened.folder.workspace, opened.located, entity).flatMap(({ path, note }) => {
    const converter = new Converter(note.text, session.encoding, note.positions);
    const uri = session.uriOf(opened.folder, path);
    return occurrences(note, entity).map((range) => ({ uri, range: converter.range(range) }));
  });
}
