// Where the built server and command line run in tests: without a network, whatever the test is of.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';

/** Whoever reaches for the network, by whatever module, ends the process. */
export const DENY = `data:text/javascript,${encodeURIComponent(`
  import { createRequire, syncBuiltinESMExports } from 'node:module';
  const require = createRequire('file:///');
  const deny = (what) => () => { process.stderr.write('reached for ' + what); process.exit(97); };
  require('net').Socket.prototype.connect = deny('net');
  require('dgram').createSocket = deny('dgram');
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) require('dns')[name] = require('dns').promises[name] = deny('dns');
  for (const name of ['http', 'https', 'http2']) for (const way of ['request', 'get', 'connect']) if (require(name)[way]) require(name)[way] = deny(name);
  globalThis.fetch = deny('fetch');
  globalThis.WebSocket = deny('WebSocket');
  syncBuiltinESMExports();
`)}`;

/** Whether the system gives a process a network of its own, with nothing in it. */
const isolates = spawnSync('unshare', ['-rn', process.execPath, '--version']).status === 0;

/** Node without a network: a namespace of its own on Linux, elsewhere with all that connects denied. */
export const NODE: readonly [command: string, ...args: string[]] = isolates
  ? ['unshare', '-rn', process.execPath]
  : [process.execPath, '--import', DENY];

interface How {
  readonly cwd?: string;
  readonly input?: string;
}

/** Runs Node without a network, to its end. */
export function runNode(args: readonly string[], how: How = {}): SpawnSyncReturns<string> {
  const [command, ...first] = NODE;
  return spawnSync(command, [...first, ...args], { ...how, encoding: 'utf8', maxBuffer: 1e8 });
}
