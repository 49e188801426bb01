import fc from 'fast-check';
import ignore from 'ignore';
import picomatch from 'picomatch';
import { expect, test } from 'vitest';
import { globs } from '../../server/src/workspace/glob.ts';
import { Ignored } from '../../server/src/workspace/ignored.ts';

test.each([
  ['**/*.md', ['a.md', 'b/c/a.md', '.hidden/a.md'], ['a.markdown', 'a.md/b']],
  ['jobs/*.md', ['jobs/a.md'], ['a.md', 'jobs/b/a.md', 'my jobs/a.md']],
  ['jobs/**', ['jobs/a.md', 'jobs/b/a.md'], ['jobs.md', 'my/jobs/a.md']],
  ['**/jobs/**/a?.md', ['jobs/ab.md', 'x/jobs/y/z/ab.md'], ['jobs/a.md', 'jobs/abc.md']],
  ['./a.md', ['a.md'], ['b.md']],
  ['{a,b/{c,d}}.md', ['a.md', 'b/c.md', 'b/d.md'], ['b.md', 'c.md']],
  ['[a-c]*[!x].md', ['ab.md', 'c-y.md'], ['ax.md', 'd1.md']],
  ['[]-]\\*.md', [']*.md', '-*.md'], ['a*.md', ']a.md']],
  ['{a}[.md', ['{a}[.md'], ['a.md']],
])('%s', (written, holds, not) => {
  const matches = globs([written]);
  expect([holds.filter(matches), not.filter(matches)]).toEqual([holds, []]);
});

const name = fc.string({ unit: fc.constantFrom('a', 'b', '-', '.md'), minLength: 1, maxLength: 4 });
const path = fc
  .array(name, { minLength: 1, maxLength: 4 })
  .map((names) => names.join('/'))
  .filter((each) => !/(?:^|\/)\.{1,2}(?:\/|$)/.test(each));
const part = fc.oneof(
  fc.constant('**'),
  fc.string({
    unit: fc.constantFrom('a', 'b', '-', '.md', '*', '?', '[ab]', '[!a]'),
    minLength: 1,
    maxLength: 4,
  }),
);
const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
// What `a**` means, and whether `*/**` holds `a`, is each library’s own affair.
const isClear = (written: string) => !/\*{3}|[^/]\*\*|\*\*[^/]|[*?\]]\/\*\*$/.test(written);
const RUNS = { numRuns: Number(process.env.FUZZ_RUNS ?? 1000), seed: 20261124 };

test('globs mean what a library has them mean', () => {
  fc.assert(
    fc.property(fc.tuple(pattern, pattern, pattern), path, (parts, of) => {
      // That library has `[!a]` mean `!` or `a`, unlike editors.
      const [start, one, other] = parts.map((each) => each.replaceAll('[!', '[^')) as [
        string,
        string,
        string,
      ];
      const both = [start + one, start + other];
      fc.pre(both.every(isClear));
      const expected = picomatch.isMatch(of, both, { dot: true });
      expect(globs(both)(of)).toBe(expected);
      expect(globs([`${start}{${one},${other}}`])(of)).toBe(expected);
    }),
    RUNS,
  );
});

const rule = fc
  .tuple(fc.constantFrom('', '!', '/', '!/'), pattern, fc.constantFrom('', '/', '  ', ' \\ '))
  .map((parts) => parts.join(''))
  .filter((each) => !each.includes('***'));

test('rules of .gitignore mean what a library has them mean', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof({ weight: 9, arbitrary: rule }, fc.constantFrom('', '# a', '\\#a', '\\!a')),
        {
          maxLength: 5,
        },
      ),
      path,
      (rules, of) => {
        const ours = new Ignored();
        ours.put('', rules.join('\n'));
        expect(ours.leavesOut(of)).toBe(ignore().add(rules.join('\n')).ignores(of));
      },
    ),
    RUNS,
  );
});

test('no glob and no rule takes for ever, whatever the files are called', () => {
  const many = '*a'.repeat(100);
  const folders = '**/a/'.repeat(80);
  const longName = 'a'.repeat(1000);
  const deep = 'a/'.repeat(1000);
  for (const written of [
    `${many}b`,
    `${folders}b`,
    `${'{a,*a}'.repeat(80)}b`,
    `${'[a-z]*'.repeat(80)}1`,
  ]) {
    const ignored = new Ignored();
    ignored.put('', written);
    for (const of of [longName, `${deep}c`, longName.repeat(4)]) {
      expect(globs([written])(of)).toBe(false);
      expect(ignored.leavesOut(of.slice(0, 200))).toBe(false);
    }
  }
});
