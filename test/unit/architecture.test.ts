import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const SERVER = join(ROOT, 'server', 'src');
/** From the inside out: each may import from those before it. */
const LAYERS = [
  'text',
  'markdown',
  'guide',
  'note',
  'rules',
  'check',
  'workspace',
  'features',
  'lsp',
  'bin',
];
/** Files of more than 300 lines, each with its reason. */
const LONG: Readonly<Record<string, string>> = {
  'server/src/guide/synonyms/de.ts': 'data: the words for them in German',
  'server/src/guide/synonyms/es.ts': 'data: the words for them in Spanish',
  'server/src/guide/topics.ts': 'data: the topics and the words for them',
};

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));

/** What a file imports, types included. */
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/\bfrom '([^']+)'|\bimport\('([^']+)'\)/g)].map(
    (match) => match[1] ?? match[2]!,
  );
const layerOf = (file: string) => relative(SERVER, file).split(/[/\\]/)[0]!;
/** A fact of the package, which the server tells its client. */
const isVersion = (file: string) => file.endsWith(join('bin', 'version.ts'));

describe('the server', () => {
  test('imports only inwards', () => {
    const outward = files(SERVER).flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => resolve(dirname(file), name))
        .filter(
          (target) =>
            target.startsWith(SERVER) &&
            !isVersion(target) &&
            LAYERS.indexOf(layerOf(target)) > LAYERS.indexOf(layerOf(file)),
        )
        .map((target) => `${relative(ROOT, file)} imports ${relative(ROOT, target)}`),
    );
    expect(outward).toEqual([]);
  });

  test('has no folder that is no layer', () => {
    const folders = files(SERVER)
      .map(layerOf)
      .filter((name) => !name.endsWith('.ts'));
    expect([...new Set(folders)].sort()).toEqual([...LAYERS].sort());
  });

  test('knows of the protocol only in lsp and bin, of Node only in bin', () => {
    const strange = files(SERVER).flatMap((file) =>
      importsOf(file)
        .filter(
          (name) =>
            (/^vscode-(?:languageserver|jsonrpc)/.test(name) &&
              !['lsp', 'bin'].includes(layerOf(file))) ||
            (name.startsWith('node:') && layerOf(file) !== 'bin'),
        )
        .map((name) => `${relative(ROOT, file)} imports ${name}`),
    );
    expect(strange).toEqual([]);
  });
});

test('the client knows of the server no more than the types of its requests', () => {
  const known = files(join(ROOT, 'client')).flatMap((file) =>
    importsOf(file)
      .filter((name) => name.includes('server/src/'))
      .filter((name) => !/server\/src\/lsp\/protocol\.ts$/.test(name))
      .map((name) => `${relative(ROOT, file)} imports ${name}`),
  );
  expect(known).toEqual([]);
});

test('no file is longer than 300 lines without a reason', () => {
  const long = [...files(SERVER), ...files(join(ROOT, 'client'))]
    .filter((file) => readFileSync(file, 'utf8').split('\n').length - 1 > 300)
    .map((file) => relative(ROOT, file).split('\\').join('/'));
  expect(long.sort()).toEqual(Object.keys(LONG).sort());
});

test('whatever is exported says what it is', () => {
  const silent = [...files(SERVER), ...files(join(ROOT, 'client'))].flatMap((file) => {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.flatMap((line, i) => {
      // A rule says it in its summary, and names its passage of the guide.
      if (!/^export [a-z]+\*? \w/.test(line) || /^export const \w+: Rule = \{/.test(line))
        return [];
      return lines[i - 1]?.endsWith('*/') ? [] : [`${relative(ROOT, file)}: ${line}`];
    });
  });
  expect(silent).toEqual([]);
});

test('nothing is asked of a network, and one file alone writes files, beside what keeps our own code', () => {
  const strange = [...files(SERVER), ...files(join(ROOT, 'client'))].flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    const asks =
      importsOf(file).some((name) => /^node:(?:https?|http2|dgram|dns|tls)\b/.test(name)) ||
      /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\s*\(/.test(source);
    const writes = /\b(?:write|append|rename|copy|rm|mkdir|mkdtemp)\w*Sync\b/.test(source);
    return [
      ...(asks ? [`${relative(ROOT, file)} asks a network`] : []),
      ...(writes ? [`${relative(ROOT, file)} writes files`] : []),
    ];
  });
  expect(strange).toEqual(
    ['compiled', 'write'].map((name) => `${join('server', 'src', 'bin', name)}.ts writes files`),
  );
});

test('what always holds is held by tests that there are', () => {
  const page = readFileSync(join(ROOT, 'docs', 'architecture.md'), 'utf8');
  const rows = [...page.matchAll(/^\| .* \| (.*`test\/.*|.*`npm run .*|.*\.md\).*) \|$/gm)];
  expect(rows.length).toBeGreaterThan(8);
  for (const [, held] of rows)
    for (const [, path] of held!.matchAll(/`(test\/[^`]+)`/g))
      expect(existsSync(join(ROOT, path!)), path).toBe(true);
  const named = [
    ...page.matchAll(
      /`((?:server|client)\/src\/[^`<]*|(?:bin|lsp|note|markdown|rules|check|workspace)\/[a-z/-]+\.ts)`/g,
    ),
  ];
  for (const [, path] of named)
    expect(existsSync(join(ROOT, path!)) || existsSync(join(SERVER, path!)), path).toBe(true);
});
