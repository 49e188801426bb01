import { Console } from 'node:console';
import {
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Life } from '../lsp/connection.ts';

/** How often, in milliseconds, the server looks whether its client is still there. */
const LOOK = 3000;

const HELP =
  'staff-prep: the server is started by an editor, with --stdio, --node-ipc, --socket=PORT or --pipe=NAME\n';

/** What the arguments of the process say of how the client is reached; ends the process where they say nothing. */
export function transport(args: readonly string[]): [MessageReader, MessageWriter] {
  for (const [i, arg] of args.entries()) {
    const [name] = arg.split('=', 1);
    const value = arg === name ? args[i + 1] : arg.slice(name!.length + 1);
    if (name === '--node-ipc')
      return [new IPCMessageReader(process), new IPCMessageWriter(process)];
    if (name === '--stdio') return stdio();
    if (name === '--socket' && Number(value) > 0) return createServerSocketTransport(Number(value));
    if (name === '--pipe' && value) return createServerPipeTransport(value);
  }
  process.stderr.write(HELP);
  process.exit(1);
}

function stdio(): [MessageReader, MessageWriter] {
  // What a library may print is not to stand between the messages.
  globalThis.console = new Console(process.stderr);
  return [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)];
}

/** The process of the client that `--clientProcessId` names, if it does. */
export function clientProcess(args: readonly string[]): number | undefined {
  const at = args.findIndex((arg) => /^--clientProcessId(?:=|$)/.test(arg));
  const id = at < 0 ? Number.NaN : Number(args[at]!.split('=')[1] ?? args[at + 1]);
  return Number.isInteger(id) ? id : undefined;
}

/** The server's process. */
export const LIFE: Life = {
  watch(processId, gone) {
    setInterval(() => {
      try {
        process.kill(processId, 0);
      } catch {
        gone();
      }
    }, LOOK);
  },
  end: (code) => process.exit(code),
};
