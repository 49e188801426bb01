// What the worst notes cost a server that has read nothing before; `npm run hostile` prints the table.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOSTILE, type Hostile } from '../hostile.ts';
import { Raw, URI } from './raw.ts';

const PLAIN =
  '## A day\n\nThey wrote back and asked for a week, which is fine by me. Its team knows what it wants.\n\n- no **clear** answer on the [roadmap](https://example.com)\n\n';
/** At its end the server says what it took. */
const TELLING = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write(JSON.stringify(process.resourceUsage())))",
)}`;

interface Cost {
  /** Milliseconds by the clock: from opening to the answer, and from a key to the next one. */
  readonly open: number;
  readonly key: number;
  /** Milliseconds of work for all, the server’s start included. */
  readonly work: number;
  /** The most that the process had of the system, in megabytes. */
  readonly memory: number;
  readonly codes: readonly string[];
}

async function costOf(text: string): Promise<Cost> {
  const server = new Raw(['--import', TELLING]);
  await server.start();
  const opened = performance.now();
  server.open(text);
  const codes = await server.codes(1);
  const open = performance.now() - opened;
  const half = text.slice(0, text.length >> 1);
  const start = {
    line: half.split(/\r\n|\r|\n/).length - 1,
    character: half.length - Math.max(half.lastIndexOf('\n'), half.lastIndexOf('\r')) - 1,
  };
  const typed = performance.now();
  server.change(2, { range: { start, end: start }, text: 'x' });
  await server.codes(2);
  const key = performance.now() - typed;
  // What an editor asks after a key, and a person at that place.
  const textDocument = { uri: URI };
  const range = { start, end: start };
  for (const [method, params] of Object.entries({
    'textDocument/codeAction': { range, context: { diagnostics: [] } },
    'textDocument/codeLens': {},
    'textDocument/completion': { position: start },
    'textDocument/documentSymbol': {},
    'textDocument/hover': { position: start },
    'textDocument/semanticTokens/full': {},
    'staffPrep/gaps': { uri: URI },
    'staffPrep/opportunities': { uri: URI },
  }))
    expect((await server.ask(method, { textDocument, ...params })).error).toBeUndefined();
  await server.ask('shutdown');
  server.notify('exit');
  expect(await server.ended).toBe(0);
  const { userCPUTime, maxRSS } = JSON.parse(server.stderr) as NodeJS.ResourceUsage;
  return { open, key, work: userCPUTime / 1000, memory: maxRSS / 1024, codes };
}

/** The text in a note that says something before it and after it. */
function noteWith({ place, text }: Hostile): string {
  const before = '# Acme\n\n<!-- staff-prep-disable nonsense -->\n\n';
  const after = '## Draw your lines\n\n- L1: do I relocate?\n';
  if (place === 'first') return `${text()}\n${before}${after}`;
  if (place === 'last') return `${before}${after}\n## Notes\n\n${text()}`;
  return `${before}## Notes\n\n${text()}\n\n${after}`;
}

const plainly = () => costOf(PLAIN.repeat(1_000_000 / PLAIN.length));
let plain: Cost;
const rows: string[] = [];
const row = (name: string, { open, key, work, memory }: Cost) =>
  rows.push(
    `${[name, open, key, work, memory].map((n) => (typeof n === 'number' ? Math.round(n) : n)).join(' | ')}`,
  );
beforeAll(async () => {
  plain = await plainly();
  row('a plain note of 1 MB', plain);
});
afterAll(() => {
  if (process.env.HOSTILE_TABLE) console.log(rows.map((each) => `| ${each} |`).join('\n'));
});

test.each(HOSTILE.map((each) => [each.name, each] as const))('%s', async (name, hostile) => {
  let cost = await costOf(noteWith(hostile));
  if (cost.work >= 4 * plain.work) {
    // The plain note may have been read while the machine was idle: both once more, one after the other.
    plain = await plainly();
    cost = await costOf(noteWith(hostile));
  }
  row(name, cost);
  expect(cost.memory).toBeLessThan(500);
  expect(cost.work).toBeLessThan(4 * plain.work);
  // Nothing beside it is hidden, and what is left out is said, a few times at most.
  expect(cost.codes).toContain('unknown-suppression');
  expect(cost.codes).toContain('undecided-line');
  expect(cost.codes.filter((code) => code === 'unread-section').length).toBeLessThan(6);
});
