// Everything that must hold, in one go: `npm test`. Ends with the line `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from './check.mjs';
import { CACHE, install, manifest, must, ROOT, run, step } from './run.mjs';

const LARGEST_VSIX = 700 * 1024;
/** What no bundle may outgrow, in KB; see “Sizes” in docs/performance.md. */
const LARGEST = {
  'server.js': 3,
  'lib/server.js': 348,
  'lib/parse.js': 95,
  'worker.js': 610,
  'cli.js': 3,
  'lib/cli.js': 270,
  'extension.js': 40,
  'lib/vscode-languageclient-node.js': 370,
  'browser.js': 385,
};
let passed = 0;
let failed = 0;

function count(name, error) {
  if (error === undefined) {
    passed++;
    return;
  }
  failed++;
  console.log(`not ok: ${name}\n${String(error).trimEnd()}\n`);
}

/** A check that is one command. */
async function command(name, args) {
  const { code, output } = await step(name, () => run('npm', ['run', '--silent', ...args]));
  count(name, code === 0 ? undefined : output);
}

async function unit() {
  mkdirSync(CACHE, { recursive: true });
  const outputFile = join(CACHE, 'unit.json');
  rmSync(outputFile, { force: true });
  const { output } = await step('unit, thorough, protocol and command line tests', () =>
    run('npx', ['vitest', 'run', '--reporter=json', `--outputFile=${outputFile}`]),
  );
  if (!existsSync(outputFile)) {
    count('unit tests', output);
    return;
  }
  for (const { assertionResults, name, message } of JSON.parse(readFileSync(outputFile, 'utf8'))
    .testResults) {
    if (assertionResults.length === 0) count(name, message);
    for (const { fullName, status, failureMessages } of assertionResults)
      count(fullName, status === 'passed' ? undefined : failureMessages.join('\n') || status);
  }
  const table = output.slice(output.indexOf('| rule |'));
  if (table.startsWith('| rule |')) console.log(table.split('\n\n')[0]);
}

/** Other editors: those that are installed; continuous integration asks for all of them. */
async function otherEditors() {
  const { installEditors, runEditorTests } = await import('../test/editors/editors.mjs');
  if (
    process.env.STAFF_PREP_ALL_EDITORS === '1' &&
    !(await step('installing Neovim and Emacs', installEditors))
  )
    console.log('Neovim and Emacs can’t be installed here.');
  const results = await step('tests in Neovim and Emacs', runEditorTests);
  for (const { name, error } of results) count(name, error);
}

async function editors() {
  const { name, version } = manifest();
  const vsix = join(ROOT, `${name}-${version}.vsix`);
  const { code, output } = await step('packaging', () =>
    run('npm', ['run', '--silent', 'package']),
  );
  count('the package is made', code === 0 ? undefined : output);
  if (code !== 0) return;
  const { size } = statSync(vsix);
  count(
    'the VSIX is small',
    size <= LARGEST_VSIX ? undefined : `${size} bytes, more than ${LARGEST_VSIX}`,
  );
  for (const [file, largest] of Object.entries(LARGEST)) {
    const kilobytes = statSync(join(ROOT, 'dist', file)).size / 1024;
    count(
      `dist/${file} is small`,
      kilobytes <= largest ? undefined : `${kilobytes.toFixed(1)} KB, more than ${largest} KB`,
    );
  }
  const { buildSuite, findVSCode, runSuite } = await import('./vscode-tests.mjs');
  const { NODE_BIN } = await import('./vscode-server.mjs');
  const { runBrowserTests } = await import('../test/vscode/browser.mjs');
  try {
    const executable = await findVSCode();
    if (existsSync(NODE_BIN)) await newerNode(NODE_BIN);
    const suite = await buildSuite();
    const results = await step('tests in VS Code', () => runSuite({ executable, vsix, suite }));
    results.push(...(await step('tests in the browser', () => runBrowserTests(vsix))));
    for (const { name: test, error } of results) count(test, error);
  } catch (error) {
    count('tests in VS Code', error);
  }
}

/** Engines differ in their flags, and complain of those they don’t know. */
async function newerNode(node) {
  const check = [join(ROOT, 'dist', 'cli.js'), 'check', '--format', 'json', 'examples'];
  const [ours, newer] = [process.execPath, node].map((path) =>
    spawnSync(path, check, { cwd: ROOT, encoding: 'utf8' }),
  );
  const same = newer.stderr === '' && newer.stdout === ours.stdout && newer.status === ours.status;
  count(
    'a newer Node says the same, and nothing else',
    same ? undefined : newer.stderr || newer.stdout,
  );
}

await install();
await step('building', () => must('npm', ['run', '--silent', 'build']));
for (const [name, script] of Object.entries(CHECKS)) await command(name, [script]);
await unit();
await command('grammar', ['grammar']);
await editors();
await otherEditors();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
