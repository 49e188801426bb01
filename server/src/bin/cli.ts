import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { runCommand } from './command.ts';
import { printable } from './formats/format.ts';
import { runAsThread } from './threads.ts';
import { today } from './today.ts';

async function main(args: readonly string[]): Promise<void> {
  const shell = {
    cwd: process.cwd(),
    // As text it would lose its byte order mark.
    stdin: async () => (await buffer(process.stdin)).toString('utf8'),
    out: (text: string) => process.stdout.write(text),
    err: (text: string) => process.stderr.write(text),
    today,
  };
  const code = await runCommand(args, shell, join(__dirname, '..', 'cli.js'));
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
