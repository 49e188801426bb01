import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions, start } from './client.ts';

/** Starts the language server in a process of its own; Markdown has been opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  const client = new LanguageClient(
    'staffPrep',
    'Staff Prep',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--inspect=6009'] } },
    },
    clientOptions(),
  );
  context.subscriptions.push({ dispose: () => void client.dispose() }, ...(await start(client)));
}
