import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import type { Guide, OpportunitiesChanged, Opportunity } from '../../server/src/lsp/protocol.ts';
import { Client, SERVER } from './client.ts';

const ACME = '---\ncompany: Acme\nstage: onsite\n---\n# Acme\n\n- Formats: TBD\n';

let client: Client;
let folder: string;
let told: OpportunitiesChanged[];
let version = 1;
const uri = (path: string) => pathToFileURL(join(folder, path)).href;
const all = (params: object = {}) =>
  client.connection.sendRequest<Opportunity[]>('staffPrep/opportunities', params);
/** The diagnostics of a version come after all that it changed was taken. */
const change = async (path: string, text: string) => {
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: uri(path), version: ++version },
    contentChanges: [{ text }],
  });
};
const toldOf = async (count: number) => {
  const start = Date.now();
  while (told.length < count && Date.now() - start < 10_000)
    await new Promise((resolve) => setTimeout(resolve, 10));
  return told;
};
/** Long enough for anything that was to be told to have been. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 400));

async function start(initializationOptions: object = { opportunities: true }): Promise<void> {
  await client.start({
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'notes' }],
    initializationOptions: { today: '2026-11-24', ...initializationOptions },
  });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  writeFileSync(join(folder, 'acme.prep.md'), ACME);
  writeFileSync(join(folder, 'beta.prep.md'), '# Beta\n');
  writeFileSync(join(folder, 'lines.prep.md'), '- L1: no leetcode\n');
  writeFileSync(join(folder, 'README.md'), '# Readme\n');
  client = new Client();
  told = [];
  client.connection.onNotification('staffPrep/opportunitiesChanged', (params) => {
    told.push(params as OpportunitiesChanged);
  });
});
afterEach(() => {
  client.kill();
  rmSync(folder, { recursive: true });
});

test('all opportunities are given once the folder is read, in the order of paths', async () => {
  await start();
  const found = await all();
  expect(found.map(({ title, countsAs, done }) => [title, countsAs, done])).toEqual([
    ['Acme', 'interviewing', 1],
    ['beta', 'interviewing', 1],
  ]);
  const { uri: at, checkpoints } = found[0]!;
  expect(at).toBe(uri('acme.prep.md'));
  expect(checkpoints.slice(0, 2)).toEqual([
    {
      id: 'lines',
      title: 'Draw your lines',
      state: 'done',
      place: {
        uri: uri('lines.prep.md'),
        range: { start: { line: 0, character: 2 }, end: { line: 0, character: 17 } },
      },
    },
    {
      id: 'formats',
      title: 'Interview formats',
      state: 'open',
      place: {
        uri: uri('acme.prep.md'),
        range: { start: { line: 6, character: 2 }, end: { line: 6, character: 14 } },
      },
    },
  ]);
});

test('one is asked for by its URI; other files have none', async () => {
  await start();
  await all();
  expect((await all({ uri: uri('beta.prep.md') })).map(({ title }) => title)).toEqual(['beta']);
  expect(await all({ uri: uri('lines.prep.md') })).toEqual([]);
  expect(await all({ uri: uri('README.md') })).toEqual([]);
  expect(await all({ uri: uri('gone.prep.md') })).toEqual([]);
});

test('a change is told once, with what it changed, and a key that changes nothing is not', async () => {
  await start();
  await client.open(uri('acme.prep.md'), ACME);
  await all();
  await pause();
  told.length = 0;
  await change('acme.prep.md', `${ACME}\nHello`);
  await change('acme.prep.md', `${ACME}\n\n\nHello again`);
  await pause();
  expect(told).toEqual([]);
  await change('acme.prep.md', ACME.replace('TBD', 'two calls'));
  await change('acme.prep.md', ACME.replace('TBD', 'two calls, for depth'));
  const [first] = await toldOf(1);
  expect(first!.removed).toEqual([]);
  expect(first!.changed.map(({ title, done }) => [title, done])).toEqual([['Acme', 2]]);
  await pause();
  expect(told).toHaveLength(1);
});

test('notes that come and go outside the editor are told', async () => {
  await start();
  await all();
  await pause();
  told.length = 0;
  writeFileSync(join(folder, 'new.prep.md'), '# New\n');
  rmSync(join(folder, 'beta.prep.md'));
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [
      { uri: uri('new.prep.md'), type: 1 },
      { uri: uri('beta.prep.md'), type: 3 },
    ],
  });
  const [first] = await toldOf(1);
  expect(first!.changed.map(({ title }) => title)).toEqual(['new']);
  expect(first!.removed).toEqual([uri('beta.prep.md')]);
});

test('a note that says that it is none any more is taken out', async () => {
  await start();
  await client.open(uri('acme.prep.md'), ACME);
  await all();
  await pause();
  told.length = 0;
  await change('acme.prep.md', '---\nprep: none\n---\n');
  const [first] = await toldOf(1);
  expect(first).toEqual({ changed: [], removed: [uri('acme.prep.md')] });
});

test('a shared line that goes changes every note that saw it', async () => {
  await start();
  await client.open(uri('lines.prep.md'), '- L1: no leetcode\n');
  await all();
  await pause();
  told.length = 0;
  await change('lines.prep.md', 'Nothing yet\n\n- TBD\n');
  const [first] = await toldOf(1);
  expect(first!.changed.map(({ title, readiness }) => [title, readiness.lines])).toEqual([
    ['Acme', 'open'],
    ['beta', 'open'],
  ]);
});

test('a client that did not ask for it is told nothing', async () => {
  await start({});
  await client.open(uri('acme.prep.md'), ACME);
  await all();
  await change('acme.prep.md', ACME.replace('onsite', 'offer'));
  expect((await all())[0]!.stage).toBe('offer');
  await pause();
  expect(told).toEqual([]);
});

test('the stage is set by an edit of its own place alone', async () => {
  await start();
  await all();
  const edit = await client.connection.sendRequest<WorkspaceEdit>('staffPrep/setStage', {
    uri: uri('acme.prep.md'),
    stage: 'offer',
  });
  expect(edit).toEqual({
    changes: {
      [uri('acme.prep.md')]: [
        {
          range: { start: { line: 2, character: 7 }, end: { line: 2, character: 13 } },
          newText: 'offer',
        },
      ],
    },
  });
});

test('what can’t be set is refused in a sentence', async () => {
  writeFileSync(join(folder, 'broken.prep.md'), '---\nstage: [\n---\n');
  await start();
  await all();
  const set = (path: string, stage: string) =>
    client.connection.sendRequest('staffPrep/setStage', { uri: uri(path), stage });
  await expect(set('acme.prep.md', 'promoted')).rejects.toThrow('There is no stage “promoted”.');
  await expect(set('README.md', 'offer')).rejects.toThrow('This is no note on an opportunity.');
  await expect(set('broken.prep.md', 'offer')).rejects.toThrow('write the stage by hand');
});

test('the guide’s stages, checkpoints and words are given', async () => {
  await start();
  const guide = await client.connection.sendRequest<Guide>('staffPrep/guide');
  expect(guide.stages.map(({ id, closed }) => `${id}${closed ? ' (closed)' : ''}`)).toEqual([
    'researching',
    'applied',
    'screening',
    'interviewing',
    'offer',
    'accepted',
    'declined (closed)',
    'rejected (closed)',
    'withdrawn (closed)',
    'ghosted (closed)',
    'paused (closed)',
  ]);
  expect(guide.checkpoints).toHaveLength(9);
  expect(guide.bestAvailable.quote).toMatch(/best available leadership opportunity/);
});

test('a note whose file is deleted is gone, though the editor still keeps its text', async () => {
  await start();
  await all();
  await client.open(uri('acme.prep.md'), ACME);
  await pause();
  told.length = 0;
  rmSync(join(folder, 'acme.prep.md'));
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uri('acme.prep.md'), type: 3 }],
  });
  expect(await toldOf(1)).toEqual([{ changed: [], removed: [uri('acme.prep.md')] }]);
  expect((await all()).map(({ title }) => title)).toEqual(['beta']);
  // Saved after all, it is back.
  writeFileSync(join(folder, 'acme.prep.md'), ACME);
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uri('acme.prep.md'), type: 1 }],
  });
  expect((await toldOf(2))[1]?.changed.map(({ title }) => title)).toEqual(['Acme']);
});

test('a note that the editor writes another way in its URI is still one opportunity', async () => {
  writeFileSync(join(folder, 'tern (old).prep.md'), '# Tern\n');
  await start();
  const found = await all();
  expect(found.map(({ title }) => title)).toEqual(['Acme', 'beta', 'tern (old)']);
  await pause();
  told.length = 0;
  const other = uri('tern (old).prep.md').replace('(', '%28').replace(')', '%29');
  await client.open(other, '# Tern\n');
  expect(await toldOf(1)).toMatchObject([
    { changed: [{ title: 'tern (old)', uri: other }], removed: [found[2]!.uri] },
  ]);
  expect((await all()).map(({ title }) => title)).toEqual(['Acme', 'beta', 'tern (old)']);
});

test('notes without a name are there once each, whatever changes beside them', async () => {
  await start();
  await all();
  await pause();
  told.length = 0;
  await client.open('untitled:Untitled-1', `---\nprep: staff-plus\ncompany: Tern\n---\n`);
  await toldOf(1);
  await client.open('untitled:Untitled-2', '---\nprep: lines\n---\n\n- L1: no leetcode\n');
  await pause();
  const uris = told.flatMap(({ changed, removed }) => [
    ...changed.map(({ uri }) => uri),
    ...removed,
  ]);
  expect([...new Set(uris)]).toEqual(['untitled:Untitled-1']);
});

test('asked on another day, what that changes is told', async () => {
  client.kill();
  const flag = join(folder, 'tomorrow');
  const clock = `import { existsSync } from 'node:fs';
    const Now = Date;
    globalThis.Date = class extends Now {
      constructor(...given) {
        super(...(given.length > 0 ? given : [Now.now() + (existsSync(${JSON.stringify(flag)}) ? 864e5 : 0)]));
      }
    };`;
  const preload = `data:text/javascript,${encodeURIComponent(clock)}`;
  client = new Client(['--import', preload, SERVER, '--stdio']);
  client.connection.onNotification('staffPrep/opportunitiesChanged', (params) => {
    told.push(params as OpportunitiesChanged);
  });
  const now = new Date();
  const day = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  writeFileSync(join(folder, 'beta.prep.md'), `---\ndue: ${day}\n---\n\n# Beta\n`);
  await start({ opportunities: true, today: undefined });
  expect((await all()).map(({ title, late }) => [title, late])).toEqual([
    ['Acme', false],
    ['beta', false],
  ]);
  await pause();
  told.length = 0;
  writeFileSync(flag, '');
  await all();
  expect(told.flatMap(({ changed }) => changed.map(({ title, late }) => [title, late]))).toEqual([
    ['beta', true],
  ]);
});
