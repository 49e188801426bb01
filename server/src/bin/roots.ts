import { dirname, resolve, sep } from 'node:path';
import { isFile, isFolder } from './files.ts';
import type { CheckedFile } from './formats/format.ts';
import { type Listing, Root, type RootOptions, type Told } from './root.ts';
import { UsageError } from './usage-error.ts';

/** A file of a folder. */
interface Place {
  readonly root: Root;
  readonly path: string;
}

/** Says of how many files somebody has taken them: threads that share it do the work together. */
export const noneTaken = (): Int32Array => new Int32Array(new SharedArrayBuffer(4));

/** The workspace folders that the given paths stand in. */
export class Roots {
  readonly problems: string[] = [];
  private readonly roots = new Map<string, Root>();

  constructor(private readonly options: RootOptions) {}

  /** The files to look at: every thread has the same list. */
  listings(): Listing[] {
    return this.all().map((root) => root.listing());
  }

  /** Takes over what another thread has listed. */
  list(listings: readonly Listing[]): void {
    for (const listing of listings) this.of(listing.base, false).list(listing);
  }

  /** Looks at the listed files that nobody has taken. */
  look(taken = noneTaken()): void {
    // What is a note depends on the configuration.
    for (const root of this.all()) root.loadConfigs();
    for (const { root, path } of this.take((root) => root.listed(), taken)) root.load(path);
  }

  /** Reads what else the notes depend on. */
  loadMore(): void {
    for (const root of this.all()) root.loadMore();
  }

  /** What the notes are that were seen. */
  seen(): Told[] {
    return this.all().map((root) => root.seen());
  }

  /** Takes over what another thread has seen. */
  tell(told: readonly Told[]): void {
    for (const { base, glimpses } of told) this.of(base, false).tell(glimpses);
  }

  /** Checks the notes that nobody has taken. */
  check(taken: Int32Array): CheckedFile[] {
    const files: CheckedFile[] = [];
    for (const { root, path } of this.take((root) => root.paths(), taken)) {
      const located = root.workspace.at(path);
      if (!located) continue;
      files.push(root.check(located));
      // Others go on reading shared lines; what is kept of a note for long is costly to collect.
      if (located.kind !== 'lines') root.workspace.letGo(path);
    }
    return files;
  }

  /** Fixes the files; gives those left alone and why. */
  fix(): { path: string; message: string }[] {
    return this.all().flatMap((root) => root.fix());
  }

  add(path: string): void {
    const full = resolve(this.options.cwd, path);
    if (isFolder(full)) this.of(full, false).addFolder(full);
    else if (isFile(full)) this.of(dirname(full), true).addFile(full);
    else throw new UsageError(`${path} does not exist`);
  }

  /** The workspace of a folder: where the command runs, if that is above it, else the folder. */
  of(folder: string, wide: boolean): Root {
    const { cwd } = this.options;
    const within = folder === cwd || folder.startsWith(cwd + sep);
    const base = within ? cwd : folder;
    let root = this.roots.get(base);
    if (!root) {
      root = new Root(base, this.options, this.problems);
      this.roots.set(base, root);
    }
    root.wide ||= wide;
    return root;
  }

  /** One file after the other, each to one thread, since all have the same in the same order. */
  private *take(from: (root: Root) => readonly string[], taken: Int32Array): Generator<Place> {
    const places = this.all().flatMap((root) => from(root).map((path): Place => ({ root, path })));
    const next = () => places[Atomics.add(taken, 0, 1)];
    for (let place = next(); place; place = next()) yield place;
  }

  private all(): Root[] {
    return [...this.roots.values()];
  }
}
