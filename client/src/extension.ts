import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions } from './client.ts';

let client: LanguageClient | undefined;

/** Starts the language server; Markdown has been opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  client = new LanguageClient(
    'staffPrep',
    'Staff Prep',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--inspect=6009'] } },
    },
    clientOptions(),
  );
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
