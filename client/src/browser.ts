import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions, run } from './client.ts';

// The web extension host has these; the editor's own types leave them out.
declare const Worker: new (url: string) => never;
declare const Blob: new (parts: Uint8Array[], options: { type: string }) => never;
declare const URL: { createObjectURL(blob: never): string };

/** Starts the language server in a worker; Markdown has been opened, or one of our views. */
export function activate(context: ExtensionContext) {
  return run(context, async () => {
    // Workers can't be made from where remote extensions stand, but from a copy of their text.
    const source = await workspace.fs.readFile(
      Uri.joinPath(context.extensionUri, 'dist', 'worker.js'),
    );
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    return new LanguageClient('staffPrep', 'Staff Prep', worker, clientOptions());
  });
}
