import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeLicences } from '../../scripts/licences.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (name: string) => JSON.parse(readFileSync(join(ROOT, name), 'utf8')) as unknown;

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const lock = read('package-lock.json') as { packages: Record<string, Locked> };
const { packages } = lock;
const locked = Object.entries(packages).filter(([path]) => path !== '');

test('every locked package is known by its hash, and comes from the registry under its own version', () => {
  expect(locked.length).toBeGreaterThan(100);
  for (const [path, { version, resolved, integrity }] of locked) {
    expect(path).toMatch(/^node_modules\//);
    expect(version, path).toMatch(/^\d+\.\d+\.\d+/);
    expect(integrity, path).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
    expect(resolved, path).toBeUndefined();
  }
});

test('nothing is asked for by an address', () => {
  const { dependencies, devDependencies } = read('package.json') as {
    dependencies?: object;
    devDependencies: Record<string, string>;
  };
  expect(dependencies, 'all that runs is bundled').toBeUndefined();
  const wanted = [
    devDependencies,
    ...locked.flatMap(([, each]) => [each.dependencies ?? {}, each.optionalDependencies ?? {}]),
  ];
  for (const [name, range] of wanted.flatMap((each) => Object.entries(each)))
    expect(range, name).not.toMatch(/:\/\/|^(?:git|file|link|https?|github):|^[\w-]+\/[\w-]+/);
});

test('what is installed of what is locked is just that', () => {
  const { packages: installed } = read('node_modules/.package-lock.json') as typeof lock;
  expect(Object.keys(installed).length).toBeGreaterThan(100);
  for (const [path, { version, integrity }] of Object.entries(installed)) {
    const known = packages[path];
    // What was locked before is still there until the next `npm ci`; nothing asks for it.
    if (!known) continue;
    expect([version, integrity], path).toEqual([known.version, known.integrity]);
    // Its own word for what it is, which is what the licences are read from.
    const own = read(join(path, 'package.json')) as { version?: string };
    expect(own.version, path).toBe(version);
  }
  // What is for other systems may be absent.
  for (const [path, { optional }] of locked)
    if (!(path in installed)) expect(optional, path).toBe(true);
});

const bundles = (path: string) => [
  { outputs: { 'x.js': { inputs: { [path]: { bytesInOutput: 1 } } } } } as never,
];

test('a bundled package without a licence that is allowed stops the build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  try {
    const at = join(folder, 'node_modules', 'it');
    mkdirSync(at, { recursive: true });
    const write = (license: unknown) => {
      writeFileSync(
        join(at, 'package.json'),
        JSON.stringify({ name: 'it', version: '1.2.3', license }),
      );
      writeLicences(bundles(join(at, 'index.js')), folder);
      return readFileSync(join(folder, 'LICENCES.txt'), 'utf8');
    };
    expect(write('MIT')).toContain('it 1.2.3 (MIT)');
    for (const other of ['GPL-3.0-only', 'UNLICENSED', '', '(MIT OR GPL-2.0)', undefined, {}])
      expect(() => write(other)).toThrow(/licence/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
