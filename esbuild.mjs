// Bundles the extension, the server and the command line into dist/, dependencies included.
import { context } from 'esbuild';
import { writeLicences } from './scripts/licences.mjs';

const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: !watch,
  sourcemap: watch,
  logLevel: 'warning',
  metafile: true,
  legalComments: 'none',
  charset: 'utf8',
  // jsonc-parser's CommonJS build can't be bundled; its module build can.
  mainFields: ['module', 'main'],
};

/** @type {import('esbuild').BuildOptions[]} */
const builds = [
  {
    ...shared,
    platform: 'node',
    target: 'node20.20',
    entryPoints: { server: 'server/src/bin/server.ts', cli: 'server/src/bin/cli.ts' },
    outdir: 'dist',
  },
  {
    ...shared,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    // Without it remark-parse asks for a document, which a worker doesn't have.
    conditions: ['worker'],
    mainFields: ['browser', 'module', 'main'],
    entryPoints: { worker: 'server/src/bin/worker.ts' },
    outdir: 'dist',
  },
  {
    ...shared,
    platform: 'browser',
    target: 'es2022',
    format: 'cjs',
    external: ['vscode'],
    mainFields: ['browser', 'module', 'main'],
    entryPoints: { browser: 'client/src/browser.ts' },
    outdir: 'dist',
  },
  {
    ...shared,
    platform: 'node',
    target: 'node20.9',
    external: ['vscode'],
    entryPoints: { extension: 'client/src/extension.ts' },
    outdir: 'dist',
  },
  {
    ...shared,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    mainFields: ['browser', 'module', 'main'],
    entryPoints: [
      { in: 'client/webview/pipeline/main.tsx', out: 'pipeline' },
      { in: 'client/webview/pipeline/pipeline.css', out: 'pipeline' },
      { in: 'client/webview/preview.css', out: 'preview' },
    ],
    outdir: 'dist',
  },
];

const metafiles = [];
for (const options of builds) {
  const build = await context(options);
  if (watch) {
    await build.watch();
  } else {
    metafiles.push((await build.rebuild()).metafile);
    await build.dispose();
  }
}
if (!watch) writeLicences(metafiles, 'dist');
