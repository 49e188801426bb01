// Writes what is derived from the rules: `npm run generate`.
import { mkdirSync, writeFileSync } from 'node:fs';
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
const { generated } = createRequire(import.meta.url)(outfile);
for (const [path, text] of generated(ROOT)) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), text);
}
