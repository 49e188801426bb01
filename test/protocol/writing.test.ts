import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CodeAction, CodeLens } from 'vscode-languageserver-protocol/node';
import type { Requests } from '../../server/src/lsp/protocol.ts';
import { Client } from './client.ts';

const ACME = `---
prep: staff-plus
company: Acme
role: Staff Engineer
stage: screening
due: 2026-11-26
next: ask about the panel
---

## Draw your lines

- L1: no leetcode

## Debug the process

| Interview | Evaluates | Preparation | Interviewers |
| --- | --- | --- | --- |
| Deep dive | depth | none | TBD |

Leveling: set after the loop

## Finish well

- [ ] Negotiate
- [ ] References
- [ ] Follow-ups
- [ ] Sell chats
`;
const QUESTIONS = 'Draft an email: ask the recruiter what is still open';

let client: Client;
let folder: string;
const uri = (path: string) => pathToFileURL(join(folder, path)).href;
const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
const ask = <M extends keyof Requests>(
  method: M,
  params: Requests[M]['params'],
): Promise<Requests[M]['result']> => client.connection.sendRequest(method, params);

const start = async (options: object = {}, capabilities: object = {}) => {
  const result = await client.start({
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'notes' }],
    initializationOptions: { today: '2026-11-24', ...options },
    capabilities,
  });
  await client.open(uri('acme.prep.md'), ACME);
  await client.diagnostics(uri('acme.prep.md'));
  return result;
};
const actions = () =>
  client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uri('acme.prep.md') },
    range: { start: { line: 15, character: 40 }, end: { line: 15, character: 40 } },
    context: { diagnostics: [] },
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  write('acme.prep.md', ACME);
  client = new Client();
});
afterEach(() => {
  client.kill();
  rmSync(folder, { recursive: true });
});

test('a new note; with shared lines in reach it draws none', async () => {
  await start();
  const asked = { company: 'Beta', role: '', stage: 'applied', folder: pathToFileURL(folder).href };
  const alone = await ask('staffPrep/newNote', asked);
  expect([alone.name, alone.snippet.includes('## Draw your lines')]).toEqual([
    'beta.prep.md',
    true,
  ]);
  write('lines.prep.md', '# My lines\n\n- L1: no leetcode\n');
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uri('lines.prep.md'), type: 1 }],
  });
  await expect
    .poll(async () =>
      (await ask('staffPrep/newNote', asked)).snippet.includes('## Draw your lines'),
    )
    .toBe(false);
  const { name, existing } = await ask('staffPrep/newLines', { folder: asked.folder });
  expect([name, existing]).toEqual(['lines.prep.md', uri('lines.prep.md')]);
  expect((await ask('staffPrep/newLines', {})).existing).toBeUndefined();
});

test('sections, with where they go; in other Markdown at the cursor', async () => {
  await start();
  const position = { line: 0, character: 0 };
  const found = await ask('staffPrep/sections', { uri: uri('acme.prep.md'), position });
  expect(found.filter(({ missing }) => missing)).toEqual([]);
  await client.open(uri('todo.md'), 'One\nTwo\n');
  const other = await ask('staffPrep/sections', { uri: uri('todo.md'), position });
  expect(other[0]).toEqual({
    title: 'Draw your lines',
    description: 'The section for your lines',
    missing: false,
    position: { line: 0, character: 3 },
    snippet: expect.stringMatching(/^\n\n## Draw your lines\n/),
  });
});

test('drafts: what there is, one with its link, none for what is gone', async () => {
  await start();
  const note = { uri: uri('acme.prep.md') };
  expect((await ask('staffPrep/drafts', note)).map(({ id, due }) => [id, due])).toEqual([
    ['recruiter-questions', true],
    ['sell-chat', false],
    ['references', false],
    ['negotiation', false],
  ]);
  const body = `Hi,

I am looking forward to the interviews for the Staff Engineer role at Acme and would like to prepare well. Could you help me with this question?

1. Who are the interviewers, and what do they work on?

Thank you!

Kind regards
`;
  const subject = 'A question about the interviews: Staff Engineer at Acme';
  expect(await ask('staffPrep/draft', { ...note, id: 'recruiter-questions' })).toEqual({
    subject,
    body,
    text: `Subject: ${subject}\n\n${body}`,
    link: {
      uri: `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n')).replaceAll('!', '%21')}`,
      whole: true,
    },
  });
  for (const id of ['concern', 'follow-up:Nobody', 'nonsense', ''])
    expect(await ask('staffPrep/draft', { ...note, id })).toBeNull();
  expect(await ask('staffPrep/drafts', { uri: uri('other.md') })).toEqual([]);
});

test('a client that has the commands gets them in actions and lenses', async () => {
  await start({ commands: true });
  const draft = (await actions()).find(({ title }) => title === QUESTIONS);
  expect(draft).toEqual({
    title: QUESTIONS,
    kind: 'quickfix',
    diagnostics: [expect.objectContaining({ code: 'unanswered-question' })],
    command: {
      title: QUESTIONS,
      command: 'staffPrep.draftEmail',
      arguments: [uri('acme.prep.md'), 'recruiter-questions'],
    },
  });
  expect(await client.connection.sendRequest('codeAction/resolve', draft!)).toEqual(draft);
  const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
    textDocument: { uri: uri('acme.prep.md') },
  });
  expect(lenses[0]!.command).toEqual({
    title: '4 of 9 · next: who are the interviewers?',
    command: 'staffPrep.showGaps',
    arguments: [uri('acme.prep.md')],
  });
});

test('a client without them gets nothing that it can’t do', async () => {
  const { capabilities } = await start();
  expect(capabilities.executeCommandProvider).toBeUndefined();
  const found = await actions();
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ command }) => command)).toEqual([]);
  const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
    textDocument: { uri: uri('acme.prep.md') },
  });
  expect(lenses.map(({ command }) => command?.command)).toEqual(['', '']);
});

test('one that can show documents has the server hand the draft to the mail program', async () => {
  const { capabilities } = await start({}, { window: { showDocument: { support: true } } });
  expect(capabilities.executeCommandProvider).toEqual({ commands: ['staff-prep.openDraft'] });
  const shown: unknown[] = [];
  client.connection.onRequest('window/showDocument', (params) => {
    shown.push(params);
    return { success: true };
  });
  const { command } = (await actions()).find(({ title }) => title === QUESTIONS)!;
  await client.connection.sendRequest('workspace/executeCommand', command!);
  expect(shown).toEqual([
    { uri: expect.stringMatching(/^mailto:\?subject=A%20question/), external: true },
  ]);
  await client.connection.sendRequest('workspace/executeCommand', {
    command: 'staff-prep.openDraft',
    arguments: [uri('acme.prep.md'), 'gone'],
  });
  expect(shown).toHaveLength(1);
});

test('gaps of one note with their fixes, of all notes without', async () => {
  write('beta.prep.md', '# Beta\n');
  await start();
  const [one] = await ask('staffPrep/gaps', { uri: uri('acme.prep.md') });
  expect(one).toEqual({
    uri: uri('acme.prep.md'),
    title: 'Acme',
    company: 'Acme',
    role: 'Staff Engineer',
    stage: 'screening',
    done: 4,
    total: 9,
    gaps: [
      {
        rule: 'unanswered-question',
        severity: 'warning',
        message: 'The interviewers are still open: ask the recruiter who they are.',
        range: { start: { line: 15, character: 40 }, end: { line: 15, character: 52 } },
        draft: { id: 'recruiter-questions', title: 'Ask the recruiter what is still open' },
      },
      expect.objectContaining({
        rule: 'missing-company-criteria',
        severity: 'hint',
        fix: { title: expect.any(String), edit: { changes: expect.anything() } },
      }),
    ],
  });
  const all = await ask('staffPrep/gaps', {});
  expect(all.map(({ title, gaps }) => [title, gaps.length > 0])).toEqual([
    ['Acme', true],
    ['beta', true],
  ]);
  expect(all.flatMap(({ gaps }) => gaps.filter(({ fix }) => fix))).toEqual([]);
  expect(await ask('staffPrep/gaps', { uri: uri('README.md') })).toEqual([]);
});

test('the calendar of all notes', async () => {
  await start();
  const { ics, events, unsure } = await ask('staffPrep/calendar', undefined);
  expect([events, unsure]).toEqual([1, []]);
  expect(ics).toContain('SUMMARY:Acme: ask about the panel');
  expect(ics).toContain('DTSTART;VALUE=DATE:20261126');
});
