import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CodeAction, CompletionItem, Hover } from 'vscode-languageserver-protocol/node';
import { Client, named } from './client.ts';

const NOTE = 'untitled:acme.prep.md';
const TEXT = `# Acme

## Draw your lines

- I don't practise leetcode; the right company is small

## Debug the process

- Formats: a deep dive, evaluating for depth
- Preparation: none
- Interviewers: TBD
- Level: decided after the debrief
`;

let client: Client;
beforeEach(() => {
  client = new Client();
});
afterEach(() => {
  client.kill();
});

test('a client without any capability gets warnings, and they follow each edit', async () => {
  await client.start();
  await client.open(NOTE, TEXT);
  expect(named(await client.diagnostics(NOTE))).toEqual([
    'missing-finish finish',
    'unanswered-question interviewers',
  ]);
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: NOTE, version: 2 },
    contentChanges: [
      {
        range: { start: { line: 10, character: 16 }, end: { line: 10, character: 19 } },
        text: 'Ann Lee, Staff',
      },
    ],
  });
  const left = await client.diagnostics(
    NOTE,
    (found) => found.length < 2 || !named(found)[1]!.startsWith('unanswered'),
  );
  expect(named(left)).toEqual(['missing-finish finish', 'unresearched-interviewer Ann Lee']);
  expect(left[0]).toMatchObject({
    source: 'staff-prep',
    severity: 2,
    range: { start: { line: 0, character: 2 }, end: { line: 0, character: 6 } },
    codeDescription: { href: expect.stringContaining('docs/rules/missing-finish.md') },
  });
});

test('a hover quotes the guide, with its source and what to write', async () => {
  await client.start();
  await client.open(NOTE, TEXT);
  const at = async (line: number, character: number) => {
    const found = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: { uri: NOTE },
      position: { line, character },
    });
    return found && (found.contents as { value: string }).value;
  };
  expect(await at(6, 5)).toMatch(
    /> it’s always reasonable to ask .*\n>\n> — \[Interviewing for Staff-plus roles\]\(https:/,
  );
  expect(await at(6, 5)).toMatch(/Write down the three questions/);
  expect(await at(10, 4)).toMatch(/Who are the interviewers\?/);
  expect(await at(4, 10)).toBeNull();
});

test('templates fit the place, with tab stops only where the client has them', async () => {
  await client.start({
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  await client.open(NOTE, `${TEXT}\n/`);
  const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
    textDocument: { uri: NOTE },
    position: { line: 13, character: 1 },
  });
  expect(items[0]).toMatchObject({ label: 'Finish well', insertTextFormat: 2 });
  expect(items[0]!.filterText).toMatch(/^\/prep-finish/);
  expect(items[0]!.textEdit).toMatchObject({ newText: expect.stringContaining('${1:') });
  expect(
    await client.connection.sendRequest('textDocument/completion', {
      textDocument: { uri: NOTE },
      position: { line: 4, character: 20 },
    }),
  ).toEqual([]);
});

test('a quick fix edits the version it was made for', async () => {
  await client.start({
    capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
  });
  await client.open(NOTE, TEXT);
  const [finding] = await client.diagnostics(NOTE);
  const [action] = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: NOTE },
    range: finding!.range,
    context: { diagnostics: [finding] },
  });
  expect(action).toMatchObject({
    title: 'Insert “Finish well”',
    kind: 'quickfix',
    isPreferred: true,
    edit: { documentChanges: [{ textDocument: { uri: NOTE, version: 1 } }] },
  });
});

test('shared lines count, and a change of them reaches the notes that use them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  try {
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'lines.prep.md'), '- L1: no leetcode, and the company is small\n');
    const uri = pathToFileURL(join(folder, 'a', 'acme.prep.md')).href;
    await client.start({ workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'notes' }] });
    await client.open(uri, '# Acme\n');
    const without = await client.diagnostics(
      uri,
      (found) => !named(found).includes('missing-lines lines'),
    );
    expect(named(without)).toEqual(['missing-process process', 'missing-finish finish']);
    rmSync(join(folder, 'lines.prep.md'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(join(folder, 'lines.prep.md')).href, type: 3 }],
    });
    await client.diagnostics(uri, (found) => named(found).includes('missing-lines lines'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the settings and the configuration file count; what is wrong in it is shown on the key', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  try {
    writeFileSync(
      join(folder, '.staffprep.json'),
      '{\n  // ours\n  "rules": { "missing-finish": "off", "missing-proces": "off" }\n}\n',
    );
    const root = pathToFileURL(folder).href;
    await client.start({
      workspaceFolders: [{ uri: root, name: 'notes' }],
      initializationOptions: {
        today: '2026-11-24',
        settings: { rules: { 'missing-lines': 'error' } },
      },
    });
    await client.open(`${root}/acme.prep.md`, '# Acme\n');
    const found = await client.diagnostics(`${root}/acme.prep.md`, (all) => all.length === 2);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([
      ['missing-lines', 1],
      ['missing-process', 2],
    ]);
    const [problem] = await client.diagnostics(`${root}/.staffprep.json`);
    expect(problem).toMatchObject({
      message: 'No rule is called “missing-proces”: did you mean “missing-process”?',
      range: { start: { line: 2, character: 38 }, end: { line: 2, character: 54 } },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
