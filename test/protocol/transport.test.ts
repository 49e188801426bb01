import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  createClientPipeTransport,
  createClientSocketTransport,
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { NODE } from '../offline.ts';

const SERVER = join(import.meta.dirname, '..', '..', 'dist', 'server.js');
/** To the editor that started it, on this machine, the server may connect. */
const ONLINE: typeof NODE = [process.execPath];
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill();
});

function start(args: readonly string[], ipc = false, [command, ...first] = NODE): ChildProcess {
  const child = spawn(command, [...first, SERVER, ...args], {
    stdio: ['pipe', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
  });
  started.push(child);
  return child;
}

const ended = async (child: ChildProcess) => (await once(child, 'exit'))[0] as number | null;

/** A server that was started, the client's end of its transport, and how the client goes away. */
type Started = [ChildProcess, MessageConnection, () => void];

const port = () => 20_000 + Math.floor(Math.random() * 40_000);
const TRANSPORTS: Readonly<Record<string, () => Promise<Started>>> = {
  '--stdio': async () => {
    const child = start(['--stdio']);
    const reader = new StreamMessageReader(child.stdout!);
    const writer = new StreamMessageWriter(child.stdin!);
    return [child, createMessageConnection(reader, writer), () => child.stdin!.end()];
  },
  '--node-ipc': async () => {
    const child = start(['--node-ipc'], true);
    const connection = createMessageConnection(
      new IPCMessageReader(child),
      new IPCMessageWriter(child),
    );
    return [child, connection, () => child.disconnect()];
  },
  '--socket=PORT': () => overSocket((at) => [`--socket=${at}`]),
  '--socket PORT': () => overSocket((at) => ['--socket', String(at)]),
  '--pipe=NAME': () => overPipe((name) => [`--pipe=${name}`]),
  '--pipe NAME': () => overPipe((name) => ['--pipe', name]),
};

async function overSocket(args: (port: number) => string[]): Promise<Started> {
  const at = port();
  const { onConnected } = await createClientSocketTransport(at);
  const child = start(args(at), false, ONLINE);
  const [reader, writer] = await onConnected();
  return [child, createMessageConnection(reader, writer), () => writer.end()];
}

async function overPipe(args: (name: string) => string[]): Promise<Started> {
  const name = join(tmpdir(), `staff-prep-${port()}.sock`);
  const { onConnected } = await createClientPipeTransport(name);
  const child = start(args(name), false, ONLINE);
  const [reader, writer] = await onConnected();
  return [child, createMessageConnection(reader, writer), () => writer.end()];
}

const PARAMS = { processId: null, rootUri: null, capabilities: {} };

describe.concurrent.each(Object.entries(TRANSPORTS))('%s', (_, begin) => {
  test('the server answers, and ends when it is told to', async () => {
    const [child, connection] = await begin();
    connection.listen();
    expect(await connection.sendRequest('initialize', PARAMS)).toMatchObject({
      serverInfo: { name: 'Staff Prep' },
    });
    const end = ended(child);
    expect(await connection.sendRequest('shutdown')).toBeNull();
    await connection.sendNotification('exit');
    expect(await end).toBe(0);
  });

  test('the server ends when its client is gone', async () => {
    const [child, connection, leave] = await begin();
    connection.listen();
    await connection.sendRequest('initialize', PARAMS);
    const end = ended(child);
    leave();
    expect(await end).toBe(1);
  });
});

describe.concurrent('the process of the client', () => {
  const gone = async () => {
    const child = spawn(process.execPath, ['--version']);
    await ended(child);
    return child.pid!;
  };
  const connect = (child: ChildProcess) => {
    const reader = new StreamMessageReader(child.stdout!);
    const connection = createMessageConnection(reader, new StreamMessageWriter(child.stdin!));
    connection.listen();
    return connection;
  };

  test('when it is gone, so is the server, though its pipes are open', async () => {
    const child = start(['--stdio']);
    const end = ended(child);
    await connect(child).sendRequest('initialize', { ...PARAMS, processId: await gone() });
    expect(await end).toBe(1);
  });

  test('the one that the arguments name counts', async () => {
    const child = start(['--stdio', `--clientProcessId=${await gone()}`]);
    const end = ended(child);
    await connect(child).sendRequest('initialize', { ...PARAMS, processId: process.pid });
    expect(await end).toBe(1);
  });

  test('after shutdown that is no error', async () => {
    const child = start(['--clientProcessId', String(await gone()), '--stdio']);
    const end = ended(child);
    const connection = connect(child);
    await connection.sendRequest('initialize', PARAMS);
    await connection.sendRequest('shutdown');
    expect(await end).toBe(0);
  });
});

test('without a transport it says how it is started', async () => {
  const child = start([]);
  const said = once(child.stderr!, 'data');
  expect(await ended(child)).toBe(1);
  expect(String(await said)).toMatch(
    /^staff-prep: .* --stdio, --node-ipc, --socket=PORT or --pipe=NAME\n$/,
  );
});
