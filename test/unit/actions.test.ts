// Actions beside the fixes of rules, to the letter: the whole note before and after.
import { expect, test } from 'vitest';
import { actions } from '../../server/src/features/actions.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

const NAME = 'acme.prep.md';

/** What actions offer where `needle` begins, by title. */
function offered(text: string, needle: string) {
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put(NAME, text);
  const located = workspace.at(NAME)!;
  const at = text.indexOf(needle);
  const found = actions(
    located.note,
    workspace.check(located).findings,
    { start: at, end: at },
    (other) => workspace.recheck(located, other),
  );
  return new Map(found.map((action) => [action.title, action]));
}

const NA = 'Write “N/A” with a reason';
const ROW = 'Add an interview';
const HERE = 'Say nothing of missing-finish here';
const FILE = 'Say nothing of missing-finish in this note';
const MOVE = 'Move these lines to lines.prep.md and link it';
const ALL = 'Fix everything that needs no decision';

test.each([
  [NA, 'a placeholder gives way', '# A\n\nFormats: TBD\n', 'TBD', '# A\n\nFormats: N/A: \n'],
  [NA, 'after a label', '# A\n\nFormats:\n', 'Formats', '# A\n\nFormats: N/A: \n'],
  [
    NA,
    'after a question',
    '# A\n\n- What are the formats?\n',
    'What',
    '# A\n\n- What are the formats? N/A: \n',
  ],
  [
    NA,
    'after an arrow',
    '# A\n\n- What are the formats →\n',
    'What',
    '# A\n\n- What are the formats → N/A: \n',
  ],
  [
    NA,
    'before what may be the reason',
    '# A\n\n## Who are the interviewers?\n\nTBD, asked Kate\n',
    'Who',
    '# A\n\n## Who are the interviewers?\n\nN/A: asked Kate\n',
  ],
  [NA, 'under a title', '# A\n\n## Formats\n', 'Formats', '# A\n\n## Formats\n\nN/A: \n'],
  [
    NA,
    'under an underlined title',
    '# A\n\nFormats\n-------\nMore\n====\n',
    'Formats',
    '# A\n\nFormats\n-------\n\nN/A: \n\nMore\n====\n',
  ],
  [
    ROW,
    'under the row',
    '# A\n\n| Interview | With |\n| --- | --- |\n| Coding | Ann |\n\nMore.\n',
    'Coding',
    '# A\n\n| Interview | With |\n| --- | --- |\n| Coding | Ann |\n| TBD | TBD |\n\nMore.\n',
  ],
  [
    ROW,
    'at the end of the note',
    '# A\n\n| Interview | With |\n| --- | --- |\n| Coding | Ann |',
    'Coding',
    '# A\n\n| Interview | With |\n| --- | --- |\n| Coding | Ann |\n| TBD | TBD |\n',
  ],
  [
    ROW,
    'indented like the row above it',
    '# A\n\n- Loop:\n\n  | Interview | With |\n  | --- | --- |\n  | Coding | Ann |\n',
    'Coding',
    '# A\n\n- Loop:\n\n  | Interview | With |\n  | --- | --- |\n  | Coding | Ann |\n  | TBD | TBD |\n',
  ],
  [
    ROW,
    'in a quote',
    '# A\n\n> | Interview | With |\n> | --- | --- |\n> | Coding | Ann |\n',
    'Coding',
    '# A\n\n> | Interview | With |\n> | --- | --- |\n> | Coding | Ann |\n> | TBD | TBD |\n',
  ],
  [
    ROW,
    'without bars at its ends',
    '# A\n\nInterview | With\n--- | ---\nCoding | Ann \\|\n',
    'Coding',
    '# A\n\nInterview | With\n--- | ---\nCoding | Ann \\|\nTBD | TBD\n',
  ],
  [
    HERE,
    'above the line',
    '# A\n',
    '# A',
    '<!-- staff-prep-disable-next-line missing-finish -->\n# A\n',
  ],
  [FILE, 'at the start', '# A\n', '# A', '<!-- staff-prep-disable-file missing-finish -->\n# A\n'],
  [
    FILE,
    'after a byte order mark',
    '\ufeff# A\n',
    '# A',
    '\ufeff<!-- staff-prep-disable-file missing-finish -->\n# A\n',
  ],
  [
    FILE,
    'after front matter without an end of its line',
    '---\ncompany: A\n---',
    '---',
    '---\ncompany: A\n---\n<!-- staff-prep-disable-file missing-finish -->\n',
  ],
  [
    MOVE,
    'with the link in front matter of its own',
    '\ufeff# A\n\n## My lines\n\n- no travel\n\n## Process\n',
    'My lines',
    '\ufeff---\nlines: lines.prep.md\n---\n\n# A\n\n## Process\n',
  ],
  [
    MOVE,
    'with the link in the front matter that stands there',
    '---\ncompany: A\nlines:\n---\n## My lines\n\n- no travel\n',
    'My lines',
    '---\ncompany: A\nlines: lines.prep.md\n---\n',
  ],
] as const)('%s, %s', (title, _how, note, needle, after) => {
  const action = offered(note, needle).get(title)!;
  expect(applyEdits(note, action.change()!.edits)).toBe(after);
});

test.each([
  ['no N/A for preparation, where none is an answer', NA, '# A\n\nPreparation: TBD\n', 'Prep'],
  [
    'no N/A in a column',
    NA,
    '# A\n\n| Interview | With |\n| --- | --- |\n| Coding | TBD |\n',
    'With',
  ],
  ['no comment between items', HERE, '- A\n- B\n', '- A'],
  [
    'no comment between rows',
    'Say nothing of missing-approach here',
    '# A\n\nInterview | Evaluates\n--- | ---\nCoding | speed\n',
    'Coding',
  ],
  ['no comment where there is no line', HERE, '', ''],
  ['no comment above a comment alone', HERE, '<!-- to do -->\n', '<!--'],
  ['no comment in front matter', HERE, '---\nstage: x\n---\n', 'stage'],
  ['no lines to move', MOVE, '# A\n\n## My lines\n', 'My lines'],
  ['lines are linked already', MOVE, '---\nlines: a.md\n---\n## My lines\n\n- no travel\n', 'My'],
  ['nothing to fix', ALL, '# A\n\n<!-- staff-prep-disable-file -->\n', '# A'],
])('%s', (_why, title, note, needle) => {
  expect(offered(note, needle).has(title)).toBe(false);
});

test('all that needs no decision is one edit', () => {
  const note = '# A\n\n## My lines\n\n- no travel\n';
  const edits = offered(note, '# A').get(ALL)!.change()!.edits;
  expect(edits).toHaveLength(1);
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put(NAME, applyEdits(note, edits));
  const { findings } = workspace.check(workspace.at(NAME)!);
  expect(findings.filter(({ fix }) => fix?.safe)).toEqual([]);
});

test('what does the same for several findings is offered once, and settles them all', () => {
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put(NAME, '# Acme\n\n## Process\n\nText.\n');
  const located = workspace.at(NAME)!;
  const { findings } = workspace.check(located);
  const at = located.note.text.indexOf('## Process');
  const found = actions(located.note, findings, { start: at, end: at }, () => []);
  const said = found.flatMap(({ title, settles = [] }) =>
    title.startsWith('Say nothing of missing-question')
      ? [[title, ...settles.map(({ subject }) => subject)]]
      : [],
  );
  const missing = findings.flatMap(({ rule, subject }) =>
    rule.id === 'missing-question' ? [subject] : [],
  );
  expect(missing.length).toBeGreaterThan(1);
  expect(said).toEqual([
    ['Say nothing of missing-question here', ...missing],
    ['Say nothing of missing-question in this note', ...missing],
  ]);
});

test('a comment above the first line of a note without headings silences what is shown there', () => {
  const note = 'Acme called.\n';
  const edits = offered(note, 'Acme').get(HERE)!.change()!.edits;
  const silenced = applyEdits(note, edits);
  expect(silenced).toBe('<!-- staff-prep-disable-next-line missing-finish -->\nAcme called.\n');
  expect([...offered(silenced, 'Acme').keys()]).not.toContain(FILE);
});
