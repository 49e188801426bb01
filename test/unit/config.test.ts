import { expect, test } from 'vitest';
import { divide } from '../../server/src/lsp/settings.ts';
import { parseConfig } from '../../server/src/workspace/config.ts';

/** What is read of a configuration, and what is said of which piece of it. */
function read(text: string) {
  const { config, problems } = parseConfig(text);
  return [config, problems.map(({ message, start, end }) => [message, text.slice(start, end)])];
}

test.each([
  [
    '{ "placeholders": ["soon", 5] }',
    { placeholders: ['soon'] },
    ['“placeholders” should be a list of texts.', '5'],
  ],
  ['{ "include": "a.md" }', { include: ['a.md'] }],
  ['{ "include": {} }', { include: [] }, ['“include” should be a list of texts.', '{}']],
  [
    '{ "headings": { "lines": [null, "red lines"] } }',
    { headings: { lines: ['red lines'] } },
    ['“lines” should be a list of texts.', 'null'],
  ],
  [
    '{ "rules": { "missing-lines": "off" }, "rules": { "missing-finish": "off" } }',
    { rules: { 'missing-finish': 'off' } },
    ['“rules” stands here twice: the last one counts.', '"rules"'],
  ],
  [
    '{ "rules": { "missing-lines": "loud", "missing-lines": "off" } }',
    { rules: { 'missing-lines': 'off' } },
    ['“missing-lines” stands here twice: the last one counts.', '"missing-lines"'],
  ],
  [
    '{ "rules": { "missing-lines": "loud" } }',
    { rules: {} },
    ['“missing-lines” should be one of off, hint, information, warning, error.', '"loud"'],
  ],
])('what is understood counts, and the rest is told of: %s', (text, config, ...problems) => {
  expect(read(text)).toEqual([config, problems]);
});

test('settings of the editor that make no sense are told of, and the default counts', () => {
  const settings = { run: 'save', focusMode: true, inlayHints: 'yes', trace: 'off', rules: {} };
  expect(divide(settings)).toEqual({
    own: { rules: {} },
    editor: { focusMode: true },
    problems: [
      { message: '“run” should be one of onType, onSave.' },
      { message: '“inlayHints” should be one of false, true.' },
    ],
  });
});
