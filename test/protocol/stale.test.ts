// Every way of writing, and that none of them writes what was meant for another text.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type {
  CodeAction,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import type { NoteGaps } from '../../server/src/lsp/protocol.ts';
import { ACME, apply, Bench, endOf } from './acme.ts';

const bench = new Bench();
const VERSIONED = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
};
const LAZY = { dataSupport: true, resolveSupport: { properties: ['edit'] } };
const uri = () => bench.uri('acme.prep.md');

/** What is asked for, of a note whose lines all stand `down` lines further down than in `ACME`. */
type Ask = (down: number) => Promise<WorkspaceEdit | null | undefined>;

const place = (needle: string, down: number) => {
  const { line, character } = endOf(needle);
  return { line: line + down, character };
};
const ask = <T>(method: string, params: object) =>
  bench.client.connection.sendRequest<T>(method, params);
const actionsAt = (down: number, only?: string[]) => {
  const position = place('- [ ] Brief', down);
  return bench.ask<CodeAction[]>('codeAction', {
    range: { start: position, end: position },
    context: { diagnostics: [], ...(only && { only }) },
  });
};

/** The requests that give edits of notes, with what becomes of the note. */
const WRITES: Readonly<Record<string, { ask: Ask; result: (text: string) => string }>> = {
  'textDocument/codeAction': {
    ask: async (down) => (await actionsAt(down))[0]!.edit,
    result: (text) => text.replace('- [ ] Brief', '- [x] Brief'),
  },
  'textDocument/rename': {
    ask: (down) => bench.ask('rename', { position: place('crosses L', down), newName: 'CODE1' }),
    result: (text) => text.replace('crosses L1', 'crosses CODE1'),
  },
  'workspace/willRenameFiles': {
    ask: () =>
      ask('workspace/willRenameFiles', {
        files: [{ oldUri: bench.uri('lines.prep.md'), newUri: bench.uri('a/lines.prep.md') }],
      }),
    result: (text) => text.replace('lines: lines.prep.md', 'lines: a/lines.prep.md'),
  },
  'staffPrep/setStage': {
    ask: () => ask('staffPrep/setStage', { uri: uri(), stage: 'paused' }),
    result: (text) => text.replace('stage: offer', 'stage: paused'),
  },
  'staffPrep/gaps': {
    ask: async () => {
      const [note] = await ask<NoteGaps[]>('staffPrep/gaps', { uri: uri() });
      return note!.gaps.find(({ rule }) => rule === 'crossed-line')!.fix!.edit;
    },
    result: (text) => text.replace('crosses L1.\n', 'crosses L1.\n\nDecision: TBD\n'),
  },
};

/** Those whose edits are looked after elsewhere, and where. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'codeAction/resolve': 'below',
  'completionItem/resolve': 'adds words, no edit',
  'textDocument/completion': 'the editor asks again with each key, and keeps the place itself',
  'staffPrep/newNote': 'a new file: the client makes it only where there is none',
  'staffPrep/newLines': 'the same',
  'staffPrep/sections': 'the client asks again: see test/unit/stale.test.ts',
  'staffPrep/draft': 'a new document, or the mail program',
  'staffPrep/calendar': 'a file that the person names',
  'workspace/executeCommand': 'opens the mail program',
};

/** Those that only tell something. */
const READS = new Set([
  ...['initialize', 'shutdown', 'workspace/symbol'],
  ...['opportunities', 'guide', 'drafts'].map((name) => `staffPrep/${name}`),
  ...[
    ...['codeLens', 'definition', 'diagnostic', 'documentHighlight', 'documentLink'],
    ...['documentSymbol', 'foldingRange', 'hover', 'inlayHint', 'prepareRename', 'references'],
    ...['selectionRange', 'semanticTokens/full'],
  ].map((name) => `textDocument/${name}`),
]);

test('every request is known to write or not', () => {
  const folder = join(import.meta.dirname, '..', '..', 'server', 'src', 'lsp');
  const answered = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), 'utf8').matchAll(/onRequest\(\s*'([^']+)'/g),
    ])
    .map(([, method]) => method!);
  expect(answered.sort()).toEqual(
    [...Object.keys(WRITES), ...Object.keys(OTHERWISE), ...READS].sort(),
  );
});

test.each(Object.entries(WRITES))(
  '%s is about the text that was there when it was asked, and says so',
  async (_method, { ask, result }) => {
    await bench.start(VERSIONED);
    // Nobody waits for the server to have read what was typed just before.
    const text = ACME.replace('# Acme', '\n\n# Acme');
    await bench.type(`${ACME}more\n`);
    await bench.type(text);
    const edit = await ask(2);
    const ours = edit!.documentChanges!.find(
      (change) => 'edits' in change && change.textDocument.uri === uri(),
    ) as TextDocumentEdit;
    // By it the client refuses the edit once the text is another.
    expect(ours.textDocument.version).toBe(3);
    expect(apply(text, ours.edits as never)).toBe(result(text));
    expect(edit!.changes).toBeUndefined();
  },
);

test('codeAction/resolve: what was offered for another text is refused', async () => {
  await bench.start({ ...VERSIONED, textDocument: { codeAction: LAZY } });
  const offered = [...(await actionsAt(0)), ...(await actionsAt(0, ['source.fixAll']))];
  expect(offered.length).toBeGreaterThan(1);
  await bench.type(`${ACME}more\n`);
  for (const action of offered) {
    expect(action.edit).toBeUndefined();
    await expect(ask('codeAction/resolve', action)).rejects.toMatchObject({ code: -32801 });
  }
});
