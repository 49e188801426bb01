import { overview } from '../features/overview.ts';
import type { Day } from '../note/date.ts';
import { Converter } from './convert.ts';
import { decode, type Folder } from './folder.ts';
import type { OpportunitiesChanged, Opportunity } from './protocol.ts';
import type { Opened, Session } from './session.ts';
import { pause, SLICE } from './slices.ts';

/** Milliseconds in which changes are gathered before they are told. */
const GATHERED = 50;

/** Keeps the overview of each note, and tells the client when what one says has changed. */
export class Opportunities {
  /** Whether the client wants to be told. */
  tells = false;
  /** What was last given for each file, and without places as text; by its URI, decoded. */
  private readonly known = new Map<string, { given: Opportunity; said: string }>();
  /** What may have changed since: some files, or everything. */
  private stale: Set<string> | 'all' = 'all';
  /** What has changed since the client was told, by URI; nothing stands for what is gone. */
  private readonly changes = new Map<string, Opportunity | undefined>();
  private reading: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private day: Day | undefined;

  constructor(private readonly session: Session) {}

  /** The opportunity at a URI, with its places as they are now. */
  at(uri: string): Opportunity | undefined {
    const opened = this.session.note(uri);
    if (opened?.located.kind !== 'note' || opened.folder.isGone(opened.path)) return undefined;
    return this.read(opened);
  }

  /** All of them, in the order of folders and paths. */
  async all(): Promise<Opportunity[]> {
    await this.refresh();
    return [...this.allFiles()].flatMap((file) => this.known.get(file)?.given ?? []);
  }

  /** Something changed in a note that no other note sees; without a URI, anything may have. */
  changed(uri?: string): void {
    if (uri === undefined) this.stale = 'all';
    else if (this.stale !== 'all') this.stale.add(decode(uri));
    if (!this.tells) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.refresh();
    }, GATHERED);
  }

  private refresh(): Promise<void> {
    this.reading ??= this.readStale();
    return this.reading;
  }

  /** Reads what may have changed, also meanwhile, and tells the client. */
  private async readStale(): Promise<void> {
    let told = performance.now();
    for (let more = true; more; ) {
      await pause(this.session.connection);
      const end = performance.now() + SLICE;
      do more = this.readNext();
      while (more && performance.now() < end);
      if (performance.now() - told < GATHERED) continue;
      this.tell();
      told = performance.now();
    }
    this.reading = undefined;
    this.tell();
  }

  /** Reads one of what may have changed; false when nothing is left. */
  private readNext(): boolean {
    const stale = this.staleFiles();
    const [file] = stale;
    if (file === undefined) return false;
    stale.delete(file);
    this.look(file);
    return true;
  }

  private staleFiles(): Set<string> {
    const today = this.session.today();
    if (this.stale === 'all' || this.day !== today)
      this.stale = new Set([...this.known.keys(), ...this.allFiles()]);
    this.day = today;
    return this.stale;
  }

  /** Reads the opportunity in a file, should there be one. */
  private look(file: string): void {
    const given = this.at(this.uriOf(file));
    const last = this.known.get(file);
    // An editor may write the URI of what it opens another way.
    if (last && last.given.uri !== given?.uri) this.changes.set(last.given.uri, undefined);
    if (!given) {
      this.known.delete(file);
      return;
    }
    const said = withoutPlaces(given);
    this.known.set(file, { given, said });
    if (last?.said !== said) this.changes.set(given.uri, given);
  }

  private tell(): void {
    const told: OpportunitiesChanged = { changed: [], removed: [] };
    for (const [uri, given] of this.changes)
      if (given) told.changed.push(given);
      else told.removed.push(uri);
    if (this.tells && this.changes.size > 0)
      this.session.connection.sendNotification('staffPrep/opportunitiesChanged', told);
    this.changes.clear();
  }

  /** Every file that may be an opportunity: the notes of the folders, and what is open. */
  private allFiles(): Set<string> {
    const { folders, documents } = this.session;
    const inside = folders.flatMap(({ uri, workspace }) =>
      workspace
        .paths()
        .filter((path) => workspace.glimpse(path)?.kind === 'note')
        .map((path) => `${uri}/${path}`),
    );
    return new Set([...inside, ...[...documents.keys()].map(decode)]);
  }

  /** The URI of a file as the client has it. */
  private uriOf(file: string): string {
    const { session } = this;
    const place = session.inFolders(file);
    if (place) return session.uriOf(place.folder, place.path);
    for (const uri of session.documents.keys()) if (decode(uri) === file) return uri;
    return file;
  }

  private read(opened: Opened): Opportunity {
    const { session } = this;
    const { folder, path, located, converter, uri } = opened;
    const shared = folder.workspace.sharedFor(path);
    const { findings, readiness } = session.check(opened);
    const { checkpoints, interviews, offer, ...rest } = overview(located.note, {
      path,
      findings,
      readiness,
      shared,
      today: session.today(),
    });
    return {
      uri,
      ...rest,
      checkpoints: checkpoints.map(({ place, ...checkpoint }) => ({
        ...checkpoint,
        place:
          place.path === undefined || !shared
            ? { uri, range: converter.range(place.at) }
            : {
                uri: session.uriOf(folder, place.path),
                range: this.rangeIn(folder, shared.path, place.at),
              },
      })),
      interviews: interviews.map(({ at, ...interview }) => ({
        ...interview,
        range: converter.range(at),
      })),
      ...(offer && { offer: [...offer] }),
    };
  }

  private rangeIn(folder: Folder, path: string, at: Parameters<Converter['range']>[0]) {
    const note = folder.at(path)?.note;
    const start = { line: 0, character: 0 };
    if (!note) return { start, end: start };
    return new Converter(note.text, this.session.encoding, note.positions).range(at);
  }
}

function withoutPlaces(opportunity: Opportunity): string {
  return JSON.stringify(opportunity, (key, value) =>
    key === 'place' || key === 'range' ? undefined : value,
  );
}
