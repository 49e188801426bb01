import { expect, test } from 'vitest';
import { type Entity, entityAt, occurrences, renaming } from '../../server/src/features/entity.ts';
import { definitionOf, notesOf } from '../../server/src/features/navigation.ts';
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

/** What a note becomes when something that it names gets another name. */
function renamed(text: string, entity: Entity, name: string): string {
  const { note } = open({ 'a.prep.md': text }).at('a.prep.md')!;
  return applyEdits(text, renaming(note, entity, name));
}

test.each([
  ['<https://Acme.com/x> https://x.com/Acme x.com/Acme www.Acme.com', undefined],
  ['hr@Acme.com, Acme.jobs@x.com, `Acme` and `at Acme`, Acme.com', undefined],
  ['**Ac**me', undefined],
  ['[Acme](https://Acme.com)', '[Zed](https://Acme.com)'],
  [
    'Acme-wide, ex-Acme, @Acme, (Acme) **Acme**’s, Acme/Beta',
    'Zed-wide, ex-Zed, @Zed, (Zed) **Zed**’s, Zed/Beta',
  ],
  ['Me &amp; Acme \\* Acme', 'Me &amp; Zed \\* Zed'],
])('renaming a company leaves addresses, code and what stands around it: %s', (text, after) => {
  const note = `# A\n\n${text}\n`;
  const company = { type: 'company', name: 'Acme' } as const;
  expect(renamed(note, company, 'Zed')).toBe(`# A\n\n${after ?? text}\n`);
});

test('a name in several lines of front matter gives way to one', () => {
  const note = (name: string) => `---\ncompany: ${name}\nstage: onsite\n---\n# A\n`;
  const company = { type: 'company', name: 'Acme' } as const;
  expect(renamed(note('>-\n  Acme'), company, 'O’Neil')).toBe(note('"O’Neil"'));
});

test('renaming a person leaves others, whose names hold theirs', () => {
  const others =
    '- Mary Ann Lee, Staff Engineer\n- Ann Lee-Ross, EM\n- Ann Leed, EM\n\nI know Mary Ann Lee.';
  const note = (name: string) =>
    `# A\n\n${name} wrote.\n\n## Interviewers\n\n- ${name}, Director\n${others} And ${name}’s team.\n`;
  const person = { type: 'person', name: 'Ann Lee' } as const;
  expect(renamed(note('Ann Lee'), person, 'Bea Fox')).toBe(note('Bea Fox'));
});

test('a person is defined by their entry, whoever mentions them before', () => {
  const text = '# A\n\nI met Ann Lee at a talk.\n\n## Interviewers\n\n- Ann Lee, Staff Engineer\n';
  const workspace = open({ 'a.prep.md': text });
  const found = definitionOf(workspace, workspace.at('a.prep.md')!, {
    type: 'person',
    name: 'Ann Lee',
  });
  const start = text.lastIndexOf('Ann Lee');
  expect(found?.range).toEqual({ start, end: start + 7 });
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
