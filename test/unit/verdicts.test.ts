// When rules speak and when they are silent, beyond the cases of their pages: the subjects of what they say.
import { describe, expect, test } from 'vitest';
import { closest, distance } from '../../server/src/rules/closest.ts';
import { absolute } from '../../server/src/text/span.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

function findings(rule: string, note: string, others: Readonly<Record<string, string>> = {}) {
  const workspace = new Workspace(() => '2026-11-24');
  for (const [path, text] of Object.entries({ ...others, 'acme.prep.md': note }))
    workspace.put(path, text);
  const { findings } = workspace.check(workspace.at('acme.prep.md')!);
  return findings.filter((found) => found.rule.id === rule);
}

const subjects = (...about: Parameters<typeof findings>) =>
  findings(...about).map(({ subject }) => subject);

const cases = (
  rule: string,
  before: string,
  rows: readonly [more: string, ...subjects: string[]][],
) =>
  describe(rule, () => {
    test.each(rows.map(([more, ...found]) => [more, found] as const))('%j', (more, found) =>
      expect(subjects(rule, `${before}${more}`)).toEqual(found),
    );
  });

cases('missing-materials', '# Acme\n\n## Formats\n\n- Coding\n- Tech talk\n\n', [
  ['', 'Tech talk'],
  ['## Notes\n\nThe slides are ready.\n'],
  ['## Notes\n\nDo I need slides?\n', 'Tech talk'],
  ['## Slides\n\nLater.\n', 'Tech talk'],
  ['## My lines\n\n- L1: no slides for anyone\n', 'Tech talk'],
  ['## Finish well\n\n- Send the slides to the panel\n', 'Tech talk'],
  ['## Preparation\n\nFor the talk: three stories.\n'],
  ['## Preparation\n\nFor the tech talk: TBD\n'],
  ['## Preparation\n\nTBD\n', 'Tech talk'],
  ['## Preparation\n\nTwo exercises.\n', 'Tech talk'],
  ['## Approach\n\nIn the presentation, the story first.\n'],
]);
cases('missing-materials', '# Acme\n\n', [
  ['## Formats\n\n- Tech talk\n  - Prep: none\n- Presentation\n  - slides\n', 'Tech talk'],
  ['## Formats\n\n- Tech talk\n  - Prep: my slides\n'],
  ['| Interview | Prep |\n| --- | --- |\n| Tech talk | |\n| Coding | the talk |\n', 'Tech talk'],
]);

cases('no-showcase', '# Acme\n\n## Process\n\n### Formats\n\n- Coding\n- Design\n\n', [
  ['', 'loop'],
  ['There is also a deep dive, the slot is not fixed.\n'],
  ['There is no deep dive.\n', 'loop'],
  ['Is there also a deep dive?\n', 'loop'],
  ['A deep dive would be nice, also a talk.\n', 'loop'],
  ['### Concerns\n\nThere is another deep dive.\n', 'loop'],
  ['## Product\n\nIt also includes a deep dive.\n', 'loop'],
  ['### There is also a deep dive\n'],
]);
cases('no-showcase', '# Acme\n\n## Process\n\n', [
  ['Formats: coding and a deep dive\n\n- Coding\n- Design\n'],
  ['### Formats\n\n- Coding: then a deep dive into past work\n- Design\n'],
  ['### Formats\n\n- Coding\n'],
]);

cases(
  'missing-follow-up',
  `# Acme\n\n| Round | With | Date |\n| --- | --- | --- |\n${['Ann Lee', 'Ann Roy', 'Bo Lee', 'Dr. Cy Poe'].map((name) => `| Coding | ${name} | Nov 20 |\n`).join('')}\n## Follow-ups\n\n`,
  [
    ['- [ ] Ann Lee: thank her\n', 'Ann Roy', 'Bo Lee', 'Dr. Cy Poe'],
    ['- [ ] Ann and Bo\n', 'Dr. Cy Poe'],
    ['- [ ] Mr Roy\n', 'Ann Lee', 'Bo Lee', 'Dr. Cy Poe'],
    ['- [ ] both Lees, Anna, Dr. Poe\n', 'Ann Roy'],
    ['- [ ] Ann Lee, Ann Roy, Bo Lee\n- [ ] Dr. Fox\n', 'Dr. Cy Poe'],
  ],
);
cases('missing-follow-up', '# Acme\n\n## Process\n\n', [
  [
    '| Interview | With | Date |\n| --- | --- | --- |\n| Coding | Ann Lee, Staff Engineer | Nov 2 |\n| Design | Bo Day, Senior Engineer | Dec 2 |\n',
    'Ann Lee',
  ],
  ['| Interview | With | Date |\n| --- | --- | --- |\n| Call | Ann Lee, Recruiter | Nov 2 |\n'],
  [
    '| Interview | With | Date |\n| --- | --- | --- |\n| Coding | Ann Lee, Staff Engineer | Nov 2 |\n\n## Finish well\n\n- Follow-ups: wrote to Ann\n  - [ ] Bo\n',
  ],
  [
    '| Interview | With | Date |\n| --- | --- | --- |\n| Coding | Ann Lee, Staff Engineer | Nov 2 |\n\n## Finish well\n\n- [x] Follow-ups\n',
  ],
  [
    '### Formats\n\n- Coding, with Ann Lee\n  - Date: Nov 2\n- Design, with Bo Day\n\n### Interviewers\n\n- Ann Lee, Staff Engineer\n- Bo Day, Senior Engineer\n',
    'Ann Lee',
  ],
  [
    '### Formats\n\n- Coding\n  - Date: Nov 2\n  - Ann\n\n### Interviewers\n\n- Ann Lee, Staff Engineer\n',
    'Ann Lee',
  ],
]);

cases('missing-evaluation', '# Acme\n\n', [
  ['## Formats\n\n- Coding\n- Design\n', 'all'],
  ['## Formats\n\n- Coding: they look for clean code\n- Design\n', 'Design'],
  ['## Formats\n\n- Coding\n- Design\n\n## What they evaluate\n\nDepth.\n'],
  ['## Formats\n\n- Coding\n- Design\n\n## What they evaluate\n\nDesign: depth.\n', 'Coding'],
  ['## Formats\n\n- Coding\n- Design\n\n## What they evaluate\n\nTBD\n', 'all'],
  ['## Formats\n\nTwo rounds.\n', 'all'],
  ['## Formats\n\nTwo rounds, see below.\n'],
  ['## Formats\n\n[The loop](loop.pdf)\n'],
  ['## Formats\n\nTwo rounds.\n\n## What they evaluate\n\nDepth.\n'],
  ['## Formats\n\nTBD\n'],
]);

cases('missing-approach', '# Acme\n\n## Formats\n\n- Recruiter call\n- Coding\n- Design\n\n', [
  ['', 'Coding', 'Design'],
  ['## Approach\n\nCoding: tests first.\n', 'Design'],
  ['## Approach\n\nTake it slowly.\n'],
  ['## Preparation\n\nTwo exercises for the design round.\n', 'Coding'],
  ['## Preparation\n\nTwo exercises.\n', 'Coding', 'Design'],
  ['## Approach\n\nTBD\n', 'Coding', 'Design'],
]);

cases(
  'unknown-line',
  '# Acme\n\n## My lines\n\n- L1: no leetcode\n- B4: no travel\n\n## Process\n\n',
  [['Coding crosses L1.\n'], ['Coding crosses l1 and crosses X9.\n', 'l1', 'X9']],
);

cases(
  'crossed-line',
  '# Acme\n\n## My lines\n\n- L1: no leetcode\n- L2: no travel\n\n## Process\n\n',
  [
    ['- Coding\n', 'L1'],
    ['- Coding crosses L2\n', 'L1', 'L2'],
    ['- Coding crosses L1\n', 'L1'],
    ['- Coding crosses L1\n  - Decision: accept it\n'],
    ['- Design\n'],
  ],
);

cases('unresearched-interviewer', '# Acme\n\n## Interviewers\n\n- Ann Lee, Staff Engineer\n\n', [
  ['', 'Ann Lee'],
  ['## Notes\n\nAnn Lee wrote the pager and likes tea.\n'],
  ['## Notes\n\nAnn Lee, Staff Engineer.\n', 'Ann Lee'],
  ['## Notes\n\nAnn Lee likes tea.\n', 'Ann Lee'],
  ['## Finish well\n\n- Follow-ups: Ann Lee wrote back and was glad\n', 'Ann Lee'],
]);

cases('leftover-placeholder', '# Acme\n\n', [
  ['Hello {{name}} and <Role>.\n', '{{name}}', '<Role>'],
  ['`{{name}}` and [[page]](x) are code and a link.\n'],
  ['## My lines\n\n- no [reason] rounds\n'],
]);

cases('missing-programming-stance', '# Acme\n\n', [
  ['## My lines\n\n- no travel\n', 'programming'],
  ['## My lines\n\n- no travel\n- no whiteboards\n'],
  ['## My lines\n\n- travel?\n'],
  ['## My lines\n'],
]);

cases('missing-approach', '# Acme\n\n## Formats\n\n', [
  [
    '- Coding\n- Design\n- Talk\n- Values\n- Lunch\n- Pairing\n- Debugging\n',
    ...['Coding', 'Design', 'Talk', 'Values', 'Pairing'],
  ],
]);

cases('leftover-placeholder', '# Acme\n\n', [
  ['Dear {{name}}, dear {{name}} and {{company}}.\n', '{{name}}', '{{company}}'],
]);

// What is deeper than a hundred quotes is left unread, and may be the answer.
cases('unanswered-question', `# Acme\n\n## Process\n\n${'>'.repeat(150)} deep\n\n`, [
  ['- Who are the interviewers?\n'],
  ['- Who are the interviewers?\n  - TBD\n', 'interviewers'],
  ['### Coding\n\n- Who are the interviewers?\n  - TBD\n'],
]);
cases('unanswered-question', '# Acme\n\n## Process\n\n', [
  ['- Who are the interviewers?\n', 'interviewers'],
]);

test('three of the others are named, and of very many none', () => {
  const others = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `c${i}.prep.md`,
        `---\ncompany: Firm ${i}\nstage: onsite\n---\n`,
      ]),
    );
  const said = (count: number) =>
    findings('uncompared-offer', '---\nstage: offer\n---\n\n# Acme\n', others(count)).map(
      ({ message }) => message,
    );
  const now = (names: string) =>
    `You are still talking to ${names}: note how this offer compares before you decide.`;
  expect(said(0)).toEqual([]);
  expect(said(2)).toEqual([now('Firm 0, Firm 1')]);
  expect(said(5)).toEqual([now('Firm 0, Firm 1, Firm 2')]);
  expect(said(250)).toEqual([]);
});

test.each([
  ['Northwind Freight', 'Northwind pays less than this.', true],
  ['Northwind Freight', 'Northwinds Angebot ist kleiner.', true],
  ['Northwind Freight', 'The freight is late.', false],
  ['Beta Inc.', 'Less than BETA would pay.', true],
  ['Müller GmbH & Co. KG', 'müller pays less', true],
  ['Ada', 'We would move to Canada.', false],
  ['Ada', 'ADA: less base.', true],
  ['New Era', 'A new start.', false],
  ['Acme Robotics', 'Acme is fine.', false],
  ['東京ガス', '東京ガスより良い', true],
])('“%s” is compared by “%s”: %s', (company, text, compared) => {
  const others = { 'b.prep.md': `---\ncompany: ${company}\nstage: onsite\n---\n` };
  const offer = `---\ncompany: Acme Labs\nstage: offer\n---\n\n# Acme Labs\n\n${text}\n`;
  expect(findings('uncompared-offer', offer, others).length).toBe(compared ? 0 : 1);
});

test('a finding leads to the line that it is about, in whichever note that stands', () => {
  const relatedOf = (rule: string, note: string, others?: Readonly<Record<string, string>>) =>
    findings(rule, note, others).map(({ related }) => ({ ...related, at: absolute(related!.at) }));
  const own = '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\nCoding crosses L1.\n';
  const start = own.indexOf('L1: no leetcode');
  const message = 'L1 is drawn here';
  expect(relatedOf('crossed-line', own)).toEqual([
    { at: { start, end: start + 'L1: no leetcode'.length }, message },
  ]);
  const shared = '# My lines\n\n- L1: no leetcode\n';
  const at = shared.indexOf('L1');
  expect(
    relatedOf('crossed-line', '# Acme\n\n## Process\n\nCoding crosses L1.\n', {
      'lines.prep.md': shared,
    }),
  ).toEqual([
    { at: { start: at, end: at + 'L1: no leetcode'.length }, message, path: 'lines.prep.md' },
  ]);
  const twice = '# Acme\n\n## My lines\n\n- L1: no leetcode\n- L1: no travel\n';
  const first = twice.indexOf('L1');
  expect(relatedOf('duplicate-line', twice)).toEqual([
    { at: { start: first, end: first + 2 }, message: 'L1 is first drawn here' },
  ]);
});

test('of a long value only the beginning is repeated', () => {
  const [found] = findings(
    'invalid-front-matter',
    `---\nstage: ${'onsit '.repeat(20)}\n---\n# A\n`,
  );
  expect(found?.message).toContain(`${'onsit '.repeat(6)}on…`);
  expect(found?.message).not.toContain('onsit '.repeat(7).trim());
});

test('what the shared lines say counts for notes that see them', () => {
  const shared = { 'lines.prep.md': '# My lines\n\n- S1: no leetcode\n' };
  expect(
    subjects('missing-programming-stance', '# A\n\n## My lines\n\n- L1: no travel\n', shared),
  ).toEqual([]);
  expect(subjects('unknown-line', '# A\n\nIt crosses S1.\n', shared)).toEqual([]);
  expect(subjects('crossed-line', '# A\n\n## Process\n\n- Coding\n', shared)).toEqual(['S1']);
  expect(subjects('duplicate-line', '# A\n\n## My lines\n\n- S1: no travel\n', shared)).toEqual([]);
});

test.each([
  ['lines', ['lins', 'line', 'lines'], 'lines'],
  ['formts', ['formats', 'format'], 'formats'],
  ['ofefr', ['offer', 'other'], 'offer'],
  ['abc', ['xyz'], undefined],
  ['Offer', ['OFFER'], 'OFFER'],
  ['a', ['b', 'c'], 'b'],
  ['stage', ['stages', 'stag'], 'stages'],
])('closest to %s of %j is %s', (word, candidates, nearest) =>
  expect(closest(word, candidates)).toBe(nearest),
);

test.each([
  ['', '', 1, 0],
  ['abc', 'abc', 1, 0],
  ['abc', 'acb', 1, 1],
  ['abcd', 'badc', 3, 2],
  ['abc', 'ab', 1, 1],
  ['abc', 'abcde', 1, 2],
  ['abc', 'xbz', 1, 2],
  ['kitten', 'sitting', 5, 3],
  ['ca', 'abc', 5, 3],
  ['a'.repeat(64), 'a'.repeat(64), 3, 0],
  ['a'.repeat(65), 'a'.repeat(65), 3, 4],
  ['abcdef', 'badcfe', 2, 3],
])('from %s to %s within %d it is %d', (a, b, limit, far) =>
  expect(distance(a, b, limit)).toBe(far),
);
