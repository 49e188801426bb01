import { type Disposable, RelativePattern, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** What the desktop's and the browser's client have in common. */
export function clientOptions(): LanguageClientOptions {
  return {
    // Untitled notes and those of virtual workspaces count too.
    documentSelector: [{ language: 'markdown' }, { pattern: '**/.staffprep.json' }],
    // The guide's quotations need no command links and no HTML.
    markdown: { isTrusted: false, supportHtml: false },
    initializationOptions: { files: true },
    diagnosticPullOptions: { onChange: true, onSave: true },
  };
}

/** Starts the client: from now on it also reads files for the server, and tells it of the cursor. */
export async function start(client: BaseLanguageClient): Promise<Disposable[]> {
  const registered = [
    client.onRequest('staffPrep/findFiles', findFiles),
    client.onRequest('staffPrep/readFile', readFile),
    window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections }) => {
      const position = selections[0]?.active;
      const focusMode =
        workspace.getConfiguration('staffPrep', document.uri).get('focusMode') === true;
      if (!focusMode || !position || document.languageId !== 'markdown') return;
      void client.sendNotification('staffPrep/cursor', { uri: document.uri.toString(), position });
    }),
  ];
  await client.start();
  return registered;
}

async function findFiles({ folder }: { folder: string }): Promise<string[]> {
  const base = Uri.parse(folder);
  const inFolder = workspace.getWorkspaceFolder(base);
  if (!inFolder) return [];
  const pattern = new RelativePattern(inFolder, '**/{*.md,*.markdown,.staffprep.json,.gitignore}');
  const found = await workspace.findFiles(pattern, '**/node_modules/**');
  return found.map(String);
}

async function readFile({ uri }: { uri: string }): Promise<string | null> {
  try {
    const bytes = await workspace.fs.readFile(Uri.parse(uri));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
