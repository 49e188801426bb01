import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions, start } from './client.ts';

// The web extension host has these; the editor's own types leave them out.
declare const Worker: new (url: string) => never;
declare const Blob: new (parts: Uint8Array[], options: { type: string }) => never;
declare const URL: { createObjectURL(blob: never): string };

/** Starts the language server in a worker; Markdown has been opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  // Workers can't be made from where remote extensions stand, but from a copy of their text.
  const source = await workspace.fs.readFile(
    Uri.joinPath(context.extensionUri, 'dist', 'worker.js'),
  );
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  const client = new LanguageClient('staffPrep', 'Staff Prep', worker, clientOptions());
  context.subscriptions.push({ dispose: () => void client.dispose() }, ...(await start(client)));
}
