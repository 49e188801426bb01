import { CHECK_HELP, checkCommand, type Shell } from './check-command.ts';
import { printable } from './formats/format.ts';
import { UsageError } from './usage-error.ts';
import { VERSION } from './version.ts';

const HELP = `staff-prep ${VERSION}: shows what is still missing in your notes for Staff-plus interviews

${CHECK_HELP}
staff-prep lsp --stdio       starts the language server for an editor
staff-prep --version         prints the version
`;

/**
 * Runs `staff-prep` with these arguments, the server aside; gives the exit code. `bundle` is the file
 * that other threads may run. What a person can mend is one line of `err`; anything else is thrown.
 */
export async function runCommand(
  args: readonly string[],
  shell: Shell,
  bundle?: string,
): Promise<number> {
  const [command, ...rest] = args;
  if (command === '--version' || command === '-v') {
    shell.out(`${VERSION}\n`);
    return 0;
  }
  if (
    command === undefined ||
    command === 'help' ||
    args.includes('--help') ||
    args.includes('-h')
  ) {
    shell.out(HELP);
    return command === undefined ? 2 : 0;
  }
  try {
    if (command === 'check') return await checkCommand(rest, shell, bundle);
    throw new UsageError(`there is no command “${command}”; try staff-prep --help`);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    shell.err(`staff-prep: ${printable(error.message)}\n`);
    return 2;
  }
}
