import { countDone } from '../check/readiness.ts';
import { calendar } from '../features/calendar.ts';
import { asText, draftsOf, writeDraft } from '../features/drafts/drafts.ts';
import { mailto } from '../features/drafts/mailto.ts';
import { gaps } from '../features/gaps.ts';
import { newLines, newNote } from '../features/new-note.ts';
import { nameOf } from '../features/overview.ts';
import { sections } from '../features/sections.ts';
import { CHECKPOINTS } from '../note/note.ts';
import { folderOf, inside, upwards } from '../workspace/path.ts';
import { Converter } from './convert.ts';
import { toWorkspaceEdit } from './handlers/actions.ts';
import type { Opportunities } from './opportunities.ts';
import type { Draft, NoteGaps } from './protocol.ts';
import { OPEN_DRAFT, type Opened, type Session } from './session.ts';
import { inSlices } from './slices.ts';

/** Answers the requests of commands that write: notes, sections, emails, a calendar. */
export function answerWriting(session: Session, opportunities: Opportunities): void {
  const { connection } = session;
  /** Asks each opportunity. */
  const all = async <R>(ask: (opened: Opened) => R): Promise<R[]> => {
    const uris = (await opportunities.all()).map(({ uri }) => uri);
    const answers = await inSlices(connection, uris, (uri) => {
      const opened = session.note(uri);
      return opened ? [ask(opened)] : [];
    });
    return answers.flat();
  };

  connection.onRequest('staffPrep/newNote', async ({ folder, ...opportunity }) => {
    await session.ready;
    return newNote(opportunity, findLines(session, folder) !== undefined);
  });

  connection.onRequest('staffPrep/newLines', async ({ folder }) => {
    await session.ready;
    const existing = findLines(session, folder);
    return { ...newLines(), ...(existing && { existing }) };
  });

  connection.onRequest('staffPrep/sections', ({ uri, position }) => {
    const document = session.documents.get(uri);
    if (!document) return [];
    const text = document.getText();
    const converter = new Converter(text, session.encoding);
    const note = session.note(uri)?.located.note;
    return sections(text, note, converter.offset(position)).map(({ at, ...section }) => ({
      ...section,
      position: converter.position(at),
    }));
  });

  connection.onRequest('staffPrep/drafts', ({ uri }) => {
    const opened = session.note(uri);
    return opened ? draftsOf(opened.located.note, session.check(opened).findings) : [];
  });

  connection.onRequest('staffPrep/draft', ({ uri, id }) => draftOf(session, uri, id) ?? null);

  connection.onRequest('staffPrep/gaps', async ({ uri }) => {
    if (uri !== undefined) {
      const opened = session.note(uri);
      return opened ? [gapsOf(session, opened, true)] : [];
    }
    await session.ready;
    return all((opened) => gapsOf(session, opened, false));
  });

  connection.onRequest('staffPrep/calendar', async () => {
    await session.ready;
    const notes = await all(({ folder, path, located }) => ({
      path: `${lastOf(folder.uri)}/${path}`,
      note: located.note,
    }));
    const { unsure, ...rest } = calendar(notes, session.today());
    return { ...rest, unsure: [...unsure] };
  });

  connection.onRequest('workspace/executeCommand', async ({ command, arguments: args }) => {
    const [uri, id] = (args ?? []) as unknown[];
    if (command !== OPEN_DRAFT || typeof uri !== 'string' || typeof id !== 'string') return null;
    const draft = draftOf(session, uri, id);
    if (draft)
      await connection.sendRequest('window/showDocument', { uri: draft.link.uri, external: true });
    return null;
  });
}

function draftOf(session: Session, uri: string, id: string): Draft | undefined {
  const draft = session.note(uri) && writeDraft(session.note(uri)!.located.note, id);
  if (!draft) return undefined;
  const { notes: _, ...email } = draft;
  return { ...email, text: asText(draft), link: mailto(draft) };
}

function gapsOf(session: Session, opened: Opened, fixes: boolean): NoteGaps {
  const { located, converter, uri, path } = opened;
  const { company, role, stage } = located.note;
  const { findings, readiness } = session.check(opened);
  return {
    uri,
    title: company ?? nameOf(path),
    ...(company && { company }),
    ...(role && { role }),
    ...(stage && { stage }),
    done: countDone(readiness),
    total: CHECKPOINTS.length,
    gaps: gaps(findings).map(({ finding, draft }) => {
      const { rule, severity, message, at, fix } = finding;
      return {
        rule: rule.id,
        severity,
        message,
        range: converter.range(at),
        ...(fixes &&
          fix &&
          fix.edits.length > 0 && {
            fix: { title: fix.title, edit: toWorkspaceEdit(session, opened, fix) },
          }),
        ...(draft && { draft }),
      };
    }),
  };
}

/** The URI of the shared lines that a note in a folder would see: the nearest upwards, or the only ones. */
function findLines(session: Session, folderUri: string | undefined): string | undefined {
  const place = folderUri && session.inFolders(`${folderUri.replace(/\/$/, '')}/new.prep.md`);
  if (!place) return undefined;
  const { folder, path } = place;
  const lines = folder.workspace.sharedPaths();
  const above = upwards(folderOf(path)).map((one) => inside(one, 'lines.prep.md'));
  const nearest = above.find((one) => lines.includes(one));
  const found = nearest ?? (lines.length === 1 ? lines[0] : undefined);
  return found === undefined ? undefined : session.uriOf(folder, found);
}

function lastOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
