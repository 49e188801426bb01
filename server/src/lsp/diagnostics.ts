import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { Finding } from '../check/check.ts';
import { sectionAt } from '../features/section-at.ts';
import { sectionRegion } from '../note/section.ts';
import { absolute } from '../text/span.ts';
import { isConfig } from '../workspace/config.ts';
import { type Reach, wider } from '../workspace/workspace.ts';
import { Converter } from './convert.ts';
import type { Folder } from './folder.ts';
import { askAgain, OF_FINDINGS, OF_READING } from './refresh.ts';
import type { Session } from './session.ts';
import { pause, SLICE } from './slices.ts';
import { DiagnosticSeverity } from './values.ts';

/** More notes than this are checked with an eye on memory. */
const MANY = 100;

/** Tells the client what is found: open documents when it asks, if it asks; all else by itself. */
export class Diagnostics {
  /** What was last sent for a URI, so that nothing is sent twice. */
  private readonly sent = new Map<string, string>();
  /** Where the person types: an offset of a document. */
  private focus: { uri: string; offset: number } | undefined;
  /** With `run: onSave`, what was found when a document was saved. */
  private readonly saved = new Map<string, Diagnostic[]>();

  /** Open documents of which something else is to be told. */
  private readonly stale = new Set<string>();
  /** Files that are to be checked, by folder. */
  private readonly waiting = new Map<Folder, Set<string>>();
  /** How far changes reach that have not been followed. */
  private readonly reaches = new Map<Folder, Exclude<Reach, 'itself'>>();
  private isWorking = false;

  constructor(
    private readonly session: Session,
    /** Is told which notes a change of another reaches. */
    private readonly onReached: (uris: readonly string[]) => void,
  ) {}

  private get pulls(): boolean {
    return this.session.client.textDocument?.diagnostic !== undefined;
  }

  /** The answer to a pull. */
  pull(uri: string): Diagnostic[] {
    const { run } = this.session.editor;
    if (run === 'onSave' && this.session.documents.has(uri)) {
      const saved = this.saved.get(uri) ?? this.compute(uri);
      this.saved.set(uri, saved);
      return saved;
    }
    return this.compute(uri);
  }

  /** A document was saved: what is found now counts. */
  save(uri: string): void {
    this.focus = undefined;
    this.saved.delete(uri);
    this.tell(uri);
  }

  /** The person types, or the cursor is, at an offset of a document; nothing is said of the section around it. */
  focusOn(uri: string, offset: number): void {
    this.focus = { uri, offset };
  }

  /** The cursor left for another place. */
  moveFocus(uri: string, offset: number): void {
    if (!this.session.editor.focusMode || !this.focus || this.focus.uri !== uri) return;
    const note = this.session.note(uri)?.located.note;
    if (!note || sectionAt(note.root, this.focus.offset) === sectionAt(note.root, offset)) return;
    this.focus = undefined;
    this.tell(uri);
  }

  close(uri: string): void {
    this.saved.delete(uri);
    this.stale.delete(uri);
    this.send(uri, []);
  }

  /** A document changed and nothing that other notes see of it. */
  changed(uri: string): void {
    // Of changes that came together the last is told of.
    if (this.pulls || !this.session.connection.isBusy) this.show(uri);
    else {
      this.stale.add(uri);
      this.schedule();
    }
  }

  private show(uri: string): void {
    // What was pushed before it was opened is now the client's to ask for.
    if (this.pulls) this.send(uri, []);
    else this.publish(uri);
  }

  /** Notes of a folder, as far as `reach` goes, see something else in others. */
  refresh(folder: Folder, reach: Exclude<Reach, 'itself'>): void {
    this.reaches.set(folder, wider(this.reaches.get(folder) ?? reach, reach));
    this.schedule();
  }

  /** Finds what changes reach, of many at once. */
  private follow(): void {
    if (this.reaches.size === 0) return;
    for (const [folder, reach] of this.reaches) {
      const paths = folder.workspace.reached(reach);
      this.enqueue(folder, paths);
      const uris = paths.map((path) => this.session.uriOf(folder, path));
      for (const uri of uris) if (this.session.documents.has(uri)) this.stale.add(uri);
      this.onReached(uris);
    }
    const isAnew = [...this.reaches.values()].includes('anew');
    this.reaches.clear();
    askAgain(this.session, isAnew ? OF_READING : OF_FINDINGS);
  }

  /** A setting has changed, or files have been read: all in these folders may be other than it was. */
  refreshAll(folders: ReadonlySet<Folder>): void {
    for (const uri of this.session.documents.keys())
      if (folders.has(this.session.placeOf(uri).folder)) {
        this.saved.delete(uri);
        this.changed(uri);
      }
    for (const folder of folders) {
      this.enqueue(folder, [...folder.problems.keys(), ...folder.workspace.paths()]);
    }
  }

  /** Files that are not open are to be checked, when nothing else is to be done. */
  enqueue(folder: Folder, paths: readonly string[]): void {
    if (!this.session.folders.includes(folder)) return;
    const waiting = this.waiting.get(folder) ?? new Set();
    for (const path of paths) waiting.add(path);
    this.waiting.set(folder, waiting);
    this.schedule();
  }

  private schedule(): void {
    if (!this.isWorking) void this.work();
  }

  /** Tells of all that waits, in slices. */
  private async work(): Promise<void> {
    this.isWorking = true;
    try {
      for (let more = true; more; ) {
        await pause(this.session.connection);
        this.follow();
        const isMuch = [...this.waiting.values()].some(({ size }) => size > MANY);
        if (isMuch) await this.session.sparingly(() => this.tellMany());
        else more = this.tellSome();
      }
    } finally {
      this.isWorking = false;
    }
  }

  private async tellMany(): Promise<void> {
    while (this.tellSome()) {
      await pause(this.session.connection);
      this.follow();
    }
  }

  /** Tells of what waits for a moment; false when nothing does any more. */
  private tellSome(): boolean {
    const end = performance.now() + SLICE;
    let more = this.tellNext();
    while (more && performance.now() < end) more = this.tellNext();
    return more;
  }

  /** Tells of one of what waits, open documents first; false when nothing does. */
  private tellNext(): boolean {
    const [uri] = this.stale;
    if (uri !== undefined) {
      this.stale.delete(uri);
      if (this.session.documents.has(uri)) this.show(uri);
      return true;
    }
    for (const [folder, paths] of this.waiting) {
      const [path] = paths;
      if (path === undefined) {
        this.waiting.delete(folder);
        continue;
      }
      paths.delete(path);
      this.tellOf(folder, path);
      return true;
    }
    return false;
  }

  /** Tells of a file; open documents are told of by themselves. */
  private tellOf(folder: Folder, path: string): void {
    const uri = folder.uriOf(path);
    if (isConfig(path)) this.send(uri, this.problems(folder, path));
    else if (folder.isKnown && !folder.isOpen(path))
      this.send(uri, folder.isAside(path) ? [] : this.compute(uri));
  }

  /** The folder's notes are the client's no more. */
  forget(folder: Folder): void {
    this.waiting.delete(folder);
    this.reaches.delete(folder);
    for (const path of [...folder.workspace.paths(), ...folder.problems.keys()])
      this.send(folder.uriOf(path), []);
  }

  private tell(uri: string): void {
    if (!this.pulls) this.publish(uri);
    else askAgain(this.session, ['diagnostics']);
  }

  private publish(uri: string): void {
    // What is not known yet is told of once it is.
    if (isConfig(uri) || !this.session.placeOf(uri).folder.isKnown) return;
    this.send(uri, this.pull(uri), this.session.documents.get(uri)?.version);
  }

  /** What is wrong with a configuration file; nothing with one that is gone. */
  private problems(folder: Folder, path: string): Diagnostic[] {
    const { text, problems } = folder.problems.get(path) ?? { text: '', problems: [] };
    const converter = new Converter(text, this.session.encoding);
    return problems.map((problem) => ({
      range: converter.range(problem),
      severity: DiagnosticSeverity.Warning,
      source: 'staff-prep',
      message: problem.message,
    }));
  }

  private compute(uri: string): Diagnostic[] {
    const opened = this.session.note(uri);
    if (!opened) return [];
    const { findings } = this.session.check(opened);
    return findings
      .filter((finding) => !this.isTyped(uri, finding))
      .map((finding) => this.session.toDiagnostic(finding, opened));
  }

  /** Whether a finding is about the section that is being typed in. */
  private isTyped(uri: string, { at }: Finding): boolean {
    if (!this.session.editor.focusMode || this.focus?.uri !== uri) return false;
    const note = this.session.note(uri)?.located.note;
    const section = note && sectionAt(note.root, this.focus.offset);
    if (!section) return false;
    const { start, end } = sectionRegion(section);
    const place = absolute(at);
    return start <= place.start && place.end <= end;
  }

  private send(uri: string, diagnostics: Diagnostic[], version?: number): void {
    const content = JSON.stringify(diagnostics);
    const before = this.sent.get(uri);
    // A document that is open waits for an answer to each version; of the others nothing is repeated.
    if (version === undefined && (before ?? '[]') === content) return;
    if (content === '[]' && version === undefined) this.sent.delete(uri);
    else this.sent.set(uri, content);
    this.session.connection.sendNotification('textDocument/publishDiagnostics', {
      uri,
      diagnostics,
      ...(version !== undefined && { version }),
    });
  }
}
