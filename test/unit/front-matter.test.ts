// What front matter says, and what is said of it where it can't be read: the whole of both.
import { expect, test } from 'vitest';
import { entryOf, readFrontMatter } from '../../server/src/note/front-matter.ts';

const LONG =
  'The front matter is too long to be read: move what is not about the opportunity below it.';
const DEEP = 'The front matter is too deeply nested to be read: give each key a plain value.';
const TWICE = 'This key stands in the front matter twice: delete one of them.';
const YAML =
  'The front matter is no valid YAML from here on: put a text with a colon, bracket or quote in quotes.';
const KEYS = 'The front matter holds no keys with values: write them as “key: value”.';
const ALIAS = 'The aliases of the front matter expand beyond reason: write the values out.';

function look(source: string) {
  const { span, entries, problem } = readFrontMatter(source, { offset: 0 });
  const written = ({ start, end }: { start: number; end: number }) => source.slice(start, end);
  return {
    ends: span?.end,
    entries: entries.map(({ key, keySpan, span: place, values }) => [
      key,
      written(keySpan),
      written(place),
      values.map((value) => [value.text, written(value.span)]),
    ]),
    problem: problem && [problem.message, written(problem.span)],
  };
}

const block = (yaml: string) => `---\n${yaml}---\n# Acme\n`;

test.each([
  ['', undefined],
  ['# Acme\n', undefined],
  ['---\ncompany: Acme\n', undefined],
  ['---\n---\n# Acme\n', 7],
  ['---\n\n\n---\n', 9],
  ['---  \ncompany: Acme\n---  \n# Acme\n', 25],
  ['---\r\ncompany: Acme\r\n---\r\n', 23],
])('%j ends at %s', (source, end) => {
  const { ends, problem } = look(source);
  expect([ends, problem]).toEqual([end, undefined]);
});

test.each(['>-', '|', '|+'])('the line break behind a block %s is not its value’s', (mark) => {
  const [entry] = look(block(`company: ${mark}\n  Acme\n\nstage: onsite\n`)).entries;
  expect(entry).toEqual([
    'company',
    'company',
    `${mark}\n  Acme`,
    [[expect.stringMatching(/^Acme\n*$/), `${mark}\n  Acme`]],
  ]);
});

test('keys with plain, quoted, listed and empty values', () => {
  expect(
    look(
      block(
        'Company: Acme # a comment\nrole: "Staff: Engineer"\ndays: [one, two]\nmore:\n  - three\n  - {a: four}\nnext:\nlines: ~\n1: five\n? [x]\n: six\n',
      ),
    ).entries,
  ).toEqual([
    ['Company', 'Company', 'Acme', [['Acme', 'Acme']]],
    ['role', 'role', '"Staff: Engineer"', [['Staff: Engineer', '"Staff: Engineer"']]],
    [
      'days',
      'days',
      '[one, two]',
      [
        ['one', 'one'],
        ['two', 'two'],
      ],
    ],
    [
      'more',
      'more',
      '- three\n  - {a: four}',
      [
        ['three', 'three'],
        ['four', 'four'],
      ],
    ],
    ['next', 'next', 'next', []],
    ['lines', 'lines', 'lines', []],
    ['1', '1', 'five', [['five', 'five']]],
  ]);
});

test.each([
  ['company: [Acme\n', YAML, 'company: [Acme'],
  ['company: Acme\nrole: "Staff\nstage: x\n', YAML, 'stage: x'],
  ['a: b\n  c: d\n', YAML, 'a: b'],
  ['company: Acme\ncompany: Beta\n', TWICE, 'company: Acme'],
  ['- one\n- two\n', KEYS, '- one\n- two'],
  ['just a text\n', KEYS, 'just a text'],
  [`a: ${'['.repeat(101)}${']'.repeat(101)}\n`, DEEP, `a: ${'['.repeat(101)}${']'.repeat(101)}`],
  [`a: b\n${' '.repeat(201)}c: d\n`, DEEP, 'a: b'],
  [`a: b\nc: ${'x'.repeat(20_000)}\n`, LONG, 'a: b'],
])('%j can’t be read', (yaml, message, where) =>
  expect(look(block(yaml)).problem).toEqual([message, where]),
);

test('brackets that are closed, and anchors that are used, are no reason to refuse', () => {
  expect(look(block(`a: ${'[]'.repeat(1)}\nb: "${'[]'.repeat(150)}"\n`)).problem).toBeUndefined();
  expect(look(block('a: &x one\nb: *x\n')).problem).toBeUndefined();
});

test('aliases of aliases are', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c, *c]\n`;
  expect(look(block(bomb)).problem).toEqual([ALIAS, bomb.trimEnd()]);
});

test('an entry is found by any of its keys, in any case, where it has a value', () => {
  const read = readFrontMatter(block('Stage:\nstatus: offer\n'), { offset: 0 });
  expect(entryOf(read, 'stage', 'status')?.key).toBe('status');
  expect(entryOf(read, 'stage')).toBeUndefined();
});
