// What completion offers where, as functions of a text; the protocol's side is in test/protocol.
import { expect, test } from 'vitest';
import { complete } from '../../server/src/features/completion.ts';
import { plain, snippetOf, TEMPLATES } from '../../server/src/rules/template.ts';
import { type Located, Workspace } from '../../server/src/workspace/workspace.ts';

/** What is offered at the `|` of a text, which is a note or other Markdown. */
function offered(marked: string, name = 'acme.prep.md') {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put(name, text);
  const note = workspace.at(name)?.note;
  return complete(text, offset, { note, lines: note?.lines ?? [], shared: [] });
}

const labels = (marked: string, name?: string) => offered(marked, name).map(({ label }) => label);

test.each(['crosses', 'crossing my line', 'cruza', 'cruzan', 'überschreitet', 'verletzt:'])(
  'line ids after “%s”',
  (words) => {
    expect(
      labels(`# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\nEso ${words} |\n`),
    ).toEqual(['L1']);
  },
);

const KINDS =
  'Coding,System design,Deep dive,Presentation,Behavioural,Values,Hiring manager,Recruiter call'.split(
    ',',
  );

test.each([
  ['## Formats\n\n- Coding\n- |\n', KINDS],
  ['## Formats\n\n1. Sys|\n', KINDS],
  ['- What are the interview formats?\n  - Coding\n  - |\n', KINDS],
  ['- Formats:\n  - [ ] Coding\n  - [ ] de|\n', KINDS],
  ['## Formats\n\n- Coding: |\n', []],
  ['## Formats\n\n- /|\n', []],
  ['## Interviewers\n\n- |\n', []],
  ['## Notes\n\n- |\n', []],
])('the kinds of interviews at the beginning of an item of theirs: %j', (text, expected) => {
  const found = offered(`# Acme\n\n${text}`).filter(({ type }) => type === 'value');
  expect(found.map(({ label }) => label)).toEqual(expected);
});

test('a template without tab stops is what they suggest', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: tab stops of a snippet
  const snippet = '${1|one,two|} ${2:a ${3:b ${4:c}}} ${5}$6$0 \\$7 \\} \\n';
  expect(plain(snippet)).toBe('one a b c  $7 } \\n');
  for (const { id } of TEMPLATES) expect(plain(snippetOf(id))).not.toMatch(/\$\{|\$\d|\\[$}]/);
});

test('each template has a word that brings it up and a description', () => {
  for (const { prefix, description, title } of TEMPLATES) {
    expect(prefix).toMatch(/^[a-z-]+$/);
    expect(description).toMatch(/^[A-Z].*\S$/);
    expect(title).not.toBe(description);
  }
});

test('in a note: what is missing first, then what fits the part, what is there last', () => {
  expect(labels('# Acme\n\n## Process\n\n|\n').slice(0, 8)).toEqual([
    'Draw your lines',
    'Finish well',
    'The three questions',
    'What are the formats?',
    'What to prepare?',
    'Who are the interviewers?',
    'When is level decided?',
    'Table of interviews',
  ]);
  expect(labels('# Acme\n\n## Process\n\n|\n').at(-1)).toBe('Debug the process');
});

test('in other Markdown: a note or lines first', () => {
  expect(labels('|', 'readme.md').slice(0, 3)).toEqual([
    'A whole note',
    'Draw your lines',
    'Debug the process',
  ]);
});

test('a whole note, which begins with front matter, is offered where nothing stands yet', () => {
  const whole = (text: string, name?: string) => labels(text, name).indexOf('A whole note');
  expect([whole('|'), whole('/note|\n'), whole('\n|\n', 'readme.md')]).toEqual([0, 0, 0]);
  expect([whole('|\n# Acme\n'), whole('# Acme\n\n|'), whole('# Hi\n\n|', 'readme.md')]).toEqual([
    -1, -1, -1,
  ]);
});

/** What a template becomes at the `|` of a text. */
const written = (marked: string, title: string, name?: string) =>
  offered(marked, name).find(({ label }) => label === title)?.text;

test.each([
  ['- L1: no leetcode\n- L2: no travel\n', '- L3: TBD'],
  ['- R7: no leetcode\n', '- R8: TBD'],
  ['- no leetcode\n', '- L1: TBD'],
])('a line gets the next free id below %j', (lines, expected) => {
  expect(written(`# Acme\n\n## My lines\n\n${lines}|\n`, 'A line')).toBe(expected);
});

test('a line gets no id of a shared one', () => {
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put('lines.prep.md', '- L1: no leetcode\n- L2: no travel\n');
  workspace.put('acme.prep.md', '# Acme\n\n');
  const [{ note }, shared] = ['acme.prep.md', 'lines.prep.md'].map(
    (path) => workspace.at(path)!,
  ) as [Located, Located];
  const found = complete(note.text, note.text.length, {
    note,
    lines: shared.note.lines,
    shared: [],
  });
  expect(found.find(({ label }) => label === 'A line')?.text).toBe('- L3: TBD');
});

const ROW = 'One more interview, as a row';

test.each([
  ['¦ Interview ¦ Date ¦\n¦ --- ¦ :-: ¦\n¦ Coding ¦ Dec 1 ¦\n/|', '¦ TBD ¦ TBD ¦\n'],
  ['Round ¦ With ¦ When\n--- ¦ --- ¦ ---\n/ro|\n', '¦ TBD ¦ TBD ¦ TBD ¦\n'],
  ['¦ Round ¦\n¦ --- ¦\n|', '¦ TBD ¦\n'],
])('right below a table a row of its columns comes first: %j', (table, expected) => {
  // A bar marks the cursor, so the tables are drawn with another.
  const marked = `# Acme\n\n## Process\n\n${table}`.replace('|', '‸').replaceAll('¦', '|');
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put('acme.prep.md', text);
  const { note } = workspace.at('acme.prep.md')!;
  const [first] = complete(text, offset, { note, lines: [], shared: [] });
  expect([first!.label, first!.text]).toEqual([ROW, expected.replaceAll('¦', '|')]);
});

test('elsewhere a row has all columns that a table of interviews may have', () => {
  expect(written('# Acme\n\n|', ROW)).toBe('| TBD | TBD | TBD | TBD | TBD |\n');
});

test('what is typed and a bullet give way to a template', () => {
  const [first] = offered('# Acme\n\n- /li|\n');
  expect([first!.start, first!.end]).toEqual([8, 13]);
  expect(first!.filter).toMatch(/^- \//);
});

test.each([
  '# Acme\n\nin a sentence |\n',
  '# Acme\n\n|word\n',
  '# Acme\n\n```\n|\n```\n',
  '# Acme\n\n````\n```\n|\n````\n',
  '# Acme\n\n```\n~~~\n|\n',
])('nothing is offered in %j', (marked) => expect(labels(marked)).toEqual([]));

test.each(['# Acme\n\n```\n```\n|\n', '# Acme\n\n~~~\n~~~~\n|\n'])(
  'a fence that ends is over: %j',
  (marked) => expect(labels(marked).length).toBeGreaterThan(10),
);

test('front matter of other Markdown is its own, but for the key that makes it a note', () => {
  expect(labels('---\n|\n---\n', 'readme.md')).toEqual(['prep:']);
  expect(labels('---\nstage: |\n---\n', 'readme.md')).toEqual([]);
  expect(labels('---\nprep: |\n---\n', 'readme.md')).toEqual(
    [' staff-plus', ' lines', ' none'].map((each) => each.trim()),
  );
  expect(labels('---\nprep: staff-plus\nstage: |\n---\n', 'readme.md')).toContain('offer');
});

test('front matter that is being written', () => {
  expect(labels('---\ncompany: Acme\n|')).toContain('stage:');
  expect(labels('---\ncompany: Acme\n\nA paragraph.\n\n|')).not.toContain('stage:');
  expect(labels('---\ncompany: Acme\n---|\n---\n')).not.toContain('stage:');
});
