import {
  type CodeAction,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Action, actions, type Change } from '../../features/actions.ts';
import { folderOf, inside } from '../../workspace/path.ts';
import type { Converter } from '../convert.ts';
import type { Opened, Session } from '../session.ts';

/** Code actions, with their edits on demand. */
export function answerActions(session: Session): void {
  const { connection } = session;
  connection.onCodeAction(({ textDocument: { uri }, range, context }) => {
    const opened = session.note(uri);
    if (!opened) return [];
    const { only } = context;
    const wanted = ({ kind }: Action) =>
      only
        ? only.some((prefix) => kind === prefix || kind.startsWith(`${prefix}.`))
        : // Fixing all is a person's or the editor's explicit wish.
          !kind.startsWith('source.');
    const lazy =
      session.client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
    return actionsAt(session, opened, opened.converter.offsets(range))
      .filter(wanted)
      .filter((action) => canBeDone(session, action))
      .map((action): CodeAction => {
        const found: CodeAction = {
          title: action.title,
          kind: action.kind,
          ...(action.finding && {
            diagnostics: [session.toDiagnostic(action.finding, opened)],
          }),
          ...(action.preferred && { isPreferred: true }),
        };
        const version = session.documents.get(uri)?.version ?? null;
        return lazy
          ? { ...found, data: { uri, range, version } }
          : { ...found, edit: toWorkspaceEdit(session, opened, action.change()) };
      });
  });

  connection.onCodeActionResolve((action) => {
    const { uri, range, version } = action.data as {
      uri: string;
      range: CodeActionRange;
      version: number | null;
    };
    const opened = session.note(uri);
    if (!opened || (session.documents.get(uri)?.version ?? null) !== version)
      throw new ResponseError(LSPErrorCodes.ContentModified, 'The note has changed since.');
    const same = actionsAt(session, opened, opened.converter.offsets(range)).find(
      ({ title, kind }) => title === action.title && kind === action.kind,
    );
    return { ...action, edit: toWorkspaceEdit(session, opened, same?.change()) };
  });
}

type CodeActionRange = Parameters<Converter['offsets']>[0];

function actionsAt(
  session: Session,
  opened: Opened,
  range: { start: number; end: number },
): Action[] {
  const { folder, located } = opened;
  return actions(located.note, session.check(opened).findings, range, (text) =>
    folder.workspace.recheck(located, text),
  );
}

/** Whether the client can do what an action needs: not all of them make files. */
function canBeDone(session: Session, action: Action): boolean {
  const creates = action.title.includes('lines.prep.md');
  return (
    !creates ||
    session.client.workspace?.workspaceEdit?.resourceOperations?.includes('create') === true
  );
}

function toWorkspaceEdit(
  session: Session,
  { uri, folder, path, converter }: Opened,
  change: Change | undefined,
): WorkspaceEdit {
  const edits = (change?.edits ?? []).map((edit) => converter.edit(edit));
  const version = session.documents.get(uri)?.version ?? null;
  if (!session.client.workspace?.workspaceEdit?.documentChanges && !change?.create)
    return { changes: { [uri]: edits } };
  const documentChanges: NonNullable<WorkspaceEdit['documentChanges']> = [];
  if (change?.create) {
    const made = folder.uriOf(inside(folderOf(path), change.create.name));
    const start = { line: 0, character: 0 };
    // It fails where the file exists: nothing is overwritten, and nothing else is done either.
    documentChanges.push(
      { kind: 'create', uri: made, options: { overwrite: false, ignoreIfExists: false } },
      {
        textDocument: { uri: made, version: null },
        edits: [{ range: { start, end: start }, newText: change.create.text }],
      },
    );
  }
  if (edits.length > 0) documentChanges.push({ textDocument: { uri, version }, edits });
  return { documentChanges };
}
