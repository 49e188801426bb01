import type {
  FileOperationRegistrationOptions,
  InitializeParams,
  InitializeResult,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { VERSION } from '../bin/version.ts';
import { TOKEN_TYPES } from '../features/tokens.ts';
import type { Change } from '../text/change.ts';
import type { Reach } from '../workspace/workspace.ts';
import type { Connection } from './connection.ts';
import { Diagnostics } from './diagnostics.ts';
import { applyChanges } from './document.ts';
import type { Host } from './files.ts';
import type { Folder } from './folder.ts';
import { answer } from './language.ts';
import { speak } from './locale.ts';
import { Opportunities } from './opportunities.ts';
import { patiently } from './patiently.ts';
import { ReadingProgress } from './progress.ts';
import { askAgain, OF_FINDINGS, OF_READING } from './refresh.ts';
import { answerRequests } from './requests.ts';
import { OPEN_DRAFT, Session } from './session.ts';
import { CodeActionKind, TextDocumentSyncKind, WatchKind } from './values.ts';
import { answerWriting } from './writing.ts';

/** What positions may be counted in, as we prefer it. */
const ENCODINGS = ['utf-16', 'utf-8', 'utf-32'];

/** Files and folders that may hold notes. */
const MOVABLE: FileOperationRegistrationOptions['filters'] = [
  { pattern: { glob: '**/*.{md,markdown}', matches: 'file' } },
  { pattern: { glob: '**', matches: 'folder' } },
];

/** Speaks the protocol over a connection until it ends. */
export function serve(connection: Connection, host: Host): void {
  new Server(new Session(connection, host)).listen();
}

/** The life of the server: folders and documents come, change and go. */
class Server {
  private readonly diagnostics: Diagnostics;
  private readonly opportunities: Opportunities;

  constructor(private readonly session: Session) {
    this.opportunities = new Opportunities(session);
    this.diagnostics = new Diagnostics(session, (uris) => {
      for (const uri of uris) this.opportunities.changed(uri);
    });
    session.reached = (folder, reach) => this.reached(folder, reach);
  }

  listen(): void {
    const { session, diagnostics } = this;
    const { connection, documents } = session;
    connection.onRequest('initialize', (params) => this.initialize(params));
    connection.onNotification('initialized', () => this.initialized());
    connection.onNotification(
      'textDocument/didOpen',
      ({ textDocument: { uri, languageId, version, text } }) =>
        this.changed(TextDocument.create(uri, languageId, version, text)),
    );
    connection.onNotification(
      'textDocument/didChange',
      ({ textDocument: { uri, version }, contentChanges }) => {
        const known = documents.get(uri);
        // What is not about the text as we have it would make another text of it.
        if (!known || version <= known.version) return;
        const { document, change } = applyChanges(known, contentChanges, version, session.encoding);
        diagnostics.focusOn(uri, change.start);
        this.changed(document, change);
      },
    );
    connection.onNotification('textDocument/didSave', ({ textDocument: { uri } }) =>
      diagnostics.save(uri),
    );
    connection.onNotification('textDocument/didClose', ({ textDocument: { uri } }) =>
      this.closed(uri),
    );
    connection.onNotification('workspace/didChangeWatchedFiles', ({ changes }) =>
      this.filesChanged(changes.map(({ uri }) => uri)),
    );
    connection.onNotification('workspace/didCreateFiles', ({ files }) =>
      this.filesChanged(files.map(({ uri }) => uri)),
    );
    connection.onNotification('workspace/didDeleteFiles', ({ files }) =>
      this.filesChanged(files.map(({ uri }) => uri)),
    );
    connection.onNotification('workspace/didRenameFiles', ({ files }) =>
      this.filesChanged(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
    );
    connection.onNotification('workspace/didChangeConfiguration', ({ settings }) =>
      this.configure(settings),
    );
    connection.onNotification('window/workDoneProgress/cancel', ({ token }) => {
      session.stopped.add(token);
    });
    connection.onNotification('staffPrep/cursor', ({ uri, position }) => {
      const opened = session.note(uri);
      if (opened) diagnostics.moveFocus(uri, opened.converter.offset(position));
    });
    answer(session, diagnostics);
    answerRequests(session, this.opportunities);
    answerWriting(session, this.opportunities);
    connection.listen();
  }

  private initialize(params: InitializeParams): InitializeResult {
    const { session } = this;
    const { capabilities, workspaceFolders, rootUri } = params;
    session.connection.follow(params.processId);
    session.client = capabilities;
    const offered = capabilities.general?.positionEncodings ?? [];
    session.encoding = ENCODINGS.find((encoding) => offered.includes(encoding)) ?? 'utf-16';
    const options = (params.initializationOptions ?? {}) as {
      today?: unknown;
      settings?: unknown;
      files?: unknown;
      opportunities?: unknown;
      commands?: unknown;
      l10n?: unknown;
    };
    speak(params.locale, options.l10n, session.host.bundleOf);
    session.fixDay(options.today);
    if (options.files === true) session.useClientFiles();
    this.opportunities.tells = options.opportunities === true;
    session.hasCommands = options.commands === true;
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
        ...(!session.hasCommands &&
          session.opensDrafts && { executeCommandProvider: { commands: [OPEN_DRAFT] } }),
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
            willRename: { filters: MOVABLE },
            // What is done in the editor is told by it even where nothing watches the files.
            didCreate: { filters: MOVABLE },
            didRename: { filters: MOVABLE },
            didDelete: { filters: MOVABLE },
          },
        },
      },
    };
  }

  private initialized(): void {
    const { session } = this;
    const { connection } = session;
    const { workspace } = session.client;
    if (workspace?.didChangeConfiguration?.dynamicRegistration)
      connection.register('workspace/didChangeConfiguration', { section: 'staffPrep' });
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration)
      connection.register('workspace/didChangeWatchedFiles', {
        watchers: [
          { globPattern: '**/*.{md,markdown}' },
          { globPattern: '**/{.staffprep.json,.gitignore}' },
          // Of a folder that is moved or deleted some clients tell nothing but that.
          { globPattern: '**', kind: WatchKind.Create | WatchKind.Delete },
        ],
      });
    if (workspace?.workspaceFolders)
      connection.onNotification(
        'workspace/didChangeWorkspaceFolders',
        ({ event: { added, removed } }) => {
          for (const folder of session.removeFolders(removed.map(({ uri }) => uri)))
            this.diagnostics.forget(folder);
          this.start(session.addFolders(added.map(({ uri }) => uri)));
          for (const document of session.documents.values()) {
            const { folder, path } = session.placeOf(document.uri);
            if (!folder.isOpen(path)) this.changed(document);
          }
          askAgain(session, OF_READING);
        },
      );
    session.met = (folder) => this.start([folder]);
    this.start([...session.allFolders()]);
  }

  /** Reads folders. Of a note nothing is said before what it depends on is known, or takes too long. */
  private start(folders: readonly Folder[]): void {
    const settled = this.session.applySettings(folders);
    for (const folder of folders) {
      const begun = settled.then(() => folder.begin());
      folder.known = patiently(begun).then(() => {
        folder.isKnown = true;
        this.refreshAll(new Set([folder]));
      });
      folder.ready = folder.known.then(() => this.index(folder, begun));
    }
  }

  private async index(folder: Folder, begun: Promise<string[]>): Promise<void> {
    if (folder.workspace.isWhole) return;
    const progress = new ReadingProgress(this.session);
    try {
      const others = await begun;
      await this.session.sparingly(() =>
        folder.index(others, (done, total) => progress.report(done, total)),
      );
    } catch (error) {
      this.session.connection.warn(`The folder could not be read: ${String(error)}`);
      folder.workspace.isWhole = true;
    }
    progress.end();
    this.refreshAll(new Set([folder]));
    askAgain(this.session, OF_FINDINGS);
  }

  private async configure(settings: unknown): Promise<void> {
    const own = (settings as { staffPrep?: unknown } | null | undefined)?.staffPrep;
    if (own !== undefined) this.session.takeSettings(own);
    await this.session.applySettings(this.session.allFolders());
    this.refreshAll(this.session.allFolders());
    askAgain(this.session, OF_READING);
  }

  private changed(document: TextDocument, change?: Change): void {
    const reach = this.session.take(document, change);
    this.noteChanged(document.uri);
    this.reached(this.session.placeOf(document.uri).folder, reach);
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
    const places = uris.flatMap((uri) => this.session.inFolders(uri) ?? []);
    for (const folder of new Set(places.map((place) => place.folder))) {
      const paths = places.filter((place) => place.folder === folder).map(({ path }) => path);
      const { touched, reach } = await folder.changed(new Set(paths));
      this.diagnostics.enqueue(folder, touched);
      for (const path of touched) this.opportunities.changed(folder.uriOf(path));
      this.reached(folder, reach);
    }
  }

  /** Other notes of a folder may have other findings now. */
  private reached(folder: Folder, reach: Reach): void {
    if (reach !== 'itself') this.diagnostics.refresh(folder, reach);
  }

  private noteChanged(uri: string): void {
    this.diagnostics.changed(uri);
    this.opportunities.changed(uri);
  }

  private refreshAll(folders: ReadonlySet<Folder>): void {
    this.diagnostics.refreshAll(folders);
    this.opportunities.changed();
  }
}
