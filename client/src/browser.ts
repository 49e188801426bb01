import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions, start } from './client.ts';

declare const Worker: new (url: string) => never;

/** Starts the language server in a worker; Markdown has been opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const worker = new Worker(Uri.joinPath(context.extensionUri, 'dist/worker.js').toString(true));
  const client = new LanguageClient('staffPrep', 'Staff Prep', worker, clientOptions());
  context.subscriptions.push({ dispose: () => void client.dispose() }, ...(await start(client)));
}
