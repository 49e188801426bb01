import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions, run } from './client.ts';

/** Starts the language server in a process of its own; Markdown has been opened, or one of our views. */
export function activate(context: ExtensionContext) {
  const module = context.asAbsolutePath('dist/server.js');
  return run(
    context,
    async () =>
      new LanguageClient(
        'staffPrep',
        'Staff Prep',
        {
          run: { module, transport: TransportKind.ipc },
          debug: {
            module,
            transport: TransportKind.ipc,
            options: { execArgv: ['--inspect=6009'] },
          },
        },
        clientOptions(),
      ),
  );
}
