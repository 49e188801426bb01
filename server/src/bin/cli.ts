#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { CHECK_HELP, checkCommand } from './check-command.ts';
import { printable } from './formats/format.ts';
import { runAsThread } from './threads.ts';
import { today } from './today.ts';
import { UsageError } from './usage-error.ts';
import { VERSION } from './version.ts';

const HELP = `staff-prep ${VERSION}: shows what is still missing in your notes for Staff-plus interviews

${CHECK_HELP}
staff-prep lsp --stdio       starts the language server for an editor
staff-prep --version         prints the version
`;

async function main(args: readonly string[]): Promise<void> {
  const [command, ...rest] = args;
  if (command === 'lsp') {
    // The server reads its transport from the arguments; it stands beside this file.
    require('./server.js');
    return;
  }
  if (command === '--version' || command === '-v') {
    process.stdout.write(`${VERSION}\n`);
    return;
  }
  if (
    command === undefined ||
    command === 'help' ||
    args.includes('--help') ||
    args.includes('-h')
  ) {
    process.stdout.write(HELP);
    process.exitCode = command === undefined ? 2 : 0;
    return;
  }
  if (command !== 'check')
    throw new UsageError(`there is no command “${command}”; try staff-prep --help`);
  const shell = {
    cwd: process.cwd(),
    stdin: () => readFileSync(0, 'utf8'),
    out: (text: string) => process.stdout.write(text),
    err: (text: string) => process.stderr.write(text),
    today,
  };
  process.exitCode = await checkCommand(rest, shell, __filename);
}

// A check is over before most of its code is worth optimising, which takes as long as running it.
setFlagsFromString('--interrupt-budget=1000000');

// A reader that stops reading, such as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

if (!runAsThread())
  main(process.argv.slice(2)).catch((error: unknown) => {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`staff-prep: ${printable(error.message)}\n`);
    process.exitCode = 2;
  });
