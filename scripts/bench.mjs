// Measures what a key, an opening and a check cost, beside a server that does nothing and beside
// others: `npm run bench`. With --keys only the servers, with --checks only the commands.
import { readdirSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { READER, removeFiles, timeInTurn, writeFiles } from '../test/bench/check.mjs';
import { measure, measureIndex } from '../test/bench/keys.mjs';
import { installPeers } from '../test/bench/peers.mjs';
import { install, must, ROOT, step } from './run.mjs';

const only = process.argv[2];
const OURS = { command: process.execPath, args: [join(ROOT, 'dist', 'server.js'), '--stdio'] };
const FLOOR = { command: process.execPath, args: [join(ROOT, 'test', 'bench', 'floor.mjs')] };
const SIZES = { '10 KB': 10_000, '100 KB': 100_000, '1 MB': 1_000_000 };

await install();
await step('building', () => must('npm', ['run', '--silent', 'build']));
const peers = await step('installing the peers', installPeers);
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0].model}\n`);
if (only !== '--checks') await keys();
if (only !== '--keys') await checks();

async function keys() {
  const servers = { floor: FLOOR, 'staff-prep': OURS, ...peers.servers };
  // What a start leaves for the next is there once something has been installed and used.
  for (const how of Object.values(servers)) await measure(how, SIZES['10 KB']);
  print('note', 'server', 'key, median', '× floor', '95 %', '× floor', 'opening', 'memory');
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
        `${found.open.toFixed(0)} ms`,
        `${found.memory.toFixed(0)} MB`,
      );
    }
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
    // It takes minutes over ten thousand.
    if (count > 1000) delete commands['markdownlint-cli2'];
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
