import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CodeAction, TextEdit } from 'vscode-languageserver-protocol/node';
import { ACME, apply, Bench, endOf } from './acme.ts';

const bench = new Bench();
const LAZY = {
  textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
};
const CREATES = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};

interface Change {
  kind?: string;
  uri?: string;
  options?: object;
  edits?: TextEdit[];
}

const actionsAt = (needle: string, only?: string[], text = ACME) => {
  const position = endOf(needle, text);
  return bench.ask<CodeAction[]>('codeAction', {
    range: { start: position, end: position },
    context: { diagnostics: [], ...(only && { only }) },
  });
};
const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);
const resolve = (action: CodeAction) =>
  bench.client.connection.sendRequest<CodeAction>('codeAction/resolve', action);
/** The note after an action that edits nothing else. */
const result = ({ edit }: CodeAction, text = ACME) =>
  apply(text, edit!.changes![bench.uri('acme.prep.md')]!);

async function pick(needle: string, title: string, text = ACME): Promise<CodeAction> {
  const actions = await actionsAt(needle, undefined, text);
  const found = actions.find((action) => action.title === title);
  expect(found, titles(actions).join('\n')).toBeDefined();
  return found!;
}

describe('what is asked for', () => {
  test('only those of the kinds; the kind of all is all; fixing all only when it is asked for', async () => {
    await bench.start();
    const text = ACME.replace('lines: lines.prep.md\n', '');
    await bench.type(text);
    const kinds = async (only?: string[]) => [
      ...new Set((await actionsAt('The screen', only, text)).map(({ kind }) => kind)),
    ];
    expect(await kinds()).toEqual(['quickfix']);
    expect(await kinds([''])).toEqual(['quickfix', 'source.fixAll.staffPrep']);
    expect(await kinds(['source'])).toEqual(['source.fixAll.staffPrep']);
    expect(await kinds(['source.fixAll.staffPrep'])).toEqual(['source.fixAll.staffPrep']);
    expect(await kinds(['source.fixAll.other'])).toEqual([]);
    expect(await kinds(['source.organizeImports', 'quickfix'])).toEqual(['quickfix']);
    expect(await kinds(['quick'])).toEqual([]);
    expect(await kinds([])).toEqual([]);
    const row = await actionsAt('| Coding', ['refactor'], text);
    expect(titles(row)).toEqual(['Add an interview']);
  });

  test('a fix names its finding, and is preferred where there is one clear answer', async () => {
    await bench.start();
    const crossed = await actionsAt('The screen');
    expect(crossed[0]).toMatchObject({
      title: 'Insert a decision',
      isPreferred: true,
      diagnostics: [{ code: 'crossed-line', source: 'staff-prep' }],
    });
    // Whether a step is done only the person knows.
    const [tick] = await actionsAt('- [ ] Brief');
    expect(tick!.title).toBe('Tick it: it is done');
    expect(tick!.isPreferred).toBeUndefined();
    expect(crossed.filter(({ isPreferred }) => isPreferred)).toHaveLength(1);
  });
});

describe('edits', () => {
  test('come at once for a client that resolves nothing, or keeps no data', async () => {
    await bench.start({
      textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
    });
    const [tick] = await actionsAt('- [ ] Brief');
    expect(result(tick!)).toContain('- [x] Brief references');
    expect(tick!.data).toBeUndefined();
    expect(await resolve(tick!)).toEqual(tick);
  });

  test('are made when they are asked for, and refused when the note has changed', async () => {
    await bench.start(LAZY);
    const [tick] = await actionsAt('- [ ] Brief', ['quickfix']);
    expect(tick!.edit).toBeUndefined();
    expect(result(await resolve(tick!))).toContain('- [x] Brief references');
    const [all] = await actionsAt('- [ ] Brief', ['source.fixAll']);
    expect(all!.edit).toBeUndefined();
    const fixed = result(await resolve(all!));
    expect(fixed).toContain('Decision: TBD');
    // It ticks nothing.
    expect(fixed).toContain('- [ ] Brief references');
    await bench.type(`\n${ACME}`);
    await expect(resolve(tick!)).rejects.toMatchObject({
      code: -32801,
      message: 'The note has changed since.',
    });
  });

  test('of two actions with one title are each their own', async () => {
    await bench.start(LAZY);
    const text = ACME.replace('The screen crosses L1.', 'It crosses L1. | L8 crossed, L9 crossed');
    await bench.type(text);
    const same = (await actionsAt('It crosses', undefined, text)).filter(
      ({ title }) => title === 'Change to L1' || title === 'Change to L2',
    );
    expect(same).toHaveLength(2);
    const texts = [];
    for (const action of same) texts.push(result(await resolve(action), text));
    expect(texts[0]).not.toBe(texts[1]);
  });

  test.each([
    ['utf-8', 21],
    ['utf-32', 16],
  ])('count in %s', async (encoding, character) => {
    await bench.start({ general: { positionEncodings: [encoding] } });
    const text = '# Acme\n\n## Finish well\n\n- [ ] é🎉日 Negotiate: x é🎉日 crosses L9\n';
    await bench.type(text);
    const position = { line: 4, character };
    const found = await bench.ask<CodeAction[]>('codeAction', {
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    const { range } = found.find(({ title }) => title.startsWith('Change to L'))!.edit!.changes![
      bench.uri('acme.prep.md')
    ]![0]!;
    const bytes = Buffer.from(text.split('\n')[4]!);
    const piece =
      encoding === 'utf-8'
        ? bytes.subarray(range.start.character, range.end.character).toString()
        : [...bytes.toString()].slice(range.start.character, range.end.character).join('');
    expect(piece).toBe('L9');
  });
});

describe('beside the fixes', () => {
  test('silence a rule here, or in the note', async () => {
    await bench.start();
    expect(result(await pick('The screen', 'Say nothing of crossed-line here'))).toContain(
      '<!-- staff-prep-disable-next-line crossed-line -->\nThe screen',
    );
    expect(result(await pick('The screen', 'Say nothing of crossed-line in this note'))).toContain(
      '---\n<!-- staff-prep-disable-file crossed-line -->\n',
    );
    // Between the items of a list a comment would end it.
    expect(titles(await actionsAt('- [ ] Brief'))).not.toContain(
      'Say nothing of open-finish-step here',
    );
  });

  test('add an interview, and say “N/A” with a reason', async () => {
    await bench.start();
    expect(result(await pick('| Coding', 'Add an interview'))).toContain(
      '| Coding | speed | none | |\n| TBD | TBD | TBD | TBD |\n',
    );
    expect(result(await pick('When is', 'Write “N/A” with a reason'))).toContain('- N/A: \n');
  });

  test('tick a step that is not due yet', async () => {
    await bench.start();
    const text = ACME.replace('stage: offer', 'stage: screening');
    await bench.type(text);
    const tick = await pick('- [ ] Brief', 'Tick it: it is done', text);
    expect(tick.kind).toBe('refactor.rewrite');
    expect(result(tick, text)).toContain('- [x] Brief references');
  });
});

describe('the shared lines', () => {
  const OWN = ACME.replace('lines: lines.prep.md\n', '').replace(
    '## Debug',
    '## My lines\n\n- L1: no leetcode\n\n## Debug',
  );
  const EXTRACT = 'Move these lines to lines.prep.md and link it';

  /** Without a shared note in the folder. */
  async function start(capabilities: object): Promise<void> {
    await bench.start(capabilities);
    rmSync(join(bench.folder, 'lines.prep.md'));
    await bench.changed('lines.prep.md');
  }

  test('are made of the lines of a note, which then links them', async () => {
    await start(CREATES);
    await bench.type(OWN);
    const { edit, kind } = await pick('## My', EXTRACT, OWN);
    expect(kind).toBe('refactor.extract');
    const [create, fill, link] = edit!.documentChanges as Change[];
    expect(create).toEqual({
      kind: 'create',
      uri: bench.uri('lines.prep.md'),
      options: { overwrite: false, ignoreIfExists: false },
    });
    expect(fill!.edits![0]!.newText).toBe('# My lines\n\n- L1: no leetcode\n');
    expect(apply(OWN, link!.edits!)).toBe(
      ACME.replace('prep: staff-plus\n', 'lines: lines.prep.md\nprep: staff-plus\n').replace(
        'offer\nlines: lines.prep.md\n',
        'offer\n',
      ),
    );
  });

  test.each([
    ['lines:', 'lines: lines.prep.md'],
    ['Lines: ~  # none yet', 'Lines: lines.prep.md  # none yet'],
  ])('are linked by a key that stands there empty: %s', async (key, linked) => {
    await start(CREATES);
    const text = OWN.replace('stage: offer', `stage: offer\n${key}`);
    await bench.type(text);
    const { edit } = await pick('## My', EXTRACT, text);
    const changed = apply(text, (edit!.documentChanges as Change[]).at(-1)!.edits!);
    expect(changed.slice(0, changed.indexOf('# Acme'))).toBe(
      `---\nprep: staff-plus\ncompany: Acme\nstage: offer\n${linked}\n---\n\n`,
    );
  });

  test('are not made where there are some, where a key leads elsewhere, or by a client that makes no files', async () => {
    await bench.start(CREATES);
    await bench.type(OWN);
    expect(titles(await actionsAt('## My', ['refactor'], OWN))).toEqual([]);
    rmSync(join(bench.folder, 'lines.prep.md'));
    await bench.changed('lines.prep.md');
    const elsewhere = OWN.replace('stage: offer', 'stage: offer\nlines: other.md');
    await bench.type(elsewhere);
    expect(titles(await actionsAt('## My', ['refactor'], elsewhere))).toEqual([]);
  });

  test('are not offered to a client that makes no files', async () => {
    await start({});
    await bench.type(OWN);
    expect(titles(await actionsAt('## My', ['refactor'], OWN))).toEqual([]);
    await bench.type('# Acme\n');
    expect(titles(await actionsAt('# Acme', ['quickfix'], '# Acme\n'))).not.toContain(
      'Create lines.prep.md for all notes',
    );
  });

  test('may be made where a note has none', async () => {
    await start(CREATES);
    await bench.type('# Acme\n');
    const { edit } = await pick('# Acme', 'Create lines.prep.md for all notes', '# Acme\n');
    const [create, fill] = edit!.documentChanges as Change[];
    expect(create!.uri).toBe(bench.uri('lines.prep.md'));
    expect(fill!.edits![0]!.newText).toMatch(/^# My lines\n\n- Am I willing/);
  });
});
