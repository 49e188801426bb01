import * as vscode from 'vscode';
import { eventually } from './harness.ts';

let notes = 0;

/** Opens a note of its own and takes it away again. The editor keeps texts: no name is used twice. */
export async function withNote(
  text: string,
  body: (document: vscode.TextDocument) => Promise<void>,
): Promise<void> {
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  const uri = vscode.Uri.joinPath(folder, `own-${++notes}.prep.md`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await eventually('its findings', () => vscode.languages.getDiagnostics(uri).length > 0);
    await body(document);
  } finally {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(uri);
  }
}

/** Presses Enter in whatever is asked until something has come of it. */
export async function accepting<T>(
  what: string,
  run: Thenable<unknown>,
  read: () => T | undefined | false,
): Promise<T> {
  const value = await eventually(what, async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return read();
  });
  await run;
  return value;
}
