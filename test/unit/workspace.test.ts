// A workspace that is edited says what one that is read anew says.
import { expect, test } from 'vitest';
import { changeBetween } from '../../server/src/text/change.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

const TODAY = '2026-11-24';
const LINES = '# My lines\n\n- L1: no travel\n';
const NOTE = '---\nlines: shared/mine.md\n---\n# Acme\n\n## Process\n\nOnsite crosses L1.\n';

function open(files: Readonly<Record<string, string>>): Workspace {
  const workspace = new Workspace(() => TODAY);
  for (const [path, text] of Object.entries(files)) workspace.put(path, text);
  return workspace;
}

/** What is said of all notes. */
const said = (workspace: Workspace) =>
  workspace.notes().map((located) => ({
    path: located.path,
    kind: located.kind,
    found: workspace.check(located).findings.map(({ rule, message }) => [rule.id, message]),
  }));

function edit(workspace: Workspace, path: string, before: string, after: string) {
  return workspace.edit(path, after, changeBetween(before, after));
}

test.each([
  ['prose of a note', 'acme.prep.md', NOTE, NOTE.replace('Onsite', 'The onsite')],
  [
    'a note that becomes one for lines',
    'acme.prep.md',
    NOTE,
    NOTE.replace('lines:', 'prep: lines\nlines:'),
  ],
  ['a note that becomes none', 'acme.prep.md', NOTE, NOTE.replace('lines:', 'prep: none\nlines:')],
  ['the lines of another note', 'shared/mine.md', LINES, LINES.replace('L1', 'L2')],
  [
    'a note of shared lines that reflects on the right company',
    'lines.prep.md',
    '# My lines\n\n- L1: no travel\n',
    '# My lines\n\n- L1: no travel\n\n## The right company\n\n- profitable\n',
  ],
  [
    'other Markdown',
    'readme.md',
    '# Read me\n\nThis is about much.\n',
    '# Read me\n\nThis is about more.\n',
  ],
  [
    'other Markdown that becomes a note',
    'readme.md',
    '# Read me\n\nx\n',
    '---\nprep: staff-plus\n---\n# Read me\n\nx\n',
  ],
  [
    'other Markdown that gets titles',
    'readme.md',
    '# Read me\n\nAbout.\n',
    '# Read me\n\n## Draw your lines\n\n## Debug the process\n\nAbout.\n',
  ],
])('after an edit of %s', (_what, path, before, after) => {
  const files = { 'acme.prep.md': NOTE, 'shared/mine.md': LINES, [path]: before };
  const workspace = open(files);
  said(workspace);
  edit(workspace, path, before, after);
  expect(said(workspace)).toEqual(said(open({ ...files, [path]: after })));
  edit(workspace, path, after, before);
  expect(said(workspace)).toEqual(said(open(files)));
});

test.each([
  ['under titles of any topic', '# Draw your lines\n\n## The process\n\n- L1: no travel\n'],
  ['in a table', '| Id | Line |\n|---|---|\n| L1 | no travel |\n'],
  ['in paragraphs', 'L1: I do not travel.\n\nL2: I do not relocate.\n'],
])('shared lines count %s', (_where, lines) => {
  const rules = said(open({ 'shared/mine.md': lines, 'acme.prep.md': NOTE })).map(({ found }) =>
    found.map(([rule]) => rule),
  );
  for (const wrong of ['unknown-line', 'missing-lines', 'no-lines-drawn'])
    expect(rules.flat()).not.toContain(wrong);
  expect(rules.flat()).toContain('crossed-line');
});

test('what is said of the right company in the shared lines counts', () => {
  const files = { 'acme.prep.md': '# Acme\n\n## Lines\n\n- remote only\n' };
  const shared = '# My lines\n\n- no leetcode\n\n## The right company for me\n\n- profitable\n';
  const hints = (workspace: Workspace) =>
    said(workspace).map(({ found }) => found.some(([rule]) => rule === 'missing-company-criteria'));
  expect(hints(open(files))).toEqual([true]);
  expect(hints(open({ ...files, 'lines.prep.md': shared }))).toEqual([false, false]);
});

test('an edit of a file that was not put in puts it in', () => {
  const workspace = open({});
  edit(workspace, 'acme.prep.md', '', '# Acme\n');
  expect(said(workspace)).toEqual(said(open({ 'acme.prep.md': '# Acme\n' })));
});

test('a text beyond sixteen million characters is no note', () => {
  const workspace = open({ 'acme.prep.md': '# Acme\n' });
  workspace.put('acme.prep.md', 'a'.repeat(16 * 1024 * 1024 + 1));
  expect(workspace.notes()).toEqual([]);
});

test('a file that is no note has no findings with another text', () => {
  const workspace = open({ 'acme.prep.md': NOTE });
  const located = workspace.at('acme.prep.md')!;
  expect(workspace.recheck(located, '---\nprep: none\n---\n')).toEqual([]);
});
