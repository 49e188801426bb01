// How long a key takes until its diagnostics are there, over stdio.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} = require('vscode-languageserver-protocol/node');

const NOTE = `---
company: Acme
stage: interviewing
---

# Acme

## Draw your lines

- L1: I don't practise leetcode
- The right company is small

## Debug the process

| Interview | Evaluates | Preparation | Interviewers |
| --- | --- | --- | --- |
| Deep dive | depth | outline | Ann Lee, Staff |
| System design | trade-offs | none | Bob Roy, Director |

- Leveling: TBD

## Finish well

- [ ] Negotiate
- [ ] References
`;
const DIARY = (i) => `
## Notes of day ${i}

They wrote back in the morning and asked for another week, which is fine by me. The team seems
to know what it wants, and the product has found its customers.

- asked about the roadmap, **no** clear answer on the second half
- the office is on the second floor, with a view of [the harbour](https://example.com/${i})
`;

/** A note of about so many bytes, with what matters in its middle. */
export function noteOf(bytes) {
  const half = [];
  for (let i = 0, size = 0; size < (bytes - NOTE.length) / 2; i++) {
    half.push(DIARY(i));
    size += half.at(-1).length;
  }
  return {
    text: NOTE + half.join('') + half.map((day) => day.replace('day', 'the day')).join(''),
    line: 0,
  };
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const percentile = (values, p) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))];

/** A server, and a client that hears its diagnostics. */
async function begin({ command, args }, root) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const heard = { last: undefined, wake: () => {} };
  connection.onNotification('textDocument/publishDiagnostics', (params) => {
    heard.last = params;
    heard.wake(params);
  });
  for (const request of [
    'client/registerCapability',
    'workspace/configuration',
    'window/workDoneProgress/create',
  ])
    connection.onRequest(request, ({ items }) => (items ? items.map(() => null) : null));
  connection.listen();
  await within(
    connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'bench' }],
      capabilities: {
        textDocument: { publishDiagnostics: { versionSupport: true } },
        window: { workDoneProgress: true },
      },
    }),
  );
  await connection.sendNotification('initialized', {});
  return { child, connection, heard };
}

/** Starts a server, opens a note, types keys in its middle; milliseconds and megabytes. */
export async function measure(server, bytes, keys = 60) {
  const folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  const root = pathToFileURL(folder).href;
  const uri = `${root}/note.prep.md`;
  let { text } = noteOf(bytes);
  const lines = text.split('\n');
  const line = lines.findIndex((each, i) => i > lines.length / 2 && each.startsWith('They wrote'));
  const start = performance.now();
  const { child, connection, heard } = await begin(server, root);
  const answer = (version) =>
    within(
      new Promise((resolve) => {
        heard.wake = (params) => {
          if (params.uri === uri && (params.version ?? version) === version) resolve();
        };
      }),
    );
  const opened = answer(1);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  await opened;
  const open = performance.now() - start;
  const type = async (version, character, inserted) => {
    const done = answer(version);
    const began = performance.now();
    lines[line] = lines[line].slice(0, character) + inserted + lines[line].slice(character);
    const position = { line, character };
    if (server.full) text = lines.join('\n');
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [
        server.full ? { text } : { range: { start: position, end: position }, text: inserted },
      ],
    });
    await done;
    return performance.now() - began;
  };
  const times = [];
  for (let key = 0; key < keys; key++) {
    times.push(await type(key + 2, 10 + key, 'x'));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const fresh =
    keys === 0 || heard.last?.version === keys + 1 || (await isFresh(heard, uri, type, keys + 2));
  const memory = await memoryOf(child.pid);
  await end(child, connection);
  rmSync(folder, { recursive: true });
  return { open, median: median(times), p95: percentile(times, 0.95), memory, fresh };
}

/** Lets a server end as an editor does; one that doesn’t soon is killed. */
async function end(child, connection) {
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const late = setTimeout(() => child.kill('SIGKILL'), 500);
  connection
    .sendRequest('shutdown')
    .then(() => connection.sendNotification('exit'))
    .catch(() => {});
  await ended;
  clearTimeout(late);
  connection.dispose();
}

/** Rejects what takes longer than a minute: a server that doesn’t answer is no measurement. */
function within(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within a minute')), 60_000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Whether an answer without a version reflects what was typed: a hard tab and a bare address are told. */
async function isFresh(heard, uri, type, version) {
  const said = () => JSON.stringify(heard.last?.diagnostics);
  const before = said();
  await type(version, 0, '\thttp://example.com \t');
  return heard.last?.uri === uri && said() !== before;
}

/** Lets a server read a folder of notes; megabytes when it has been silent for three seconds. */
export async function measureIndex(server, folder) {
  const { child, connection, heard } = await begin(server, pathToFileURL(folder).href);
  await new Promise((resolve) => {
    let timer = setTimeout(resolve, 20_000);
    heard.wake = () => {
      clearTimeout(timer);
      timer = setTimeout(resolve, 3000);
    };
  });
  const memory = await memoryOf(child.pid);
  connection.dispose();
  child.kill();
  return memory;
}

async function memoryOf(pid) {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
