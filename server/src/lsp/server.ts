import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { VERSION } from '../bin/version.ts';
import { TOKEN_TYPES } from '../features/tokens.ts';
import type { Change } from '../text/change.ts';
import type { Reach } from '../workspace/workspace.ts';
import { Diagnostics } from './diagnostics.ts';
import { applyChanges } from './document.ts';
import type { Host } from './files.ts';
import type { Folder } from './folder.ts';
import { answer } from './language.ts';
import { Opportunities } from './opportunities.ts';
import { answerRequests } from './requests.ts';
import { Session } from './session.ts';

/** Speaks the protocol over a connection until it ends. */
export function serve(connection: Connection, host: Host): void {
  new Server(new Session(connection, host)).listen();
}

/** The life of the server: folders and documents come, change and go. */
class Server {
  private readonly diagnostics: Diagnostics;
  private readonly opportunities: Opportunities;

  constructor(private readonly session: Session) {
    this.diagnostics = new Diagnostics(session);
    this.opportunities = new Opportunities(session);
  }

  listen(): void {
    const { session, diagnostics } = this;
    const { connection, documents } = session;
    connection.onInitialize((params) => this.initialize(params));
    connection.onInitialized(() => this.initialized());
    connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
      this.changed(TextDocument.create(uri, languageId, version, text));
      const { folder } = session.placeOf(uri);
      if (!folder.isReady) void folder.ready.then(() => this.noteChanged(uri));
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      const known = documents.get(uri);
      if (!known) return;
      const { document, change } = applyChanges(known, contentChanges, version, session.encoding);
      diagnostics.focusOn(uri, change.start);
      this.changed(document, change);
    });
    connection.onDidSaveTextDocument(({ textDocument: { uri } }) => diagnostics.save(uri));
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => this.closed(uri));
    connection.onDidChangeWatchedFiles(({ changes }) =>
      this.filesChanged(changes.map(({ uri }) => uri)),
    );
    connection.onDidChangeConfiguration(({ settings }) => this.configure(settings));
    connection.onNotification('staffPrep/cursor', ({ uri, position }) => {
      const opened = session.note(uri);
      if (opened) diagnostics.moveFocus(uri, opened.converter.offset(position));
    });
    answer(session, diagnostics);
    answerRequests(session, this.opportunities);
    connection.listen();
  }

  private initialize(params: InitializeParams): InitializeResult {
    const { session } = this;
    const { capabilities, workspaceFolders, rootUri } = params;
    session.client = capabilities;
    const offered = capabilities.general?.positionEncodings ?? ['utf-16'];
    session.encoding = offered.includes('utf-16') ? 'utf-16' : (offered[0] ?? 'utf-16');
    const options = (params.initializationOptions ?? {}) as {
      today?: unknown;
      settings?: unknown;
      files?: unknown;
      opportunities?: unknown;
    };
    if (typeof options.today === 'string') session.fixedDay = options.today;
    if (options.files === true) session.useClientFiles();
    this.opportunities.tells = options.opportunities === true;
    session.takeSettings(options.settings);
    session.addFolders(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []));
    return {
      serverInfo: { name: 'Staff Prep', version: VERSION },
      capabilities: {
        positionEncoding: session.encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        completionProvider: { triggerCharacters: ['/'], resolveProvider: true },
        codeActionProvider: {
          codeActionKinds: [
            CodeActionKind.QuickFix,
            CodeActionKind.RefactorRewrite,
            CodeActionKind.RefactorExtract,
            `${CodeActionKind.SourceFixAll}.staffPrep`,
          ],
          resolveProvider: true,
        },
        codeLensProvider: {},
        inlayHintProvider: true,
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        documentHighlightProvider: true,
        documentLinkProvider: {},
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: capabilities.textDocument?.rename?.prepareSupport
          ? { prepareProvider: true }
          : true,
        semanticTokensProvider: {
          legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] },
          full: true,
        },
        ...(capabilities.textDocument?.diagnostic && {
          diagnosticProvider: {
            identifier: 'staff-prep',
            interFileDependencies: true,
            workspaceDiagnostics: false,
          },
        }),
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          fileOperations: {
            willRename: { filters: [{ pattern: { glob: '**/*.{md,markdown}' } }] },
          },
        },
      },
    };
  }

  private async initialized(): Promise<void> {
    const { session } = this;
    const { connection } = session;
    const { workspace } = session.client;
    if (workspace?.didChangeConfiguration?.dynamicRegistration)
      void connection.client.register(DidChangeConfigurationNotification.type, {
        section: 'staffPrep',
      });
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*.{md,markdown}' }, { globPattern: '**/.staffprep.json' }],
      });
    if (workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const folder of session.removeFolders(removed.map(({ uri }) => uri)))
          this.diagnostics.forget(folder);
        void this.start(session.addFolders(added.map(({ uri }) => uri)));
      });
    session.ready = this.start(session.folders);
    await session.ready;
  }

  private async start(folders: readonly Folder[]): Promise<void> {
    const { session } = this;
    await session.applySettings();
    for (const document of session.documents.values()) session.take(document);
    this.refreshAll();
    for (const folder of folders) {
      folder.ready = this.index(folder);
      await folder.ready;
      folder.isReady = true;
    }
    this.refreshAll();
  }

  private async index(folder: Folder): Promise<void> {
    const { connection, client } = this.session;
    const progress = client.window?.workDoneProgress
      ? await connection.window.createWorkDoneProgress()
      : undefined;
    let begun = false;
    try {
      await folder.index((done, total) => {
        // A folder that is read at once needs no progress.
        if (!begun && total > 500) {
          progress?.begin('Reading your notes', 0, undefined, true);
          begun = true;
        }
        if (begun) progress?.report(Math.round((100 * done) / total), `${done} of ${total}`);
        return progress?.token.isCancellationRequested !== true;
      });
    } catch (error) {
      connection.console.warn(`The folder could not be read: ${String(error)}`);
    }
    if (begun) progress?.done();
  }

  private async configure(settings: unknown): Promise<void> {
    const own = (settings as { staffPrep?: unknown } | null | undefined)?.staffPrep;
    if (own !== undefined) this.session.takeSettings(own);
    await this.session.applySettings();
    this.refreshAll();
  }

  private changed(document: TextDocument, change?: Change): void {
    const { uri } = document;
    const reach = this.session.take(document, change);
    this.noteChanged(uri);
    this.reached(this.session.placeOf(uri).folder, reach);
  }

  private async closed(uri: string): Promise<void> {
    const { session } = this;
    session.documents.delete(uri);
    this.diagnostics.close(uri);
    const { folder, path } = session.placeOf(uri);
    const reach = await folder.close(path);
    this.diagnostics.enqueue(folder, [path]);
    this.opportunities.changed(uri);
    this.reached(folder, reach);
  }

  private async filesChanged(uris: readonly string[]): Promise<void> {
    for (const uri of uris) {
      const place = this.session.inFolders(uri);
      if (!place) continue;
      const { folder, path } = place;
      const reach = await folder.reload(path);
      this.diagnostics.enqueue(folder, [path]);
      this.opportunities.changed(uri);
      this.reached(folder, reach);
    }
  }

  /** Other notes of a folder may have other findings now. */
  private reached(folder: Folder, reach: Reach): void {
    if (reach === 'itself') return;
    this.diagnostics.refresh(folder, reach);
    this.opportunities.changed();
  }

  private noteChanged(uri: string): void {
    this.diagnostics.changed(uri);
    this.opportunities.changed(uri);
  }

  private refreshAll(): void {
    this.diagnostics.refreshAll();
    this.opportunities.changed();
  }
}
