import { expect, test } from 'vitest';
import type { CodeAction, Location } from 'vscode-languageserver-protocol/node';
import { ACME, after, apply, Bench } from './acme.ts';

const bench = new Bench();

test('code actions honour what is asked, resolve their edits late and refuse stale ones', async () => {
  await bench.start({ textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } } });
  const range = { start: after('- [ ] Brief'), end: after('- [ ] Brief') };
  const actions = (only?: string[]) =>
    bench.ask<CodeAction[]>('codeAction', {
      range,
      context: { diagnostics: [], ...(only && { only }) },
    });
  const [tick] = await actions(['quickfix']);
  expect(tick).toMatchObject({ title: 'Tick it: it is done', kind: 'quickfix' });
  expect(tick!.edit).toBeUndefined();
  expect(tick!.isPreferred).toBeUndefined();
  const resolved = await bench.client.connection.sendRequest<CodeAction>(
    'codeAction/resolve',
    tick,
  );
  expect(apply(ACME, resolved.edit!.changes![bench.uri('acme.prep.md')]!)).toContain(
    '- [x] Brief references',
  );
  expect((await actions()).map(({ kind }) => kind)).not.toContain('source.fixAll.staffPrep');
  const [all] = await actions(['source.fixAll']);
  const fixed = await bench.client.connection.sendRequest<CodeAction>('codeAction/resolve', all);
  expect(apply(ACME, fixed.edit!.changes![bench.uri('acme.prep.md')]!)).toContain('Decision: TBD');
  await bench.client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: bench.uri('acme.prep.md'), version: 2 },
    contentChanges: [{ text: `\n${ACME}` }],
  });
  await expect(
    bench.client.connection.sendRequest('codeAction/resolve', tick),
  ).rejects.toMatchObject({
    code: -32801,
  });
});

test('code actions: suppress, add an interview, N/A with a reason, extract the lines', async () => {
  await bench.start({
    workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
  });
  const text = ACME.replace('lines: lines.prep.md\n', '').replace(
    '## Debug',
    '## My lines\n\n- L1: no leetcode\n\n## Debug',
  );
  await bench.client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: bench.uri('acme.prep.md'), version: 2 },
    contentChanges: [{ text }],
  });
  const change = async (needle: string, title: string) => {
    const position = after(needle, text);
    const actions = await bench.ask<CodeAction[]>('codeAction', {
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
  expect(create).toMatchObject({ kind: 'create', uri: bench.uri('lines.prep.md') });
  expect(fill!.edits![0]!.newText).toBe('# My lines\n\n- L1: no leetcode\n');
  expect(apply(text, edit!.edits!)).toBe(
    ACME.replace('prep: staff-plus\n', 'lines: lines.prep.md\nprep: staff-plus\n').replace(
      'offer\nlines: lines.prep.md\n',
      'offer\n',
    ),
  );
});
