import { Console } from 'node:console';
import { createConnection } from 'node:net';
import type { Life } from '../lsp/connection.ts';
import type { Transport } from '../lsp/json-rpc.ts';
import { framed } from './framing.ts';

/** How often, in milliseconds, the server looks whether its client is still there. */
const LOOK = 2000;

const HELP =
  'staff-prep: the server is started by an editor, with --stdio, --node-ipc, --socket=PORT or --pipe=NAME\n';

/** What the arguments of the process say of how the client is reached; ends the process where they say nothing. */
export function transport(args: readonly string[]): Transport {
  for (const [i, arg] of args.entries()) {
    const [name] = arg.split('=', 1);
    const value = arg === name ? args[i + 1] : arg.slice(name!.length + 1);
    if (name === '--node-ipc') return ipc;
    if (name === '--stdio') return stdio();
    if (name === '--socket' && Number(value) > 0) return socket(Number(value));
    if (name === '--pipe' && value) return socket(value);
  }
  process.stderr.write(HELP);
  process.exit(1);
}

const ipc: Transport = {
  listen(onMessage, onClose) {
    process.on('message', onMessage);
    process.on('disconnect', onClose);
  },
  // A client that is gone is told by `disconnect`.
  send: (message) => void process.send?.(message, undefined, undefined, () => {}),
};

function stdio(): Transport {
  // What a library may print is not to stand between the messages.
  globalThis.console = new Console(process.stderr);
  return framed(process.stdin, process.stdout);
}

/** The client listens, on a port of this machine or at a path. */
function socket(at: number | string): Transport {
  const made = typeof at === 'number' ? createConnection(at, '127.0.0.1') : createConnection(at);
  return framed(made, made);
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
      } catch (error) {
        // One of another person’s is there, too.
        if ((error as NodeJS.ErrnoException).code === 'ESRCH') gone();
      }
    }, LOOK);
  },
  end: (code) => process.exit(code),
};
