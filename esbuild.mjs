// Bundles the extension, the server and the command line into dist/, dependencies included.
// What starts the latter two stands there; they are in dist/lib/.
import { readdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { context } from 'esbuild';
import { writeLicences } from './scripts/licences.mjs';

const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: !watch,
  sourcemap: watch,
  logLevel: watch ? 'info' : 'warning',
  metafile: true,
  legalComments: 'none',
  charset: 'utf8',
  // jsonc-parser's CommonJS build can't be bundled; its module build can.
  mainFields: ['module', 'main'],
};

/**
 * Libraries that are bundles of their own in dist/lib/, with what is used of them: they are loaded when
 * something of them is first used. Most starts of the server and the command line need none of theirs;
 * those of the extension need its client, but not before it is active. In a browser all stays in one file.
 */
const LATER = {
  'decode-named-character-reference': ['decodeNamedCharacterReference'],
  glob: ['glob', 'globs'],
  'ical-generator': ['default', 'ICalCalendarMethod'],
  ignored: ['Ignored'],
  'jsonc-parser': ['parseTree', 'printParseErrorCode'],
  parse: ['parse'],
  'vscode-languageclient/node': ['LanguageClient', 'TransportKind'],
  snippets: ['default'],
  yaml: ['isMap', 'isScalar', 'isSeq', 'parseDocument'],
};

/** VS Code has made sure of the version of itself that we ask for: its client needs no second look. */
const ONE_VERSION = {
  'semver/functions/parse': './scripts/any-version.cjs',
  'semver/functions/satisfies': './scripts/any-version.cjs',
};

/** Features of the language client that our server doesn't offer, by their module. */
const ABSENT =
  'callHierarchy|colorProvider|declaration|formatting|implementation|inlineCompletion|inlineValue|' +
  'linkedEditingRange|notebook|signatureHelp|textDocumentContent|typeDefinition|typeHierarchy';

/** @type {import('esbuild').Plugin} */
const absent = {
  name: 'absent',
  setup({ onResolve }) {
    onResolve({ filter: new RegExp(`^\\./(?:${ABSENT})$`) }, ({ resolveDir }) =>
      resolveDir.endsWith(join('vscode-languageclient', 'lib', 'common'))
        ? { path: resolve('scripts/no-feature.cjs') }
        : undefined,
    );
  },
};

/** Where what is ours stands, and how it is asked for. */
const OWN = {
  glob: { from: './server/src/workspace/glob.ts', asked: /\/glob\.ts$/ },
  ignored: { from: './server/src/workspace/ignored.ts', asked: /\/ignored\.ts$/ },
  parse: {
    from: './server/src/markdown/parse.ts',
    asked: /\/parse\.ts$/,
  },
  snippets: { from: './snippets/staff-prep.json', asked: /\/snippets\/staff-prep\.json$/ },
};

const fileOf = (library) => `lib/${library.replaceAll('/', '-')}.js`;

/**
 * Leaves those libraries out of a bundle, which asks for them when it uses them; `beside` where it
 * stands among them, `own` is the one that it is.
 * @returns {import('esbuild').Plugin}
 */
const later = (beside, own) => ({
  name: 'later',
  setup({ onResolve, onLoad }) {
    const others = Object.keys(LATER).filter((library) => library !== own);
    onResolve({ filter: new RegExp(`^(?:${others.join('|')})$`) }, ({ path }) => ({
      path,
      namespace: 'later',
    }));
    for (const path of others.filter((library) => OWN[library]))
      onResolve({ filter: OWN[path].asked }, () => ({ path, namespace: 'later' }));
    onResolve({ filter: /./, namespace: 'later' }, () => ({ external: true }));
    onLoad({ filter: /./, namespace: 'later' }, ({ path }) => {
      const names = LATER[path].map((name) => `get ${name}() { return load().${name}; }`);
      const file = fileOf(path);
      return {
        contents: `const load = () => require('./${beside ? basename(file) : file}');
          module.exports = { __esModule: true, ${names.join(', ')} };`,
      };
    });
  },
});

/** @type {import('esbuild').BuildOptions[]} */
const builds = [
  ...Object.entries(LATER).map(([library, used]) => ({
    ...shared,
    // What is meant for browsers is made of modules, of which only what is used is taken.
    ...(library.endsWith('/node')
      ? { platform: 'node' }
      : { platform: 'browser', conditions: ['worker'], mainFields: ['browser', 'module', 'main'] }),
    target: 'node20.9',
    format: 'cjs',
    external: ['vscode'],
    alias: ONE_VERSION,
    plugins: [absent, later(true, library)],
    stdin: {
      contents: `export { ${used.join(', ')} } from '${OWN[library]?.from ?? library}'`,
      resolveDir: '.',
    },
    outfile: `dist/${fileOf(library)}`,
  })),
  {
    ...shared,
    platform: 'node',
    target: 'node20.20',
    plugins: [later(true)],
    entryPoints: { server: 'server/src/bin/server.ts', cli: 'server/src/bin/cli.ts' },
    outdir: 'dist/lib',
  },
  ...['server', 'cli'].map((name) => ({
    ...shared,
    platform: 'node',
    target: 'node20.9',
    define: { BUNDLE: JSON.stringify(name) },
    entryPoints: { [name]: 'server/src/bin/start.ts' },
    outdir: 'dist',
  })),
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
    alias: ONE_VERSION,
    plugins: [absent],
    mainFields: ['browser', 'module', 'main'],
    entryPoints: { browser: 'client/src/browser.ts' },
    outdir: 'dist',
  },
  {
    ...shared,
    platform: 'node',
    target: 'node20.9',
    external: ['vscode'],
    plugins: [later(false)],
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
  metafiles.push((await build.rebuild()).metafile);
  if (watch) await build.watch();
  else await build.dispose();
}
if (!watch) removeOld(metafiles.flatMap(({ outputs }) => Object.keys(outputs)));
writeLicences(metafiles, 'dist');
if (watch) console.log('Built; watching.');

/** Removes what an earlier build left behind, such as maps of what was watched: it would be published. */
function removeOld(made) {
  rmSync('dist/compiled', { recursive: true, force: true });
  for (const name of readdirSync('dist', { recursive: true })) {
    const path = `dist/${name.replaceAll('\\', '/')}`;
    if (/\.(?:js|css|map)$/.test(path) && !made.includes(path)) rmSync(path);
  }
}
