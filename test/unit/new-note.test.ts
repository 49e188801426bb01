// biome-ignore-all lint/suspicious/noTemplateCurlyInString: snippets of the editor look like that
import { expect, test } from 'vitest';
import { newLines, newNote, slug } from '../../server/src/features/new-note.ts';
import { sections } from '../../server/src/features/sections.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { insertSnippet } from '../snippet.ts';

const open = (text: string, path = 'acme.prep.md') => {
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put(path, text);
  return workspace.at(path)?.note;
};

test('a new note says what was asked, and its first gap is the first tab stop', () => {
  const { name, snippet } = newNote(
    { company: 'Acme', role: 'Staff Engineer', stage: 'applied' },
    false,
  );
  expect(name).toBe('acme.prep.md');
  expect(insertSnippet(snippet).split('\n').slice(0, 10)).toEqual([
    '---',
    'prep: staff-plus',
    'company: Acme',
    'role: Staff Engineer',
    'stage: applied',
    '---',
    '',
    '# Acme – Staff Engineer',
    '',
    '## Draw your lines',
  ]);
  expect(/\$\{?\d+/.exec(snippet)?.[0]).toBe('${4');
});

test('what was not said stays a gap; a note that sees shared lines draws none', () => {
  const { snippet } = newNote({ company: 'Acme', role: '', stage: '' }, true);
  expect(snippet.split('\n').slice(0, 11)).toEqual([
    '---',
    'prep: staff-plus',
    'company: Acme',
    'role: ${2:TBD}',
    'stage: ${3|researching,applied,screening,interviewing,offer|}',
    '---',
    '',
    '# Acme – $2',
    '',
    '## Debug the process',
    '',
  ]);
  expect(open(insertSnippet(snippet))?.drawsLines).toBe(false);
});

test('text is data in the front matter, in the heading and for the editor', () => {
  const company = 'A*b*: ${1:x} $TM_FILENAME \\ <b> [l](u) "q"';
  const note = open(
    insertSnippet(newNote({ company, role: 'Staff #', stage: '' }, false).snippet),
  )!;
  expect(note.company).toBe(company);
  expect(note.root.children[0]?.title?.line.text).toBe(`${company} – Staff #`);
});

test.each([
  ['Acme', 'acme'],
  ['  Müller & Söhne GmbH ', 'müller-söhne-gmbh'],
  ['東京ガス', '東京ガス'],
  ['O’Reilly Inc.', 'oreilly-inc'],
  ['../../etc/passwd', 'etc-passwd'],
  ['🚀', 'opportunity'],
  ['', 'opportunity'],
  ['CON', 'con-company'],
  ['Lines', 'lines-company'],
  ['x'.repeat(500), 'x'.repeat(60)],
])('the file of “%s” is %s', (company, expected) => {
  expect(slug(company)).toBe(expected);
});

test('the shared lines', () => {
  const { name, snippet } = newLines();
  expect(name).toBe('lines.prep.md');
  const note = open(insertSnippet(snippet), name)!;
  expect([note.kind, note.lines.map(({ id }) => id)]).toEqual(['lines', ['L1', 'L2', 'L3']]);
});

const insert = (text: string, title: string, cursor = 0) => {
  const found = sections(text, open(text), cursor).find((section) => section.title === title)!;
  return applyEdits(text, [{ start: found.at, end: found.at, text: insertSnippet(found.snippet) }]);
};
const titles = (text: string) =>
  sections(text, open(text), 0).flatMap(({ title, missing }) => (missing ? [title] : []));

const PARTS = `# Acme

## Debug the process

- Who are the interviewers?
  - Ann Lee

## Finish well

- [ ] Negotiate
`;

test('sections that are missing come first', () => {
  expect(titles(PARTS)).toEqual([
    'Draw your lines',
    'What are the formats?',
    'What to prepare?',
    'When is level decided?',
    'Brief references',
    'Follow-up emails',
    'Sell chats',
  ]);
  const lines = '# My lines\n\n- L1: no\n';
  expect(sections(lines, open(lines, 'lines.prep.md'), 0).some(({ missing }) => missing)).toBe(
    false,
  );
});

test('a part goes where the guide’s order has it, an item to the list of its part', () => {
  expect(insert(PARTS, 'Draw your lines').split('\n').slice(0, 9)).toEqual([
    '# Acme',
    '',
    '## Draw your lines',
    '',
    '- L1: Am I willing to practise interview programming?',
    '- L2: Which kind of company is right for me (stage, mission, values)?',
    '- L3: What would make me leave a process?',
    '',
    '## Debug the process',
  ]);
  expect(insert(PARTS, 'When is level decided?')).toBe(
    PARTS.replace('Ann Lee\n', 'Ann Lee\n- When is level decided?\n  - TBD\n'),
  );
  expect(insert(PARTS, 'Brief references')).toBe(`${PARTS}- [ ] Brief references: TBD\n`);
});

test('what is there already, and text that is no note, get it at the cursor', () => {
  expect(insert('One\nTwo\n', 'Table of interviews', 1)).toBe(
    `One

| Interview | Evaluates | Preparation | Interviewers | Date |
| --- | --- | --- | --- | --- |
| TBD | TBD | TBD | TBD | TBD |
Two
`,
  );
});

test('a line has a free id, and a row the columns of the table above the cursor', () => {
  const lines = '# My lines\n\n- L1: no\n';
  expect(insert(lines, 'A line', lines.length)).toBe(`${lines}- L2: TBD`);
  const table = '# Acme\n\n| Interview | Date |\n| --- | --- |\n';
  const row = 'One more interview, as a row';
  expect(insert(table, row, table.length)).toBe(`${table}| TBD | TBD |`);
});

test('after an insertion the section is missing no more', () => {
  for (const title of titles(PARTS)) {
    const after = insert(PARTS, title);
    expect(titles(after), title).not.toContain(title);
  }
});
