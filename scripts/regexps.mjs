// Looks at every regular expression of ours for matching that takes longer than the text grows, those
// that are put together when the server runs too, and says which do: `node scripts/regexps.mjs`.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';
import { RegExpParser } from '@eslint-community/regexpp';
import { build } from 'esbuild';
import { parseSync, Visitor } from 'oxc-parser';
import { analyse } from 'scslre';
import { ROOT } from './run.mjs';

const FOLDERS = ['server/src', 'client/src', 'client/webview'];
/** What begins to work as soon as it is loaded. */
const PROGRAMS = /^bin\/(?:server|worker|cli|start)\.ts$/;

const sourcesIn = (folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );

/** Every literal of a program, and every place where one is made: `new RegExp`, or `RegExp()`. */
function expressionsIn(name, text) {
  const literals = [];
  const sites = [];
  const made = ({ callee, start }) => {
    if (callee.type === 'Identifier' && callee.name === 'RegExp') sites.push(start);
  };
  new Visitor({
    Literal(node) {
      if (node.regex)
        literals.push({ source: node.regex.pattern, flags: node.regex.flags, at: node.start });
    },
    NewExpression: made,
    CallExpression: made,
  }).visit(parseSync(name, text).program);
  return { literals, sites };
}

/** All of the server in one program that begins nothing, libraries included, and what stands where in it. */
async function bundled() {
  const names = sourcesIn('server/src').filter((name) => !PROGRAMS.test(name));
  const lines = names.map((name, i) => `export * as m${i} from './${name}';`);
  const { outputFiles } = await build({
    stdin: { contents: lines.join('\n'), resolveDir: join(ROOT, 'server/src'), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    logLevel: 'error',
  });
  const { text } = outputFiles[0];
  const modules = [...text.matchAll(/^(?: {2})?\/\/ (\S+\.(?:[cm]?[jt]s|json))$/gm)];
  const moduleAt = (offset) => modules.findLast(({ index }) => index <= offset)?.[1] ?? '';
  return { names, text, moduleAt };
}

/**
 * Runs the server's modules with a `RegExp` that remembers what is made of it. `use` is given them by
 * name, and does what makes the rest of them.
 */
function made({ names, text }, use) {
  const file = 'regexps-bundle.cjs';
  const found = new Map();
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const HEAD = '(function (RegExp, require, module, exports) {';
  const record = (args) => {
    const frame = new Error().stack.split('\n').find((line) => line.includes(file));
    const [, line, column] = /:(\d+):(\d+)\)?$/.exec(frame ?? '') ?? [];
    const at = starts[line - 1] + Number(column) - 1 - (line === '1' ? HEAD.length : 0);
    const { source, flags } = new RegExp(...args);
    found.set(`${at} ${flags} ${source}`, { source, flags, at });
    return new RegExp(...args);
  };
  const Recording = new Proxy(RegExp, {
    construct: (_target, args) => record(args),
    apply: (_target, _this, args) => record(args),
  });
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 5;
  const module = { exports: {} };
  vm.runInThisContext(`${HEAD}${text}\n})`, { filename: file })(
    Recording,
    createRequire(join(ROOT, 'server/src/x.js')),
    module,
    module.exports,
  );
  use(Object.fromEntries(names.map((name, i) => [name, module.exports[`m${i}`]])));
  Error.stackTraceLimit = stackTraceLimit;
  return [...found.values()];
}

/**
 * Every regular expression: what it is, and where. `unseen` are places of ours that make one, and
 * didn’t while `use` ran.
 */
export async function regexps(use = () => {}) {
  const program = await bundled();
  const { literals, sites } = expressionsIn('bundle.js', program.text);
  const dynamic = made(program, use);
  const isOurs = (place) => FOLDERS.some((folder) => place.startsWith(folder));
  const all = [...literals, ...dynamic].map(({ source, flags, at }) => {
    const place = program.moduleAt(at);
    return { source, flags, place, ours: isOurs(place) };
  });
  const unseen = sites
    .filter((site) => !dynamic.some(({ at }) => at === site))
    .map((site) => program.moduleAt(site))
    .filter(isOurs);
  for (const folder of FOLDERS.slice(1))
    for (const name of sourcesIn(folder)) {
      const place = `${folder}/${name}`;
      const found = expressionsIn(name, readFileSync(join(ROOT, place), 'utf8'));
      for (const { source, flags } of found.literals)
        all.push({ source, flags, place, ours: true });
      unseen.push(...found.sites.map(() => place));
    }
  return { all, unseen };
}

/** Why an expression may be slow, in a few words each. */
export function faultsOf({ source, flags }) {
  const parser = new RegExpParser({ ecmaVersion: 2024 });
  let literal;
  try {
    literal = {
      pattern: parser.parsePattern(source, 0, source.length, {
        unicode: flags.includes('u'),
        unicodeSets: flags.includes('v'),
      }),
      flags: parser.parseFlags(flags),
    };
  } catch {
    return ['it can’t be parsed'];
  }
  const { reports } = analyse(literal, {
    reportTypes: { Move: true },
    assumeRejectingSuffix: false,
  });
  return reports.map(({ type, exponential, ...rest }) => {
    const quants = [rest.quant, rest.startQuant, rest.endQuant].filter(Boolean).map((q) => q.raw);
    return `${exponential ? 'exponential' : 'polynomial'} (${type}): ${[...new Set(quants)].join(' and ')}`;
  });
}

if (process.argv[1] === import.meta.filename) {
  const { all, unseen } = await regexps();
  for (const found of all)
    for (const fault of faultsOf(found))
      console.log(`${found.place}  /${found.source}/${found.flags}\n    ${fault}`);
  console.log(`${all.length} regular expressions; ${unseen.length} places that made none`);
}
