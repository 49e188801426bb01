import { expect, test, vi } from 'vitest';
import type { Entity } from '../../server/src/features/entity.ts';
import { editsForMoves } from '../../server/src/features/moves.ts';
import { definitionOf, notesOf, referencesTo } from '../../server/src/features/navigation.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

/** A thousand notes, of which three hold L1, one draws it itself, and one names where the lines are. */
function many(): Workspace {
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put('lines.prep.md', '# Lines\n\n- L1: remote\n- L2: a deep dive\n');
  for (let i = 0; i < 1000; i++) workspace.put(`a/n${i}.prep.md`, `# Company ${i}\n`);
  for (const i of [7, 8, 9]) workspace.put(`a/n${i}.prep.md`, '# Acme\n\nIt crosses L1.\n');
  workspace.put('a/n10.prep.md', '# Own\n\n## My lines\n\n- L1: no\n\nIt crosses L1.\n');
  workspace.put('a/n11.prep.md', '---\nlines: ../lines.prep.md\n---\n# Beta\n');
  workspace.put('a/n12.prep.md', '# Taken\n\n## My lines\n\n- M3: no\n');
  return workspace;
}
const L1: Entity = { type: 'line', name: 'L1' };

test('of many notes only those are read that may hold what is asked about', () => {
  const workspace = many();
  const from = workspace.at('a/n7.prep.md')!;
  const paths = ['lines.prep.md', 'a/n7.prep.md', 'a/n8.prep.md', 'a/n9.prep.md'];
  const read = vi.spyOn(workspace, 'at');
  expect(referencesTo(workspace, from, L1).map(({ located }) => located.path)).toEqual(paths);
  // And those in which the new name may be taken.
  expect(
    notesOf(workspace, from, L1, 'M3')
      .map(({ path }) => path)
      .sort(),
  ).toEqual([...paths, 'a/n12.prep.md'].sort());
  expect(definitionOf(workspace, from, L1)?.located.path).toBe('lines.prep.md');
  expect(workspace.sharedPaths()).toEqual(['lines.prep.md']);
  expect([
    ...editsForMoves(workspace, [{ from: 'lines.prep.md', to: 'x.prep.md' }]).keys(),
  ]).toEqual(['a/n11.prep.md']);
  const others = read.mock.calls.flatMap(([path]) => (path === 'lines.prep.md' ? [] : [path]));
  expect(new Set(others).size).toBeLessThan(8);
});
