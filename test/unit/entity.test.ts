import { expect, test } from 'vitest';
import { entityAt, occurrences, renaming } from '../../server/src/features/entity.ts';
import { notesOf } from '../../server/src/features/navigation.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

function open(texts: Readonly<Record<string, string>>) {
  const workspace = new Workspace(() => '2026-11-24');
  for (const [path, text] of Object.entries(texts)) workspace.put(path, text);
  return workspace;
}

const NOTE =
  '---\ncompany: Acme\n---\n# Acme, and Acmeville\n\nAcme or reAcme, Acme.\n\n## Interviewers\n\n- Ann Lee, Staff Engineer\n';

test('a name is renamed as a whole word, in the front matter as YAML', () => {
  const note = open({ 'a.prep.md': NOTE }).at('a.prep.md')!.note;
  const { entity } = entityAt(note, NOTE.indexOf('# Acme') + 2)!;
  expect(entity).toEqual({ type: 'company', name: 'Acme' });
  expect(occurrences(note, entity)).toHaveLength(4);
  expect(applyEdits(NOTE, renaming(note, entity, 'Fern: Hill'))).toBe(
    NOTE.replace('company: Acme', 'company: "Fern: Hill"')
      .replace('# Acme,', '# Fern: Hill,')
      .replace('\nAcme or', '\nFern: Hill or')
      .replace('reAcme, Acme.', 'reAcme, Fern: Hill.'),
  );
  expect(entityAt(note, NOTE.indexOf('Acmeville') + 6)).toBeUndefined();
});

const NAMING = ['lines.prep.md', 'b.prep.md', 'c.prep.md'];

test.each([
  ['a person is of its own note', 'a.prep.md', 'Ann Lee', ['a.prep.md']],
  ['a line is of all notes that see it and name it', 'b.prep.md', 'L1', NAMING],
  ['from the shared lines too', 'lines.prep.md', 'L1', NAMING],
  ['a line that a note draws is its own', 'd.prep.md', 'D7', ['d.prep.md']],
  ['one that nobody draws is too', 'b.prep.md', 'L9', ['b.prep.md']],
])('%s', (_what, path, name, paths) => {
  const texts: Record<string, string> = {
    'a.prep.md': NOTE,
    'lines.prep.md': '# My lines\n\n- L1: no travel\n',
    'b.prep.md': '# B\n\nThis crosses L1 and crosses L9.\n',
    'c.prep.md': '# C\n\nL1 is crossed.\n',
    'd.prep.md': '# D\n\n## My lines\n\n- D7: no shifts\n\n## Process\n\nIt crosses D7.\n',
  };
  const workspace = open(texts);
  const located = workspace.at(path)!;
  const { entity } = entityAt(located.note, texts[path]!.indexOf(name))!;
  expect(entity.name).toBe(name);
  expect(notesOf(workspace, located, entity).map((each) => each.path)).toEqual(paths);
  // Whoever gives it another name asks where that is taken, too.
  const withTaken = notesOf(workspace, located, entity, 'D7').map((each) => each.path);
  expect(withTaken).toEqual(paths.length > 1 ? [...paths, 'd.prep.md'] : paths);
});
