import { readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fixAll } from '../check/fix.ts';
import { CONFIG_FILE, parseConfig } from '../workspace/config.ts';
import { folderOf, inside, upwards } from '../workspace/path.ts';
import { type Located, positionsOf, Workspace } from '../workspace/workspace.ts';
import { isFile, isFileOf, isFolder, readText, UnreadableFile, walk } from './files.ts';
import type { CheckedFile } from './formats/format.ts';
import { UsageError } from './usage-error.ts';
import { replaceText } from './write.ts';

/** What the folders are read with. */
export interface RootOptions {
  readonly cwd: string;
  /** The configuration to use for all files, instead of those beside them. */
  readonly config?: string;
  readonly today: string;
}

/** The part of the files that one of several threads checks: every `of`-th, from `index` on. */
export interface Share {
  readonly index: number;
  readonly of: number;
}

const WHOLE: Share = { index: 0, of: 1 };

/** What was found in a folder, for other threads: the paths of the notes to check, and of all that matters to them. */
export interface Inventory {
  readonly base: string;
  readonly wanted: readonly string[];
  readonly kept: readonly string[];
}

/** The workspace folders that the given paths stand in. */
export class Roots {
  readonly problems: string[] = [];
  private readonly roots = new Map<string, Root>();

  constructor(private readonly options: RootOptions) {}

  all(): Iterable<Root> {
    return this.roots.values();
  }

  /** Takes over what another thread has found. */
  take({ base, ...found }: Inventory): void {
    this.of(base, false).take(found);
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
}

/** A workspace folder on disk. */
class Root {
  /** Whether single files were named, so that the rest of the folder may matter to them. */
  wide = false;
  readonly workspace: Workspace;
  private readonly wanted = new Set<string>();
  /** The paths of the files that are read, or can’t be. */
  private readonly known = new Set<string>();
  private loaded = false;

  constructor(
    private readonly base: string,
    private readonly options: RootOptions,
    private readonly problems: string[],
  ) {
    const settings =
      options.config === undefined
        ? undefined
        : readConfigFile(resolve(options.cwd, options.config), options.config);
    this.fixedConfig = settings !== undefined;
    this.workspace = new Workspace(
      () => options.today,
      settings,
      (path) => isFileOf(base, join(base, path)),
    );
  }

  private readonly fixedConfig: boolean;

  addFolder(folder: string): void {
    const prefix = this.local(folder);
    this.readAbove(prefix);
    for (const path of this.loadAll(folder)) this.wanted.add(inside(prefix, path));
  }

  take({ wanted, kept }: Omit<Inventory, 'base'>): void {
    for (const path of kept) this.load(path);
    for (const path of wanted) this.wanted.add(path);
    this.loaded = true;
  }

  inventory(): Inventory {
    return { base: this.base, wanted: this.paths(), kept: [...this.known] };
  }

  addFile(file: string): void {
    const path = this.local(file);
    this.readAbove(folderOf(path));
    this.load(path, { named: true });
    this.wanted.add(path);
  }

  /** How many characters the notes have that are to be checked. */
  size(): number {
    return this.paths().reduce((sum, path) => sum + this.workspace.lengthOf(path), 0);
  }

  /** The checked files, in path order; those of a share are read one after the other and let go. */
  *checked({ index, of }: Share = WHOLE): Generator<CheckedFile> {
    for (const [i, path] of this.paths().entries()) {
      if (i % of !== index) continue;
      const located = this.workspace.at(path);
      if (located) yield this.check(located);
    }
  }

  check(located: Located): CheckedFile {
    const { path, kind, note } = located;
    const { findings, readiness } = this.workspace.check(located);
    return {
      path: this.display(path),
      kind: kind === 'lines' ? 'lines' : 'note',
      company: note.company ?? null,
      role: note.role ?? null,
      stage: note.stage ?? null,
      readiness,
      findings: findings.map((finding) => ({
        rule: finding.rule.id,
        severity: finding.severity,
        message: finding.message,
        subject: finding.subject,
        range: positionsOf(note, finding),
        fixable: finding.fix?.safe === true,
      })),
    };
  }

  /** The paths of the notes to check, in order. */
  private paths(): string[] {
    this.loadMore();
    return [...this.wanted].filter((path) => this.workspace.glimpse(path)).sort();
  }

  /** Fixes the files, shared lines first, since notes depend on them; gives those left alone and why. */
  fix(): { path: string; message: string }[] {
    const left: { path: string; message: string }[] = [];
    const paths = this.paths();
    const isShared = (path: string) => this.workspace.glimpse(path)?.kind === 'lines';
    for (const path of [...paths.filter(isShared), ...paths.filter((each) => !isShared(each))]) {
      const located = this.workspace.at(path);
      if (!located) continue;
      const { note } = located;
      const fixed = this.fixed(located);
      if (fixed === note.text) continue;
      try {
        replaceText(join(this.base, path), note.text, fixed);
        this.workspace.put(path, fixed);
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        left.push({ path: this.display(path), message: error.message });
      }
    }
    return left;
  }

  /** The text of a note with every safe fix applied. */
  fixed(located: Located): string {
    return fixAll(located.note.text, (source) => this.workspace.recheck(located, source));
  }

  local(full: string): string {
    return relative(this.base, full).split(sep).join('/');
  }

  display(path: string): string {
    const shown = relative(this.options.cwd, join(this.base, path)).split(sep).join('/');
    return isAbsolute(shown) ? join(this.base, path) : shown;
  }

  /** Shared lines and configuration above a folder count for what is in it. */
  private readAbove(folder: string): void {
    for (const above of upwards(folder))
      for (const name of [CONFIG_FILE, 'lines.prep.md']) {
        const path = inside(above, name);
        if (isFileOf(this.base, join(this.base, path))) this.load(path);
      }
  }

  /** Reads all files under a folder; gives their paths in it. */
  private loadAll(folder: string): string[] {
    const prefix = this.local(folder);
    const paths = walk(folder, this.base);
    // What is a note depends on the configuration.
    const isConfig = (path: string) => basename(path) === CONFIG_FILE;
    for (const path of paths.filter(isConfig)) this.load(inside(prefix, path));
    for (const path of paths) this.load(inside(prefix, path));
    return paths;
  }

  /** Reads what notes refer to and, for files named one by one, the rest of the folder. */
  private loadMore(): void {
    if (this.loaded) return;
    this.loaded = true;
    for (const path of this.wanted) {
      const target = this.workspace.linesTarget(path);
      if (target && isFileOf(this.base, join(this.base, target)))
        this.load(target, { asLines: true });
    }
    if (!this.wide) return;
    const needed = [...this.wanted].some((path) => {
      const glimpse = this.workspace.glimpse(path);
      return (
        glimpse?.kind === 'note' && (glimpse.stage === 'offer' || !this.workspace.seesLines(path))
      );
    });
    if (!needed) return;
    this.loadAll(this.base);
  }

  /** Reads a file; Markdown that is no note is let go, unless a note takes it for its lines. */
  private load(path: string, { named = false, asLines = false } = {}): void {
    if (this.known.has(path)) return;
    this.known.add(path);
    try {
      const source = readText(join(this.base, path));
      if (basename(path) === CONFIG_FILE) {
        if (!this.fixedConfig) this.report(path, source, this.workspace.putConfig(path, source));
        return;
      }
      this.workspace.put(path, source);
      if (asLines || this.workspace.glimpse(path)) return;
      this.workspace.put(path, undefined);
      this.known.delete(path);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      // Other people's Markdown is none of our business, unless it was named.
      if (named || /\.prep\.md$/i.test(path))
        this.problems.push(`${this.display(path)} was left alone: ${error.message}`);
    }
  }

  private report(path: string, source: string, problems: ReturnType<Workspace['putConfig']>): void {
    for (const { message, start } of problems) {
      const before = source.slice(0, start).split(/\r\n|\r|\n/);
      this.problems.push(
        `${this.display(path)}:${before.length}:${before.at(-1)!.length + 1}: ${message}`,
      );
    }
  }
}

function readConfigFile(path: string, name: string) {
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`the configuration ${name} can’t be read`);
  }
  const { config, problems } = parseConfig(source);
  const [problem] = problems;
  if (problem)
    throw new UsageError(`the configuration ${name} is not understood: ${problem.message}`);
  return config;
}
