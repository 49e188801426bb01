import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Client } from '../protocol/client.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Whoever reaches for the network, by whatever module, ends the process. */
const DENY = `data:text/javascript,${encodeURIComponent(`
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

test('the denial works', () => {
  for (const code of [
    "require('net').connect(1)",
    "require('https').get('https://a.example')",
    "fetch('https://a.example')",
    "require('dns').lookup('a.example', () => {})",
  ])
    expect(spawnSync(process.execPath, ['--import', DENY, '-e', code]).status).toBe(97);
});

test('the command line reaches for no network', () => {
  for (const format of ['text', 'json', 'sarif', 'github']) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', DENY, 'dist/cli.js', 'check', '--format', format, 'examples', 'docs'],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout.length).toBeGreaterThan(1000);
  }
});

test('the server reaches for no network, whatever it is asked', async () => {
  const client = new Client(['--import', DENY, join(ROOT, 'dist', 'server.js'), '--stdio']);
  await client.start();
  const uri = 'untitled:acme.prep.md';
  await client.open(uri, readFileSync(join(ROOT, 'examples', exampleName()), 'utf8'));
  await client.diagnostics(uri);
  const textDocument = { uri };
  const range = { start: { line: 0, character: 0 }, end: { line: 30, character: 0 } };
  for (const [method, params] of Object.entries({
    'textDocument/hover': { position: range.start },
    'textDocument/completion': { position: range.start },
    'textDocument/codeAction': { range, context: { diagnostics: [] } },
    'textDocument/codeLens': {},
    'textDocument/documentLink': {},
    'textDocument/documentSymbol': {},
    'textDocument/foldingRange': {},
    'textDocument/inlayHint': { range },
    'textDocument/semanticTokens/full': {},
    'workspace/symbol': { query: '' },
    'staffPrep/opportunities': {},
    'staffPrep/gaps': {},
    'staffPrep/guide': {},
    'staffPrep/calendar': {},
    'staffPrep/drafts': { uri },
  }))
    await client.connection.sendRequest(method, { textDocument, ...params });
  expect(await client.stop()).toBe(0);
});

function exampleName(): string {
  return readdirSync(join(ROOT, 'examples')).find((name) => name.endsWith('.prep.md'))!;
}

test('the extension asks for no proposed API, no telemetry and no network', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  expect(manifest.enabledApiProposals).toBeUndefined();
  expect(manifest.dependencies).toBeUndefined();
  for (const folder of ['client/src', 'client/webview', 'server/src'])
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      // The server reaches the editor that started it, on this machine: see --socket and --pipe.
      if (!/\.tsx?$/.test(name) || name.endsWith('transport.ts')) continue;
      const text = readFileSync(join(ROOT, folder, name), 'utf8');
      expect(
        `${name} ${/from 'node:(?:https?|http2|net|tls|dns|dgram)|\bfetch\(|XMLHttpRequest|WebSocket|createTelemetryLogger|sendBeacon/.exec(text)?.[0]}`,
      ).toBe(`${name} undefined`);
    }
});
