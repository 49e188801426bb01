// When a note tells that a concern about the loop was raised, and what is written where it tells of none.
import { expect, test } from 'vitest';
import { applyEdits } from '../../server/src/text/edit.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

/** Two rounds, neither of which lets someone show past work, and what else the note says. */
function find(more: string) {
  const workspace = new Workspace(() => '2026-11-24');
  const text = `# Acme\n\n## Formats\n\n- Coding\n- Design\n\n${more}`;
  workspace.put('acme.prep.md', text);
  const { findings } = workspace.check(workspace.at('acme.prep.md')!);
  const loop = findings.find(({ rule }) => rule.id === 'no-showcase')!;
  const raised = !findings.some(({ rule }) => rule.id === 'unraised-concern');
  return { text, loop, raised };
}

test.each([
  '## Concerns\n\n- No deep dive: told the recruiter',
  '## Concerns\n\n- No deep dive, told Jo that one is missing',
  '## Concerns\n\n- No deep dive, emailed them',
  '## Concerns\n\n- [x] no deep dive, raised',
  '## Concerns\n\n- no deep dive\n- [x] raise it',
  '## Bedenken\n\n- Kein Deep Dive, angesprochen',
  '## Inquietudes\n\n- Sin deep dive: planteado',
  '## Bedenken\n\n- Kein Deep Dive; angesprochen, noch keine Antwort',
  '- Concerns: no deep dive, told the recruiter',
  '- [x] Concerns: no deep dive',
  '## Notes\n\nI raised the missing deep dive on Monday.',
  '## To do\n\n- [x] Raise the missing deep dive',
])('raised: %j', (more) => {
  const { loop, raised } = find(more);
  expect([raised, loop.severity]).toEqual([true, 'information']);
});

test.each([
  '',
  '## Concerns\n\n- No deep dive',
  '## Concerns\n\n- No deep dive, should be raised',
  '## Concerns\n\n- No deep dive, raised?',
  '## Concerns\n\n- No deep dive, not raised yet',
  '## Concerns\n\n- [ ] no deep dive, raise it',
  '## Concerns\n\n- They wrote that it is fine',
  '## Bedenken\n\n- Kein Deep Dive, wird noch angesprochen',
  '## Notes\n\nDas Gehalt haben sie angesprochen.',
  '## Notes\n\nThey raised a Series B for the platform round.',
  '## Notes\n\nTold Jo about the loop.',
  '## Notes\n\nThey raised my hopes.',
  '## My lines\n\n- L1: I have raised the level of my last panel.',
  '## Raised the panel\n\nNothing yet.',
  '## To do\n\n- [ ] Raise the missing deep dive',
  '- Concerns: no deep dive, to be told to the recruiter',
])('not raised: %j', (more) => {
  const { loop, raised } = find(more);
  expect([raised, loop.severity]).toEqual([false, 'warning']);
});

const TEXT = 'No deep dive into past work and no presentation in this loop.';
const ITEM = `- [ ] ${TEXT} (to be raised with the recruiter)\n`;

test.each([
  ['under its title', '## Concerns\n\n- The level\n', `## Concerns\n\n- The level\n${ITEM}`],
  ['under a title of its own', '', `## Concerns\n\n${ITEM}`],
  [
    'not into a label',
    '- Concerns: the level\n',
    `- Concerns: the level\n\n## Concerns\n\n${ITEM}`,
  ],
])('a concern is written %s', (_where, before, after) => {
  const { text, loop } = find(before);
  const fix = loop.fix!;
  expect({ ...fix, edits: applyEdits(text, fix.edits) }).toEqual({
    title: 'Insert a concern to raise',
    edits: `# Acme\n\n## Formats\n\n- Coding\n- Design\n\n${after}`,
    safe: true,
  });
});

test('a concern that stands in the note is not written again', () => {
  expect(find(`${TEXT}\n`).loop.fix).toBeUndefined();
});
