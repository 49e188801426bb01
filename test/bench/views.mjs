// How long the views take from the server's answer to what a person sees, with many notes.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { launchBrowser } from '../../scripts/browser.mjs';
import { CACHE, ROOT } from '../../scripts/run.mjs';
import { installExtension, startServer } from '../../scripts/vscode-server.mjs';
import { command, frameWith, until } from '../vscode/page.mjs';

const STAGES = ['researching', 'applied', 'screening', 'interviewing', 'offer', 'accepted'];
const TIMES = 30;

function noteOf(index, stage) {
  return `---
prep: staff-plus
company: Company ${index}
role: Staff Engineer
stage: ${stage}
next: write to them
due: 2027-0${1 + (index % 9)}-12
---

# Company ${index}

- Formats: a deep dive, evaluating for depth
- Interviewers: TBD

## Finish well

- [ ] Negotiate
- [x] Brief references
`;
}

/** Milliseconds of each update of the pipeline, from the message to the laid out page, by view. */
export async function measurePipeline(vsix, count) {
  const scratch = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  const folder = join(scratch, 'notes');
  mkdirSync(folder);
  const path = (index) => join(folder, `note-${index}.prep.md`);
  for (let i = 0; i < count; i++) writeFileSync(path(i), noteOf(i, STAGES[i % STAGES.length]));
  await installExtension(vsix, scratch);
  const server = await startServer({ data: scratch, args: ['--disable-workspace-trust'] });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`http://${server.authority}/?${new URLSearchParams({ folder })}`);
    await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
    await command(page, 'Staff Prep: Show Pipeline');
    const frame = await frameWith(page, '.board');
    await frame.evaluate(() => {
      window.updates = [];
      const take = ({ data, timeStamp }) => {
        if (data.type !== 'change') return;
        window.card ??= data.changed[0];
        // The page renders in the microtasks of this message: the next task finds it done, and lays it out.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          document.body.getBoundingClientRect();
          window.updates.push(performance.now() - timeStamp);
        };
        port2.postMessage(undefined);
      };
      // Before the page's own listener, which may be done with it at once.
      window.addEventListener('message', take, true);
    });
    // The first change is a real one, of a note on the disk; the others are like it.
    writeFileSync(path(7), noteOf(7, 'offer'));
    await until('an update', () => frame.evaluate(() => window.card));
    const measured = {};
    for (const view of ['Board', 'Table']) {
      await frame.getByRole('tab', { name: view }).click();
      await frame.evaluate(() => {
        window.updates = [];
      });
      for (let i = 0; i < TIMES; i++) {
        // The frame before has been painted.
        await page.waitForTimeout(300);
        await frame.evaluate(
          (stage) => {
            const changed = [{ ...window.card, stage }];
            window.postMessage({ type: 'change', changed, removed: [] }, '*');
          },
          STAGES[i % STAGES.length],
        );
        await until(`update ${i} of the ${view}`, () =>
          frame.evaluate((n) => window.updates.length > n, i),
        );
      }
      measured[view] = await frame.evaluate(() => window.updates);
    }
    return measured;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Milliseconds that the tree takes to give all its rows, each opened. */
export async function measureTree(count) {
  const outfile = join(CACHE, 'bench-tree.cjs');
  await build({
    entryPoints: [join(ROOT, 'client/src/views/opportunity-tree.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    logLevel: 'warning',
    alias: { vscode: join(ROOT, 'test/bench/vscode-stub.mjs') },
  });
  const { OpportunityTree } = createRequire(import.meta.url)(outfile);
  const checkpoints = Array.from({ length: 9 }, (_, i) => ({
    id: `c${i}`,
    title: `Checkpoint ${i}`,
    state: ['missing', 'open', 'done'][i % 3],
  }));
  const all = Array.from({ length: count }, (_, i) => ({
    uri: `file:///n/${i}`,
    title: `Company ${i}`,
    countsAs: STAGES[i % STAGES.length],
    checkpoints,
    interviews: [],
    done: 3,
    total: 9,
    gaps: i % 5,
    crossed: 0,
    late: false,
    closed: false,
  }));
  const guide = { stages: STAGES.map((id) => ({ id, title: id, closed: false })), checkpoints };
  const opportunities = { guide: async () => guide, ready: Promise.resolve(), all: () => all };
  const tree = new OpportunityTree(Promise.resolve({ opportunities }), 'stage');
  const give = async (row) => {
    for (const child of await tree.getChildren(row)) {
      tree.getTreeItem(child);
      await give(child);
    }
  };
  const times = [];
  for (let i = 0; i < TIMES; i++) {
    const start = performance.now();
    await give();
    times.push(performance.now() - start);
  }
  return times;
}

/** The manifest's version of the package that is measured. */
export function vsixPath() {
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return join(ROOT, `${name}-${version}.vsix`);
}
