import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  DocumentSymbol,
  Location,
  SelectionRange,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { applyEdits } from '../../server/src/text/edit.ts';
import { LineIndex } from '../../server/src/text/lines.ts';
import { Client, named } from './client.ts';

const ACME = `---
prep: staff-plus
company: Acme
stage: offer
lines: lines.prep.md
---

# Acme, Staff Engineer

## Debug the process

| Interview | Evaluates | Preparation | Interviewers |
| --- | --- | --- | --- |
| Deep dive | depth | outline | Ann Lee, Staff |
| Coding | speed | none | |

The screen crosses L1.

- When is level decided?
  - TBD

## Finish well

- [x] Negotiate
- [ ] Brief references
- [x] Follow-ups: Ann Lee
- [x] Sell chats: what would make you leave Acme?
`;
const LINES = '# My lines\n\n- L1: no leetcode\n- L2: a company I can explain\n';

let client: Client;
let folder: string;
const uri = (path: string) => pathToFileURL(join(folder, path)).href;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const ask = <T>(method: string, params: object) =>
  client.connection.sendRequest<T>(`textDocument/${method}`, {
    textDocument: { uri: uri('acme.prep.md') },
    ...params,
  });
/** The position just after the first occurrence of a text. */
const after = (needle: string, text = ACME) =>
  new LineIndex(text).positionAt(text.indexOf(needle) + needle.length);

function apply(
  text: string,
  edits: readonly { range: Location['range']; newText: string }[],
): string {
  const lines = new LineIndex(text);
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      start: lines.offsetAt(range.start),
      end: lines.offsetAt(range.end),
      text: newText,
    })),
  );
}

async function start(capabilities: object = {}, settings: object = {}): Promise<void> {
  await client.start({
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'notes' }],
    initializationOptions: { today: '2026-11-24', settings },
    capabilities,
  });
  await client.open(uri('acme.prep.md'), ACME);
  // The shared lines have been read when the crossing knows its line.
  await client.diagnostics(uri('acme.prep.md'), (found) =>
    named(found).includes('crossed-line L1'),
  );
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  write('acme.prep.md', ACME);
  write('lines.prep.md', LINES);
  client = new Client();
});
afterEach(() => {
  client.child.kill();
  rmSync(folder, { recursive: true });
});

test('notes that are not open are told of too, once', async () => {
  write('beta.prep.md', '# Beta\n');
  await start();
  expect(named(await client.diagnostics(uri('beta.prep.md')))).toEqual([
    'missing-process process',
    'missing-finish finish',
  ]);
});

test('a client that pulls is answered, and nothing is pushed for what it has open', async () => {
  await client.start({
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'notes' }],
    capabilities: { textDocument: { diagnostic: {} } },
  });
  await client.open(uri('acme.prep.md'), '# Acme\n');
  const { items } = await ask<{ items: { code: string }[] }>('diagnostic', {});
  expect(items.map(({ code }) => code)).toContain('missing-process');
  expect(client.published.get(uri('acme.prep.md')) ?? []).toEqual([]);
});

test('completion: ids after crosses, keys, stages with their meaning, rule names, people', async () => {
  await start();
  const labels = async (text: string, needle: string) => {
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uri('acme.prep.md'), version: 2 },
      contentChanges: [{ text }],
    });
    return ask<CompletionItem[]>('completion', { position: after(needle, text) });
  };
  const names = (items: CompletionItem[]) => items.map(({ label }) => label);
  expect(names(await labels(`${ACME}\nIt crosses `, 'It crosses '))).toEqual(['L1', 'L2']);
  const stages = await labels(ACME.replace('stage: offer', 'stage: '), 'stage: ');
  expect(stages).toHaveLength(11);
  expect(stages[0]).toMatchObject({
    label: 'researching',
    detail: expect.stringContaining('nothing is sent'),
  });
  expect(names(await labels(ACME.replace('prep: staff-plus\n', 'd\n'), '---\nd'))).toEqual([
    'prep:',
    'role:',
    'interviews:',
    'next:',
    'due:',
  ]);
  expect(names(await labels(`${ACME}\n<!-- staff-prep-disable-file no-s`, 'file no-s'))).toContain(
    'no-showcase',
  );
  expect(names(await labels(ACME.replace('| Coding |', '| |'), '\n| '))).not.toContain('Deep dive');
  const row = ACME.replace('| Coding | speed | none | |', '|  | speed | none | A |');
  expect(names(await labels(row, 'outline | Ann Lee, Staff |\n| '))).toContain('System design');
  expect(names(await labels(row, 'speed | none | A'))).toEqual(['Ann Lee']);
});

test('documentation is made when it is asked for', async () => {
  await start();
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: uri('acme.prep.md'), version: 2 },
    contentChanges: [{ text: '/' }],
  });
  const [item] = await ask<CompletionItem[]>('completion', { position: { line: 0, character: 1 } });
  expect(item!.documentation).toBeUndefined();
  const resolved = await client.connection.sendRequest<CompletionItem>(
    'completionItem/resolve',
    item,
  );
  expect(resolved.documentation).toMatchObject({ value: expect.stringContaining('```markdown\n') });
});

test('code actions honour what is asked, resolve their edits late and refuse stale ones', async () => {
  await start({ textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } } });
  const range = { start: after('- [ ] Brief'), end: after('- [ ] Brief') };
  const actions = (only?: string[]) =>
    ask<CodeAction[]>('codeAction', { range, context: { diagnostics: [], ...(only && { only }) } });
  const [tick] = await actions(['quickfix']);
  expect(tick).toMatchObject({ title: 'Tick it: it is done', kind: 'quickfix' });
  expect(tick!.edit).toBeUndefined();
  expect(tick!.isPreferred).toBeUndefined();
  const resolved = await client.connection.sendRequest<CodeAction>('codeAction/resolve', tick);
  expect(apply(ACME, resolved.edit!.changes![uri('acme.prep.md')]!)).toContain(
    '- [x] Brief references',
  );
  expect((await actions()).map(({ kind }) => kind)).not.toContain('source.fixAll.staffPrep');
  const [all] = await actions(['source.fixAll']);
  const fixed = await client.connection.sendRequest<CodeAction>('codeAction/resolve', all);
  expect(apply(ACME, fixed.edit!.changes![uri('acme.prep.md')]!)).toContain('Decision: TBD');
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: uri('acme.prep.md'), version: 2 },
    contentChanges: [{ text: `\n${ACME}` }],
  });
  await expect(client.connection.sendRequest('codeAction/resolve', tick)).rejects.toMatchObject({
    code: -32801,
  });
});

test('code actions: suppress, add an interview, N/A with a reason, extract the lines', async () => {
  await start({
    workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
  });
  const text = ACME.replace('lines: lines.prep.md\n', '').replace(
    '## Debug',
    '## My lines\n\n- L1: no leetcode\n\n## Debug',
  );
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: uri('acme.prep.md'), version: 2 },
    contentChanges: [{ text }],
  });
  const change = async (needle: string, title: string) => {
    const position = after(needle, text);
    const actions = await ask<CodeAction[]>('codeAction', {
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    const found = actions.find((action) => action.title === title);
    expect(found, actions.map((action) => action.title).join(', ')).toBeDefined();
    return (found!.edit!.documentChanges ?? []) as {
      kind?: string;
      uri?: string;
      edits?: { range: Location['range']; newText: string }[];
    }[];
  };
  const after1 = async (needle: string, title: string) =>
    apply(text, (await change(needle, title)).at(-1)!.edits!);
  expect(await after1('| Coding', 'Add an interview')).toContain(
    '| Coding | speed | none | |\n| TBD | TBD | TBD | TBD |\n',
  );
  expect(await after1('When is', 'Write “N/A” with a reason')).toContain('- N/A: \n');
  expect(await after1('The screen', 'Say nothing of crossed-line here')).toContain(
    '<!-- staff-prep-disable-next-line crossed-line -->\nThe screen',
  );
  expect(await after1('The screen', 'Say nothing of crossed-line in this note')).toContain(
    '---\n<!-- staff-prep-disable-file crossed-line -->\n',
  );
  const [create, fill, edit] = await change(
    '## My',
    'Move these lines to lines.prep.md and link it',
  );
  expect(create).toMatchObject({ kind: 'create', uri: uri('lines.prep.md') });
  expect(fill!.edits![0]!.newText).toBe('# My lines\n\n- L1: no leetcode\n');
  expect(apply(text, edit!.edits!)).toBe(
    ACME.replace('prep: staff-plus\n', 'lines: lines.prep.md\nprep: staff-plus\n').replace(
      'offer\nlines: lines.prep.md\n',
      'offer\n',
    ),
  );
});

test('code lens and inlay hints', async () => {
  await start({}, { inlayHints: true });
  const lenses = await ask<{ command: { title: string } }[]>('codeLens', {});
  expect(lenses.map(({ command }) => command.title)).toEqual([
    '7 of 9 · next: when is the level set?',
    '1 gap',
    '1 gap',
  ]);
  const hints = await ask<{ label: string }[]>('inlayHint', {
    range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
  });
  expect(hints.map(({ label }) => label)).toEqual([
    'answered',
    'answered',
    'answered',
    'open',
    'done',
    'open',
    'done',
    'done',
  ]);
});

test('symbols of the note and of the workspace', async () => {
  await start({ textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } });
  const tree = await ask<DocumentSymbol[]>('documentSymbol', {});
  expect(
    tree.map(({ name, detail, children }) => [
      name,
      detail,
      children!.map((child) => `${child.name}: ${child.detail}`),
    ]),
  ).toEqual([
    [
      'Debug the process',
      '3 of 7',
      [
        'Interview formats: done',
        'Preparation: done',
        'Interviewers: done',
        'Deep dive: deep-dive',
        'Ann Lee: staff-plus',
        'Coding: coding',
        'Leveling: open',
      ],
    ],
    [
      'Finish well',
      '3 of 4',
      [
        'Negotiate the details: done',
        'Brief references: open',
        'Send follow-up emails: done',
        'Accept sell chats: done',
      ],
    ],
  ]);
  const found = await client.connection.sendRequest<{ name: string }[]>('workspace/symbol', {
    query: 'l',
  });
  expect(found.map(({ name }) => name)).toEqual([
    'Ann Lee',
    'L1: no leetcode',
    'L2: a company I can explain',
  ]);
});

test('folding, selection ranges, highlights and links', async () => {
  await start();
  const folds = await ask<{ startLine: number; endLine: number }[]>('foldingRange', {});
  expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
    [0, 5],
    [7, 26],
    [9, 19],
    [21, 26],
  ]);
  const [selection] = await ask<SelectionRange[]>('selectionRange', {
    positions: [after('Brief')],
  });
  const lines: number[][] = [];
  for (let at: SelectionRange | undefined = selection; at; at = at.parent)
    lines.push([at.range.start.line, at.range.start.character, at.range.end.line]);
  expect(lines).toEqual([
    [24, 6, 24],
    [24, 0, 24],
    [23, 0, 26],
    [21, 3, 26],
    [7, 2, 26],
    [0, 0, 27],
  ]);
  expect(
    await ask<unknown[]>('documentHighlight', { position: after('| outline | Ann') }),
  ).toHaveLength(2);
  const links = await ask<{ target: string }[]>('documentLink', {});
  expect(links.map(({ target }) => target.replace(/^.*\//, ''))).toEqual([
    'interviewing-staff-plus-roles#debug-the-process',
    'interviewing-staff-plus-roles#finish-well',
    'lines.prep.md',
  ]);
});

test('definition, references and rename of a line, across the notes that see it', async () => {
  write('other/beta.prep.md', '# Beta\n\nIt crosses L1; accepted.\n');
  await start();
  const position = after('crosses L1');
  expect(await ask<Location>('definition', { position })).toEqual({
    uri: uri('lines.prep.md'),
    range: { start: { line: 2, character: 2 }, end: { line: 2, character: 4 } },
  });
  const places = await ask<Location[]>('references', {
    position,
    context: { includeDeclaration: true },
  });
  expect(places.map((place) => place.uri).sort()).toEqual([
    uri('acme.prep.md'),
    uri('lines.prep.md'),
    uri('other/beta.prep.md'),
  ]);
  expect(await ask('prepareRename', { position })).toMatchObject({ placeholder: 'L1' });
  const { changes } = await ask<WorkspaceEdit>('rename', { position, newName: 'CODE1' });
  expect(apply(LINES, changes![uri('lines.prep.md')]!)).toContain('- CODE1: no leetcode');
  expect(apply(ACME, changes![uri('acme.prep.md')]!)).toContain('crosses CODE1.');
  await expect(ask('rename', { position, newName: 'L2' })).rejects.toMatchObject({
    message: 'There is a line L2 already.',
  });
});

test('rename of a person and of a company within the note', async () => {
  await start();
  const person = await ask<WorkspaceEdit>('rename', {
    position: after('outline | Ann'),
    newName: 'Anna Lee',
  });
  expect(apply(ACME, person.changes![uri('acme.prep.md')]!).match(/Anna Lee/g)).toHaveLength(2);
  const company = await ask<WorkspaceEdit>('rename', {
    position: after('# Acme'),
    newName: 'Acme: Inc',
  });
  const text = apply(ACME, company.changes![uri('acme.prep.md')]!);
  expect(text).toContain('company: "Acme: Inc"\n');
  expect(text).toContain('# Acme: Inc, Staff');
});

test('moving the shared lines moves the keys that point at them', async () => {
  await start();
  const edit = await client.connection.sendRequest<WorkspaceEdit>('workspace/willRenameFiles', {
    files: [{ oldUri: uri('lines.prep.md'), newUri: uri('shared/mine.md') }],
  });
  expect(apply(ACME, edit.changes![uri('acme.prep.md')]!)).toContain('lines: shared/mine.md\n');
});

test('semantic tokens tell the state', async () => {
  await start();
  const { data } = await ask<{ data: number[] }>('semanticTokens/full', {});
  const types = data.filter((_, i) => i % 5 === 3);
  expect(types.filter((type) => type === 3)).toHaveLength(1);
  expect(types.filter((type) => type === 2)).toHaveLength(1);
});

test.each([
  ['utf-8', 'é🎉 crosses L1', 17],
  ['utf-32', 'é🎉 crosses L1', 13],
])('positions in %s', async (encoding, line, end) => {
  await client.start({ capabilities: { general: { positionEncodings: [encoding] } } });
  await client.open(uri('acme.prep.md'), `# Acme\n\n${line}\n`);
  const [found] = (await client.diagnostics(uri('acme.prep.md'))).filter(
    ({ code }) => code === 'unknown-line',
  );
  expect(found!.range.end).toEqual({ line: 2, character: end });
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: uri('acme.prep.md'), version: 2 },
    contentChanges: [
      {
        range: { start: { line: 2, character: end - 2 }, end: { line: 2, character: end } },
        text: 'nothing',
      },
    ],
  });
  await client.diagnostics(uri('acme.prep.md'), (all) => !named(all).includes('unknown-line L1'));
});

test('on save only, where that is set', async () => {
  await client.start({
    initializationOptions: { today: '2026-11-24', settings: { run: 'onSave' } },
  });
  await client.open(uri('a.prep.md'), '# Acme\n');
  expect(named(await client.diagnostics(uri('a.prep.md')))).toContain('missing-lines lines');
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: uri('a.prep.md'), version: 2 },
    contentChanges: [{ text: '# Acme\n\nLines: no leetcode\n' }],
  });
  await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri: uri('a.prep.md') },
    position: { line: 0, character: 0 },
  });
  expect(named(client.published.get(uri('a.prep.md'))!)).toContain('missing-lines lines');
  await client.connection.sendNotification('textDocument/didSave', {
    textDocument: { uri: uri('a.prep.md') },
  });
  await client.diagnostics(
    uri('a.prep.md'),
    (found) => !named(found).includes('missing-lines lines'),
  );
});

test('in focus mode nothing is said of the section being typed in, until the cursor leaves', async () => {
  await client.start({
    initializationOptions: { today: '2026-11-24', settings: { focusMode: true } },
  });
  const text = '# Acme\n\n## Finish well\n\n- [ ] Negotiate\n\n## Interviewers\n\n\n';
  await client.open(uri('a.prep.md'), text);
  const asked = (found: { code?: unknown }[]) =>
    found.some(({ code }) => code === 'unanswered-question');
  await client.diagnostics(uri('a.prep.md'), asked);
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: uri('a.prep.md'), version: 2 },
    contentChanges: [
      { range: { start: { line: 8, character: 0 }, end: { line: 8, character: 0 } }, text: 'TBD' },
    ],
  });
  await client.diagnostics(uri('a.prep.md'), (found) => !asked(found));
  await client.connection.sendNotification('staffPrep/cursor', {
    uri: uri('a.prep.md'),
    position: { line: 4, character: 0 },
  });
  await client.diagnostics(uri('a.prep.md'), asked);
});

test('requests for unknown documents are answered with nothing', async () => {
  await client.start();
  const textDocument = { uri: 'file:///nowhere/none.md' };
  const position = { line: 3, character: 3 };
  for (const method of [
    'hover',
    'completion',
    'definition',
    'references',
    'documentHighlight',
    'documentSymbol',
    'foldingRange',
    'codeLens',
    'prepareRename',
  ])
    expect([null, []], method).toContainEqual(
      await client.connection.sendRequest(`textDocument/${method}`, {
        textDocument,
        position,
        context: {},
      }),
    );
});

test('a crossing points at the line, in the shared note', async () => {
  await start();
  const found = (await client.diagnostics(uri('acme.prep.md'))).find(
    ({ code }) => code === 'crossed-line',
  );
  expect(found!.relatedInformation).toEqual([
    {
      location: {
        uri: uri('lines.prep.md'),
        range: { start: { line: 2, character: 2 }, end: { line: 2, character: 17 } },
      },
      message: 'L1 is drawn here',
    },
  ]);
});

test('folders come and go', async () => {
  const other = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  const root = pathToFileURL(other).href;
  try {
    writeFileSync(join(other, 'beta.prep.md'), '# Beta\n');
    await start({ workspace: { workspaceFolders: true } });
    const change = (added: object[], removed: object[]) =>
      client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added, removed },
      });
    await change([{ uri: root, name: 'other' }], []);
    expect(named(await client.diagnostics(`${root}/beta.prep.md`))).toContain(
      'missing-lines lines',
    );
    await change([], [{ uri: root, name: 'other' }]);
    await client.diagnostics(`${root}/beta.prep.md`, (found) => found.length === 0);
  } finally {
    rmSync(other, { recursive: true });
  }
});

test('every capability is described in docs/features.md, with where it is tested', async () => {
  const { capabilities } = await client.start({
    capabilities: { textDocument: { diagnostic: {}, rename: { prepareSupport: true } } },
  });
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'features.md'), 'utf8');
  const rows = [...page.matchAll(/^\| [^|]+ \| `(\w+)` \| [^|]+ \| ([^|]+) \|$/gm)];
  expect(rows.map(([, key]) => key).sort()).toEqual(
    Object.keys(capabilities)
      .filter((key) => key !== 'workspace')
      .sort(),
  );
  for (const [, , where] of rows)
    for (const [, file] of where!.matchAll(/`([^`]+)`/g))
      expect(existsSync(join(import.meta.dirname, '..', '..', file!)), file).toBe(true);
});
