import { overview } from '../features/overview.ts';
import type { Day } from '../note/date.ts';
import { Converter } from './convert.ts';
import { decode, type Folder } from './folder.ts';
import type { OpportunitiesChanged, Opportunity } from './protocol.ts';
import type { Opened, Session } from './session.ts';

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
  all(): Opportunity[] {
    this.refresh();
    return [...this.known.values()].map(({ given }) => given);
  }

  /** Something changed in a note that no other note sees; without a URI, anything may have. */
  changed(uri?: string): void {
    if (uri === undefined) this.stale = 'all';
    else if (this.stale !== 'all') this.stale.add(decode(uri));
    if (!this.tells) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const told = this.refresh();
      if (told.changed.length + told.removed.length > 0)
        this.session.connection.sendNotification('staffPrep/opportunitiesChanged', told);
    }, GATHERED);
  }

  private refresh(): OpportunitiesChanged {
    const today = this.session.today();
    const all = this.stale === 'all' || this.day !== today;
    const files = all ? this.allFiles() : (this.stale as Set<string>);
    this.stale = new Set();
    this.day = today;
    const before = all ? new Map(this.known) : this.known;
    if (all) this.known.clear();
    const changed: Opportunity[] = [];
    const removed = all
      ? [...before].flatMap(([file, { given }]) => (files.has(file) ? [] : given.uri))
      : [];
    for (const file of files) {
      const given = this.at(this.uriOf(file));
      const last = before.get(file);
      // An editor may write the URI of what it opens another way.
      if (last && last.given.uri !== given?.uri) removed.push(last.given.uri);
      if (!given) {
        this.known.delete(file);
        continue;
      }
      const said = withoutPlaces(given);
      this.known.set(file, { given, said });
      if (last?.said !== said) changed.push(given);
    }
    return { changed, removed };
  }

  /** Every file that may be an opportunity: the notes of the folders, and what is open. */
  private allFiles(): Set<string> {
    const { folders, documents } = this.session;
    const inside = folders.flatMap((folder) =>
      folder.workspace.notes().map(({ path }) => `${folder.uri}/${path}`),
    );
    return new Set([...inside, ...[...documents.keys()].map(decode)]);
  }

  /** The URI of a file as the client has it. */
  private uriOf(file: string): string {
    const { session } = this;
    for (const uri of session.documents.keys()) if (decode(uri) === file) return uri;
    const place = session.inFolders(file);
    return place ? place.folder.uriOf(place.path) : file;
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
