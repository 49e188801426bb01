import { join } from 'node:path';
import { runCommand } from '../../server/src/bin/command.ts';
import { today } from '../../server/src/bin/today.ts';
import { runNode } from '../offline.ts';
import { IN_PROCESS } from '../protocol/client.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** The built command. */
export const CLI = join(ROOT, 'dist', 'cli.js');

/** Runs the built `staff-prep` in a folder; with coverage, its code in the process of the tests. */
export async function staffPrep(
  cwd: string,
  args: readonly string[],
  input = '',
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  if (IN_PROCESS) {
    const said = { stdout: '', stderr: '' };
    const status = await runCommand(args, {
      cwd,
      stdin: async () => input,
      out: (text) => {
        said.stdout += text;
      },
      err: (text) => {
        said.stderr += text;
      },
      today,
    });
    return { status, ...said };
  }
  const { status, stdout, stderr } = runNode([CLI, ...args], { cwd, input });
  return { status, stdout, stderr };
}
