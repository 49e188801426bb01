// Writes what is derived from the rules: `npm run generate`. With --check it writes nothing, names what
// is stale, and fails if anything is.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { CACHE, ROOT } from './run.mjs';

const outfile = join(CACHE, 'generated.cjs');
await build({
  entryPoints: [join(ROOT, 'scripts', 'generated.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});
const { COMMAND, generated } = createRequire(import.meta.url)(outfile);
const stale = [...generated(ROOT)].filter(([path, text]) => {
  const file = join(ROOT, path);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.log(`${path} is stale: run “${COMMAND}”`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
