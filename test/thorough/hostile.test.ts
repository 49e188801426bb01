import { expect, test } from 'vitest';
import { Workspace } from '../../server/src/workspace/workspace.ts';

/** What no person writes, and what must neither stop us nor hide what stands beside it. */
const HOSTILE: Readonly<Record<string, string>> = {
  'ten thousand quotes': `${'>'.repeat(10_000)} x`,
  'a thousand nested lists': Array.from({ length: 1000 }, (_, i) => `${'  '.repeat(i)}- a`).join(
    '\n',
  ),
  'ten thousand brackets': '['.repeat(10_000) + ']'.repeat(10_000),
  'a line of 5 MB': 'a'.repeat(5_000_000),
  'a hundred thousand titles': '# a\n'.repeat(100_000),
  'a table of a hundred thousand cells': `| a | b |\n| - | - |\n${'| x | y |\n'.repeat(50_000)}`,
  'stars without end': '**'.repeat(100_000),
  'underscores without end': '_'.repeat(100_000),
  'backticks without end': `x ${'`'.repeat(100_000)}`,
  'emphasis that never closes': '*a **b '.repeat(20_000),
  'links that never close': '[a](b '.repeat(20_000),
  'tags that never close': '<a '.repeat(50_000),
  'NUL, lone surrogates, separators, overrides': 'a\0b \ud800 \u2028 \u2029 \u0085 \u202e',
  'names of prototypes':
    '- __proto__: x\n- constructor: y\n- toString: z\n\n## constructor\n\n## __proto__',
};

test.each(Object.entries(HOSTILE))('%s', (_name, text) => {
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put(
    'a.prep.md',
    `# Acme\n\n## Interviewers\n\nTBD\n\n## Notes\n\n${text}\n\n## Draw your lines\n\n- L1: do I relocate?\n`,
  );
  const { findings } = workspace.check(workspace.at('a.prep.md')!);
  const said = findings.map(({ rule, subject }) => `${rule.id} ${subject}`);
  expect(said).toContain('unanswered-question interviewers');
  expect(said).toContain('undecided-line L1');
  expect(said).not.toContain('missing-lines lines');
});

test.each([
  [
    'an alias that grows without end',
    `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghij'
      .split('')
      .map((key, i) => `${key}: &${key} [${`*${'abcdefghi'[i]},`.repeat(9)}]`)
      .join('\n')}`,
    ['yaml'],
  ],
  ['names of prototypes', '__proto__: x\nconstructor: y\ntoString: z', []],
  ['tags', 'company: !!binary xyz\nstage: !custom offer', []],
  ['no mapping', '- a\n- b', ['yaml']],
])('front matter: %s', (_name, yaml, subjects) => {
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put('a.prep.md', `---\n${yaml}\n---\n# Acme\n`);
  const { findings } = workspace.check(workspace.at('a.prep.md')!);
  const found = findings.filter(({ rule }) => rule.id === 'invalid-front-matter');
  expect(found.map(({ subject }) => subject)).toEqual(subjects);
});

test.each(['```\nnever closed', '<!-- never closed', '---\na: b\nnever closed'])(
  'left open: %j',
  (text) => {
    const workspace = new Workspace(() => '2026-11-24');
    workspace.put('a.prep.md', `${text}\n\n# Acme\n`);
    expect(() => workspace.check(workspace.at('a.prep.md')!)).not.toThrow();
  },
);
