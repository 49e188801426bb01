import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Connection,
  DiagnosticSeverity,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  InsertTextFormat,
  MarkupKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { VERSION } from '../bin/version.ts';
import type { Finding } from '../check/check.ts';
import { complete } from '../features/completion.ts';
import { hover } from '../features/hover.ts';
import { LineIndex } from '../text/lines.ts';
import { isConfig, readSettings } from '../workspace/config.ts';
import type { Located } from '../workspace/workspace.ts';
import { toDiagnostic, toRange } from './convert.ts';
import type { Host } from './files.ts';
import { decode, Folder } from './folder.ts';

/** Speaks the protocol over a connection until it ends. */
export function serve(connection: Connection, host: Host): void {
  new Server(connection, host).listen();
}

interface Place {
  readonly folder: Folder;
  readonly path: string;
}

class Server {
  private folders: Folder[] = [];
  /** Folders of open documents that lie outside the workspace. */
  private readonly loose = new Map<string, Folder>();
  private readonly documents = new Map<string, TextDocument>();
  private client: InitializeParams['capabilities'] = {};
  private settings: unknown;
  private fixedDay: string | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly host: Host,
  ) {}

  listen(): void {
    const { connection } = this;
    connection.onInitialize((params) => this.initialize(params));
    connection.onInitialized(() => this.initialized());
    connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
      this.changed(TextDocument.create(uri, languageId, version, text));
    });
    connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
      const document = this.documents.get(textDocument.uri);
      if (document)
        this.changed(TextDocument.update(document, contentChanges, textDocument.version));
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => this.closed(uri));
    connection.onDidChangeWatchedFiles(({ changes }) =>
      this.filesChanged(changes.map(({ uri }) => uri)),
    );
    connection.onDidChangeConfiguration(({ settings }) => this.configure(settings));
    connection.onHover(({ textDocument: { uri }, position }) => {
      const found = this.noteAt(uri);
      const document = this.documents.get(uri);
      if (!found || !document) return null;
      const shown = hover(found.note, this.findings(uri), document.offsetAt(position));
      if (!shown) return null;
      return {
        contents: { kind: MarkupKind.Markdown, value: shown.markdown },
        range: toRange(shown.span, found.note),
      };
    });
    connection.onCompletion(({ textDocument: { uri }, position }) => {
      const document = this.documents.get(uri);
      if (!document) return [];
      return this.complete(document, document.offsetAt(position), uri);
    });
    connection.onCodeAction(({ textDocument: { uri }, range, context }) => {
      if (context.only && !context.only.some((kind) => kind === CodeActionKind.QuickFix)) return [];
      return this.quickFixes(uri, range);
    });
    connection.listen();
  }

  private initialize({
    capabilities,
    workspaceFolders,
    rootUri,
    initializationOptions,
  }: InitializeParams): InitializeResult {
    this.client = capabilities;
    const options = (initializationOptions ?? {}) as { today?: unknown; settings?: unknown };
    if (typeof options.today === 'string') this.fixedDay = options.today;
    this.settings = options.settings;
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    this.folders = uris.map((uri) => this.folder(uri));
    return {
      serverInfo: { name: 'Staff Prep', version: VERSION },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        completionProvider: { triggerCharacters: ['/'] },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  private async initialized(): Promise<void> {
    const { workspace } = this.client;
    if (workspace?.didChangeConfiguration?.dynamicRegistration)
      void this.connection.client.register(DidChangeConfigurationNotification.type, {
        section: 'staffPrep',
      });
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration)
      void this.connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: '**/*.{md,markdown}' }, { globPattern: '**/.staffprep.json' }],
      });
    if (workspace?.workspaceFolders)
      this.connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => trim(decode(uri))));
        this.folders = this.folders.filter(({ uri }) => !gone.has(uri));
        const fresh = added.map(({ uri }) => this.folder(uri));
        this.folders.push(...fresh);
        void this.start(fresh);
      });
    await this.start(this.folders);
  }

  private async start(folders: readonly Folder[]): Promise<void> {
    await this.applySettings();
    for (const document of this.documents.values()) this.take(document);
    this.publishAll();
    for (const folder of folders) {
      folder.ready = folder.index().catch((error: unknown) => {
        this.connection.console.warn(`The folder could not be read: ${String(error)}`);
      });
      await folder.ready;
    }
    this.publishAll();
  }

  private folder(uri: string): Folder {
    return new Folder(trim(decode(uri)), this.host, () => this.fixedDay ?? this.host.today());
  }

  private async configure(settings: unknown): Promise<void> {
    const own = (settings as { staffPrep?: unknown } | null | undefined)?.staffPrep;
    if (own !== undefined) this.settings = own;
    await this.applySettings();
    this.publishAll();
  }

  /** Settings count per folder where the client can tell them. */
  private async applySettings(): Promise<void> {
    const asks = this.client.workspace?.configuration === true;
    for (const folder of [...this.folders, ...this.loose.values()]) {
      const settings: unknown = asks
        ? await this.connection.workspace.getConfiguration({
            scopeUri: folder.uri,
            section: 'staffPrep',
          })
        : this.settings;
      const { config, problems } = readSettings(known(settings));
      folder.workspace.configure(config);
      for (const { message } of problems) this.connection.console.warn(`Settings: ${message}`);
    }
  }

  private changed(document: TextDocument): void {
    this.documents.set(document.uri, document);
    const before = this.outward(document.uri);
    this.take(document);
    if (this.outward(document.uri) === before) this.publish(document.uri);
    else this.publishAll();
  }

  private take(document: TextDocument): void {
    const { folder, path } = this.placeOf(document.uri);
    folder.edit(path, document.getText());
  }

  private async closed(uri: string): Promise<void> {
    this.documents.delete(uri);
    const { folder, path } = this.placeOf(uri);
    void this.connection.sendDiagnostics({ uri, diagnostics: [] });
    await folder.close(path);
    this.publishAll();
  }

  private async filesChanged(uris: readonly string[]): Promise<void> {
    for (const uri of uris) {
      const place = this.inFolders(uri);
      if (place) await place.folder.reload(place.path);
    }
    this.publishAll();
  }

  /** What other notes can see of a note. */
  private outward(uri: string): string {
    const found = this.noteAt(uri);
    if (!found) return '';
    const { kind, note } = found;
    if (kind === 'lines')
      return JSON.stringify(note.lines.map(({ id, whole, decided }) => [id, whole, decided]));
    return JSON.stringify([kind, note.company, note.stage]);
  }

  private placeOf(uri: string): Place {
    const found = this.inFolders(uri);
    if (found) return found;
    const plain = decode(uri);
    const slash = plain.lastIndexOf('/');
    const base = slash < 0 ? plain.replace(/:.*$/s, ':') : plain.slice(0, slash);
    let folder = this.loose.get(base);
    if (!folder) {
      folder = this.folder(base);
      this.loose.set(base, folder);
      if (slash > 0) void folder.reload('lines.prep.md').then(() => this.publish(uri));
    }
    return { folder, path: slash < 0 ? plain.slice(base.length) : plain.slice(slash + 1) };
  }

  /** The innermost workspace folder that holds a URI. */
  private inFolders(uri: string): Place | undefined {
    let best: Place | undefined;
    for (const folder of this.folders) {
      const path = folder.pathOf(uri);
      if (path !== undefined && (!best || folder.uri.length > best.folder.uri.length))
        best = { folder, path };
    }
    return best;
  }

  private noteAt(uri: string): Located | undefined {
    const { folder, path } = this.placeOf(uri);
    return folder.at(path);
  }

  private findings(uri: string): readonly Finding[] {
    const { folder, path } = this.placeOf(uri);
    const found = folder.at(path);
    return found ? folder.workspace.check(found).findings : [];
  }

  private publishAll(): void {
    for (const uri of this.documents.keys()) this.publish(uri);
    for (const folder of this.folders)
      for (const [path, { text, problems }] of folder.problems) {
        const lines = new LineIndex(text);
        void this.connection.sendDiagnostics({
          uri: folder.uriOf(path),
          diagnostics: problems.map(({ message, start, end }) => ({
            range: { start: lines.positionAt(start), end: lines.positionAt(end) },
            severity: DiagnosticSeverity.Warning,
            source: 'staff-prep',
            message,
          })),
        });
      }
  }

  private publish(uri: string): void {
    const document = this.documents.get(uri);
    if (!document || isConfig(uri)) return;
    const found = this.noteAt(uri);
    const diagnostics = found
      ? this.findings(uri).map((finding) => toDiagnostic(finding, found.note, uri))
      : [];
    void this.connection.sendDiagnostics({ uri, version: document.version, diagnostics });
  }

  private complete(document: TextDocument, offset: number, uri: string): CompletionItem[] {
    const snippets = this.client.textDocument?.completion?.completionItem?.snippetSupport === true;
    return complete(document.getText(), offset, this.noteAt(uri)?.note).map((item, i) => ({
      label: item.label,
      kind: CompletionItemKind.Snippet,
      detail: item.detail,
      documentation: { kind: MarkupKind.Markdown, value: `\`\`\`markdown\n${item.text}\n\`\`\`` },
      filterText: item.filter,
      sortText: `${item.rank}${String(i).padStart(3, '0')}`,
      insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: {
        range: { start: document.positionAt(item.start), end: document.positionAt(offset) },
        newText: snippets ? item.snippet : item.text,
      },
    }));
  }

  private quickFixes(
    uri: string,
    range: { start: { line: number }; end: { line: number } },
  ): CodeAction[] {
    const found = this.noteAt(uri);
    const document = this.documents.get(uri);
    if (!found || !document) return [];
    return this.findings(uri).flatMap((finding): CodeAction[] => {
      const diagnostic = toDiagnostic(finding, found.note, uri);
      const touches =
        diagnostic.range.start.line <= range.end.line &&
        diagnostic.range.end.line >= range.start.line;
      if (!finding.fix || !touches) return [];
      const edits = finding.fix.edits.map(({ start, end, text }) => ({
        range: { start: document.positionAt(start), end: document.positionAt(end) },
        newText: text,
      }));
      return [
        {
          title: finding.fix.title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnostic],
          isPreferred: finding.fix.safe,
          edit: {
            documentChanges: [{ textDocument: { uri, version: document.version }, edits }],
          },
        },
      ];
    });
  }
}

/** The keys of the settings that the server knows; the rest is the editor's side. */
function known(settings: unknown): unknown {
  if (settings === null || typeof settings !== 'object') return {};
  const own = Object.entries(settings).filter(([key]) => !CLIENT_KEYS.has(key));
  return Object.fromEntries(own);
}

const CLIENT_KEYS = new Set(['trace', 'run', 'focusMode', 'inlayHints']);

function trim(uri: string): string {
  return uri.endsWith('/') ? uri.slice(0, -1) : uri;
}
