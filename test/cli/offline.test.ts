import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DENY, runNode } from '../offline.ts';
import { Client, SERVER } from '../protocol/client.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const REACHING = [
  "require('net').connect(1)",
  "require('net').connect(53, '192.0.2.1').setTimeout(1000, () => process.exit(9))",
  "require('https').get('https://a.example')",
  "fetch('https://a.example').catch(() => process.exit(9))",
  "require('dns').lookup('a.example', (error) => process.exit(error ? 9 : 0))",
];

test('what denies the network does so, where the system has no namespaces too', () => {
  for (const code of REACHING) {
    expect(runNode(['-e', code]).status, code).not.toBe(0);
    expect(spawnSync(process.execPath, ['--import', DENY, '-e', code]).status, code).toBe(97);
  }
});

test('what is tested of the server and the command line runs without a network, all of it', () => {
  const others: string[] = [];
  for (const folder of ['protocol', 'cli'])
    for (const name of readdirSync(join(ROOT, 'test', folder)))
      if (/\(process\.execPath|\[process\.execPath\]/.test(read(join('test', folder, name))))
        others.push(`${folder}/${name}`);
  expect(others).toEqual([
    // Processes that are none of ours.
    'protocol/faults.test.ts',
    // The editor that is reached by a socket of this machine.
    'protocol/transport.test.ts',
    // This, and the scripts of a release.
    'cli/offline.test.ts',
    'cli/package.test.ts',
  ]);
});

test('the command line reaches for no network, in any format', () => {
  for (const format of ['text', 'json', 'sarif', 'github']) {
    const args = ['dist/cli.js', 'check', '--format', format, 'examples', 'docs'];
    const { status, stdout, stderr } = runNode(args, { cwd: ROOT });
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout.length).toBeGreaterThan(1000);
  }
});

test('the server reaches for no network, whatever it is asked', async () => {
  const client = new Client(['--import', DENY, SERVER, '--stdio']);
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
