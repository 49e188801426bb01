import type { Change } from '../text/change.ts';
import type { Positions } from '../text/lines.ts';
import { CONFIG_FILE, type ConfigProblem, isConfig } from '../workspace/config.ts';
import { encoded, folderOf, upwards } from '../workspace/path.ts';
import { type Located, type Reach, Workspace, wider } from '../workspace/workspace.ts';
import type { Files } from './files.ts';

/** The files that count for the notes beside and below them. */
const COUNTS = /\/(?:\.staffprep\.json|lines\.prep\.md)$/;

/** A workspace folder of the client and what is known of its notes. */
export class Folder {
  readonly workspace: Workspace;
  /** Resolves when its settings are known and the files that count for others have been read. */
  known: Promise<void> = Promise.resolve();
  isKnown = false;
  /** Resolves when all its files have been read. */
  ready: Promise<void> = Promise.resolve();
  /** The settings that the client gave last. */
  settings: unknown;
  /** What is wrong with its configuration files, by path. */
  readonly problems = new Map<string, { text: string; problems: readonly ConfigProblem[] }>();
  /** What stands before its paths; what has no name yet has no slash either, as in `untitled:Untitled-1`. */
  private readonly start: string;
  private readonly open = new Set<string>();
  /** Those of them whose files were deleted since. */
  private readonly gone = new Set<string>();
  /** Whether there is a file at paths that a `lines:` key names and that were not found by reading the folder. */
  private readonly named = new Map<string, boolean>();

  constructor(
    /** Without a slash at its end, decoded. */
    readonly uri: string,
    private readonly files: Files,
    today: () => string,
    /** Is told when other notes of the folder may have other findings, without a request. */
    private readonly reached: (folder: Folder, reach: Reach) => void,
  ) {
    this.start = uri.endsWith(':') ? uri : `${uri}/`;
    this.workspace = new Workspace(today, {}, (path) => this.isNamed(path));
    this.workspace.isWhole = false;
  }

  /** Whether a file is only here because a note names it: it is read, and not spoken of. */
  isAside(path: string): boolean {
    return this.named.get(path) === true;
  }

  /** The path of a URI inside the folder; nothing for one outside. */
  pathOf(uri: string): string | undefined {
    const plain = decode(uri);
    return plain.startsWith(this.start) ? plain.slice(this.start.length) : undefined;
  }

  /** The URI of a path, encoded as the client has it. */
  uriOf(path: string): string {
    return encode(this.start + path);
  }

  /** Finds its files, and reads those that say how others are read and what they share; gives the others. */
  async begin(): Promise<string[]> {
    const uris = await this.files.find(encode(this.uri));
    for (const uri of uris) if (COUNTS.test(uri)) await this.read(uri);
    const others = uris.filter((uri) => !COUNTS.test(uri));
    this.workspace.isWhole = others.length === 0;
    return others;
  }

  /**
   * Reads the others; open documents keep the text the editor has. `go` is told how many of how many
   * are read and says whether to go on.
   */
  async index(
    uris: readonly string[],
    go: (done: number, total: number) => boolean = () => true,
  ): Promise<void> {
    for (const [done, uri] of uris.entries()) {
      await this.read(uri);
      if (done % 100 === 99) {
        if (!go(done + 1, uris.length)) return;
        // Requests that came meanwhile go first.
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    }
    this.workspace.isWhole = true;
  }

  private async read(uri: string): Promise<void> {
    const path = this.pathOf(uri);
    if (path !== undefined) this.put(path, await this.files.read(encode(this.uri), uri));
  }

  /**
   * Files or folders were made, changed or removed outside the editor. Gives the paths of the files
   * that may be other than they were, and which notes beside them that may concern.
   */
  async changed(paths: ReadonlySet<string>): Promise<{ touched: readonly string[]; reach: Reach }> {
    const known = [...this.workspace.paths(), ...this.problems.keys()];
    const rules = [...paths].some((path) => /(?:^|\/)\.gitignore$/.test(path));
    const found = rules ? await this.files.find(encode(this.uri)) : [];
    const touched = new Set(found.flatMap((uri) => this.pathOf(uri) ?? []));
    for (const path of paths)
      if (isConfig(path) || /\.(?:md|markdown)$/i.test(path)) touched.add(path);
      else for (const each of await this.within(path)) touched.add(each);
    // A folder that is gone takes all with it; other rules may leave anything out.
    for (const path of known)
      if (rules || upwards(folderOf(path)).some((above) => paths.has(above))) touched.add(path);
    let reach: Reach = 'itself';
    for (const path of touched) reach = wider<Reach>(reach, await this.reload(path));
    return { touched: [...touched], reach };
  }

  /** The files under a path, should it be a folder: of one that was moved clients tell nothing more. */
  private async within(path: string): Promise<readonly string[]> {
    const uri = this.uriOf(path);
    if (await this.files.leavesOut(encode(this.uri), `${uri}/${CONFIG_FILE}`)) return [];
    return (await this.files.find(uri)).flatMap((each) => {
      const found = this.pathOf(each);
      return found?.startsWith(`${path}/`) ? [found] : [];
    });
  }

  /** Reads a file again; one that is gone, or left out, is taken out. */
  async reload(path: string): Promise<Reach> {
    const uri = this.uriOf(path);
    if (this.open.has(path)) {
      if ((await this.files.read(encode(this.uri), uri)) === undefined) this.gone.add(path);
      else this.gone.delete(path);
      return 'itself';
    }
    const leftOut = await this.files.leavesOut(encode(this.uri), uri);
    return this.put(path, leftOut ? undefined : await this.files.read(encode(this.uri), uri));
  }

  /** Takes a file for there until it has been looked for: nobody is told of a gap that is none. */
  private isNamed(path: string): boolean {
    const known = this.named.get(path);
    if (known === undefined) {
      this.named.set(path, true);
      void this.files.read(encode(this.uri), this.uriOf(path)).then((text) => {
        if (text === undefined) this.named.set(path, false);
        else this.workspace.put(path, text);
        this.reached(this, 'all');
      });
    }
    return known ?? true;
  }

  private put(path: string, text: string | undefined): Reach {
    if (this.open.has(path)) return 'itself';
    this.named.delete(path);
    return isConfig(path) ? this.putConfig(path, text) : this.workspace.put(path, text);
  }

  /** Takes the text that the editor has for an open document; `change` is what made it of the last one. */
  edit(path: string, text: string, positions: Positions, change?: Change): Reach {
    const isNew = !this.open.has(path);
    this.open.add(path);
    if (isNew) this.gone.delete(path);
    if (isConfig(path)) return this.putConfig(path, text);
    return isNew || !change
      ? this.workspace.put(path, text, positions)
      : this.workspace.edit(path, text, change, positions);
  }

  /** From now on the file counts again. */
  close(path: string): Promise<Reach> {
    this.open.delete(path);
    this.gone.delete(path);
    return this.reload(path);
  }

  /** Whether the file of an open document was deleted since; the editor may keep the text for long. */
  isGone(path: string): boolean {
    return this.gone.has(path);
  }

  isOpen(path: string): boolean {
    return this.open.has(path);
  }

  at(path: string): Located | undefined {
    return this.workspace.at(path);
  }

  private putConfig(path: string, text: string | undefined): Reach {
    const problems = this.workspace.putConfig(path, text);
    if (text === undefined) this.problems.delete(path);
    else this.problems.set(path, { text, problems });
    return 'anew';
  }
}

/** A URI as text in which equal places look alike; what can't be decoded is left as it is. */
export function decode(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

function encode(uri: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:\/{0,2}/i.exec(uri)?.[0] ?? '';
  return scheme + uri.slice(scheme.length).split('/').map(encoded).join('/');
}
