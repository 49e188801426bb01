import { expect, test } from 'vitest';
import type { Location, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { ACME, after, apply, Bench, LINES } from './acme.ts';

const bench = new Bench();

test('definition, references and rename of a line, across the notes that see it', async () => {
  bench.write('other/beta.prep.md', '# Beta\n\nIt crosses L1; accepted.\n');
  await bench.start();
  const position = after('crosses L1');
  expect(await bench.ask<Location>('definition', { position })).toEqual({
    uri: bench.uri('lines.prep.md'),
    range: { start: { line: 2, character: 2 }, end: { line: 2, character: 4 } },
  });
  const places = await bench.ask<Location[]>('references', {
    position,
    context: { includeDeclaration: true },
  });
  expect(places.map((place) => place.uri).sort()).toEqual([
    bench.uri('acme.prep.md'),
    bench.uri('lines.prep.md'),
    bench.uri('other/beta.prep.md'),
  ]);
  expect(await bench.ask('prepareRename', { position })).toMatchObject({ placeholder: 'L1' });
  const { changes } = await bench.ask<WorkspaceEdit>('rename', { position, newName: 'CODE1' });
  expect(apply(LINES, changes![bench.uri('lines.prep.md')]!)).toContain('- CODE1: no leetcode');
  expect(apply(ACME, changes![bench.uri('acme.prep.md')]!)).toContain('crosses CODE1.');
  await expect(bench.ask('rename', { position, newName: 'L2' })).rejects.toMatchObject({
    message: 'There is a line L2 already.',
  });
});

test('rename of a person and of a company within the note', async () => {
  await bench.start();
  const person = await bench.ask<WorkspaceEdit>('rename', {
    position: after('outline | Ann'),
    newName: 'Anna Lee',
  });
  expect(apply(ACME, person.changes![bench.uri('acme.prep.md')]!).match(/Anna Lee/g)).toHaveLength(
    2,
  );
  const company = await bench.ask<WorkspaceEdit>('rename', {
    position: after('# Acme'),
    newName: 'Acme: Inc',
  });
  const text = apply(ACME, company.changes![bench.uri('acme.prep.md')]!);
  expect(text).toContain('company: "Acme: Inc"\n');
  expect(text).toContain('# Acme: Inc, Staff');
});

test('moving the shared lines moves the keys that point at them', async () => {
  await bench.start();
  const edit = await bench.client.connection.sendRequest<WorkspaceEdit>(
    'workspace/willRenameFiles',
    {
      files: [{ oldUri: bench.uri('lines.prep.md'), newUri: bench.uri('shared/mine.md') }],
    },
  );
  expect(apply(ACME, edit.changes![bench.uri('acme.prep.md')]!)).toContain(
    'lines: shared/mine.md\n',
  );
});
