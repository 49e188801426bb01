// Measures what the views take with many notes: `npm run bench:views`.
import { cpus } from 'node:os';
import { measurePipeline, measureTree, vsixPath } from '../test/bench/views.mjs';
import { installBrowser } from './browser.mjs';
import { install, must, step } from './run.mjs';
import { installServer } from './vscode-server.mjs';

const NOTES = 200;

await install();
await step('packaging', () => must('npm', ['run', '--silent', 'package']));
await installServer();
await installBrowser();
const times = {
  'tree, every row opened': await measureTree(NOTES),
  ...Object.fromEntries(
    Object.entries(await measurePipeline(vsixPath(), NOTES)).map(([view, all]) => [
      `pipeline, ${view.toLowerCase()}`,
      all,
    ]),
  ),
};
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0].model}, ${NOTES} notes\n`);
console.log('| view | median | 95 % | most |');
console.log('| --- | --- | --- | --- |');
for (const [view, all] of Object.entries(times)) {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  const figures = [at(0.5), at(0.95), sorted.at(-1)].map((time) => `${time.toFixed(1)} ms`);
  console.log(`| ${view} | ${figures.join(' | ')} |`);
}
