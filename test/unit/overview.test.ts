import { expect, test } from 'vitest';
import { overview } from '../../server/src/features/overview.ts';
import { stageEdit } from '../../server/src/features/set-stage.ts';
import type { Stage } from '../../server/src/note/stage.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { absolute } from '../../server/src/text/span.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

const TODAY = '2026-11-24';

function workspaceOf(texts: Record<string, string>): Workspace {
  const workspace = new Workspace(() => TODAY);
  for (const [path, text] of Object.entries(texts)) workspace.put(path, text);
  return workspace;
}

/** The overview of `path`, with the text at each place instead of the place. */
function look(texts: Record<string, string>, path = Object.keys(texts)[0]!) {
  const workspace = workspaceOf(texts);
  const located = workspace.at(path)!;
  const shared = workspace.sharedFor(path);
  const { checkpoints, interviews, ...rest } = overview(located.note, {
    path,
    ...workspace.check(located),
    shared,
    today: TODAY,
  });
  const at = ({ start, end }: { start: number; end: number }, text = texts[path]!) =>
    text.slice(start, end);
  return {
    ...rest,
    interviews: interviews.map(({ at: span, ...interview }) => ({
      ...interview,
      text: at(absolute(span)),
    })),
    checkpoints: checkpoints.map(({ id, state, place }) => {
      const text = at(absolute(place.at), place.path ? texts[place.path] : undefined);
      return `${id} ${state}: ${place.path ? `${place.path} ` : ''}${text}`;
    }),
  };
}

test('a note at a glance', () => {
  const note = `---
prep: staff-plus
company: Acme
role: Staff Engineer
stage: Onsite 🎉
next: ask Ann
due: Nov 26, 2026
interviews: [2026-11-23, 2026-12-04]
---

# Acme

## Debug the process

| Interview | Evaluates | Preparation | Interviewers | Date |
| --- | --- | --- | --- | --- |
| Deep dive | depth | outline | Ann Lee, Staff – wrote the parser | 2026-11-28 |
| Coding | speed | none | | 11/12/2026 |

It crosses L1.

## Finish well

- [x] Negotiate
- [ ] Brief references
`;
  expect(look({ 'a/acme.prep.md': note, 'lines.prep.md': '- L1: no leetcode\n' })).toEqual({
    title: 'Acme',
    company: 'Acme',
    role: 'Staff Engineer',
    stage: 'interviewing',
    stageWritten: 'Onsite 🎉',
    countsAs: 'interviewing',
    active: true,
    closed: false,
    readiness: {
      lines: 'done',
      formats: 'done',
      preparation: 'done',
      interviewers: 'done',
      leveling: 'missing',
      negotiate: 'done',
      references: 'open',
      'follow-ups': 'missing',
      'sell-chats': 'missing',
    },
    done: 5,
    total: 9,
    checkpoints: [
      'lines done: lines.prep.md L1: no leetcode',
      'formats done: Interview',
      'preparation done: Preparation',
      'interviewers done: Interviewers',
      'leveling missing: Debug the process',
      'negotiate done: Negotiate',
      'references open: Brief references',
      'follow-ups missing: Finish well',
      'sell-chats missing: Finish well',
    ],
    next: 'ask Ann',
    due: '2026-11-26',
    interviews: [
      { name: 'Deep dive', date: '2026-11-28', text: 'Deep dive' },
      { name: 'Coding', text: 'Coding' },
      { name: '', date: '2026-11-23', text: '2026-11-23' },
      { name: '', date: '2026-12-04', text: '2026-12-04' },
    ],
    nextDate: '2026-11-26',
    inDays: 2,
    late: false,
    crossed: 1,
    gaps: 4,
  });
});

test('a note of three words has a name and nothing else', () => {
  expect(look({ 'new/beta.prep.md': 'Call Beta back\n' })).toMatchObject({
    title: 'beta',
    countsAs: 'interviewing',
    done: 0,
    interviews: [],
    late: false,
    crossed: 0,
    checkpoints: expect.arrayContaining(['lines missing: Call Beta back']),
  });
});

test('what is closed has nothing ahead and is never late', () => {
  const text = '---\nstage: rejected\ndue: 2026-11-01\ninterviews: [2026-12-01]\n---\n# Acme\n';
  const seen = look({ 'acme.prep.md': text });
  expect([seen.closed, seen.late, seen.nextDate, seen.gaps]).toEqual([true, false, undefined, 0]);
});

test('what is due was due, or is ambiguous', () => {
  const late = look({ 'acme.prep.md': '---\ndue: 2026-11-23\n---\n# Acme\n' });
  expect([late.late, late.due, late.nextDate]).toEqual([true, '2026-11-23', undefined]);
  const either = look({ 'acme.prep.md': '---\ndue: 11/12/2026\n---\n# Acme\n' });
  expect([either.late, either.due]).toEqual([false, undefined]);
});

test('an offer tells what it says of the level and the steps', () => {
  const text =
    '---\nstage: offer\n---\n# Acme\n\n- Leveling: Staff, set after the debrief\n\n' +
    '## Finish well\n\n- Negotiate: 12 % more and a week off\n- Brief references: TBD\n';
  expect(look({ 'acme.prep.md': text }).offer).toEqual([
    { title: 'Leveling', text: 'Staff, set after the debrief' },
    { title: 'Negotiate the details', text: '12 % more and a week off' },
  ]);
});

/** The text after the stage is set; `undefined` where it can't be. */
function set(text: string, stage: Stage): string | undefined {
  const note = workspaceOf({ 'acme.prep.md': text }).at('acme.prep.md')!.note;
  const edit = stageEdit(note, stage);
  return edit && applyEdits(text, [edit]);
}

test.each([
  ['a value', '---\nstage: onsite # soon\n---\n', '---\nstage: offer # soon\n---\n'],
  ['a quoted value', '---\nstage: "on: site"\n---\n', '---\nstage: offer\n---\n'],
  ['status', '---\nstatus: applied\n---\n', '---\nstatus: offer\n---\n'],
  ['a key of another case', '---\nStage: x\n---\n', '---\nStage: offer\n---\n'],
  ['a key without a value', '---\nstage:\nrole: x\n---\n', '---\nstage: offer\nrole: x\n---\n'],
  ['a null', '---\nstage: ~ # ?\n---\n', '---\nstage: offer # ?\n---\n'],
  ['an empty text', "---\nstage: ''\n---\n", '---\nstage: offer\n---\n'],
  ['a list', '---\nstage: [onsite]\n---\n', '---\nstage: offer\n---\n'],
  ['a block', '---\nstage: |\n  onsite\nrole: x\n---\n', '---\nstage: offer\nrole: x\n---\n'],
  ['no key', '---\ncompany: A\n---\n# A\n', '---\ncompany: A\nstage: offer\n---\n# A\n'],
  ['keys set in', '---\n  company: A\n---\n', '---\n  company: A\n  stage: offer\n---\n'],
  ['an empty block', '---\n\n---\n# A\n', '---\n\nstage: offer\n---\n# A\n'],
  ['no front matter', '# A\r\n', '---\r\nstage: offer\r\n---\r\n\r\n# A\r\n'],
  ['a byte order mark', '\ufeff# A\n', '\ufeff---\nstage: offer\n---\n\n# A\n'],
  [
    'Windows line ends and a mark',
    '\ufeff---\r\nstage: onsite\r\n---\r\n# A\r\n',
    '\ufeff---\r\nstage: offer\r\n---\r\n# A\r\n',
  ],
  ['a rule in a value', '---\na: x --- y\n---\n', '---\na: x --- y\nstage: offer\n---\n'],
])('the stage is set where there is %s', (_, before, after) => {
  expect(set(before, 'offer')).toBe(after);
});

test.each([
  ['YAML that does not parse', '---\nstage: [\n---\n# A\n'],
  ['keys in braces', '---\n{ company: A }\n---\n# A\n'],
  ['an alias', '---\na: &x onsite\nstage: *x\n---\n# A\n'],
])('the stage is left alone where there is %s', (_, text) => {
  expect(set(text, 'offer')).toBeUndefined();
});

test('an interview is told once, by its date too; facts are short', () => {
  const long = 'they said so '.repeat(30).trim();
  const { interviews, offer } = look({
    'acme.prep.md': `---\nstage: offer\ninterviews: [2026-12-01, 2026-12-02, 11/12/2026]\n---\n# Acme\n\n## Formats\n\n- Coding on Dec 1\n\nLeveling: ${long}\n`,
  });
  expect(interviews.map(({ name, date }) => [name, date])).toEqual([
    ['Coding on Dec 1', '2026-12-01'],
    ['', '2026-12-02'],
  ]);
  expect(offer).toEqual([{ title: 'Leveling', text: `${long.slice(0, 199)}…` }]);
});
