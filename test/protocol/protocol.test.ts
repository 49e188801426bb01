import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Bench } from './acme.ts';
import { named } from './client.ts';

const bench = new Bench();

test.each([
  ['utf-8', 'é🎉 crosses L1', 17],
  ['utf-32', 'é🎉 crosses L1', 13],
])('positions in %s', async (encoding, line, end) => {
  await bench.client.start({ capabilities: { general: { positionEncodings: [encoding] } } });
  await bench.client.open(bench.uri('acme.prep.md'), `# Acme\n\n${line}\n`);
  const [found] = (await bench.client.diagnostics(bench.uri('acme.prep.md'))).filter(
    ({ code }) => code === 'unknown-line',
  );
  expect(found!.range.end).toEqual({ line: 2, character: end });
  await bench.client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: bench.uri('acme.prep.md'), version: 2 },
    contentChanges: [
      {
        range: { start: { line: 2, character: end - 2 }, end: { line: 2, character: end } },
        text: 'nothing',
      },
    ],
  });
  await bench.client.diagnostics(
    bench.uri('acme.prep.md'),
    (all) => !named(all).includes('unknown-line L1'),
  );
});

test('requests for unknown documents are answered with nothing', async () => {
  await bench.client.start();
  const textDocument = { uri: 'file:///nowhere/none.md' };
  const position = { line: 3, character: 3 };
  for (const method of [
    'hover',
    'completion',
    'definition',
    'references',
    'documentHighlight',
    'documentSymbol',
    'foldingRange',
    'codeLens',
    'prepareRename',
  ])
    expect([null, []], method).toContainEqual(
      await bench.client.connection.sendRequest(`textDocument/${method}`, {
        textDocument,
        position,
        context: {},
      }),
    );
});

test('every capability is described in docs/features.md, with where it is tested', async () => {
  const { capabilities } = await bench.client.start({
    capabilities: { textDocument: { diagnostic: {}, rename: { prepareSupport: true } } },
  });
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'features.md'), 'utf8');
  const rows = [...page.matchAll(/^\| [^|]+ \| `(\w+)` \| [^|]+ \| ([^|]+) \|$/gm)];
  expect(rows.map(([, key]) => key).sort()).toEqual(
    Object.keys(capabilities)
      .filter((key) => key !== 'workspace')
      .sort(),
  );
  for (const [, , where] of rows)
    for (const [, file] of where!.matchAll(/`([^`]+)`/g))
      expect(existsSync(join(import.meta.dirname, '..', '..', file!)), file).toBe(true);
});
