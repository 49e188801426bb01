import * as l10n from '@vscode/l10n';
import type {
  CodeAction,
  Command,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import type { Action, Change } from '../../features/actions/action.ts';
import { actions } from '../../features/actions.ts';
import { folderOf, inside } from '../../workspace/path.ts';
import { failed } from '../connection.ts';
import { OPEN_DRAFT, type Opened, type Session } from '../session.ts';
import { ErrorCode } from '../values.ts';

/** Code actions, with their edits on demand. */
export function answerActions(session: Session): void {
  const { connection } = session;
  connection.onRequest(
    'textDocument/codeAction',
    async ({ textDocument: { uri }, range, context }) => {
      const opened = await session.known(uri);
      if (!opened) return [];
      const { only } = context;
      const wanted = ({ kind }: Action) =>
        only
          ? only.some((base) => base === '' || kind === base || kind.startsWith(`${base}.`))
          : // Fixing all is a person's or the editor's explicit wish.
            !kind.startsWith('source.');
      const client = session.client.textDocument?.codeAction;
      const lazy = client?.dataSupport && client.resolveSupport?.properties.includes('edit');
      const version = versionOf(session, uri);
      return actionsAt(session, opened, range).flatMap((action, index): CodeAction[] => {
        if (!wanted(action) || !canBeDone(session, opened, action)) return [];
        const { title, kind, settles, preferred, draft } = action;
        return [
          {
            title,
            kind,
            ...(settles && {
              diagnostics: settles.map((finding) => session.toDiagnostic(finding, opened)),
            }),
            ...(preferred && { isPreferred: true }),
            ...(draft !== undefined
              ? { command: draftCommand(session, title, uri, draft) }
              : lazy
                ? { data: { uri, range, version, index } satisfies Ticket }
                : { edit: toWorkspaceEdit(session, opened, action.change()) }),
          },
        ];
      });
    },
  );

  connection.onRequest('codeAction/resolve', (action) => {
    const ticket = action.data as Ticket | undefined;
    if (!ticket) return action;
    const { uri, range, version, index } = ticket;
    const opened = session.note(uri);
    const same = opened && actionsAt(session, opened, range)[index];
    if (versionOf(session, uri) !== version || same?.title !== action.title)
      throw failed(l10n.t('The note has changed since.'), ErrorCode.ContentModified);
    return { ...action, edit: toWorkspaceEdit(session, opened!, same.change()) };
  });
}

/** What is kept with an action until its edit is asked for. */
interface Ticket {
  readonly uri: string;
  readonly range: Range;
  /** Of the document; nothing for a note that is not open. */
  readonly version: number | null;
  /** Which of the actions at the range; several may have the same title. */
  readonly index: number;
}

function versionOf(session: Session, uri: string): number | null {
  return session.documents.get(uri)?.version ?? null;
}

function actionsAt(session: Session, opened: Opened, range: Range): Action[] {
  const { folder, located, converter } = opened;
  const { findings } = session.check(opened);
  return actions(located.note, findings, converter.offsets(range), (text) =>
    folder.workspace.recheck(located, text),
  );
}

/** Whether the client can do what an action needs: make a file, where there is none yet, or show a draft. */
function canBeDone(
  session: Session,
  { folder, path }: Opened,
  { creates, draft }: Action,
): boolean {
  if (draft !== undefined) return session.hasCommands || session.opensDrafts;

  if (creates === undefined) return true;
  return (
    session.client.workspace?.workspaceEdit?.resourceOperations?.includes('create') === true &&
    folder.at(inside(folderOf(path), creates)) === undefined
  );
}

/** Opens a draft: the client's own command, else ours, which hands it to the mail program. */
function draftCommand(session: Session, title: string, uri: string, id: string): Command {
  const command = session.hasCommands ? 'staffPrep.draftEmail' : OPEN_DRAFT;
  return { title, command, arguments: [uri, id] };
}

/** A change of a note as the client can take it. */
export function toWorkspaceEdit(
  session: Session,
  { uri, folder, path, converter }: Opened,
  change: Change | undefined,
): WorkspaceEdit {
  const edits = (change?.edits ?? []).map((edit) => converter.edit(edit));
  if (!change?.create) return editsOf(session, [[uri, edits]]);
  const { documentChanges = [] } = versioned(session, edits.length > 0 ? [[uri, edits]] : []);
  const made = folder.uriOf(inside(folderOf(path), change.create.name));
  const start = { line: 0, character: 0 };
  // It fails where the file exists: nothing is overwritten, and nothing else is done either.
  return {
    documentChanges: [
      { kind: 'create', uri: made, options: { overwrite: false, ignoreIfExists: false } },
      {
        textDocument: { uri: made, version: null },
        edits: [{ range: { start, end: start }, newText: change.create.text }],
      },
      ...documentChanges,
    ],
  };
}

type Edits = readonly (readonly [uri: string, edits: TextEdit[]])[];

/** Edits of notes; a client that can tell versions apart refuses those of a text that has changed since. */
export function editsOf(session: Session, all: Edits): WorkspaceEdit {
  return session.client.workspace?.workspaceEdit?.documentChanges
    ? versioned(session, all)
    : { changes: Object.fromEntries(all) };
}

function versioned(session: Session, all: Edits): WorkspaceEdit {
  return {
    documentChanges: all.map(([uri, edits]) => ({
      textDocument: { uri, version: versionOf(session, uri) },
      edits,
    })),
  };
}
