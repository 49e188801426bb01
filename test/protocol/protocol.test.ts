import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  CancellationTokenSource,
  type InitializeResult,
} from 'vscode-languageserver-protocol/node';
import { ACME, Bench, endOf } from './acme.ts';
import { Client, named } from './client.ts';

const bench = new Bench();
const ROOT = join(import.meta.dirname, '..', '..');
const request = <T>(method: string, params: object) =>
  bench.client.connection.sendRequest<T>(method, params);

describe('positions', () => {
  test.each([
    [['utf-8'], 'utf-8', 17],
    [['utf-32'], 'utf-32', 13],
    [['utf-8', 'utf-16'], 'utf-16', 14],
    [['utf-7', 'utf-32'], 'utf-32', 13],
    [['utf-7'], 'utf-16', 14],
    [undefined, 'utf-16', 14],
  ])('a client that offers %j is told and gets %s', async (positionEncodings, encoding, end) => {
    const { capabilities } = await bench.client.start({
      capabilities: { general: { ...(positionEncodings && { positionEncodings }) } },
    });
    expect(capabilities.positionEncoding).toBe(encoding);
    const uri = bench.uri('acme.prep.md');
    await bench.client.open(uri, '# Acme\n\né🎉 crosses L8\n');
    const unknown = (found: { code?: unknown }[]) =>
      found.find(({ code }) => code === 'unknown-line');
    const found = await bench.client.diagnostics(uri, (all) => unknown(all) !== undefined);
    expect(found.find(({ code }) => code === 'unknown-line')!.range).toEqual({
      start: { line: 2, character: end - 2 },
      end: { line: 2, character: end },
    });
    const change = (from: number, to: number, text: string, version: number) =>
      bench.client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [
          {
            range: { start: { line: 2, character: from }, end: { line: 2, character: to } },
            text,
          },
        ],
      });
    await change(end - 2, end, 'something', 2);
    await bench.client.diagnostics(uri, (all) => unknown(all) === undefined);
    // Past the end of the line is its end.
    await change(999, 9999, ' crosses L9', 3);
    const again = await bench.client.diagnostics(uri, (all) => unknown(all) !== undefined);
    expect(again.find(({ code }) => code === 'unknown-line')!.range.start).toEqual({
      line: 2,
      character: end - 2 + 'something crosses '.length,
    });
  });
});

describe('requests', () => {
  /** Each request about a document, with what it needs beside the document. */
  const at = endOf('The screen crosses L');
  const range = { start: { line: 0, character: 0 }, end: at };
  const REQUESTS: Readonly<Record<string, object>> = {
    'textDocument/hover': { position: at },
    'textDocument/completion': { position: at },
    'textDocument/codeAction': { range, context: { diagnostics: [] } },
    'textDocument/codeLens': {},
    'textDocument/inlayHint': { range },
    'textDocument/documentSymbol': {},
    'textDocument/foldingRange': {},
    'textDocument/selectionRange': { positions: [at] },
    'textDocument/documentHighlight': { position: at },
    'textDocument/documentLink': {},
    'textDocument/definition': { position: at },
    'textDocument/references': { position: at, context: { includeDeclaration: true } },
    'textDocument/prepareRename': { position: at },
    'textDocument/rename': { position: at, newName: 'L3' },
    'textDocument/semanticTokens/full': {},
    'textDocument/diagnostic': {},
  };
  /** What says nothing. */
  const NOTHING = [
    null,
    [],
    { data: [] },
    { kind: 'full', items: [] },
    [{ range: { start: at, end: at } }],
  ];
  const all = async (uri: string, extra: object = {}) => {
    const found: [string, unknown][] = [];
    for (const [method, params] of Object.entries(REQUESTS))
      found.push([method, await request(method, { textDocument: { uri }, ...params, ...extra })]);
    return found;
  };

  test('every kind is answered for a note, and for no other document', async () => {
    await bench.start({}, { inlayHints: true });
    for (const [method, answer] of await all(bench.uri('acme.prep.md')))
      expect(NOTHING, method).not.toContainEqual(answer);
    await bench.client.open(bench.uri('README.md'), '# A project\n\nIt crosses L1.');
    for (const uri of [
      bench.uri('README.md'),
      'file:///nowhere/none.md',
      'untitled:Untitled-1',
      'git:/x.md?%7B',
      'nonsense',
      '',
    ])
      for (const [method, answer] of await all(uri))
        expect(NOTHING, `${method} of ${uri}`).toContainEqual(answer);
  });

  test('a document that was closed is as its file, one without a file is nothing', async () => {
    await bench.start();
    const close = (uri: string) =>
      bench.client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await bench.client.open('untitled:beta.prep.md', ACME);
    await bench.client.diagnostics('untitled:beta.prep.md', (found) => found.length > 0);
    await close('untitled:beta.prep.md');
    await bench.client.diagnostics('untitled:beta.prep.md', (found) => found.length === 0);
    for (const [method, answer] of await all('untitled:beta.prep.md'))
      expect(NOTHING, method).toContainEqual(answer);
    await bench.type('# Other\n');
    await close(bench.uri('acme.prep.md'));
    await bench.client.diagnostics(bench.uri('acme.prep.md'), (found) =>
      named(found).includes('crossed-line L1'),
    );
    expect(
      await request('textDocument/definition', {
        textDocument: { uri: bench.uri('acme.prep.md') },
        position: at,
      }),
    ).toMatchObject({ uri: bench.uri('lines.prep.md') });
    // Changes and another close of what is closed are left alone.
    await bench.type('# Other\n');
    await close(bench.uri('acme.prep.md'));
    expect(await request('workspace/symbol', { query: 'Acme' })).toHaveLength(1);
  });

  test('places that are not there are the nearest that are', async () => {
    await bench.start();
    const position = { line: 9999, character: 9999 };
    for (const [method, answer] of await all(bench.uri('acme.prep.md'), {
      position,
      positions: [position],
      range: { start: position, end: position },
    }))
      expect(answer, method).toBeDefined();
  });

  test('what can’t be understood is refused, and the next is answered', async () => {
    await bench.start();
    for (const method of ['textDocument/hover', 'textDocument/codeAction', 'codeAction/resolve'])
      await request(method, {}).catch(() => {});
    await expect(request('textDocument/nothing', {})).rejects.toMatchObject({ code: -32601 });
    await bench.client.connection.sendNotification('textDocument/didChange', {});
    await bench.client.connection.sendNotification('nothing/known', {});
    expect(await request('workspace/symbol', { query: 'Acme' })).toHaveLength(1);
  });

  test('one that is cancelled before its turn is not worked on', async () => {
    await bench.start();
    const source = new CancellationTokenSource();
    const long = `${ACME}\n${'- Ann Lee, Staff: wrote a book on queues\n'.repeat(5000)}`;
    await bench.type(long);
    const ask = (token?: CancellationTokenSource['token']) =>
      bench.client.connection.sendRequest(
        'textDocument/documentSymbol',
        { textDocument: { uri: bench.uri('acme.prep.md') } },
        ...(token ? [token] : []),
      );
    // While the first is worked on, the others wait.
    const first = ask();
    const cancelled = [1, 2, 3].map(() => ask(source.token));
    source.cancel();
    const kept = ask();
    const outcomes = await Promise.allSettled(cancelled);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: -32800 } });
    expect(await kept).toEqual(await first);
  });
});

describe('the end', () => {
  test('after shutdown it ends with 0', async () => {
    await bench.start();
    await request('shutdown', {});
    await bench.client.connection.sendNotification('exit');
    expect(await bench.client.ended).toBe(0);
  });

  test('without shutdown it ends with 1', async () => {
    await bench.start();
    await bench.client.connection.sendNotification('exit');
    expect(await bench.client.ended).toBe(1);
  });

  test('it ends when its client is gone', async () => {
    await bench.start();
    bench.client.leave();
    expect(await bench.client.ended).toBe(1);
  });

  test('the command line starts it too', async () => {
    const other = new Client([join(ROOT, 'dist', 'cli.js'), 'lsp', '--stdio']);
    await other.start();
    expect(await other.stop()).toBe(0);
  });
});

test('every capability is described in docs/features.md, with tests that use it', async () => {
  const { capabilities } = await bench.client.start({
    capabilities: { textDocument: { diagnostic: {}, rename: { prepareSupport: true } } },
  });
  const { workspace, ...own } = capabilities;
  const offered = [
    ...Object.keys(own),
    ...Object.entries(workspace!).flatMap(([key, value]) =>
      key === 'fileOperations'
        ? Object.keys(value).map((operation) => `workspace.${key}.${operation}`)
        : [`workspace.${key}`],
    ),
  ];
  const page = readFileSync(join(ROOT, 'docs', 'features.md'), 'utf8');
  const rows = [...page.matchAll(/^\| ([^|]+) \| (?:([^|]+) )?\| [^|]+ \| ([^|]+) \|$/gm)].slice(2);
  const described = rows.flatMap(([, , cell]) =>
    [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, key]) => key!),
  );
  expect([...described].sort()).toEqual(offered.sort());
  for (const [, feature, cell, where] of rows) {
    const files = [...where!.matchAll(/`([^`]+)`/g)].map(([, file]) => file!);
    expect(files, feature).not.toEqual([]);
    const texts = files.map((file) => {
      expect(existsSync(join(ROOT, file)), file).toBe(true);
      return readFileSync(join(ROOT, file), 'utf8');
    });
    for (const [, key] of (cell ?? '').matchAll(/`([^`]+)`/g))
      expect(
        texts.some((text) => USES[key as keyof typeof USES].test(text)),
        `${key} in ${files.join(', ')}`,
      ).toBe(true);
  }
});

/** How a test that uses a capability looks. */
const USES = {
  positionEncoding: /positionEncodings/,
  textDocumentSync: /textDocument\/didChange/,
  diagnosticProvider: /'(?:textDocument\/)?diagnostic'/,
  hoverProvider: /textDocument\/hover/,
  completionProvider: /ask<CompletionItem\[\]>\('completion'/,
  codeActionProvider: /ask<CodeAction\[\]>\('codeAction'/,
  codeLensProvider: /'codeLens'/,
  inlayHintProvider: /'inlayHint'/,
  documentSymbolProvider: /'documentSymbol'/,
  workspaceSymbolProvider: /'workspace\/symbol'/,
  foldingRangeProvider: /'foldingRange'/,
  selectionRangeProvider: /'selectionRange'/,
  documentHighlightProvider: /'documentHighlight'/,
  documentLinkProvider: /'documentLink'/,
  definitionProvider: /'definition'/,
  referencesProvider: /'references'/,
  renameProvider: /'prepareRename'/,
  semanticTokensProvider: /'semanticTokens\/full'/,
  'workspace.workspaceFolders': /didChangeWorkspaceFolders/,
  'workspace.fileOperations.willRename': /willRenameFiles/,
  'workspace.fileOperations.didCreate': /didCreateFiles/,
  'workspace.fileOperations.didRename': /didRenameFiles/,
  'workspace.fileOperations.didDelete': /didDeleteFiles/,
} satisfies Partial<Record<keyof InitializeResult['capabilities'] | `workspace.${string}`, RegExp>>;
