import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { ACME, Bench } from './acme.ts';
import { IN_PROCESS, named } from './client.ts';

const bench = new Bench();

test('notes that are not open are told of too, once', async () => {
  bench.write('beta.prep.md', '# Beta\n');
  await bench.start();
  expect(named(await bench.client.diagnostics(bench.uri('beta.prep.md')))).toEqual([
    'missing-process process',
    'missing-finish finish',
  ]);
});

test('a client that pulls is answered, and nothing is pushed for what it has open', async () => {
  await bench.client.start({
    workspaceFolders: [{ uri: pathToFileURL(bench.folder).href, name: 'notes' }],
    capabilities: { textDocument: { diagnostic: {} } },
  });
  await bench.client.open(bench.uri('acme.prep.md'), '# Acme\n');
  const { items } = await bench.ask<{ items: { code: string }[] }>('diagnostic', {});
  expect(items.map(({ code }) => code)).toContain('missing-process');
  expect(bench.client.published.get(bench.uri('acme.prep.md')) ?? []).toEqual([]);
});

test('on save only, where that is set', async () => {
  await bench.client.start({
    initializationOptions: { today: '2026-11-24', settings: { run: 'onSave' } },
  });
  await bench.client.open(bench.uri('alone/a.prep.md'), '# Acme\n');
  expect(named(await bench.client.diagnostics(bench.uri('alone/a.prep.md')))).toContain(
    'missing-lines lines',
  );
  await bench.client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: bench.uri('alone/a.prep.md'), version: 2 },
    contentChanges: [{ text: '# Acme\n\nLines: no leetcode\n' }],
  });
  await bench.client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri: bench.uri('alone/a.prep.md') },
    position: { line: 0, character: 0 },
  });
  expect(named(bench.client.published.get(bench.uri('alone/a.prep.md'))!)).toContain(
    'missing-lines lines',
  );
  await bench.client.connection.sendNotification('textDocument/didSave', {
    textDocument: { uri: bench.uri('alone/a.prep.md') },
  });
  await bench.client.diagnostics(
    bench.uri('alone/a.prep.md'),
    (found) => !named(found).includes('missing-lines lines'),
  );
});

test('in focus mode nothing is said of the section being typed in, until the cursor leaves', async () => {
  await bench.client.start({
    initializationOptions: { today: '2026-11-24', settings: { focusMode: true } },
  });
  const text = '# Acme\n\n## Finish well\n\n- [ ] Negotiate\n\n## Interviewers\n\n\n';
  await bench.client.open(bench.uri('a.prep.md'), text);
  const asked = (found: { code?: unknown }[]) =>
    found.some(({ code }) => code === 'unanswered-question');
  await bench.client.diagnostics(bench.uri('a.prep.md'), asked);
  await bench.client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: bench.uri('a.prep.md'), version: 2 },
    contentChanges: [
      { range: { start: { line: 8, character: 0 }, end: { line: 8, character: 0 } }, text: 'TBD' },
    ],
  });
  await bench.client.diagnostics(bench.uri('a.prep.md'), (found) => !asked(found));
  await bench.client.connection.sendNotification('staffPrep/cursor', {
    uri: bench.uri('a.prep.md'),
    position: { line: 4, character: 0 },
  });
  await bench.client.diagnostics(bench.uri('a.prep.md'), asked);
});

test('a crossing points at the line, in the shared note', async () => {
  await bench.start();
  const found = (await bench.client.diagnostics(bench.uri('acme.prep.md'))).find(
    ({ code }) => code === 'crossed-line',
  );
  expect(found!.relatedInformation).toEqual([
    {
      location: {
        uri: bench.uri('lines.prep.md'),
        range: { start: { line: 2, character: 2 }, end: { line: 2, character: 17 } },
      },
      message: 'L1 is drawn here',
    },
  ]);
});

test('what the client shows it asks for again when that may be other than it was, and not on each key', async () => {
  const { connection } = bench.client;
  const heard = new Set<string>();
  for (const shown of ['diagnostic', 'codeLens', 'inlayHint', 'semanticTokens'])
    connection.onRequest(`workspace/${shown}/refresh`, () => {
      heard.add(shown);
      return null;
    });
  const support = { refreshSupport: true };
  await bench.start({
    workspace: {
      diagnostics: support,
      codeLens: support,
      inlayHint: support,
      semanticTokens: support,
    },
  });
  const all = ['codeLens', 'diagnostic', 'inlayHint', 'semanticTokens'];
  /** What is heard after something was done, and once all else was told of. */
  const after = async (done: () => Promise<unknown>) => {
    await sleep(300);
    heard.clear();
    await done();
    await sleep(300);
    return [...heard].sort();
  };
  const configure = (settings: object) =>
    connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { staffPrep: settings },
    });
  expect(await after(() => configure({ inlayHints: true }))).toEqual(all);
  expect(await after(() => configure({ placeholders: ['soon'] }))).toEqual(all);
  bench.write('.staffprep.json', '{ "rules": { "missing-finish": "off" } }');
  expect(await after(() => bench.changed('.staffprep.json'))).toEqual(all);
  bench.write('lines.prep.md', '# My lines\n\n- L2: remote\n');
  expect(await after(() => bench.changed('lines.prep.md'))).toEqual(['codeLens', 'diagnostic']);
  expect(await after(() => bench.type(`${ACME}x`))).toEqual([]);
});

test.runIf(process.platform === 'linux' && !IN_PROCESS)(
  'with nothing changing the server uses no CPU',
  async () => {
    for (let i = 0; i < 200; i++) bench.write(`${i}/acme.prep.md`, ACME);
    await bench.start();
    await bench.client.diagnostics(bench.uri('99/acme.prep.md'));
    /** Ticks of a hundredth of a second, of all threads, in user and system mode. */
    const ticks = () => {
      const stat = readFileSync(`/proc/${bench.client.pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(fields[11]) + Number(fields[12]);
    };
    const settled = async () => {
      for (let before = -1; before !== ticks(); await sleep(1000)) before = ticks();
    };
    // The compiler and the collector of garbage finish what the start has left them.
    await settled();
    const before = ticks();
    await sleep(4000);
    expect(ticks() - before).toBeLessThanOrEqual(1);
    // It can be seen that it would be seen.
    await bench.type(ACME.repeat(50));
    await bench.ask('hover', { position: { line: 0, character: 0 } });
    expect(ticks() - before).toBeGreaterThan(1);
  },
);
