import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyChanges } from '../../server/src/lsp/document.ts';

const at = (line: number, character: number) => ({ line, character });
const from = (a: [number, number], b: [number, number], text: string) => ({
  range: { start: at(...a), end: at(...b) },
  text,
});
const TEXT = 'one\ntwo\r\nthree\n';

test.each([
  ['none', [], TEXT, { start: 0, end: 0, length: 0 }],
  ['one', [from([1, 0], [1, 3], 'TWO')], 'one\nTWO\r\nthree\n', { start: 4, end: 7, length: 3 }],
  [
    'two in turn, as one',
    [from([0, 0], [0, 3], '1'), from([1, 3], [2, 5], '!')],
    '1\ntwo!\n',
    { start: 0, end: 14, length: 6 },
  ],
  [
    'one whose end stands before its start',
    [from([1, 3], [1, 0], '2')],
    'one\n2\r\nthree\n',
    { start: 4, end: 7, length: 1 },
  ],
  ['the whole', [{ text: 'one\nthree\n' }], 'one\nthree\n', { start: 5, end: 10, length: 0 }],
  [
    'one beyond the text',
    [from([9, 9], [9, 9], 'four')],
    `${TEXT}four`,
    { start: 15, end: 15, length: 4 },
  ],
])('changes of a document: %s', (_name, changes, text, change) => {
  const before = TextDocument.create('file:///a.md', 'markdown', 1, TEXT);
  const { document, change: made } = applyChanges(before, changes, 2, 'utf-16');
  expect([document.getText(), document.version]).toEqual([text, changes.length > 0 ? 2 : 1]);
  expect(made).toEqual(change);
});
