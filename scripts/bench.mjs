// Measures what a key, an opening and a check cost, beside a server that does nothing and beside
// others: `npm run bench`. With --keys, --openings, --checks or --activation only one of these.
import { readdirSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { READER, removeFiles, timeInTurn, writeFiles } from '../test/bench/check.mjs';
import { measure, measureIndex, median } from '../test/bench/keys.mjs';
import { installPeers } from '../test/bench/peers.mjs';
import { install, manifest, must, ROOT, step } from './run.mjs';
import { buildSuite, findVSCode, runSuite } from './vscode-tests.mjs';

const only = process.argv[2];
const OURS = { command: process.execPath, args: [join(ROOT, 'dist', 'server.js'), '--stdio'] };
const FLOOR = { command: process.execPath, args: [join(ROOT, 'test', 'bench', 'floor.mjs')] };
const OPENINGS = 9;
const SIZES = { '10 KB': 10_000, '100 KB': 100_000, '1 MB': 1_000_000 };

await install();
await step('building', () => must('npm', ['run', '--silent', 'build']));
const peers = await step('installing the peers', installPeers);
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0].model}\n`);
for (const part of [keys, openings, checks, activation])
  if (!only || only === `--${part.name}`) await part();

async function keys() {
  const servers = { floor: FLOOR, 'staff-prep': OURS, ...peers.servers };
  print('note', 'server', 'key, median', '× floor', '95 %', '× floor', 'memory');
  for (const [name, bytes] of Object.entries(SIZES)) {
    let floor;
    for (const [server, how] of Object.entries(servers)) {
      const found = await measure(how, bytes);
      floor ??= found;
      row(
        name,
        found.fresh ? server : `${server} (its answer may be of an earlier key)`,
        `${found.median.toFixed(2)} ms`,
        (found.median / floor.median).toFixed(1),
        `${found.p95.toFixed(2)} ms`,
        (found.p95 / floor.p95).toFixed(1),
        `${found.memory.toFixed(0)} MB`,
      );
    }
  }
}

/** From the start of a process to its first diagnostics, all in turn, each after an earlier start. */
async function openings() {
  const servers = { floor: FLOOR, 'staff-prep': OURS, ...peers.servers };
  print('note', 'server', 'opening, median', '× floor', 'over it');
  for (const [name, bytes] of Object.entries(SIZES)) {
    const times = new Map(Object.keys(servers).map((server) => [server, []]));
    for (let run = 0; run <= OPENINGS; run++)
      for (const [server, how] of Object.entries(servers)) {
        const { open } = await measure(how, bytes, 0);
        if (run > 0) times.get(server).push(open);
      }
    const floor = median(times.get('floor'));
    for (const [server, all] of times) {
      const open = median(all);
      const over = `${(open - floor).toFixed(0)} ms`;
      row(name, server, `${open.toFixed(0)} ms`, (open / floor).toFixed(2), over);
    }
  }
}

async function activation() {
  await step('packaging', () => must('npm', ['run', '--silent', 'package']));
  const { name, version } = manifest();
  const suite = await buildSuite(join(ROOT, 'test', 'bench', 'activation.ts'));
  const how = {
    executable: await findVSCode(),
    vsix: join(ROOT, `${name}-${version}.vsix`),
    suite,
  };
  const times = [];
  for (let run = 0; run < 5; run++) times.push(await runSuite(how));
  print('activating in VS Code', 'median', 'least', 'most');
  for (const which of ['loading', 'activating', 'both']) {
    const all = times.map((time) => time[which]);
    const figures = [median(all), Math.min(...all), Math.max(...all)];
    row(which, ...figures.map((time) => `${time.toFixed(0)} ms`));
  }
}

async function checks() {
  const ours = [process.execPath, join(ROOT, 'dist', 'cli.js'), 'check', '--format', 'json'];
  print('files', 'command', 'median', '× reading');
  for (const [name, count, every] of [
    ['1,000 notes', 1000, 1],
    ['10,000 notes', 10_000, 1],
    ['10,000 files, 2 % notes', 10_000, 50],
  ]) {
    const folder = writeFiles(count, every);
    const commands = { 'reading them': READER, 'staff-prep check': ours, ...peers.checkers };
    const times = timeInTurn(commands, folder, count > 1000 ? 3 : 5);
    const reading = times.get('reading them');
    for (const [command, seconds] of times)
      row(name, command, `${seconds.toFixed(2)} s`, (seconds / reading).toFixed(1));
    if (every === 1 && count > 1000) {
      const memory = await measureIndex(OURS, folder);
      row(name, 'staff-prep, the server with all of them read', `${memory.toFixed(0)} MB`, '');
    }
    removeFiles(folder);
  }
  print('bundle', 'size');
  const bundles = readdirSync(join(ROOT, 'dist'), { recursive: true });
  for (const file of bundles.filter((name) => name.endsWith('.js')).sort())
    row(file, `${(statSync(join(ROOT, 'dist', file)).size / 1024).toFixed(0)} KB`);
}

function print(...titles) {
  console.log('');
  row(...titles);
  row(...titles.map(() => '---'));
}

function row(...cells) {
  console.log(`| ${cells.join(' | ')} |`);
}
