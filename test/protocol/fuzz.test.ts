import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Raw, type Received } from './raw.ts';

const RUNS = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 600),
  seed: Number(process.env.FUZZ_SEED ?? 20261124),
};
/** Messages that are sent before the answers to them are waited for. */
const AT_ONCE = 100;
const SOURCES = join(import.meta.dirname, '..', '..', 'server', 'src', 'lsp');
/** All that the server answers or hears, but for what is to end it. */
const METHODS = [
  ...new Set(
    readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => [
        ...readFileSync(join(SOURCES, name), 'utf8').matchAll(
          /\.on(?:Request|Notification)\(\s*'([^']+)'/g,
        ),
      ])
      .map(([, method]) => method!),
  ),
].filter((method) => method !== 'exit' && method !== 'shutdown');
/** The protocol's codes, for whatever may be wrong with a request. */
const CODES = new Set([
  -32700, -32600, -32601, -32602, -32603, -32002, -32800, -32801, -32802, -32803,
]);

const odd = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, -1, 1e99, 0.5, '', [], {}, [null], true, '__proto__'),
  fc.jsonValue({ maxDepth: 2 }),
);
/** What a field should be, most of the time. */
const mostly = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 15, arbitrary: right }, { weight: 1, arbitrary: odd });
const fields = (model: Record<string, fc.Arbitrary<unknown>>) => mostly(fc.record(model));
const some = (model: fc.Arbitrary<unknown>) => mostly(fc.array(model, { maxLength: 3 }));

const uri = mostly(
  fc.constantFrom(
    'untitled:acme.prep.md',
    'untitled:lines.prep.md',
    'file:///nowhere/at/all/acme.prep.md',
    'file:///nowhere/at/all',
    'vfs://host/notes',
    'vfs://host/notes/acme.prep.md',
    'vfs://host/notes/.staffprep.json',
    'vfs://host/notes/.gitignore',
    'file://%zz/a.prep.md',
    '%',
    'x:',
    '\0',
    '../..',
  ),
);
const text = mostly(
  fc.oneof(
    fc.constantFrom(
      '# Acme\n\n## Finish well\n\n- [ ] Negotiate\n',
      '---\nprep: lines\n---\n# Lines\n\n- Fewer than 5 people: no\n',
      '---\nstage: offer\nlines: ../x.md\n---\n# Acme\n\n- Interviewers: Ann Lee\n',
      '{"rules": {"missing-lines": 7}}',
      '/',
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
  ),
);
const number = mostly(fc.nat({ max: 9 }));
const position = fields({ line: number, character: number });
const range = fields({ start: position, end: position });
const file = fields({ uri, oldUri: uri, newUri: uri, type: number, name: text });
const name = mostly(fc.constantFrom('quickfix', 'source.fixAll', 'offer', 'closed', 'negotiation'));

/** Parameters that hold what any method asks for. */
const params = fields({
  textDocument: fields({ uri, languageId: mostly(fc.constant('markdown')), version: number, text }),
  contentChanges: some(fields({ range, text })),
  position,
  positions: some(position),
  range,
  context: fields({
    diagnostics: some(fields({ range, code: name, data: odd })),
    only: some(name),
    triggerKind: number,
  }),
  newName: text,
  query: text,
  uri,
  id: mostly(fc.constantFrom<unknown>(1, 'a', 'negotiation', 'follow-up:Ann Lee')),
  stage: name,
  files: some(file),
  changes: some(file),
  event: fields({ added: some(file), removed: some(file) }),
  command: name,
  arguments: some(uri),
  settings: fields({
    staffPrep: fields({ rules: odd, include: some(text), inlayHints: odd, focusMode: odd }),
  }),
  data: fields({ uri, id: name, position, range }),
  token: number,
  capabilities: odd,
});
const id = fc.oneof(
  { weight: 9, arbitrary: fc.oneof(fc.nat(), fc.constantFrom('', 'x', '__proto__', -1, 0.5)) },
  { weight: 1, arbitrary: odd },
);
const method = fc.oneof(
  { weight: 15, arbitrary: fc.constantFrom(...METHODS) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>('$/cancelRequest', '$/x', 'toString', '', 7, null, {}),
  },
);
const message = fc.oneof(
  { weight: 8, arbitrary: fc.record({ jsonrpc: fc.constant('2.0'), id, method, params }) },
  { weight: 5, arbitrary: fc.record({ jsonrpc: fc.constant('2.0'), method, params }) },
  // Answers that nobody waits for.
  { weight: 1, arbitrary: fc.record({ id, result: odd }) },
  { weight: 1, arbitrary: fc.record({ id, error: odd }) },
);
const body = fc.oneof(
  { weight: 20, arbitrary: message.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.array(message, { maxLength: 3 }).map((all) => JSON.stringify(all)) },
  { weight: 1, arbitrary: odd.map((value) => JSON.stringify(value) ?? '') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);
/** What the client answers where the server asks. */
const answer = fc.oneof(
  fc.record({ result: odd }),
  fc.record({ error: odd }),
  fc.record({ result: some(uri) }),
  fc.record({ result: text }),
);

const NOTE = '# Acme\n\n## Process\n\n- Interviewers: TBD\n\n## Finish well\n';
const capabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
};

/** What is to be answered: the id of what names a method, be it none. */
function asked(sent: string): unknown {
  let value: Partial<Received> | null;
  try {
    value = JSON.parse(sent) as Partial<Received> | null;
  } catch {
    return undefined;
  }
  const { id: of, method: named } = Object(value) as Partial<Received>;
  return named !== undefined && (typeof of === 'number' || typeof of === 'string') ? of : undefined;
}

test('no messages end the server: it answers each request, and then finds what a fresh one finds', async () => {
  const fresh = new Raw();
  await fresh.start();
  fresh.open(NOTE);
  const expected = await fresh.codes(1);
  fresh.child.kill('SIGKILL');
  expect(expected).toContain('unanswered-question');

  const client = new Raw();
  try {
    await client.start(capabilities, process.pid, null, { files: true, opportunities: true });
    const answers = fc.sample(answer, { seed: RUNS.seed, numRuns: 100 });
    let given = 0;
    let isHonest = false;
    const open = new Map<unknown, number>();
    client.hear = ({ id: of, method: wanted, ...rest }) => {
      if (wanted !== undefined) {
        expect(wanted).toEqual(expect.any(String));
        if (of !== undefined)
          client.write(
            JSON.stringify({
              jsonrpc: '2.0',
              id: of,
              ...(isHonest ? { result: null } : answers[given++ % answers.length]),
            }),
          );
        return;
      }
      if (rest.error) {
        expect(CODES, JSON.stringify(rest.error)).toContain(rest.error.code);
        expect(rest.error.message).toEqual(expect.any(String));
      } else expect(rest).toHaveProperty('result');
      if (of !== null) open.set(of, (open.get(of) ?? 0) - 1);
    };
    const bodies = fc.sample(body, RUNS);
    for (let i = 0; i < bodies.length; i += AT_ONCE) {
      const sent = bodies.slice(i, i + AT_ONCE);
      for (const each of sent) {
        const of = asked(each);
        if (of !== undefined) open.set(of, (open.get(of) ?? 0) + 1);
        client.write(each);
      }
      const isSettled = () => [...open.values()].every((count) => count === 0);
      for (let tries = 0; tries < 1000 && !isSettled(); tries++) {
        expect(client.child.exitCode, client.stderr).toBeNull();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      const unanswered = [...open].filter(([, count]) => count !== 0).map(([of]) => of);
      expect(
        sent.filter((each) => unanswered.includes(asked(each))),
        'answered once each',
      ).toEqual([]);
      client.received.length = 0;
    }
    isHonest = true;
    client.notify('workspace/didChangeConfiguration', { settings: { staffPrep: {} } });
    const last = 'untitled:last/acme.prep.md';
    client.open(NOTE, last);
    await client.until(
      ({ params: found }) =>
        found?.uri === last &&
        JSON.stringify(found.diagnostics?.map(({ code }) => code)) === JSON.stringify(expected),
    );
    expect(client.stray).toBe('');
    expect(client.stderr).toBe('');
  } finally {
    client.child.kill('SIGKILL');
  }
});
