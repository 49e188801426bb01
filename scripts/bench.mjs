// Measures what a key and an opening cost, beside a server that does nothing: `npm run bench`.
import { cpus } from 'node:os';
import { join } from 'node:path';
import { measure } from '../test/bench/keys.mjs';
import { install, must, ROOT, step } from './run.mjs';

const SERVERS = {
  floor: { command: process.execPath, args: [join(ROOT, 'test', 'bench', 'floor.mjs')] },
  'staff-prep': { command: process.execPath, args: [join(ROOT, 'dist', 'server.js'), '--stdio'] },
};

await install();
await step('building', () => must('npm', ['run', '--silent', 'build']));
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0].model}\n`);
console.log('| note | server | key, median | 95 % | × floor | opening | memory |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const [name, bytes] of [
  ['10 KB', 10_000],
  ['100 KB', 100_000],
  ['1 MB', 1_000_000],
]) {
  let floor = 0;
  for (const [server, how] of Object.entries(SERVERS)) {
    const { median, p95, open, memory, fresh } = await measure(how, bytes);
    if (server === 'floor') floor = median;
    const ratio = (median / floor).toFixed(1);
    const stale = fresh === 61 ? '' : ' (stale)';
    console.log(
      `| ${name} | ${server}${stale} | ${median.toFixed(2)} ms | ${p95.toFixed(2)} ms | ${ratio} | ${open.toFixed(0)} ms | ${memory.toFixed(0)} MB |`,
    );
  }
}
