import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import { type CheckedFile, type Format, printable } from './formats/format.ts';
import { github } from './formats/github.ts';
import { json } from './formats/json.ts';
import { sarif } from './formats/sarif.ts';
import { text } from './formats/text.ts';
import { type RootOptions, Roots } from './roots.ts';
import { checkElsewhere, threadsFor } from './threads.ts';
import { UsageError } from './usage-error.ts';

/** What `check` can be told, for `--help`. */
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

interface Options extends RootOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly fix: boolean;
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

/** Runs `staff-prep check`; gives the exit code. `bundle` is the file that other threads may run. */
export async function checkCommand(
  args: readonly string[],
  shell: Shell,
  bundle?: string,
): Promise<number> {
  const options = readOptions(args, shell);
  const roots = new Roots(options);
  const files: CheckedFile[] = [];
  let failed = false;
  for (const path of options.paths) {
    if (path === '-') files.push(...checkStdin(options, roots, shell));
    else roots.add(path);
  }
  const all = [...roots.all()];
  if (options.fix)
    for (const { path, message } of all.flatMap((root) => root.fix())) {
      failed = true;
      shell.err(`staff-prep: ${printable(`${path} was left alone: ${message}`)}\n`);
    }
  const size = all.reduce((sum, root) => sum + root.size(), 0);
  const threads = bundle && !options.paths.includes('-') ? threadsFor(size) : 1;
  const task = () => ({ folders: all.map((root) => root.inventory()), options: plain(options) });
  const elsewhere = threads > 1 ? checkElsewhere(bundle!, task(), threads) : [];
  for (const root of all)
    for (const file of root.checked({ index: 0, of: threads })) files.push(file);
  for (const more of await Promise.all(elsewhere)) files.push(...more);
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

/** What of the options another thread can be given. */
function plain({ cwd, today, config }: Options): RootOptions {
  return { cwd, today, ...(config !== undefined && { config }) };
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
    cwd: shell.cwd,
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
