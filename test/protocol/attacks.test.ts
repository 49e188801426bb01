// What a client may do that is no client of ours, or one gone mad.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Raw, URI } from './raw.ts';

let client: Raw;
beforeEach(() => {
  client = new Raw();
});
afterEach(() => {
  client.child.kill('SIGKILL');
  expect(client.stray).toBe('');
});

const NOTE = '# Acme\n\n## Finish well\n';
const goesOn = async (version = 1, uri = URI) => {
  client.open(NOTE, uri);
  expect((await client.codes(version, uri)).length).toBeGreaterThan(0);
};
const framed = (message: object) => {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

test('fifty thousand requests at once are answered, or cancelled, each once', async () => {
  await client.start();
  await goesOn();
  const many = 50_000;
  const asked = Array.from({ length: many }, (_, i) => i + 1000);
  const params = { textDocument: { uri: URI } };
  const requests = asked.map((id) => framed({ id, method: 'textDocument/foldingRange', params }));
  const cancels = asked
    .filter((id) => id % 100 === 0)
    .map((id) => framed({ method: '$/cancelRequest', params: { id } }));
  client.received.length = 0;
  client.child.stdin!.write([...requests, ...cancels.reverse()].join(''));
  await client.until(() => client.received.length >= many);
  const ids = client.received.map(({ id }) => id).filter((id) => Number(id) >= 1000);
  expect(new Set(ids).size).toBe(many);
  expect(ids).toHaveLength(many);
});

test('a hundred megabytes that are no message are passed over', async () => {
  await client.start();
  for (let i = 0; i < 100; i++) client.child.stdin!.write(Buffer.alloc(1_000_000, 'x'));
  client.child.stdin!.write('\r\n\r\n');
  await goesOn();
});

test('what is nested two hundred thousand deep is refused, and the server goes on', async () => {
  await client.start();
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  client.write(
    `{"jsonrpc":"2.0","id":77,"method":"codeAction/resolve","params":{"title":"x","x":${deep}}}`,
  );
  expect((await client.until(({ id }) => id === 77)).error?.code).toBe(-32603);
  client.notify('workspace/didChangeConfiguration', { settings: { staffPrep: { rules: 7 } } });
  client.write(
    `{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":{"staffPrep":${deep}}}}`,
  );
  await goesOn();
});

test.each([
  'untitled:\ud800.prep.md',
  'file:///nowhere/\ud800/a.prep.md',
  'file:///nowhere/\udc00.prep.md',
])('half a character in a URI is no end: %j', async (uri) => {
  await client.start({}, process.pid, 'file:///nowhere/\ud800', { opportunities: true });
  await goesOn(1, uri);
  for (const method of ['staffPrep/opportunities', 'staffPrep/calendar', 'staffPrep/gaps'])
    expect((await client.ask(method, {})).error).toBeUndefined();
  expect((await client.ask('staffPrep/drafts', { uri })).error).toBeUndefined();
});

test.each([0.5, 1])('only a client that is known to be gone ends the server: %d', async (id) => {
  await client.start({}, id);
  // Longer than from one look for it to the next.
  await sleep(2500);
  await goesOn();
});

test('what fails where nobody waits for it is told, and the server goes on', async () => {
  client.child.kill('SIGKILL');
  const code = "setTimeout(() => Promise.reject(new Error('unforeseen')), 300)";
  client = new Raw(['--import', `data:text/javascript,${encodeURIComponent(code)}`]);
  await client.start();
  await client.until(
    ({ method, params }) =>
      method === 'window/logMessage' &&
      (params as { message?: string }).message?.includes('unforeseen') === true,
  );
  await goesOn();
});

test.runIf(spawnSync('mkfifo', ['--version']).status === 0)(
  'a pipe that nobody writes to is not waited for',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
    try {
      for (const name of ['lines.prep.md', 'other.md', '.staffprep.json', '.gitignore'])
        spawnSync('mkfifo', [join(folder, name)]);
      const uri = pathToFileURL(folder).href;
      await client.start({}, process.pid, uri);
      const note = `---\nlines: other.md\n---\n${NOTE}`;
      client.open(note, `${uri}/a.prep.md`);
      expect((await client.codes(1, `${uri}/a.prep.md`)).length).toBeGreaterThan(0);
      client.notify('workspace/didChangeWatchedFiles', {
        changes: ['lines.prep.md', '.staffprep.json', '.gitignore', 'other.md'].map((name) => ({
          uri: `${uri}/${name}`,
          type: 2,
        })),
      });
      await goesOn();
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
