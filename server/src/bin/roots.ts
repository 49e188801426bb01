import { dirname, resolve, sep } from 'node:path';
import { isFile, isFolder } from './files.ts';
import type { CheckedFile } from './formats/format.ts';
import { type Listing, Root, type RootOptions, type Share, type Told } from './root.ts';
import { UsageError } from './usage-error.ts';

const WHOLE: Share = { index: 0, of: 1 };

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

  /** Looks at the listed files, or at a share of them. */
  look(share: Share = WHOLE): void {
    for (const root of this.all()) root.look(share);
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

  /**
   * Checks the notes that nobody has taken, one after the other. `taken` says of how many that is so:
   * threads that share it do the work together, since each has the same notes in the same order.
   */
  check(taken: Int32Array): CheckedFile[] {
    const notes = this.all().flatMap((root) => root.paths().map((path) => ({ root, path })));
    const files: CheckedFile[] = [];
    const take = () => notes[Atomics.add(taken, 0, 1)];
    for (let note = take(); note; note = take()) {
      const { root, path } = note;
      const located = root.workspace.at(path);
      if (located) files.push(root.check(located));
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

  private all(): Root[] {
    return [...this.roots.values()];
  }
}
