import { beforeAll, describe, expect, test } from 'vitest';
import type { CompletionItem, Position, TextEdit } from 'vscode-languageserver-protocol/node';
import { RULE_IDS } from '../../server/src/rules/index.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { ACME, apply, Bench } from './acme.ts';

const item = (completionItem: object) => ({ textDocument: { completion: { completionItem } } });
const bench = new Bench('all');
beforeAll(() => bench.start(item({ documentationFormat: ['markdown'] })));

/** Types a text with `‸` for the cursor and asks there. */
async function at(marked: string, on = bench): Promise<{ text: string; items: CompletionItem[] }> {
  const [before, rest] = marked.split('‸') as [string, string];
  const text = before + rest;
  await on.type(text);
  const position = new LineIndex(text).positionAt(before.length);
  return { text, items: await on.ask<CompletionItem[]>('completion', { position }) };
}

/** The labels in the order in which a client shows them. */
async function labels(marked: string): Promise<string[]> {
  const { items } = await at(marked);
  return items.sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).map(({ label }) => label);
}

/** The line of the cursor after an item is taken, and what the client would look for it with. */
async function take(marked: string, label: string): Promise<string> {
  const { text, items } = await at(marked);
  const found = items.find((each) => each.label === label);
  expect(found, items.map((each) => each.label).join(', ')).toBeDefined();
  const { range, newText } = found!.textEdit as TextEdit;
  const lines = new LineIndex(text);
  const cursor = marked.indexOf('‸');
  const typed = text.slice(lines.offsetAt(range.start), cursor);
  // What a client filters by holds what is typed, letter by letter, in order.
  let from = 0;
  for (const letter of typed.toLowerCase()) {
    from = found!.filterText!.toLowerCase().indexOf(letter, from) + 1;
    expect(from, `${typed} in ${found!.filterText}`).toBeGreaterThan(0);
  }
  expect(lines.offsetAt(range.end)).toBeGreaterThanOrEqual(cursor);
  return apply(text, [{ range, newText }]).split(/\r?\n/)[range.start.line]!;
}

const inHead = (line: string) => ACME.replace('stage: offer', line);
const inText = (line: string) => `${ACME}\n${line}\n`;
const inRow = (row: string) => ACME.replace('| Coding | speed | none | |', row);

describe('front matter', () => {
  test('keys that are not there yet, each with what it is', async () => {
    const { items } = await at(inHead('‸'));
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['role:', 'What you interview for.'],
      ['stage:', 'How far you are.'],
      ['interviews:', 'The dates of your interviews.'],
      ['next:', 'What you do next.'],
      ['due:', 'When that is due.'],
    ]);
    expect(await labels(inHead('status: offer\n‸'))).not.toContain('stage:');
    expect(await labels('---\nprep: staff-plus\nst‸')).toContain('stage:');
    expect(await labels(`${ACME}\n---\n\nst‸\n\n---\n`)).not.toContain('stage:');
  });

  test('stages in their order, each with what it means', async () => {
    const { items } = await at(inHead('stage: ‸'));
    expect(items.slice(0, 2).map(({ label, detail }) => [label, detail])).toEqual([
      ['researching', 'You are looking at the company; nothing is sent.'],
      ['applied', 'Your application or a referral is with them.'],
    ]);
    expect(await labels(inHead('status: ‸'))).toEqual([
      'researching',
      'applied',
      'screening',
      'interviewing',
      'offer',
      'accepted',
      'declined',
      'rejected',
      'withdrawn',
      'ghosted',
      'paused',
    ]);
  });

  test('what a file is, and where the shared lines are', async () => {
    expect(await labels(ACME.replace('staff-plus', '‸'))).toEqual(['staff-plus', 'lines', 'none']);
    expect(await labels(ACME.replace('lines: lines.prep.md', 'lines: ‸'))).toEqual([
      'lines.prep.md',
    ]);
  });

  test.each([
    ['sta‸', 'stage:', 'stage: '],
    ['st‸atus: offer', 'stage:', 'stage: offer'],
    ['stage: off‸', 'offer', 'stage: offer'],
    ['stage: scr‸eening', 'screening', 'stage: screening'],
    ['stage: of‸fer', 'offer', 'stage: offer'],
    ['stage:‸', 'offer', 'stage: offer'],
    ['Stage: "off‸"', 'offer', 'Stage: "offer"'],
    ['stage: off‸ # for now', 'offer', 'stage: offer # for now'],
  ])('%s takes %s', async (line, label, expected) => {
    expect(await take(inHead(line), label)).toBe(expected);
  });

  test('other Markdown is only told how it becomes a note', async () => {
    const uri = bench.uri('README.md');
    await bench.client.open(uri, '---\n\n---\n\nIt crosses \n\n<!-- staff-prep-disable \n-->\n');
    const ask = (line: number, character: number) =>
      bench.client.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
        textDocument: { uri },
        position: { line, character },
      });
    expect((await ask(1, 0)).map(({ label }) => label)).toEqual(['prep:']);
    expect(await ask(4, 11)).toEqual([]);
    expect(await ask(6, 24)).toEqual([]);
  });
});

describe('line ids after “crosses”', () => {
  test.each([
    ['It crosses ‸', 'L1', 'It crosses L1'],
    ['It crosses L‸', 'L2', 'It crosses L2'],
    ['It crosses L‸9 today', 'L1', 'It crosses L1 today'],
    ['Crossed: l‸', 'L1', 'Crossed: L1'],
    ['It crosses L1 and ‸', 'L2', 'It crosses L1 and L2'],
    ['Das überschreitet 🎉 crosses ‸', 'L1', 'Das überschreitet 🎉 crosses L1'],
    ['- “日本” crosses (L‸)', 'L1', '- “日本” crosses (L1)'],
  ])('%s', async (line, label, expected) => {
    expect(await take(inText(line), label)).toBe(expected);
  });

  test('each with what it says; own lines before shared ones, and each id once', async () => {
    const text = ACME.replace('## Debug', '## My lines\n\n- L1: no whiteboards\n\n## Debug');
    const { items } = await at(`${text}\nIt crosses ‸\n`);
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['L1', 'no whiteboards'],
      ['L2', 'a company I can explain'],
    ]);
  });
});

describe('a table of interviews', () => {
  test('kinds, then what each evaluates, that of the row first', async () => {
    expect(await labels(inRow('| ‸ | speed | none | |'))).toEqual([
      'Coding',
      'System design',
      'Deep dive',
      'Presentation',
      'Behavioural',
      'Values',
      'Hiring manager',
      'Recruiter call',
    ]);
    const [first] = await labels(inRow('| Portfolio | ‸ | none | |'));
    expect(first).toBe('depth, ownership and impact of what you have done');
    expect(await labels(inRow('| Coding | speed | ‸ | |'))).toEqual([]);
    expect(await labels(ACME.replace('| Interview ', '| ‸ '))).toEqual([]);
  });

  test.each([
    ['| Sys‸ | speed | none | |', 'System design', '| System design | speed | none | |'],
    ['| Sys‸tem des | speed | none | |', 'System design', '| System design | speed | none | |'],
    ['Beh‸ | speed | none |', 'Behavioural', 'Behavioural | speed | none |'],
    ['| Übung 🎉, ‸ | speed | none | |', 'Coding', '| Übung 🎉, Coding | speed | none | |'],
    ['| Coding | speed | none | A‸ |', 'Ann Lee', '| Coding | speed | none | Ann Lee |'],
    ['| Coding | é | none | 🎉 ann l‸ee |', 'Ann Lee', '| Coding | é | none | 🎉 Ann Lee |'],
  ])('%s', async (row, label, expected) => {
    expect(await take(inRow(row), label)).toBe(expected);
  });
});

describe('people already named', () => {
  test.each([
    ['- Interviewers: ‸', '- Interviewers: Ann Lee'],
    ['- Interviewers: Zoë Müller, A‸', '- Interviewers: Zoë Müller, Ann Lee'],
    ['- [ ] Follow-ups: thank an‸', '- [ ] Follow-ups: thank Ann Lee'],
    ['## Interviewers\n\n- An‸', '- Ann Lee'],
    ['- Who are the interviewers?\n  - Ann L‸e', '  - Ann Lee'],
  ])('%s', async (line, expected) => {
    expect(await take(inText(line), 'Ann Lee')).toBe(expected);
  });

  test('once each, not in the middle of a word, and not elsewhere', async () => {
    const people = async (line: string) =>
      (await at(inText(line))).items.filter(({ label }) => label === 'Ann Lee').length;
    expect(await people('- Interviewers: Ann Lee, ‸')).toBe(1);
    expect(await people('- Interviewers: Hann‸')).toBe(0);
    expect(await people('## Notes\n\nThe office is near. A‸')).toBe(0);
  });
});

describe('suppressions', () => {
  test.each([
    ['<!-- sta‸', 'staff-prep-disable', '<!-- staff-prep-disable '],
    ['<!-- staff-prep-disable no-s‸ -->', 'no-showcase', '<!-- staff-prep-disable no-showcase -->'],
    [
      '<!-- staff-prep-enable no-s‸howcase-->',
      'no-showcase',
      '<!-- staff-prep-enable no-showcase-->',
    ],
    [
      'é🎉 <!-- staff-prep-disable-next-line junior-panel m‸ -->',
      'missing-lines',
      'é🎉 <!-- staff-prep-disable-next-line junior-panel missing-lines -->',
    ],
  ])('%s', async (line, label, expected) => {
    expect(await take(inText(line), label)).toBe(expected);
  });

  test('all rules, with why they are', async () => {
    const { items } = await at(inText('<!-- staff-prep-disable-file ‸'));
    expect(items.map(({ label }) => label)).toEqual(RULE_IDS);
    expect(items[0]!.documentation).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('[missing-lines](https://'),
    });
    expect(await labels(inText('<!-- a comment ‸ -->'))).toEqual([]);
  });
});

describe('templates', () => {
  test('missing sections first, then what fits the part, then the rest; none there is twice', async () => {
    const [first] = await labels('# Acme\n\n## Debug the process\n\n‸\n\n## Finish well\n');
    expect(first).toBe('Draw your lines');
    const inPart = await labels(
      '# Acme\n\n## Debug the process\n\n- Formats: a deep dive\n‸\n\n## Finish well\n',
    );
    expect(inPart.slice(0, 5)).toEqual([
      'Draw your lines',
      'The three questions',
      'What to prepare?',
      'Who are the interviewers?',
      'When is level decided?',
    ]);
    expect(inPart.indexOf('What are the formats?')).toBeGreaterThan(inPart.indexOf('Negotiate'));
    const inFinish = await labels(
      '# Acme\n\nLines: no leetcode\n\n## Finish well\n\n- [x] References\n‸\n',
    );
    expect(inFinish.slice(0, 4)).toEqual([
      'Debug the process',
      'Negotiate',
      'Follow-up emails',
      'Sell chats',
    ]);
  });

  test.each([
    ['/neg‸', 'Negotiate', '- [ ] Negotiate the details: TBD'],
    ['- /neg‸', 'Negotiate', '- [ ] Negotiate the details: TBD'],
    ['ne‸gotiate', 'Negotiate', '- [ ] Negotiate the details: TBD'],
    ['  1. ‸', 'A line', '  - L3: TBD'],
  ])('%s', async (line, label, expected) => {
    expect(await take(inText(line), label)).toBe(expected);
  });

  test.each(['Ann said /‸', '‸ is there already', 'so‸me words', '```\n/‸\n```', '<!--\n/‸\n-->'])(
    'none: %s',
    async (line) => {
      expect(await labels(inText(line))).toEqual([]);
    },
  );
});

describe('clients', () => {
  const own = new Bench();
  const first = async () => (await at('# Acme\n\n/‸\n', own)).items[0]!;

  test('without any capability: plain text, and the documentation with it', async () => {
    await own.start();
    const found = await first();
    expect(found).toMatchObject({
      label: 'Draw your lines',
      insertTextFormat: 1,
      documentation: expect.stringMatching(/^## Draw your lines\n/),
    });
    expect((found.textEdit as TextEdit).newText).not.toMatch(/\$|`/);
    expect(found.data).toBeUndefined();
    expect(await own.client.connection.sendRequest('completionItem/resolve', found)).toEqual(found);
  });

  test('with snippets: tab stops, and words that hold a dollar stay words', async () => {
    await own.start(item({ snippetSupport: true }));
    expect(((await first()).textEdit as TextEdit).newText).toContain('${1:');
    const { items } = await at('# Acme\n\nInterviewers: Ann $1 }, Staff; ‸\n', own);
    for (const { insertTextFormat, textEdit } of items) {
      expect(insertTextFormat).toBe(2);
      expect((textEdit as TextEdit).newText).not.toMatch(/(?<!\\)[$}]/);
    }
  });

  test('that resolve the documentation get it when they ask, even after typing on', async () => {
    await own.start(
      item({
        resolveSupport: { properties: ['documentation'] },
        documentationFormat: ['markdown'],
      }),
    );
    const found = await first();
    expect(found.documentation).toBeUndefined();
    await own.type('# Acme\n\n/pre\n');
    const resolved = await own.client.connection.sendRequest<CompletionItem>(
      'completionItem/resolve',
      found,
    );
    expect(resolved).toEqual({
      ...found,
      documentation: { kind: 'markdown', value: expect.stringMatching(/^```markdown\n## Draw/) },
    });
  });

  test('that resolve other things get it at once', async () => {
    await own.start(
      item({
        resolveSupport: { properties: ['additionalTextEdits'] },
        documentationFormat: ['plaintext'],
      }),
    );
    expect((await first()).documentation).toMatch(/^## Draw your lines\n/);
  });

  test.each([
    ['utf-8', { start: 18, end: 20 }],
    ['utf-16', { start: 13, end: 15 }],
    ['utf-32', { start: 12, end: 14 }],
  ])('that count in %s', async (encoding, { start, end }) => {
    await own.start({ general: { positionEncodings: [encoding] } });
    await own.type('# Acme\n\né🎉日 crosses L1\n');
    const position: Position = { line: 2, character: end - 1 };
    const [found] = await own.ask<CompletionItem[]>('completion', { position });
    expect(found!.textEdit).toEqual({
      range: { start: { line: 2, character: start }, end: { line: 2, character: end } },
      newText: 'L1',
    });
  });
});
