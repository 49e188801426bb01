// Front matter that no person writes, and what is left open; the rest is in test/protocol/hostile.test.ts.
import { expect, test } from 'vitest';
import { Workspace } from '../../server/src/workspace/workspace.ts';

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
