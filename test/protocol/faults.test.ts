import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
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
const hover = { textDocument: { uri: URI }, position: { line: 0, character: 0 } };

test('before initialize and after shutdown requests are refused by the protocol’s codes', async () => {
  client.open(NOTE);
  expect((await client.ask('textDocument/hover', hover)).error?.code).toBe(-32002);
  expect((await client.ask('shutdown')).error?.code).toBe(-32002);
  await client.start();
  expect((await client.ask('initialize', { capabilities: {} })).error?.code).toBe(-32600);
  expect((await client.ask('no/such/method', {})).error?.code).toBe(-32601);
  expect((await client.ask('shutdown')).result).toBeNull();
  expect((await client.ask('textDocument/hover', hover)).error?.code).toBe(-32600);
  client.notify('exit');
  expect(await client.ended).toBe(0);
});

test('exit without shutdown is a failure', async () => {
  await client.start();
  client.notify('exit');
  expect(await client.ended).toBe(1);
});

const ODD = [undefined, null, 7, 'x', [], {}, { textDocument: null }, { textDocument: { uri: 7 } }];
test.each([
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/codeAction',
  'textDocument/codeLens',
  'textDocument/rename',
  'textDocument/inlayHint',
  'textDocument/selectionRange',
  'textDocument/semanticTokens/full',
  'textDocument/documentSymbol',
  'workspace/symbol',
  'codeAction/resolve',
  'completionItem/resolve',
  'workspace/executeCommand',
  'staffPrep/newNote',
  'staffPrep/sections',
  'staffPrep/setStage',
  'staffPrep/drafts',
  'staffPrep/draft',
])('%s with parameters of other types is refused, and the server goes on', async (method) => {
  await client.start();
  const wrong = [
    ...ODD,
    { ...hover, position: { line: -1, character: 'x' } },
    {
      textDocument: { uri: URI },
      range: {},
      context: 7,
      positions: 7,
      newName: 7,
      query: 7,
      uri: 7,
    },
  ].filter(
    // What is asked for is all there.
    (params) =>
      !/(?:Lens|full|Symbol)$/.test(method) ||
      (params as { textDocument?: { uri?: unknown } } | null)?.textDocument?.uri !== URI,
  );
  for (const params of wrong) {
    const { error } = await client.ask(method, params);
    // A number or a text is no parameters at all.
    expect([-32602, -32603, -32600]).toContain(error?.code);
    if (typeof params === 'object' && params !== null && !Array.isArray(params))
      expect(error?.code).toBe(-32602);
  }
  client.open(NOTE);
  expect((await client.codes(1)).length).toBeGreaterThan(0);
});

test.each([
  ['codeAction/resolve', { title: 'x', data: { uri: 7 } }],
  ['completionItem/resolve', { label: 'x', data: 7 }],
  ['workspace/executeCommand', { command: 'staff-prep.openDraft', arguments: {} }],
  ['staffPrep/newNote', { company: 'Acme', role: '', stage: '', folder: 7 }],
  ['staffPrep/newLines', { folder: [] }],
  ['staffPrep/gaps', { uri: 7 }],
  ['staffPrep/opportunities', { uri: {} }],
])('%s with one parameter of another type is refused', async (method, params) => {
  await client.start();
  expect((await client.ask(method, params)).error?.code).toBe(-32602);
});

test('a day that is none is told of, and not taken for today', async () => {
  await client.start({}, process.pid, null, { today: '2026-02-30' });
  client.open(NOTE);
  await client.codes(1);
  expect(
    client.received.flatMap(({ method, params }) =>
      method === 'window/logMessage' ? [(params as { message: string }).message] : [],
    ),
  ).toEqual(['today is a day such as 2026-11-24, not “2026-02-30”']);
});

test('notifications that can’t be read change nothing', async () => {
  await client.start();
  client.open(NOTE);
  const before = await client.codes(1);
  for (const params of ODD) {
    client.notify('textDocument/didOpen', params);
    client.notify('textDocument/didChange', params);
    client.notify('textDocument/didClose', params);
    client.notify('workspace/didChangeWatchedFiles', params);
    client.notify('workspace/didRenameFiles', params);
    client.notify('workspace/didChangeWorkspaceFolders', params);
    client.notify('workspace/didChangeConfiguration', params);
    client.notify('staffPrep/cursor', params);
  }
  client.change(2, { text: 7 }, { range: { start: 1 }, text: '' });
  client.change(3, { text: `${NOTE}\n` });
  expect(await client.codes(3)).toEqual(before);
});

test('changes out of range take the nearest place, old ones are refused, unknown documents ignored', async () => {
  await client.start();
  client.open(NOTE);
  const end = { line: 999_999, character: 999_999 };
  client.change(2, { range: { start: end, end }, text: '- [ ] Negotiate\n' });
  const codes = await client.codes(2);
  client.change(2, { text: '' });
  client.change(1, { text: '' });
  client.notify('textDocument/didChange', {
    textDocument: { uri: 'untitled:other.prep.md', version: 9 },
    contentChanges: [{ text: '' }],
  });
  const start = { line: 5, character: 9 };
  // The end before the start: the stretch between them.
  client.change(3, { range: { start: end, end: start }, text: '' });
  expect(await client.codes(3)).toEqual(codes);
  expect(
    (await client.ask('textDocument/hover', { ...hover, textDocument: { uri: 'x:y' } })).result,
  ).toBeNull();
});

test('a URI that can lead to no file is that of no note', async () => {
  await client.start();
  for (const uri of [
    'file://%zz/a.prep.md',
    'file://elsewhere/a.prep.md',
    'file:///a%00b.prep.md',
  ]) {
    expect((await client.ask('staffPrep/drafts', { uri })).error).toBeUndefined();
    client.open(NOTE, uri);
    expect((await client.codes(1, uri)).length).toBeGreaterThan(0);
  }
});

test('neither a batch nor an id of another type is a message, and what is asked is answered', async () => {
  await client.start();
  for (const body of ['[{"id":1,"method":"shutdown"}]', '{"id":{},"method":"shutdown"}']) {
    client.received.length = 0;
    client.write(body);
    expect((await client.until(({ id }) => id === null)).error?.code).toBe(-32600);
  }
  expect((await client.ask('$/cancelRequest', { id: 1 })).error?.code).toBe(-32601);
});

test('a client that never answers is served all the same', async () => {
  const capabilities = {
    workspace: {
      configuration: true,
      workspaceFolders: true,
      didChangeWatchedFiles: { dynamicRegistration: true },
      didChangeConfiguration: { dynamicRegistration: true },
      diagnostics: { refreshSupport: true },
    },
    window: { workDoneProgress: true },
  };
  await client.start(capabilities, process.pid, pathToFileURL(import.meta.dirname).href);
  await client.until(({ method }) => method === 'workspace/configuration');
  client.open(NOTE);
  expect((await client.codes(1)).length).toBeGreaterThan(0);
  expect((await client.ask('workspace/symbol', { query: '' })).error).toBeUndefined();
});

test('half a message and a closed pipe end the server', async () => {
  await client.start();
  client.child.stdin!.end('Content-Length: 500\r\n\r\n{"jsonrpc":');
  await client.ended;
});

test('a client whose process is gone ends the server', async () => {
  const gone = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 500)']);
  // On a busy machine it is gone before the server has started.
  const exit = new Promise((resolve) => gone.on('exit', resolve));
  await client.start({}, gone.pid!);
  await exit;
  const start = performance.now();
  await client.ended;
  expect(performance.now() - start).toBeLessThan(5000);
});

test.each(['{', '7', '[]', '{"jsonrpc":"2.0"}', '{"jsonrpc":"2.0","id":null,"method":7}', ''])(
  'a message that is none: %s',
  async (body) => {
    await client.start();
    client.write(body);
    client.open(NOTE);
    expect((await client.codes(1)).length).toBeGreaterThan(0);
  },
);

test('a message of 100 MB is read', async () => {
  await client.start();
  client.open('a'.repeat(100_000_000), 'untitled:large.prep.md');
  client.open(NOTE);
  expect((await client.codes(1)).length).toBeGreaterThan(0);
});

test('what is written with console.log stays off standard output', async () => {
  client.child.kill('SIGKILL');
  // From when the server reads its input on.
  const code = `process.stdin.on('newListener', (name) => {
    if (name === 'data') setInterval(() => console.log('leak'), 5).unref();
  })`;
  const preload = `data:text/javascript,${encodeURIComponent(code)}`;
  client = new Raw(['--import', preload]);
  await client.start();
  // It goes to standard error; whatever was no message would have ended the reading of messages.
  await vi.waitFor(() => expect(client.stderr).toContain('leak'), 10_000);
  client.open(NOTE);
  expect((await client.codes(1)).length).toBeGreaterThan(0);
});
