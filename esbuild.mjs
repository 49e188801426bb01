// Bundles the extension, the server and the command line into dist/, dependencies included.
import { context } from 'esbuild';

const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: !watch,
  sourcemap: watch,
  logLevel: 'warning',
  legalComments: 'none',
  charset: 'utf8',
  // jsonc-parser's CommonJS build can't be bundled; its module build can.
  mainFields: ['module', 'main'],
};

/**
 * Libraries that most starts don't need, with what is used of them. In Node they are bundles of their
 * own, which the server and the command line load when something of them is first used; the server in
 * a browser stays one file.
 */
const LATER = {
  'decode-named-character-reference': ['decodeNamedCharacterReference'],
  'ical-generator': ['default', 'ICalCalendarMethod'],
  'jsonc-parser': ['parseTree', 'printParseErrorCode'],
  picomatch: ['default'],
  yaml: ['isMap', 'isScalar', 'isSeq', 'parseDocument'],
};

/** @type {import('esbuild').Plugin} */
const later = {
  name: 'later',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(?:${Object.keys(LATER).join('|')})$`) }, ({ path }) => ({
      path,
      namespace: 'later',
    }));
    onResolve({ filter: /^\.\/lib\//, namespace: 'later' }, () => ({ external: true }));
    onLoad({ filter: /./, namespace: 'later' }, ({ path }) => {
      const names = LATER[path].map((name) => `get ${name}() { return load().${name}; }`);
      return {
        contents: `const load = () => require('./lib/${path}.js');
          module.exports = { __esModule: true, ${names.join(', ')} };`,
      };
    });
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const builds = [
  ...Object.entries(LATER).map(([name, used]) => ({
    ...shared,
    // What is meant for browsers needs nothing of Node, and is made of modules, which can be had in part.
    platform: 'browser',
    target: 'node20.20',
    format: 'cjs',
    conditions: ['worker'],
    mainFields: ['browser', 'module', 'main'],
    stdin: { contents: `export { ${used.join(', ')} } from '${name}'`, resolveDir: '.' },
    outfile: `dist/lib/${name}.js`,
  })),
  {
    ...shared,
    platform: 'node',
    target: 'node20.20',
    plugins: [later],
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

for (const options of builds) {
  const build = await context(options);
  if (watch) {
    await build.watch();
  } else {
    await build.rebuild();
    await build.dispose();
  }
}
