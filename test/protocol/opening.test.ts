import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Diagnostic, Location, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { Bench, endOf } from './acme.ts';
import { named } from './client.ts';

const bench = new Bench();
const BETA = '# Beta\n\nIt crosses L1.\n';
const uri = () => bench.uri('a/beta.prep.md');

/** Begins with a client that takes its time to tell its settings, and opens a note at once; gives what is published of it. */
async function open(text = BETA, capabilities = {}, folders = [bench.uri('')]) {
  const { connection } = bench.client;
  const published: string[][] = [];
  connection.onNotification(
    'textDocument/publishDiagnostics',
    (params: { uri: string; diagnostics: Diagnostic[] }) => {
      if (params.uri === uri()) published.push(named(params.diagnostics).sort());
    },
  );
  connection.onRequest('workspace/configuration', async ({ items }: { items: unknown[] }) => {
    await sleep(200);
    return items.map(() => ({ rules: { 'missing-finish': 'off' } }));
  });
  await bench.client.start({
    workspaceFolders: folders.map((folder) => ({ uri: folder, name: 'notes' })),
    capabilities: { workspace: { configuration: true }, ...capabilities },
  });
  await bench.client.open(uri(), text);
  return published;
}

/** What is published at first, and at last. */
async function told(published: readonly string[][], last: string) {
  await expect.poll(() => published.at(-1), { timeout: 20_000 }).toContain(last);
  return { first: published[0], last: published.at(-1) };
}
const fill = (text: (i: number) => string) => {
  for (let i = 0; i < 300; i++) bench.write(`a/n${i}.prep.md`, text(i));
};

describe('what is said of a note at first depends on nothing that is not known yet', () => {
  const all = ['crossed-line L1', 'missing-process process'];

  test('the settings, and the nearest lines', async () => {
    fill((i) => `# Company ${i}\n`);
    expect(await told(await open(), all[0]!)).toEqual({ first: all, last: all });
  });

  test('lines that stand elsewhere: nothing is said of lines before all is read', async () => {
    fill((i) => `# Company ${i}\n`);
    bench.write('lines.prep.md', '---\nprep: none\n---\n');
    bench.write('z/lines.prep.md', '# My lines\n\n- L1: no leetcode\n');
    expect(await told(await open(), all[0]!)).toEqual({
      first: ['missing-process process'],
      last: all,
    });
  });

  test('lines that the note names', async () => {
    fill((i) => `# Company ${i}\n`);
    bench.write('z/red.md', '# My lines\n\n- L1: no leetcode\n- the company is small\n');
    const published = await open(`---\nlines: ../z/red.md\n---\n${BETA}`);
    await told(published, all[0]!);
    expect(published.flat().filter((each) => !all.includes(each))).toEqual([]);
  });

  test('the other opportunities', async () => {
    fill((i) => `---\ncompany: Company ${i}\nstage: interviewing\n---\n`);
    const text = '---\ncompany: Beta\nstage: offer\n---\n\nBetter than Company 299.\n';
    const published = await open(text);
    await bench.client.connection.sendRequest('workspace/symbol', { query: 'x' });
    expect(published.length).toBeGreaterThan(0);
    expect(published.flat()).not.toContain('uncompared-offer offer');
  });

  test('outside of the workspace too, where the settings are asked for as well', async () => {
    bench.write('a/lines.prep.md', '# My lines\n\n- L1: no leetcode\n- the company is small\n');
    expect(await told(await open(BETA, {}, []), all[0]!)).toEqual({ first: all, last: all });
  });

  test('nor is a client that pulls answered before', async () => {
    await open(BETA, { textDocument: { diagnostic: {} }, workspace: { configuration: true } });
    const { items } = await bench.client.connection.sendRequest<{ items: Diagnostic[] }>(
      'textDocument/diagnostic',
      { textDocument: { uri: uri() } },
    );
    expect(named(items).sort()).toEqual(all);
  });
});

describe('what is asked of all notes is answered when all are read', () => {
  const at = () => ({
    textDocument: { uri: uri() },
    position: endOf('crosses L', BETA),
  });

  test('rename and references', async () => {
    fill(() => BETA);
    await open();
    const { connection } = bench.client;
    const [edit, places] = await Promise.all([
      connection.sendRequest<WorkspaceEdit>('textDocument/rename', { ...at(), newName: 'L9' }),
      connection.sendRequest<Location[]>('textDocument/references', {
        ...at(),
        context: { includeDeclaration: true },
      }),
    ]);
    // Those notes, the open one, that of the bench and the lines.
    expect(Object.keys(edit.changes!)).toHaveLength(303);
    expect(places).toHaveLength(303);
  });

  test('definition', async () => {
    fill((i) => `# Company ${i}\n`);
    bench.write('lines.prep.md', '---\nprep: none\n---\n');
    bench.write('z/lines.prep.md', '# My lines\n\n- L1: no leetcode\n');
    await open();
    expect(
      await bench.client.connection.sendRequest('textDocument/definition', at()),
    ).toMatchObject({ uri: bench.uri('z/lines.prep.md') });
  });
});
