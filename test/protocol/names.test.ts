import { describe, expect, test } from 'vitest';
import type { Location, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { ACME, apply, Bench, endOf, LINES } from './acme.ts';

const bench = new Bench();
const BETA = '# Beta\n\nIt crosses L1; accepted.\n';

const rename = (position: object, newName: string) =>
  bench.ask<WorkspaceEdit | null>('rename', { position, newName });
/** What each file that an edit touches becomes, by its path. */
const results = (edit: WorkspaceEdit | null, texts: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(edit?.changes ?? {}).map(([uri, edits]) => {
      const path = uri.slice(bench.uri('').length + 1);
      return [path, apply(texts[path]!, edits)];
    }),
  );

describe('a line, across the notes that see it', () => {
  const position = endOf('crosses L');

  test('definition, references with and without the declaration, highlights', async () => {
    bench.write('other/beta.prep.md', BETA);
    // It draws an L1 of its own.
    bench.write('gamma.prep.md', '# Gamma\n\n## My lines\n\n- L1: remote\n\nIt crosses L1.\n');
    await bench.start();
    const drawn = {
      uri: bench.uri('lines.prep.md'),
      range: { start: { line: 2, character: 2 }, end: { line: 2, character: 4 } },
    };
    expect(await bench.ask<Location>('definition', { position })).toEqual(drawn);
    const references = (includeDeclaration: boolean) =>
      bench.ask<Location[]>('references', { position, context: { includeDeclaration } });
    expect((await references(true)).map(({ uri }) => uri).sort()).toEqual([
      bench.uri('acme.prep.md'),
      bench.uri('lines.prep.md'),
      bench.uri('other/beta.prep.md'),
    ]);
    expect((await references(false)).map(({ uri }) => uri).sort()).toEqual([
      bench.uri('acme.prep.md'),
      bench.uri('other/beta.prep.md'),
    ]);
    expect(await bench.ask('documentHighlight', { position })).toEqual([
      { range: { start: endOf('crosses '), end: endOf('crosses L1') } },
    ]);
  });

  test('a reference to a line that nobody draws leads nowhere', async () => {
    await bench.start();
    await bench.type('# Acme\n\nIt crosses L9.\n');
    expect(await bench.ask('definition', { position: { line: 2, character: 12 } })).toBeNull();
  });

  test('rename', async () => {
    bench.write('other/beta.prep.md', BETA);
    bench.write('gamma.prep.md', '# Gamma\n\n## My lines\n\n- L1: remote\n');
    await bench.start();
    expect(await bench.ask('prepareRename', { position })).toEqual({
      range: { start: endOf('crosses '), end: endOf('crosses L1') },
      placeholder: 'L1',
    });
    const texts = { 'acme.prep.md': ACME, 'lines.prep.md': LINES, 'other/beta.prep.md': BETA };
    expect(results(await rename(position, 'CODE1'), texts)).toEqual({
      'acme.prep.md': ACME.replace('crosses L1', 'crosses CODE1'),
      'lines.prep.md': LINES.replace('L1:', 'CODE1:'),
      'other/beta.prep.md': BETA.replace('L1', 'CODE1'),
    });
  });

  test.each([
    ['L2', 'There is a line L2 already.'],
    ['', 'A line is called by letters, then digits, such as L1.'],
    ['1L', 'A line is called by letters, then digits, such as L1.'],
    ['L1 or so', 'A line is called by letters, then digits, such as L1.'],
    ['L1\n', 'A line is called by letters, then digits, such as L1.'],
  ])('is not renamed to %j', async (name, message) => {
    await bench.start();
    await expect(rename(position, name)).rejects.toMatchObject({ code: -32803, message });
  });
});

describe('a person or a company, within the note', () => {
  test('rename, with what stands in the front matter', async () => {
    bench.write('beta.prep.md', '# Acme again\n\n- Interviewers: Ann Lee, Staff\n');
    await bench.start();
    const texts = { 'acme.prep.md': ACME };
    expect(results(await rename(endOf('outline | Ann'), 'Zoë “Z” Müller'), texts)).toEqual({
      'acme.prep.md': ACME.replaceAll('Ann Lee', 'Zoë “Z” Müller'),
    });
    expect(results(await rename(endOf('# Acme'), 'Acme: Inc'), texts)).toEqual({
      'acme.prep.md': ACME.replaceAll('Acme', 'Acme: Inc').replace(
        'company: Acme: Inc',
        'company: "Acme: Inc"',
      ),
    });
    expect(await bench.ask('prepareRename', { position: endOf('# Ac') })).toMatchObject({
      placeholder: 'Acme',
    });
  });

  test.each([
    ['  ', 'A name is one line of text.'],
    ['Ann\nLee', 'A name is one line of text.'],
    ['Ann | Lee', 'A name holds no “|”, which would end the cell of a table.'],
  ])('is not renamed to %j', async (name, message) => {
    await bench.start();
    await expect(rename(endOf('outline | Ann'), name)).rejects.toMatchObject({
      code: -32803,
      message,
    });
  });

  test('nothing else can be renamed', async () => {
    await bench.start();
    expect(await bench.ask('prepareRename', { position: endOf('## Debug') })).toBeNull();
    expect(await rename(endOf('## Debug'), 'x')).toBeNull();
  });
});

test.each([
  ['utf-8', 32],
  ['utf-32', 22],
])('names are counted in %s', async (encoding, character) => {
  await bench.start({ general: { positionEncodings: [encoding] } });
  const text =
    '# Acme\n\né🎉日 Interviewers: 日本, Zoë Lee (Staff)\n\n- Interviewers: Zoë Lee, Staff\n';
  await bench.type(text);
  const edit = await bench.ask<WorkspaceEdit>('rename', {
    position: { line: 4, character: 18 },
    newName: 'Ann',
  });
  const [first] = edit.changes![bench.uri('acme.prep.md')]!;
  expect(first!.range.start).toEqual({ line: 2, character });
});

describe('moved files', () => {
  const will = (...moves: [string, string][]) =>
    bench.client.connection.sendRequest<WorkspaceEdit | null>('workspace/willRenameFiles', {
      files: moves.map(([from, to]) => ({ oldUri: bench.uri(from), newUri: bench.uri(to) })),
    });
  const BELOW = '---\nlines: ../lines.prep.md\n---\n# Beta\n';
  const texts = { 'acme.prep.md': ACME, 'a/beta.prep.md': BELOW };
  const keys = async (...moves: [string, string][]) =>
    Object.fromEntries(
      Object.entries(results(await will(...moves), texts)).map(([path, text]) => [
        path,
        /^lines: .*$/m.exec(text)![0],
      ]),
    );

  test.each<[string, [string, string][], Record<string, string>]>([
    [
      'the shared lines',
      [['lines.prep.md', 'shared/mine.md']],
      { 'acme.prep.md': 'lines: shared/mine.md', 'a/beta.prep.md': 'lines: ../shared/mine.md' },
    ],
    [
      'to a name that YAML reads otherwise',
      [['lines.prep.md', 'a: b #1.md']],
      { 'acme.prep.md': 'lines: "a: b #1.md"', 'a/beta.prep.md': 'lines: "../a: b #1.md"' },
    ],
    [
      'a note',
      [['acme.prep.md', 'x/y/acme.prep.md']],
      { 'acme.prep.md': 'lines: ../../lines.prep.md' },
    ],
    ['a folder of notes', [['a', 'b/c']], { 'a/beta.prep.md': 'lines: ../../lines.prep.md' }],
    [
      'notes and their lines together',
      [
        ['lines.prep.md', 'x/lines.prep.md'],
        ['acme.prep.md', 'x/acme.prep.md'],
      ],
      { 'a/beta.prep.md': 'lines: ../x/lines.prep.md' },
    ],
    ['something else', [['README.md', 'b.md']], {}],
    ['something that begins alike', [['lines', 'b']], {}],
  ])('%s', async (_name, moves, expected) => {
    bench.write('a/beta.prep.md', BELOW);
    await bench.start();
    await bench.client.diagnostics(bench.uri('a/beta.prep.md'));
    expect(await keys(...moves)).toEqual(expected);
  });

  test('a path in several lines gives way to one', async () => {
    const note = (path: string) => `---\nlines: ${path}\n---\n# Beta\n`;
    const before = note('>-\n  ../lines.prep.md');
    bench.write('a/beta.prep.md', before);
    await bench.start();
    await bench.client.diagnostics(bench.uri('a/beta.prep.md'));
    const edit = await will(['a', 'b/c']);
    expect(results(edit, { 'a/beta.prep.md': before })).toEqual({
      'a/beta.prep.md': note('../../lines.prep.md'),
    });
  });
});
