import { expect, test } from 'vitest';
import type { DocumentSymbol, SelectionRange } from 'vscode-languageserver-protocol/node';
import { Bench, endOf } from './acme.ts';

const bench = new Bench();

test('code lens and inlay hints', async () => {
  await bench.start({}, { inlayHints: true });
  const lenses = await bench.ask<{ command: { title: string } }[]>('codeLens', {});
  expect(lenses.map(({ command }) => command.title)).toEqual([
    '7 of 9 · next: when is the level set?',
    '1 gap',
    '1 gap',
  ]);
  const hints = await bench.ask<{ label: string }[]>('inlayHint', {
    range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
  });
  expect(hints.map(({ label }) => label)).toEqual([
    'answered',
    'answered',
    'answered',
    'open',
    'done',
    'open',
    'done',
    'done',
  ]);
});

test('symbols of the note and of the workspace', async () => {
  await bench.start({
    textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
  });
  const tree = await bench.ask<DocumentSymbol[]>('documentSymbol', {});
  // A part has all of its title's line; its name is its title.
  expect(tree.map(({ range, selectionRange }) => [range.start, selectionRange.start])).toEqual(
    [9, 21].map((line) => [
      { line, character: 0 },
      { line, character: 3 },
    ]),
  );
  expect(
    tree.map(({ name, detail, children }) => [
      name,
      detail,
      children!.map((child) => `${child.name}: ${child.detail}`),
    ]),
  ).toEqual([
    [
      'Debug the process',
      '3 of 7',
      [
        'Interview formats: done',
        'Preparation: done',
        'Interviewers: done',
        'Deep dive: deep-dive',
        'Ann Lee: staff-plus',
        'Coding: coding',
        'Leveling: open',
      ],
    ],
    [
      'Finish well',
      '3 of 4',
      [
        'Negotiate the details: done',
        'Brief references: open',
        'Send follow-up emails: done',
        'Accept sell chats: done',
      ],
    ],
  ]);
  const found = await bench.client.connection.sendRequest<{ name: string }[]>('workspace/symbol', {
    query: 'l',
  });
  expect(found.map(({ name }) => name)).toEqual([
    'Ann Lee',
    'L1: no leetcode',
    'L2: a company I can explain',
  ]);
});

test('folding, selection ranges, highlights and links', async () => {
  await bench.start();
  const folds = await bench.ask<{ startLine: number; endLine: number }[]>('foldingRange', {});
  expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
    [0, 5],
    [7, 26],
    [9, 19],
    [21, 26],
  ]);
  const [selection] = await bench.ask<SelectionRange[]>('selectionRange', {
    positions: [endOf('Brief')],
  });
  const lines: number[][] = [];
  for (let at: SelectionRange | undefined = selection; at; at = at.parent)
    lines.push([at.range.start.line, at.range.start.character, at.range.end.line]);
  expect(lines).toEqual([
    [24, 6, 24],
    [24, 0, 24],
    [23, 0, 26],
    [21, 0, 26],
    [7, 0, 26],
    [0, 0, 27],
  ]);
  // Where a title's line begins too.
  const [outer] = await bench.ask<SelectionRange[]>('selectionRange', {
    positions: [{ line: 21, character: 0 }],
  });
  expect([outer!, outer!.parent!].map(({ range }) => [range.start, range.end.line])).toEqual([
    [{ line: 21, character: 0 }, 21],
    [{ line: 21, character: 0 }, 26],
  ]);
  expect(
    await bench.ask<unknown[]>('documentHighlight', { position: endOf('| outline | Ann') }),
  ).toHaveLength(2);
  const links = await bench.ask<{ target: string }[]>('documentLink', {});
  expect(links.map(({ target }) => target.replace(/^.*\//, ''))).toEqual([
    'interviewing-staff-plus-roles#debug-the-process',
    'interviewing-staff-plus-roles#finish-well',
    'lines.prep.md',
  ]);
});

test('semantic tokens tell the state', async () => {
  await bench.start();
  const { data } = await bench.ask<{ data: number[] }>('semanticTokens/full', {});
  const types = data.filter((_, i) => i % 5 === 3);
  expect(types.filter((type) => type === 3)).toHaveLength(1);
  expect(types.filter((type) => type === 2)).toHaveLength(1);
});

test('outline, hints and tokens tell the same of what is said in sentences', async () => {
  await bench.start({}, { inlayHints: true });
  const text =
    'Formats: three calls\nInterviewers: ask recruiter\nThe level is decided by the committee.\n\nRefs are briefed.\n';
  await bench.type(text);
  const symbols = await bench.ask<{ name: string }[]>('documentSymbol', {});
  expect(symbols.map(({ name }) => name)).toEqual([
    'Interview formats',
    'Interviewers',
    'Leveling',
    'Brief references',
  ]);
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const hints = await bench.ask<{ label: string }[]>('inlayHint', { range });
  expect(hints.map(({ label }) => label)).toEqual(['answered', 'open', 'answered', 'done']);
  const { data } = await bench.ask<{ data: number[] }>('semanticTokens/full', {});
  const tokens = Array.from({ length: data.length / 5 }, (_, i) => data.slice(5 * i, 5 * i + 4));
  // Lines and characters from the one before, how long, and of which type.
  expect(tokens).toEqual([
    [0, 0, 9, 0],
    [1, 0, 14, 1],
    [0, 14, 13, 2],
    [1, 0, 38, 0],
    [2, 0, 17, 0],
  ]);
});
