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
import { Converter } from './convert.ts';
import { Diagnostics } from './diagnostics.ts';
import type { Host } from './files.ts';
import type { Folder } from './folder.ts';
import { answer } from './language.ts';
import { Opportunities } from './opportunities.ts';
import { answerRequests } from './requests.ts';
import { OPEN_DRAFT, Session } from './session.ts';
import { answerWriting } from './writing.ts';

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
      void folder.ready.then(() => this.noteChanged(uri));
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      let document = documents.get(uri);
      if (!document) return;
      for (const change of contentChanges) {
        const converter = new Converter(document.getText(), session.encoding);
        const range = 'range' in change ? converter.offsets(change.range) : undefined;
        if (session.encoding === 'utf-16' || !range)
          document = TextDocument.update(document, [change], version);
        else {
          const utf16 = {
            start: document.positionAt(range.start),
            end: document.positionAt(range.end),
          };
          document = TextDocument.update(document, [{ range: utf16, text: change.text }], version);
        }
        if (range) diagnostics.focusOn(uri, range.start);
      }
      this.changed(document);
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
    answerWriting(session, this.opportunities);
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
      commands?: unknown;
    };
    if (typeof options.today === 'string') session.fixedDay = options.today;
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

  private changed(document: TextDocument): void {
    const { uri } = document;
    const before = this.outward(uri);
    this.session.take(document);
    if (this.outward(uri) === before) this.noteChanged(uri);
    else this.refreshAll();
  }

  private async closed(uri: string): Promise<void> {
    const { session } = this;
    session.documents.delete(uri);
    this.diagnostics.close(uri);
    const { folder, path } = session.placeOf(uri);
    await folder.close(path);
    this.refreshAll();
  }

  private async filesChanged(uris: readonly string[]): Promise<void> {
    for (const uri of uris) {
      const place = this.session.inFolders(uri);
      if (place) await place.folder.reload(place.path);
      if (place && place.folder.at(place.path) === undefined) this.diagnostics.close(uri);
    }
    this.refreshAll();
  }

  private noteChanged(uri: string): void {
    this.diagnostics.changed(uri);
    this.opportunities.changed(uri);
  }

  private refreshAll(): void {
    this.diagnostics.refreshAll();
    this.opportunities.changed();
  }

  /** What other notes can see of a note. */
  private outward(uri: string): string {
    const found = this.session.note(uri)?.located;
    if (!found) return '';
    const { kind, note } = found;
    if (kind === 'lines')
      return JSON.stringify(note.lines.map(({ id, whole, decided }) => [id, whole, decided]));
    return JSON.stringify([kind, note.company, note.stage]);
  }
}
