import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Diagnostic, SymbolInformation } from 'vscode-languageserver-protocol/node';
import { Bench } from './acme.ts';
import { named } from './client.ts';

const bench = new Bench();
const BETA = '# Beta\n';
const none = (found: readonly Diagnostic[]) => found.length === 0;
const told = (path: string, fits?: (found: Diagnostic[]) => boolean) =>
  bench.client.diagnostics(bench.uri(path), fits);
/** Everything the server knows has been said once a later change has been told. */
async function settled(): Promise<void> {
  bench.write('last.prep.md', `# ${Math.random()}\n`);
  await bench.changed('last.prep.md');
  await told('last.prep.md', (found) => found.length > 0);
  rmSync(join(bench.folder, 'last.prep.md'));
  await bench.changed('last.prep.md');
  await told('last.prep.md', none);
}
const spokenOf = () =>
  [...bench.client.published]
    .filter(([, found]) => found.length > 0)
    .map(([uri]) => decodeURIComponent(uri.slice(bench.uri('').length + 1)))
    .sort();

test('folders come and go', async () => {
  const other = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  const root = pathToFileURL(other).href;
  try {
    writeFileSync(join(other, 'beta.prep.md'), BETA);
    await bench.start({ workspace: { workspaceFolders: true } });
    const change = (added: object[], removed: object[]) =>
      bench.client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added, removed },
      });
    await change([{ uri: root, name: 'other' }], []);
    // The lines of the one folder are not those of the other.
    expect(named(await bench.client.diagnostics(`${root}/beta.prep.md`))).toContain(
      'missing-lines lines',
    );
    await change([], [{ uri: root, name: 'other' }]);
    await bench.client.diagnostics(`${root}/beta.prep.md`, none);
  } finally {
    rmSync(other, { recursive: true });
  }
});

test('of two folders, each with its own lines and configuration', async () => {
  const other = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  const root = pathToFileURL(other).href;
  try {
    writeFileSync(join(other, 'beta.prep.md'), '# Beta\n\nIt crosses L1.\n');
    writeFileSync(join(other, '.staffprep.json'), '{ "rules": { "missing-finish": "off" } }');
    bench.write('gamma.prep.md', '# Gamma\n\nIt crosses L1.\n');
    await bench.client.start({
      workspaceFolders: [
        { uri: bench.uri(''), name: 'notes' },
        { uri: root, name: 'other' },
      ],
    });
    expect(named(await bench.client.diagnostics(`${root}/beta.prep.md`)).sort()).toEqual([
      'missing-lines lines',
      'missing-process process',
      'unknown-line L1',
    ]);
    expect(named(await told('gamma.prep.md')).sort()).toEqual([
      'crossed-line L1',
      'missing-finish finish',
      'missing-process process',
    ]);
    const found = await bench.client.connection.sendRequest<SymbolInformation[]>(
      'workspace/symbol',
      { query: '' },
    );
    expect(found.map(({ name }) => name)).toContain('L2: a company I can explain');
  } finally {
    rmSync(other, { recursive: true });
  }
});

describe('outside the editor', () => {
  test('a file is made, changed, renamed and deleted', async () => {
    await bench.start();
    bench.write('beta.prep.md', BETA);
    await bench.changed('beta.prep.md');
    expect(named(await told('beta.prep.md'))).toEqual([
      'missing-process process',
      'missing-finish finish',
    ]);
    bench.write('beta.prep.md', '---\nprep: none\n---\n');
    await bench.changed('beta.prep.md');
    await told('beta.prep.md', none);
    bench.write('beta.prep.md', BETA);
    renameSync(join(bench.folder, 'beta.prep.md'), join(bench.folder, 'é b.prep.md'));
    await bench.changed('beta.prep.md', 'é b.prep.md');
    await told('é b.prep.md', (found) => found.length === 2);
    rmSync(join(bench.folder, 'é b.prep.md'));
    await bench.changed('é b.prep.md');
    await told('é b.prep.md', none);
  });

  test('a folder is renamed and deleted, and only that is told', async () => {
    bench.write('a/b/beta.prep.md', BETA);
    bench.write('a/.staffprep.json', '{ "ruls": {} }');
    bench.write('ab/gamma.prep.md', BETA);
    await bench.start();
    await told('a/b/beta.prep.md');
    await told('a/.staffprep.json');
    renameSync(join(bench.folder, 'a'), join(bench.folder, 'c'));
    await bench.changed('a', 'c');
    await told('c/b/beta.prep.md', (found) => found.length > 0);
    await told('a/b/beta.prep.md', none);
    await told('a/.staffprep.json', none);
    rmSync(join(bench.folder, 'c'), { recursive: true });
    await bench.changed('c');
    await told('c/b/beta.prep.md', none);
    await told('c/.staffprep.json', none);
    expect(spokenOf()).toEqual(['ab/gamma.prep.md', 'acme.prep.md']);
  });

  test('lines that a note names are read although they are left out, and not spoken of', async () => {
    bench.write('.gitignore', 'private/\n');
    bench.write('private/lines.md', '# My lines\n\n- L1: no leetcode\n');
    bench.write('gone.prep.md', '---\nlines: private/none.md\n---\n\nThe loop crosses L1.\n');
    bench.write('named.prep.md', '---\nlines: private/lines.md\n---\n\nThe loop crosses L1.\n');
    await bench.start();
    await told('named.prep.md', (found) => named(found).includes('crossed-line L1'));
    await told('gone.prep.md', (found) => named(found).includes('invalid-front-matter lines'));
    expect(named(bench.client.published.get(bench.uri('named.prep.md'))!)).not.toContain(
      'invalid-front-matter lines',
    );
    expect(spokenOf()).not.toContain('private/lines.md');
  });

  test('what is open is as the editor has it, until it is closed', async () => {
    await bench.start();
    bench.write('acme.prep.md', BETA);
    await bench.changed('acme.prep.md');
    await settled();
    expect(named(bench.client.published.get(bench.uri('acme.prep.md'))!)).toContain(
      'crossed-line L1',
    );
    await bench.client.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: bench.uri('acme.prep.md') },
    });
    expect(
      named(
        await told('acme.prep.md', (found) => named(found).includes('missing-process process')),
      ),
    ).toEqual(['missing-process process', 'missing-finish finish']);
  });
});

test('in the editor, where nothing watches the files', async () => {
  await bench.start();
  const tell = (method: string, files: object[]) =>
    bench.client.connection.sendNotification(`workspace/${method}`, { files });
  bench.write('a b/é/beta.prep.md', BETA);
  await tell('didCreateFiles', [{ uri: bench.uri('a b/é/beta.prep.md') }]);
  await told('a b/é/beta.prep.md', (found) => found.length === 2);
  renameSync(join(bench.folder, 'a b'), join(bench.folder, 'c'));
  await tell('didRenameFiles', [{ oldUri: bench.uri('a b'), newUri: bench.uri('c') }]);
  await told('c/é/beta.prep.md', (found) => found.length === 2);
  await told('a b/é/beta.prep.md', none);
  rmSync(join(bench.folder, 'c'), { recursive: true });
  await tell('didDeleteFiles', [{ uri: bench.uri('c') }]);
  await told('c/é/beta.prep.md', none);
  expect(spokenOf()).toEqual(['acme.prep.md']);
});

describe('what is left out', () => {
  test('what .gitignore names and node_modules, at the start and when it is changed', async () => {
    bench.write(
      '.gitignore',
      'old/\n*.prep.md\n!beta.prep.md\n!acme.prep.md\n!last.prep.md\n!lines.prep.md\n',
    );
    bench.write('keep/.gitignore', '!*.prep.md\n');
    for (const path of [
      'beta.prep.md',
      'private.prep.md',
      'keep/kept.prep.md',
      'old/beta.prep.md',
      'node_modules/x/beta.prep.md',
    ])
      bench.write(path, BETA);
    await bench.start();
    await settled();
    expect(spokenOf()).toEqual(['acme.prep.md', 'beta.prep.md', 'keep/kept.prep.md']);
    await bench.changed(
      'private.prep.md',
      'keep/kept.prep.md',
      'old/beta.prep.md',
      'node_modules/x/beta.prep.md',
    );
    await settled();
    expect(spokenOf()).toEqual(['acme.prep.md', 'beta.prep.md', 'keep/kept.prep.md']);
  });

  test('is spoken of while it is open', async () => {
    bench.write('.gitignore', 'old/\n');
    bench.write('old/beta.prep.md', BETA);
    await bench.start();
    await bench.client.open(bench.uri('old/beta.prep.md'), BETA);
    await told('old/beta.prep.md', (found) => found.length === 2);
    await bench.client.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: bench.uri('old/beta.prep.md') },
    });
    await told('old/beta.prep.md', none);
    await settled();
    expect(spokenOf()).toEqual(['acme.prep.md']);
  });

  test('changes with .gitignore', async () => {
    bench.write('old/beta.prep.md', BETA);
    await bench.start();
    await told('old/beta.prep.md', (found) => found.length === 2);
    bench.write('.gitignore', 'old\n');
    await bench.changed('.gitignore');
    await told('old/beta.prep.md', none);
    rmSync(join(bench.folder, '.gitignore'));
    await bench.changed('.gitignore');
    await told('old/beta.prep.md', (found) => found.length === 2);
  });
});

describe('10,000 files', () => {
  const MANY = 10_000;
  const fill = () => {
    for (let i = 0; i < MANY; i++)
      bench.write(`pages/${i % 100}/${i}.md`, `# Page ${i}\n\nText.\n`);
    bench.write('z/last.prep.md', BETA);
  };
  /** Starts with a client that shows progress, and keeps what it was told. */
  async function start(onReport: (token: unknown, percentage: number) => void = () => {}) {
    const seen: { kind: string; percentage?: number; title?: string; cancellable?: boolean }[] = [];
    const ended = new Promise<void>((resolve) => {
      bench.client.connection.onRequest('window/workDoneProgress/create', () => null);
      bench.client.connection.onNotification(
        '$/progress',
        ({ token, value }: { token: unknown; value: (typeof seen)[number] }) => {
          seen.push(value);
          if (value.kind === 'report') onReport(token, value.percentage!);
          if (value.kind === 'end') resolve();
        },
      );
    });
    await bench.client.start({
      workspaceFolders: [{ uri: bench.uri(''), name: 'notes' }],
      capabilities: { window: { workDoneProgress: true } },
    });
    return { seen, ended };
  }

  test('are read, with progress', async () => {
    fill();
    const { seen, ended } = await start();
    await ended;
    await told('z/last.prep.md', (found) => found.length > 0);
    expect(seen[0]).toMatchObject({
      kind: 'begin',
      title: 'Reading your notes',
      cancellable: true,
    });
    const percentages = seen.flatMap(({ percentage }) => percentage ?? []);
    expect(percentages.length).toBeGreaterThan(10);
    expect(percentages).toEqual([...percentages].sort((a, b) => a - b));
    expect(seen.filter(({ kind }) => kind === 'end')).toHaveLength(1);
    expect(seen.at(-1)!.kind).toBe('end');
    expect(spokenOf()).toEqual(['acme.prep.md', 'z/last.prep.md']);
  });

  test('are left alone once the person cancels, and what is opened is checked all the same', async () => {
    fill();
    let last = 0;
    const { ended } = await start((token, percentage) => {
      last = percentage;
      void bench.client.connection.sendNotification('window/workDoneProgress/cancel', { token });
    });
    await ended;
    expect(last).toBeLessThan(90);
    await settled();
    expect(spokenOf()).not.toContain('z/last.prep.md');
    await bench.client.open(bench.uri('z/last.prep.md'), BETA);
    await told('z/last.prep.md', (found) => found.length > 0);
  });

  test('are read without progress where the client shows none', async () => {
    fill();
    await bench.start();
    await told('z/last.prep.md', (found) => found.length > 0);
  });
});

test('few files are read without progress', async () => {
  const asked: string[] = [];
  bench.client.connection.onRequest('window/workDoneProgress/create', () => {
    asked.push('create');
    return null;
  });
  await bench.start({ window: { workDoneProgress: true } });
  await settled();
  expect(asked).toEqual([]);
});

describe('a virtual workspace', () => {
  const root = 'vfs://host/notes';
  let files: Map<string, string>;

  /** A client whose files are nowhere but in its memory. */
  async function start(): Promise<void> {
    files = new Map([
      ['beta.prep.md', '# Beta\n\nIt crosses L1.\n'],
      ['lines.prep.md', readFileSync(join(bench.folder, 'lines.prep.md'), 'utf8')],
      ['old/gamma.prep.md', BETA],
      ['.gitignore', 'old/\n'],
    ]);
    const { connection } = bench.client;
    connection.onRequest('staffPrep/findFiles', ({ folder }: { folder: string }) =>
      [...files.keys()].map((path) => `${folder}/${path}`),
    );
    connection.onRequest(
      'staffPrep/readFile',
      ({ uri }: { uri: string }) => files.get(uri.slice(root.length + 1)) ?? null,
    );
    await bench.client.start({
      workspaceFolders: [{ uri: root, name: 'notes' }],
      initializationOptions: { today: '2026-11-24', files: true },
    });
  }
  const changed = (path: string) =>
    bench.client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `${root}/${path}`, type: 2 }],
    });
  const found = (path: string, fits?: (found: Diagnostic[]) => boolean) =>
    bench.client.diagnostics(`${root}/${path}`, fits);

  test('is read through the client, .gitignore too', async () => {
    await start();
    expect(named(await found('beta.prep.md'))).toContain('crossed-line L1');
    files.set('lines.prep.md', '# My lines\n\n- L2: remote\n');
    await changed('lines.prep.md');
    await found('beta.prep.md', (all) => named(all).includes('unknown-line L1'));
    await changed('old/gamma.prep.md');
    files.delete('beta.prep.md');
    await changed('beta.prep.md');
    await found('beta.prep.md', none);
    expect([...bench.client.published.keys()]).not.toContain(`${root}/old/gamma.prep.md`);
    files.delete('.gitignore');
    await changed('.gitignore');
    await found('old/gamma.prep.md', (all) => all.length > 0);
  });
});
