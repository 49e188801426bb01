#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runCommand } from './command.ts';
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
    stdin: () => readFileSync(0, 'utf8'),
    out: (text: string) => process.stdout.write(text),
    err: (text: string) => process.stderr.write(text),
    today,
  };
  // A check is over before most of its code is worth optimising, which takes as long as running it.
  setFlagsFromString('--interrupt-budget=1000000');
  process.exitCode = await runCommand(args, shell, __filename);
}

// A reader that stops reading, such as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

if (!runAsThread()) void main(process.argv.slice(2));
