import {
  l10n,
  type Position,
  SnippetString,
  type TextDocument,
  type TextEditor,
  Uri,
  WorkspaceEdit,
  type WorkspaceFolder,
  window,
  workspace,
} from 'vscode';
import type { NewFile } from '../../../server/src/lsp/protocol.ts';
import type { Service } from '../client.ts';
import { withoutLinks } from '../plain.ts';

/**
 * The folder in which a new note belongs: beside the note in the editor, else where the other notes
 * of its workspace folder are, if they are together. Nothing without a workspace folder; false when
 * the person was asked for one and gave up.
 */
export async function folderForNote({ opportunities }: Service): Promise<Uri | undefined | false> {
  const active = window.activeTextEditor?.document.uri;
  if (active && workspace.getWorkspaceFolder(active) && opportunities.get(active))
    return Uri.joinPath(active, '..');
  const folder = await workspaceFolder(active);
  if (!folder) return folder;
  await opportunities.ready;
  const [together, ...others] = new Set(
    opportunities
      .all()
      .map(({ uri }) => Uri.parse(uri))
      .filter((uri) => workspace.getWorkspaceFolder(uri)?.index === folder.index)
      .map((uri) => Uri.joinPath(uri, '..').toString()),
  );
  return together && others.length === 0 ? Uri.parse(together) : folder.uri;
}

async function workspaceFolder(
  active: Uri | undefined,
): Promise<WorkspaceFolder | undefined | false> {
  const folders = await foldersOfWindow();
  if (folders.length < 2) return folders[0];
  const around = active && workspace.getWorkspaceFolder(active);
  if (around) return around;
  const placeHolder = l10n.t('The folder for your notes');
  return (await window.showWorkspaceFolderPick({ placeHolder })) ?? false;
}

/** The folders of the window; one that has just opened may still be reading which they are. */
async function foldersOfWindow(): Promise<readonly WorkspaceFolder[]> {
  const known = workspace.workspaceFolders ?? [];
  if (known.length > 0 || !workspace.workspaceFile) return known;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(patience);
      listening.dispose();
      resolve();
    };
    const listening = workspace.onDidChangeWorkspaceFolders(done);
    const patience = setTimeout(done, PATIENCE);
  });
  return workspace.workspaceFolders ?? [];
}

/** How long it may take for that, in milliseconds. */
const PATIENCE = 3000;

/**
 * Makes a file and shows it with the cursor in its first gap. One that is there already is shown as
 * it is. Without a folder, or where nothing can be written, it is a document without a name.
 */
export async function openNew({ name, snippet }: NewFile, folder: Uri | undefined): Promise<void> {
  const uri = folder && Uri.joinPath(folder, name);
  if (uri && (await exists(uri))) {
    await openExisting(uri);
    return;
  }
  const document = (uri && (await create(uri))) ?? (await untitled());
  // Someone may have made the file meanwhile.
  if (document.getText() !== '') {
    await openExisting(document.uri);
    return;
  }
  await insertSnippet(await window.showTextDocument(document), snippet);
}

/** Inserts a snippet, where the cursor is unless a place is given; an editor that was closed meanwhile takes none. */
export async function insertSnippet(
  editor: TextEditor,
  snippet: string,
  at?: Position,
): Promise<void> {
  try {
    await editor.insertSnippet(new SnippetString(snippet), at);
  } catch (error) {
    if (window.visibleTextEditors.includes(editor)) throw error;
  }
}

/** Shows a file instead of making it anew. */
export async function openExisting(uri: Uri): Promise<void> {
  await window.showTextDocument(uri);
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  void window.showInformationMessage(
    withoutLinks(l10n.t('{0} is there already: here it is.', name)),
  );
}

async function create(uri: Uri): Promise<TextDocument | undefined> {
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return undefined;
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true });
  return (await workspace.applyEdit(edit)) ? workspace.openTextDocument(uri) : undefined;
}

function untitled(): Thenable<TextDocument> {
  return workspace.openTextDocument({ language: 'markdown' });
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
