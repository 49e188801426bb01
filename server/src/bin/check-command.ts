import { readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { fixAll } from '../check/fix.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import { CONFIG_FILE, parseConfig } from '../workspace/config.ts';
import { folderOf, inside, upwards } from '../workspace/path.ts';
import { type Located, Workspace } from '../workspace/workspace.ts';
import { isFile, isFolder, leadsOutside, readText, UnreadableFile, walk } from './files.ts';
import { type CheckedFile, type Format, printable } from './formats/format.ts';
import { github } from './formats/github.ts';
import { json } from './formats/json.ts';
import { sarif } from './formats/sarif.ts';
import { text } from './formats/text.ts';
import { replaceText } from './write.ts';

export const CHECK_HELP = `staff-prep check [PATH …]   says what is missing in your notes

  --format text|json|sarif|github   how to print it (default: text)
  --fix                             apply what can be fixed without asking
  --config FILE                     use this configuration for all files
  --today YYYY-MM-DD                take this day for today
  --max-severity SEVERITY           exit with 0 unless something is above it: hint,
                                    information (default), warning, error
  --stdin-filename NAME             the name of the note that “-” reads
  -                                 read one note from standard input

Exit code: 0 nothing above that severity, 1 something, 2 it could not run.
`;

const FORMATS: Readonly<Record<string, Format>> = { text, json, sarif, github };

/** A reason why the command can't run, for a person. */
export class UsageError extends Error {}

interface Options {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly fix: boolean;
  readonly config?: string;
  readonly today: string;
  /** The lowest severity that counts. */
  readonly threshold: number;
  readonly stdinName: string;
}

/** Where the command reads and writes; tests give their own. */
export interface Shell {
  readonly cwd: string;
  readonly stdin: () => string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly today: () => string;
}

/** Runs `staff-prep check`; gives the exit code. */
export function checkCommand(args: readonly string[], shell: Shell): number {
  const options = readOptions(args, shell);
  const roots = new Roots(options, shell);
  const files: CheckedFile[] = [];
  let failed = false;
  for (const path of options.paths) {
    if (path === '-') files.push(...checkStdin(options, roots, shell));
    else roots.add(path);
  }
  for (const root of roots.all()) {
    if (options.fix)
      for (const { path, message } of root.fix()) {
        failed = true;
        shell.err(`staff-prep: ${printable(`${path} was left alone: ${message}`)}\n`);
      }
    for (const located of root.checked()) files.push(root.check(located));
  }
  for (const problem of roots.problems) {
    failed = true;
    shell.err(`staff-prep: ${printable(problem)}\n`);
  }
  const once = new Map(files.map((file) => [file.path, file]));
  const ordered = [...once.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const isFixedInput = options.fix && options.paths.includes('-');
  if (!isFixedInput) shell.out(options.format(ordered));
  if (failed) return 2;
  const loud = ordered.some(({ findings }) =>
    findings.some(({ severity }) => SEVERITIES.indexOf(severity) >= options.threshold),
  );
  return loud ? 1 : 0;
}

function readOptions(args: readonly string[], shell: Shell): Options {
  const { values, positionals } = parse(args);
  const name = values.format ?? 'text';
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (!format)
    throw new UsageError(
      `--format is one of ${Object.keys(FORMATS).join(', ')}, not “${values.format}”`,
    );
  const today = values.today ?? shell.today();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today) || Number.isNaN(Date.parse(today)))
    throw new UsageError(`--today is a day such as 2026-11-24, not “${today}”`);
  const most = values['max-severity'] ?? 'information';
  if (!(SEVERITIES as readonly string[]).includes(most))
    throw new UsageError(`--max-severity is one of ${SEVERITIES.join(', ')}, not “${most}”`);
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    format,
    fix: values.fix === true,
    today,
    threshold: SEVERITIES.indexOf(most as Severity) + 1,
    stdinName: values['stdin-filename'] ?? 'stdin.prep.md',
    ...(values.config !== undefined && { config: values.config }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        fix: { type: 'boolean' },
        config: { type: 'string' },
        today: { type: 'string' },
        'max-severity': { type: 'string' },
        'stdin-filename': { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]!);
  }
}

function checkStdin(options: Options, roots: Roots, shell: Shell): CheckedFile[] {
  const source = shell.stdin();
  const root = roots.of(resolve(shell.cwd, dirname(options.stdinName)), true);
  const path = root.local(resolve(shell.cwd, options.stdinName));
  root.workspace.put(path, source);
  const located = root.workspace.at(path);
  if (!located) {
    if (options.fix) shell.out(source);
    return [];
  }
  if (options.fix) shell.out(root.fixed(located));
  return [root.check(located)];
}

/** The workspace folders that the given paths stand in. */
class Roots {
  readonly problems: string[] = [];
  private readonly roots = new Map<string, Root>();

  constructor(
    private readonly options: Options,
    private readonly shell: Shell,
  ) {}

  all(): Iterable<Root> {
    return this.roots.values();
  }

  add(path: string): void {
    const full = resolve(this.shell.cwd, path);
    if (isFolder(full)) this.of(full, false).addFolder(full);
    else if (isFile(full)) this.of(dirname(full), true).addFile(full);
    else throw new UsageError(`${path} does not exist`);
  }

  /** The workspace of a folder: where the command runs, if that is above it, else the folder. */
  of(folder: string, wide: boolean): Root {
    const { cwd } = this.shell;
    const within = folder === cwd || folder.startsWith(cwd + sep);
    const base = within ? cwd : folder;
    let root = this.roots.get(base);
    if (!root) {
      root = new Root(base, this.shell.cwd, this.options, this.problems);
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
  private readonly known = new Set<string>();
  private walked = false;

  constructor(
    private readonly base: string,
    private readonly cwd: string,
    options: Options,
    private readonly problems: string[],
  ) {
    const settings =
      options.config === undefined
        ? undefined
        : readConfigFile(resolve(cwd, options.config), options.config);
    this.fixedConfig = settings !== undefined;
    this.workspace = new Workspace(
      () => options.today,
      settings,
      (path) => isFile(join(base, path)) && !leadsOutside(base, path),
    );
  }

  private readonly fixedConfig: boolean;

  addFolder(folder: string): void {
    const prefix = this.local(folder);
    this.readAbove(prefix);
    for (const path of walk(folder)) {
      const local = inside(prefix, path);
      this.load(local);
      this.wanted.add(local);
    }
  }

  addFile(file: string): void {
    const path = this.local(file);
    this.readAbove(folderOf(path));
    this.load(path, true);
    this.wanted.add(path);
  }

  /** The notes to check, in path order. */
  checked(): Located[] {
    this.loadMore();
    return [...this.wanted].sort().flatMap((path) => this.workspace.at(path) ?? []);
  }

  check(located: Located): CheckedFile {
    const { path, kind, note } = located;
    const { findings, readiness } = this.workspace.check(located);
    return {
      path: this.display(path),
      kind: kind === 'lines' ? 'lines' : 'note',
      note,
      findings,
      readiness,
    };
  }

  /** Fixes the files, shared lines first, since notes depend on them; gives those left alone and why. */
  fix(): { path: string; message: string }[] {
    const left: { path: string; message: string }[] = [];
    const files = this.checked();
    const shared = files.filter(({ kind }) => kind === 'lines');
    for (const located of [...shared, ...files.filter(({ kind }) => kind !== 'lines')]) {
      const { path, note } = located;
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
    const shown = relative(this.cwd, join(this.base, path)).split(sep).join('/');
    return isAbsolute(shown) ? join(this.base, path) : shown;
  }

  /** Shared lines and configuration above a folder count for what is in it. */
  private readAbove(folder: string): void {
    for (const above of upwards(folder))
      for (const name of [CONFIG_FILE, 'lines.prep.md']) {
        const path = inside(above, name);
        if (isFile(join(this.base, path))) this.load(path);
      }
  }

  /** Reads what notes refer to and, for files named one by one, the rest of the folder. */
  private loadMore(): void {
    const notes = [...this.wanted].flatMap((path) => this.workspace.at(path) ?? []);
    for (const { path, note } of notes) {
      const target = this.workspace.linesTarget(path, note);
      if (target && isFile(join(this.base, target))) this.load(target);
    }
    if (!this.wide || this.walked) return;
    const needed = notes.some(
      ({ path, note, kind }) =>
        kind === 'note' && (note.stage === 'offer' || !this.workspace.sharedFor(path, note)),
    );
    if (!needed) return;
    this.walked = true;
    for (const path of walk(this.base)) this.load(path);
  }

  private load(path: string, named = false): void {
    if (this.known.has(path)) return;
    this.known.add(path);
    // What was not named stays in the folder, through links too.
    if (!named && leadsOutside(this.base, path)) return;
    const full = join(this.base, path);
    try {
      const source = readText(full);
      if (basename(path) !== CONFIG_FILE) this.workspace.put(path, source);
      else if (!this.fixedConfig) this.report(path, source, this.workspace.putConfig(path, source));
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
