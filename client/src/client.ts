import type MarkdownIt from 'markdown-it';
import { type ExtensionContext, l10n, RelativePattern, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { registerCommands } from './commands/index.ts';
import { tellingOfTheEnd } from './crashes.ts';
import { fitting } from './fitting.ts';
import { registerGapsTool } from './gaps-tool.ts';
import { Opportunities } from './opportunities.ts';
import { previewPlugin } from './preview/preview.ts';
import { showStatus } from './status-bar.ts';
import { registerOpportunitiesView } from './views/opportunities.ts';
import { registerPipeline } from './views/pipeline.ts';

/** The server and what it told, for commands and views. */
export interface Service {
  readonly client: BaseLanguageClient;
  readonly opportunities: Opportunities;
}

/** What the desktop's and the browser's client have in common. */
export function clientOptions(): LanguageClientOptions {
  // Untitled notes and those of virtual workspaces count too; what source control shows of an older
  // text does not: a note would be there twice.
  const folders = workspace.workspaceFolders ?? [];
  const schemes = new Set(['file', 'untitled', ...folders.map(({ uri }) => uri.scheme)]);
  return {
    documentSelector: [...schemes].flatMap((scheme) => [
      { scheme, language: 'markdown' },
      { scheme, pattern: '**/.staffprep.json' },
    ]),
    // The guide's quotations need no command links and no HTML.
    markdown: { isTrusted: false, supportHtml: false },
    initializationOptions: { files: true, opportunities: true, commands: true, l10n: l10n.bundle },
    diagnosticPullOptions: { onChange: true, onSave: true },
    middleware: {
      provideRenameEdits: (document, position, name, token, next) =>
        fitting(
          () => next(document, position, name, token),
          (edit) => edit,
        ),
      resolveCodeAction: (action, token, next) =>
        fitting(
          () => next(action, token),
          (resolved) => resolved?.edit,
        ),
      workspace: {
        willRenameFiles: (event, next) =>
          fitting(
            () => next(event),
            (edit) => edit,
          ),
      },
    },
  };
}

/**
 * Registers commands and views, and connects to the server meanwhile: nobody who waits for the
 * extension, as the Markdown preview does, waits for the server, or for the client to be loaded.
 */
export function run(
  context: ExtensionContext,
  connect: () => Promise<BaseLanguageClient>,
): { extendMarkdownIt(md: MarkdownIt): MarkdownIt } {
  const service = new Promise((resolve) => setTimeout(resolve, 0))
    .then(connect)
    .then((client) => start(context, client));
  // The client shows by itself what went wrong; commands that need the service fail with it.
  service.catch(() => {});
  registerCommands(context, service);
  registerOpportunitiesView(context, service);
  registerPipeline(context, service);
  context.subscriptions.push(...registerGapsTool(service));
  return { extendMarkdownIt: previewPlugin(context, service) };
}

/** Starts the client: from now on it also reads files for the server, and tells it of the cursor. */
async function start(context: ExtensionContext, client: BaseLanguageClient): Promise<Service> {
  context.subscriptions.push(
    { dispose: () => void client.dispose() },
    client.onRequest('staffPrep/findFiles', findFiles),
    client.onRequest('staffPrep/readFile', readFile),
    window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections }) => {
      const position = selections[0]?.active;
      const focusMode =
        workspace.getConfiguration('staffPrep', document.uri).get('focusMode') === true;
      if (!focusMode || !position || document.languageId !== 'markdown') return;
      void client.sendNotification('staffPrep/cursor', { uri: document.uri.toString(), position });
    }),
  );
  const options = client.clientOptions;
  options.errorHandler = tellingOfTheEnd(
    options.errorHandler ?? client.createDefaultErrorHandler(),
    () => void tellOfTheEnd(client),
  );
  await client.start();
  const opportunities = new Opportunities(client);
  const service = { client, opportunities };
  context.subscriptions.push(opportunities, ...showStatus(service));
  return service;
}

async function tellOfTheEnd({ outputChannel }: BaseLanguageClient): Promise<void> {
  const showLog = l10n.t('Show the log');
  const message = l10n.t(
    'Staff Prep stopped several times in a row and is not started again. Reload the window to try once more.',
  );
  if ((await window.showErrorMessage(message, showLog)) === showLog) outputChannel.show(true);
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
