import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isDay } from '../note/date.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import { type CheckedFile, type Format, printable } from './formats/format.ts';
import { github } from './formats/github.ts';
import { json } from './formats/json.ts';
import { sarif } from './formats/sarif.ts';
import { text } from './formats/text.ts';
import type { RootOptions } from './root.ts';
import { Roots } from './roots.ts';
import { checkAll } from './threads.ts';
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
  readonly stdin: () => Promise<string>;
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
    if (path === '-') files.push(...(await checkStdin(options, roots, shell)));
    else roots.add(path);
  }
  if (options.fix) {
    roots.look();
    roots.loadMore();
    for (const { path, message } of roots.fix()) {
      failed = true;
      shell.err(`staff-prep: ${printable(`${path} was left alone: ${message}`)}\n`);
    }
  }
  // What is fixed is known to this thread alone, as is what standard input holds.
  const alone = options.fix || options.paths.includes('-');
  files.push(...(await checkAll(roots, plain(options), alone ? undefined : bundle)));
  for (const problem of new Set(roots.problems)) {
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
  if (!isDay(today)) throw new UsageError(`--today is a day such as 2026-11-24, not “${today}”`);
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

async function checkStdin(options: Options, roots: Roots, shell: Shell): Promise<CheckedFile[]> {
  const source = await shell.stdin();
  const full = resolve(shell.cwd, options.stdinName);
  const root = roots.of(dirname(full), true);
  const located = root.addText(root.local(full), source);
  if (options.fix) shell.out(located ? root.fixed(located) : source);
  return located ? [root.check(located)] : [];
}
