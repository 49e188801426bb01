// npm run mutation [-- FILE … | --every N]: changes the code of notes and rules in small ways, which are Stryker's,
// and tells which changes no test notices. All changes stand in one bundle, each behind a switch, and a
// thread that has the tests in it runs those that come by a change: thousands take minutes.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '..');
const OUT = join(ROOT, 'coverage');
/** Of this run alone: a thread that is begun again must find the same changes. */
const BUNDLE = join(OUT, `mutation.${process.pid}.mjs`);
/** What tells a change: tests of notes and rules, each of which takes milliseconds. */
const TESTS = [
  ...'pages words languages concern fixes readings actions completion workspace verdicts front-matter label live-note outline overview drafts examples calendar new-note'
    .split(' ')
    .map((name) => `test/unit/${name}.test.ts`),
  'test/thorough/corpus.test.ts',
  'test/thorough/edits.test.ts',
];
/** A change under which a test takes longer than this, in milliseconds, never ends. */
const PATIENCE = 20_000;
/** The least share of changes that is noticed, in percent, in each folder. */
const LEAST = { note: 80, rules: 80 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' } },
});
/** Only every so many of the changes is tried: a sample takes so much less. */
const every = Number(values.every);
const chosen = positionals.map((name) => resolve(name));
const files = ['note', 'rules']
  .flatMap((folder) => {
    const path = join(ROOT, 'server', 'src', folder);
    return readdirSync(path).map((name) => join(path, name));
  })
  .filter((file) => chosen.length === 0 || chosen.some((each) => file.startsWith(each)));

mkdirSync(OUT, { recursive: true });
const mutants = (await bundle()).filter((_, i) => i % every === 0);
const results = await run(mutants);
rmSync(BUNDLE);
report(mutants, results);

/**
 * Writes the bundle of the tests and of all changed code; gives the changes. Nothing is remembered
 * of a text that was folded: whoever read it before a change would hide the change.
 */
async function bundle() {
  const quiet = { debug() {}, info() {}, warn: console.warn, isDebugEnabled: () => false };
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const { files: changed, mutants } = await new Instrumenter(quiet).instrument(
    files.map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') })),
    options,
  );
  const contents = new Map(
    changed.map(({ name, content }) => [name, content.replaceAll('FOLDED.get(text)', 'undefined')]),
  );
  await build({
    stdin: {
      contents: TESTS.map((name) => `import './${name}';`).join('\n'),
      resolveDir: ROOT,
    },
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { vitest: join(ROOT, 'scripts', 'mutation-tests.mjs') },
    external: [join(ROOT, 'scripts', 'mutation-tests.mjs')],
    plugins: [
      {
        name: 'changes',
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, ({ path }) => ({
            loader: 'ts',
            contents: (contents.get(path) ?? readFileSync(path, 'utf8')).replaceAll(
              'import.meta.dirname',
              JSON.stringify(dirname(path)),
            ),
          }));
        },
      },
    ],
  });
  return mutants;
}

/** Runs the tests for each change: what became of it, by its id. A thread that hangs is ended. */
async function run(mutants) {
  const results = new Map();
  let stopped = false;
  process.once('SIGTERM', () => {
    stopped = true;
  });
  const left = mutants.map(({ id }) => id);
  let known;
  while (left.length > 0 && !stopped) {
    await new Promise((done, fail) => {
      const worker = new Worker(new URL('mutation-worker.mjs', import.meta.url), {
        workerData: { bundle: BUNDLE, ids: left, known },
        resourceLimits: { maxOldGenerationSizeMb: 1024 },
      });
      let timer;
      let ended = false;
      const end = (result) => {
        ended = true;
        if (result) results.set(left.shift(), { status: result });
        worker.terminate().then(done);
      };
      worker.on('message', (message) => {
        clearTimeout(timer);
        if (ended) return;
        if (message.known) known = message.known;
        else if (message.status === 'stale') return end();
        else if (message.id === left[0]) {
          left.shift();
          results.set(message.id, message);
          if (results.size % 500 === 0)
            console.error(`${results.size} of ${mutants.length} changes`);
        }
        if (left.length === 0 || stopped) end();
        else timer = setTimeout(() => end('timeout'), PATIENCE);
      });
      worker.on('error', (error) => {
        if (known === undefined) fail(error);
        else end('timeout');
      });
    });
  }
  return results;
}

/** Prints what survived, and the scores. */
function report(mutants, results) {
  const rows = new Map();
  const tried = mutants.filter(({ id }) => results.has(id));
  if (tried.length < mutants.length)
    console.log(`Stopped: ${tried.length} of ${mutants.length} changes were tried.\n`);
  const all = tried.map(({ id, fileName, location, replacement, mutatorName }) => {
    const file = relative(ROOT, fileName);
    const { line, column } = location.start;
    const { status, test } = results.get(id);
    for (const name of [file, dirname(file)]) {
      const row = rows.get(name) ?? { killed: 0, timeout: 0, survived: 0, uncovered: 0, static: 0 };
      row[status]++;
      rows.set(name, row);
    }
    return { file, line: line + 1, column: column + 1, mutatorName, replacement, status, test };
  });
  writeFileSync(join(OUT, 'mutation.json'), JSON.stringify(all, undefined, 1));
  for (const { file, line, column, replacement, status } of all)
    if (status === 'survived' || status === 'uncovered')
      console.log(
        `${file}:${line}:${column} ${status}: ${replacement.replace(/\s+/g, ' ').slice(0, 100)}`,
      );
  console.log('\nscore  killed  timeout  survived  uncovered  static');
  for (const [name, row] of [...rows].sort(([a], [b]) => a.localeCompare(b))) {
    const noticed = row.killed + row.timeout;
    const score = (100 * noticed) / (noticed + row.survived + row.uncovered || 1);
    const cells = [row.killed, row.timeout, row.survived, row.uncovered, row.static];
    console.log(
      `${score.toFixed(1).padStart(5)}  ${cells.map((n) => String(n).padStart(6)).join('  ')}  ${name}`,
    );
    const least = chosen.length === 0 ? LEAST[name.slice('server/src/'.length)] : undefined;
    if (least !== undefined && score < least) {
      console.error(`${name}: less than ${least} % of changes are noticed`);
      process.exitCode = 1;
    }
  }
}
