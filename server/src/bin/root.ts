import { readFileSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { positionsOf } from '../check/check.ts';
import { fixAll } from '../check/fix.ts';
import { CONFIG_FILE, parseConfig } from '../workspace/config.ts';
import type { Glimpse } from '../workspace/file.ts';
import { folderOf, inside, upwards } from '../workspace/path.ts';
import { type Located, Workspace } from '../workspace/workspace.ts';
import { isFileOf, leadsOutside, readText, UnreadableFile, walk } from './files.ts';
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

/** The files to look at in a folder, and those above it that count for them. */
export interface Listing {
  readonly base: string;
  readonly paths: readonly string[];
  readonly above: readonly string[];
}

/** What the notes of a folder are. */
export interface Told {
  readonly base: string;
  readonly glimpses: readonly (readonly [path: string, glimpse: Glimpse])[];
}

/** Where there are more folders, such as in one’s home, not all of it is one search for a job. */
const MOST_FOLDERS = 2000;

/** A workspace folder on disk. */
export class Root {
  /** Whether single files were named, so that the rest of the folder may matter to them. */
  wide = false;
  readonly workspace: Workspace;
  private readonly wanted = new Set<string>();
  /** The paths of the files that are read, or can’t be. */
  private readonly known = new Set<string>();

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
    for (const path of walk(folder, this.base)) this.wanted.add(inside(prefix, path));
  }

  addFile(file: string): void {
    const path = this.local(file);
    this.readAbove(folderOf(path));
    this.load(path, { named: true });
    this.wanted.add(path);
  }

  /** Puts in a text that is not on disk; gives the note it is, if it is one. */
  addText(path: string, text: string): Located | undefined {
    this.readAbove(folderOf(path));
    this.known.add(path);
    this.workspace.put(path, text);
    this.loadMore([path]);
    return this.workspace.at(path);
  }

  listing(): Listing {
    return { base: this.base, paths: [...this.wanted], above: [...this.known] };
  }

  list({ paths, above }: Omit<Listing, 'base'>): void {
    for (const path of above) this.load(path);
    for (const path of paths) this.wanted.add(path);
  }

  /** The paths of the files to look at. */
  listed(): readonly string[] {
    return [...this.wanted];
  }

  loadConfigs(): void {
    for (const path of this.wanted) if (basename(path) === CONFIG_FILE) this.load(path);
  }

  seen(): Told {
    const glimpses = [...this.known].flatMap((path) => {
      const glimpse = this.workspace.glimpse(path);
      return glimpse ? [[path, glimpse] as const] : [];
    });
    return { base: this.base, glimpses };
  }

  tell(glimpses: Told['glimpses']): void {
    for (const [path, glimpse] of glimpses) {
      if (this.known.has(path)) continue;
      this.known.add(path);
      this.workspace.tell(path, glimpse, () => this.read(path) ?? '');
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
  paths(): string[] {
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
      const file = join(this.base, path);
      try {
        if (leadsOutside(this.base, file)) throw new UnreadableFile('it is outside of the folder');
        replaceText(file, note.text, fixed);
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

  /** Reads what notes refer to and, for files named one by one, the rest of the folder. */
  loadMore(paths: Iterable<string> = this.wanted): void {
    for (const path of paths) {
      const target = this.workspace.linesTarget(path);
      if (target && isFileOf(this.base, join(this.base, target)))
        this.load(target, { asLines: true });
    }
    if (!this.wide) return;
    const needed = [...paths].some((path) => {
      const glimpse = this.workspace.glimpse(path);
      return (
        glimpse?.kind === 'note' && (glimpse.stage === 'offer' || !this.workspace.seesLines(path))
      );
    });
    if (!needed) return;
    const all = walk(this.base, this.base, MOST_FOLDERS);
    for (const path of all) if (basename(path) === CONFIG_FILE) this.load(path);
    for (const path of all) this.load(path, { aside: true });
  }

  /** Reads a file; Markdown that is no note is let go, unless a note takes it for its lines. */
  load(path: string, { named = false, asLines = false, aside = false } = {}): void {
    if (this.known.has(path)) return;
    this.known.add(path);
    // Other people's Markdown is none of our business, nor are notes that nobody asked for.
    const source = this.read(path, named || (!aside && /\.prep\.md$/i.test(path)));
    if (source === undefined) return;
    if (basename(path) === CONFIG_FILE) {
      if (!this.fixedConfig) this.report(path, source, this.workspace.putConfig(path, source));
      return;
    }
    if (!this.workspace.take(path, source, asLines)) this.known.delete(path);
  }

  /** The text of a file; nothing where it can’t be read, which is told where that `matters`. */
  private read(path: string, matters = true): string | undefined {
    try {
      // Joined without a look at it: it comes from a walk, or was resolved.
      return readText(`${this.base}/${path}`);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      if (matters) this.problems.push(`${this.display(path)} was left alone: ${error.message}`);
      return undefined;
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
