// Many notes, many open, many changes: `npm run load` for the whole of it, a little of it in `npm test`.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { positionsOf } from '../../server/src/check/check.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { Client, SERVER } from './client.ts';

const number = (name: string, without: number) => Number(process.env[name] ?? without);
const NOTES = number('LOAD_NOTES', 100);
const OPEN = number('LOAD_OPEN', 20);
const SECONDS = number('LOAD_SECONDS', 1);
/** Changes in a second. */
const RATE = number('LOAD_RATE', 500);
const TODAY = '2026-11-24';

/** Numbers that are the same in each run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const STAGES = ['researching', 'applied', 'screening', 'interviewing', 'offer', 'rejected'];
const note = (i: number) => `---
company: Company ${i}
stage: ${STAGES[i % STAGES.length]}
---

# Company ${i}

- Formats: ${i % 3 ? 'TBD' : 'a deep dive and a system design'}
- Interviewers: ${i % 4 ? 'Ann Lee, Staff Engineer' : '?'}

## Diary

They wrote back, and it crosses L${1 + (i % 3)}.

## Finish well

- [${i % 2 ? 'x' : ' '}] Negotiate
`;
const LINES = '# Lines\n\n- L1: no leetcode\n- L2: a deep dive\n';
/** What is typed: words, titles, front matter and what ends them. */
const TYPED =
  'x|TBD| they crossed L2|\n\n## Interviewers\n\nAnn Lee, Director\n|\n- [ ] References\n|`|**|---\n|\nstage: offer\n|# '.split(
    '|',
  );

function writeNotes(root: string, count: number): Map<string, string> {
  const texts = new Map([['lines.prep.md', LINES]]);
  for (let i = 0; i < count; i++) texts.set(`d${i % 40}/n${i}.prep.md`, note(i));
  for (const [path, text] of texts) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return texts;
}

/** What a fresh workspace says of each note. */
function fresh(texts: ReadonlyMap<string, string>): Map<string, string[]> {
  const workspace = new Workspace(() => TODAY);
  for (const [path, text] of texts) workspace.put(path, text);
  return new Map(
    workspace.notes().map((located) => [
      located.path,
      workspace.check(located).findings.map((finding) => {
        const { start, end } = positionsOf(located.note, finding);
        return `${finding.rule.id} ${start.line}:${start.character}-${end.line}:${end.character} ${finding.message}`;
      }),
    ]),
  );
}

const said = ({ code, range: { start, end }, message }: Diagnostic) =>
  `${code} ${start.line}:${start.character}-${end.line}:${end.character} ${message}`;

/** On each signal writes to a file what it holds, in bytes; what nobody needs is gone by then. */
const telling = (file: string) =>
  `data:text/javascript,${encodeURIComponent(`
    import { renameSync, writeFileSync } from 'node:fs';
    process.on('SIGUSR2', () => {
      gc();
      writeFileSync('${file}.new', JSON.stringify(process.memoryUsage()));
      renameSync('${file}.new', '${file}');
    });
  `)}`;

interface Memory {
  /** Megabytes that are in use on the heap. */
  readonly held: number;
  /** Megabytes that the process has of the system. */
  readonly resident: number;
}

async function memoryOf({ pid }: Client, file: string): Promise<Memory> {
  process.kill(pid, 'SIGUSR2');
  while (!existsSync(file)) await sleep(50);
  const { heapUsed, rss } = JSON.parse(readFileSync(file, 'utf8')) as NodeJS.MemoryUsage;
  rmSync(file);
  return { held: heapUsed / 2 ** 20, resident: rss / 2 ** 20 };
}

test(`${OPEN} of ${NOTES} notes open, ${RATE} changes a second: what is said at last is what a fresh check says`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  const other = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  const told = join(tmpdir(), `staff-prep-memory-${process.pid}`);
  const client = new Client([
    ...(process.env.LOAD_PROFILE
      ? ['--cpu-prof', `--cpu-prof-dir=${process.env.LOAD_PROFILE}`]
      : []),
    '--expose-gc',
    '--import',
    telling(told),
    SERVER,
    '--stdio',
  ]);
  try {
    const texts = writeNotes(folder, NOTES);
    writeNotes(other, Math.ceil(NOTES / 20));
    const root = pathToFileURL(folder).href;
    const uriOf = (path: string) => `${root}/${path}`;
    let heard = 0;
    client.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
        client.published.set(uri, diagnostics);
        heard = Date.now();
      },
    );
    /** Waits until the server has had nothing to say for a while. */
    const settled = async () => {
      // It answers requests in order with what was sent before, and goes on with the rest after.
      do {
        await client.connection.sendRequest('textDocument/foldingRange', {
          textDocument: { uri: uriOf('none.md') },
        });
        await sleep(300);
      } while (Date.now() - heard < 1000);
    };
    const expectFresh = () => {
      const expected = fresh(texts);
      const differing = [...texts.keys()].filter((path) => {
        const found = (client.published.get(uriOf(path)) ?? []).map(said);
        return JSON.stringify(found) !== JSON.stringify(expected.get(path) ?? []);
      });
      expect(differing.length, differing.slice(0, 5).join()).toBe(0);
      expect([...expected.values()].flat().length).toBeGreaterThan(NOTES);
    };
    await client.start({
      workspaceFolders: [{ uri: root, name: 'notes' }],
      capabilities: { workspace: { workspaceFolders: true } },
      initializationOptions: { today: TODAY, opportunities: true },
    });
    // The first is heard when all files have been read.
    while (heard === 0) await sleep(100);
    await settled();
    expectFresh();
    const before = await memoryOf(client, told);

    const next = random(number('LOAD_SEED', 1));
    const open = [...texts.keys()].slice(0, OPEN);
    for (const path of open) await client.open(uriOf(path), texts.get(path)!);
    const type = (path: string, version: number) => {
      const text = texts.get(path)!;
      const lines = text.split('\n');
      const line = next(lines.length);
      const character = next(lines[line]!.length + 1);
      const offset =
        lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
      // As much goes as comes, so that notes stay notes.
      const length = text.length > 1200 ? Math.min(next(20), lines[line]!.length - character) : 0;
      const typed = TYPED[next(TYPED.length)]!;
      texts.set(path, text.slice(0, offset) + typed + text.slice(offset + length));
      return client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uriOf(path), version },
        contentChanges: [
          {
            range: { start: { line, character }, end: { line, character: character + length } },
            text: typed,
          },
        ],
      });
    };
    const started = Date.now();
    const second = { uri: pathToFileURL(other).href, name: 'other' };
    let isThere = false;
    let changes = 0;
    for (let turn = 0; Date.now() - started < SECONDS * 1000; turn++) {
      const due = ((Date.now() - started) / 1000) * RATE;
      for (; changes < due; changes++)
        // The shared lines are everybody’s business: a person changes them now and then.
        await type(changes % 1000 === 999 ? open[0]! : open[1 + next(OPEN - 1)]!, changes + 2);
      if (turn % 100 === 50) {
        isThere = !isThere;
        await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
          event: { added: isThere ? [second] : [], removed: isThere ? [] : [second] },
        });
      }
      await sleep(10);
    }
    await settled();
    expectFresh();
    const during = await memoryOf(client, told);
    for (const path of open) {
      writeFileSync(join(folder, path), texts.get(path)!);
      await client.connection.sendNotification('textDocument/didClose', {
        textDocument: { uri: uriOf(path) },
      });
    }
    await settled();
    expectFresh();
    const after = await memoryOf(client, told);
    const figures = [before, during, after].map(
      ({ held, resident }) => `${held.toFixed(0)} held of ${resident.toFixed(0)}`,
    );
    console.log(
      `${changes} changes, all told of ${((heard - started) / 1000).toFixed(0)} s after the first; MB before, with all open and after: ${figures.join(', ')}`,
    );
    // Of a few notes it is less than what the server holds anyway.
    if (NOTES >= 1000) expect(after.held).toBeLessThan(before.held * 1.2);
  } finally {
    await client.stop();
    rmSync(folder, { recursive: true });
    rmSync(other, { recursive: true });
  }
});
