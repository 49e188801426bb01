import type { ClientCapabilities, Diagnostic, ProgressToken } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../check/check.ts';
import { type Day, isDay } from '../note/date.ts';
import type { Change } from '../text/change.ts';
import { readSettings } from '../workspace/config.ts';
import type { Checked, Located, Reach } from '../workspace/workspace.ts';
import { beside, ClientFiles, choose } from './client-files.ts';
import type { Connection } from './connection.ts';
import { Converter, type Encoding, toDiagnostic } from './convert.ts';
import type { Files, Host } from './files.ts';
import { decode, Folder } from './folder.ts';
import { patiently } from './patiently.ts';
import { divide, EDITOR_SETTINGS, type EditorSettings } from './settings.ts';

/** Our command for clients without their own: it opens a draft in the mail program. */
export const OPEN_DRAFT = 'staff-prep.openDraft';

/** A path and the folder it is in. */
export interface Place {
  readonly folder: Folder;
  readonly path: string;
}

/** A note that a request is about. */
export interface Opened extends Place {
  readonly uri: string;
  readonly located: Located;
  readonly converter: Converter;
}

/** What the server knows of its client: folders, open documents and settings. */
export class Session {
  folders: Folder[] = [];
  client: ClientCapabilities = {};
  encoding: Encoding = 'utf-16';
  editor: EditorSettings = EDITOR_SETTINGS;
  /** Whether the client has the commands that actions and lenses may call. */
  hasCommands = false;
  files: Files;
  /** Other notes of a folder may have other findings now. */
  reached: (folder: Folder, reach: Reach) => void = () => {};
  /** A document was opened beside the workspace, in a folder that nobody has read. */
  met: (folder: Folder) => void = () => {};
  readonly documents = new Map<string, TextDocument>();
  /** Tokens of what is shown in progress and the person stopped. */
  readonly stopped = new Set<ProgressToken>();
  /** Folders of open documents that lie outside the workspace. */
  private readonly loose = new Map<string, Folder>();
  private settings: unknown;
  private fixedDay: Day | undefined;
  /** How many pieces of work spare memory. */
  private sparing = 0;

  constructor(
    readonly connection: Connection,
    readonly host: Host,
  ) {
    this.files = choose(host.disk, undefined);
  }

  /** The client reads files for us: those that are not on the disk, or all where there is none. */
  useClientFiles(): void {
    this.files = choose(this.host.disk, new ClientFiles(this.connection));
  }

  /** Works on many notes that nobody types in: what that leaves behind is not left to lie about. */
  async sparingly(work: () => Promise<void>): Promise<void> {
    if (this.sparing++ === 0) this.host.spareMemory?.(true);
    try {
      await work();
    } finally {
      if (--this.sparing === 0) this.host.spareMemory?.(false);
    }
  }

  /** Whether the client can hand a draft to the mail program. */
  get opensDrafts(): boolean {
    return this.client.window?.showDocument?.support === true;
  }

  /** Takes a day for today. */
  fixDay(day: unknown): void {
    if (typeof day === 'string' && isDay(day)) this.fixedDay = day;
    else if (day !== undefined && day !== null)
      this.connection.warn(`today is a day such as 2026-11-24, not “${String(day)}”`);
  }

  today(): Day {
    return this.fixedDay ?? this.host.today();
  }

  /** Resolves when all folders have been read. */
  get ready(): Promise<unknown> {
    return Promise.all([...this.allFolders()].map(({ ready }) => ready));
  }

  private folderAt(uri: string, files: Files): Folder {
    return new Folder(
      uri,
      files,
      () => this.today(),
      (folder, reach) => this.reached(folder, reach),
    );
  }

  addFolders(uris: readonly string[]): Folder[] {
    const added = uris.map((uri) => this.folderAt(trim(decode(uri)), this.files));
    this.folders.push(...added);
    return added;
  }

  removeFolders(uris: readonly string[]): Folder[] {
    const gone = new Set(uris.map((uri) => trim(decode(uri))));
    const removed = this.folders.filter(({ uri }) => gone.has(uri));
    this.folders = this.folders.filter(({ uri }) => !gone.has(uri));
    return removed;
  }

  /** Takes the settings that a client sends by itself. */
  takeSettings(settings: unknown): void {
    this.settings = settings;
  }

  /** The folders of the workspace, and those beside it. */
  allFolders(): Set<Folder> {
    return new Set([...this.folders, ...this.loose.values()]);
  }

  /** Puts the settings of folders in force, each its own where the client can tell them. */
  async applySettings(folders: Iterable<Folder>): Promise<void> {
    const all = [...folders];
    const asks = this.client.workspace?.configuration === true && all.length > 0;
    const given = asks ? await this.ask(all) : [];
    for (const [i, folder] of all.entries()) {
      const before = folder.settings;
      folder.settings = asks ? given[i] : this.settings;
      if (isSame(before, folder.settings)) continue;
      const { own, problems } = divide(folder.settings);
      const read = readSettings(own);
      if (!isSame(divide(before).own, own)) folder.workspace.configure(read.config);
      for (const { message } of [...problems, ...read.problems])
        this.connection.warn(`Settings: ${message}`);
    }
    const everywhere = [this.settings, ...[...this.allFolders()].map(({ settings }) => settings)];
    this.editor = Object.assign(
      { ...EDITOR_SETTINGS },
      ...everywhere.map((settings) => divide(settings).editor),
    );
  }

  /** The settings of folders as the client tells them; those it sent where it never answers. */
  private async ask(folders: readonly Folder[]): Promise<readonly unknown[]> {
    const items = folders.map(({ uri }) => ({ scopeUri: uri, section: 'staffPrep' }));
    const answer: unknown = await patiently(
      this.connection.sendRequest('workspace/configuration', { items }),
    );
    return folders.map((_, i) => (Array.isArray(answer) ? answer[i] : this.settings));
  }

  /** Takes the text of a document; `change` is what made it of the last one. */
  take(document: TextDocument, change?: Change): Reach {
    this.documents.set(document.uri, document);
    const { folder, path } = this.placeOf(document.uri);
    return folder.edit(path, document.getText(), document, change);
  }

  /** Where a document is: in the innermost workspace folder that holds it, else beside its neighbours. */
  placeOf(uri: string): Place {
    const found = this.inFolders(uri);
    if (found) return found;
    const plain = decode(uri);
    const slash = plain.lastIndexOf('/');
    const base = slash < 0 ? /^[^:]*:?/.exec(plain)![0] : plain.slice(0, slash);
    let folder = this.loose.get(base);
    if (!folder) {
      folder = this.folderAt(base, beside(this.files));
      this.loose.set(base, folder);
      this.met(folder);
    }
    return { folder, path: slash < 0 ? plain.slice(base.length) : plain.slice(slash + 1) };
  }

  /** The innermost workspace folder that holds a URI. */
  inFolders(uri: string): Place | undefined {
    let best: Place | undefined;
    for (const folder of this.folders) {
      const path = folder.pathOf(uri);
      if (path !== undefined && (!best || folder.uri.length > best.folder.uri.length))
        best = { folder, path };
    }
    return best;
  }

  /** The note at a URI, if there is one; requests about anything else have no answer. */
  note(uri: string): Opened | undefined {
    const place = this.placeOf(uri);
    const located = place.folder.at(place.path);
    if (!located) return undefined;
    const converter = new Converter(located.note.text, this.encoding, located.note.positions);
    return { ...place, uri, located, converter };
  }

  /** The note at a URI, once is known what is to be said of it. */
  async known(uri: string): Promise<Opened | undefined> {
    await this.placeOf(uri).folder.known;
    return this.note(uri);
  }

  check({ folder, located }: Pick<Opened, 'folder' | 'located'>): Checked {
    return folder.workspace.check(located);
  }

  /** A finding of a note, as the client has it. */
  toDiagnostic(finding: Finding, { folder, uri, converter }: Opened): Diagnostic {
    return toDiagnostic(finding, converter, (at, path) => {
      if (path === undefined) return { uri, range: converter.range(at) };
      const other = folder.at(path)?.note;
      if (!other) return undefined;
      const there = new Converter(other.text, this.encoding, other.positions);
      return { uri: this.uriOf(folder, path), range: there.range(at) };
    });
  }

  /** The URI of a path in a folder, as the client wrote it where it has it open. */
  uriOf(folder: Folder, path: string): string {
    if (folder.isOpen(path))
      for (const uri of this.documents.keys()) if (folder.pathOf(uri) === path) return uri;
    return folder.uriOf(path);
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function trim(uri: string): string {
  return uri.endsWith('/') ? uri.slice(0, -1) : uri;
}
