#!/usr/bin/env node
import { text } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runCommand } from './command.ts';
import { printable } from './formats/format.ts';
import { runAsThread } from './threads.ts';
import { today } from './today.ts';

async function main(args: readonly string[]): Promise<void> {
  if (args[0] === 'lsp') {
    // The server reads its transport from the arguments; it stands beside this file.
    require('./server.js');
    return;
  }
  const shell = {
    cwd: process.cwd(),
    stdin: () => text(process.stdin),
    out: (text: string) => process.stdout.write(text),
    err: (text: string) => process.stderr.write(text),
    today,
  };
  // A check is over before most of its code is worth optimising, which takes as long as running it.
  setFlagsFromString('--interrupt-budget=1000000');
  // An expression that is used twice would be compiled twice, at first for an interpreter.
  setFlagsFromString('--no-regexp-tier-up');
  const code = await runCommand(args, shell, __filename);
  // It may have failed to print what it found.
  process.exitCode ??= code;
}

// A reader that stops reading, such as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') fail(error);
});

if (!runAsThread()) main(process.argv.slice(2)).catch(fail);

/** What nobody foresaw, such as a full disk: it could not run. */
function fail(error: unknown): void {
  process.stderr.write(
    `staff-prep: it could not run: ${printable(error instanceof Error ? error.message : String(error))}\n`,
  );
  process.exitCode = 2;
}
