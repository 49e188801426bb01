import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultsOf, regexps } from '../../scripts/regexps.mjs';

const EXAMPLES = join(import.meta.dirname, '..', '..', 'examples');
const LINES_IN_A_TABLE =
  '## Draw your lines\n\n| Id | Line |\n| --- | --- |\n| L1 | No leetcode |\n';

/** Those of libraries that are never matched against much of a note, and why. */
const ACCEPTED: Readonly<Record<string, string>> = {
  '{([^}]+)}': 'our own messages',
  '\\n+(?!\\n|$)': 'YAML that is written, which we never do',
  '(?:^|\\n)([\\t ].*)(?:([\\n\\t ]*)\\n(?![\\n\\t ]))?': 'YAML that is written',
  '000000\\d*$': 'times of YAML 1.1, which we don’t read',
  '[\\n\\r]+$': 'errors of YAML in colour, which we don’t ask for',
  '[ \\t]+$': 'a line of front matter, which is not read when it is longer than 20,000 characters',
  '^[ \\t]+|[ \\t]+$': 'the same',
  '^(.+) ?<([^>]+)>$': 'who organises an event, of which we say nothing',
};

type Modules = Record<string, Record<string, (...args: unknown[]) => unknown>>;

/** Does with the examples what makes expressions while the server runs. */
function use(modules: Modules): void {
  type Place = { note: object; path: string };
  type Fix = { fix?: { edits: unknown[] } };
  const { Workspace } = modules['workspace/workspace.ts'] as unknown as {
    Workspace: new (
      today: () => string,
    ) => {
      put(path: string, text: string): void;
      notes(): Place[];
      check(of: Place): { findings: Fix[] };
    };
  };
  const workspace = new Workspace(() => '2026-11-24');
  const names = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((each) => each.endsWith('.md')))
    workspace.put(name, readFileSync(join(EXAMPLES, name), 'utf8'));
  workspace.put('table.prep.md', LINES_IN_A_TABLE);
  const { nameFault } = modules['features/entity.ts']!;
  for (const located of workspace.notes())
    for (const { fix } of workspace.check(located).findings) void fix?.edits;
  nameFault!({ type: 'line', name: 'L1' }, 'L2', []);
}

test('no regular expression takes longer than its text grows, those made at work and of libraries included', async () => {
  const { all, unseen } = await regexps(use as never);
  expect(unseen).toEqual([]);
  expect(all.filter(({ ours }) => ours).length).toBeGreaterThan(400);
  const slow = all.filter((each) => faultsOf(each).length > 0);
  expect(
    slow
      .filter(({ ours, source }) => ours || !(source in ACCEPTED))
      .map(({ place, source }) => `${place} ${source}`),
  ).toEqual([]);
  // What is gone, or was made better, is accepted no longer.
  expect(new Set(slow.map(({ source }) => source))).toEqual(new Set(Object.keys(ACCEPTED)));
});

test('the tool finds what it is for', () => {
  expect(faultsOf({ source: '^(a+)+$', flags: '' })[0]).toMatch(/^exponential/);
  expect(faultsOf({ source: 'x\\s*\\s*y', flags: '' })[0]).toMatch(/^polynomial/);
  expect(faultsOf({ source: '\\s+x', flags: '' })[0]).toMatch(/^polynomial/);
  expect(faultsOf({ source: '^a+b$', flags: '' })).toEqual([]);
});
