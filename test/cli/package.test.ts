import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../protocol/client.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<string, unknown> & { version: string };

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout;
}

const ABOUT = ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist/LICENCES.txt', 'package.json'];
const LANGUAGES = ['l10n/bundle.l10n.de.json', 'l10n/bundle.l10n.es.json'];
const LIBRARIES = [
  'dist/lib/decode-named-character-reference.js',
  'dist/lib/glob.js',
  'dist/lib/ical-generator.js',
  'dist/lib/ignored.js',
  'dist/lib/jsonc-parser.js',
  'dist/lib/parse.js',
  'dist/lib/server.js',
  'dist/lib/snippets.js',
  'dist/lib/yaml.js',
];

describe('what is published', () => {
  test('the extension has what it runs with, and nothing else', async () => {
    expect((await listFiles({ cwd: ROOT, packageManager: PackageManager.None })).sort()).toEqual(
      [
        ...ABOUT,
        ...LANGUAGES,
        ...LIBRARIES,
        'dist/lib/vscode-languageclient-node.js',
        'dist/browser.js',
        'dist/extension.js',
        'dist/pipeline.css',
        'dist/pipeline.js',
        'dist/preview.css',
        'dist/server.js',
        'dist/worker.js',
        'media/container.svg',
        'media/icon.png',
        'media/pipeline.svg',
        'media/walkthrough/gaps.svg',
        'media/walkthrough/lines.svg',
        'media/walkthrough/note.svg',
        'media/walkthrough/pipeline.svg',
        'package.nls.de.json',
        'package.nls.es.json',
        'package.nls.json',
        'schemas/staffprep.schema.json',
        'snippets/staff-prep.json',
        'syntaxes/staff-prep.injection.json',
      ].sort(),
    );
  });

  test('one version, of which the changelog tells first', () => {
    const lock = JSON.parse(read('package-lock.json')) as typeof manifest & {
      packages: Record<string, { version: string }>;
    };
    const released = [...read('CHANGELOG.md').matchAll(/^## \[(.*?)\](.*)$/gm)];
    expect(released.map(([, name]) => name).slice(0, 2)).toEqual(['Unreleased', manifest.version]);
    expect(released[1]![2]).toMatch(/^ - \d{4}-\d\d-\d\d$/);
    expect([lock.version, lock.packages['']!.version]).toEqual([
      manifest.version,
      manifest.version,
    ]);
    expect(read('README.md')).toContain(`staff-prep-${manifest.version}.vsix`);
    expect(run(process.execPath, ['scripts/changes.mjs', manifest.version], ROOT)).toMatch(/^### /);
  });

  test('the icon is a square PNG of at least 128 pixels', () => {
    const icon = readFileSync(join(ROOT, String(manifest.icon)));
    expect(icon.toString('latin1', 1, 4)).toBe('PNG');
    const [width, height] = [icon.readUInt32BE(16), icon.readUInt32BE(20)];
    expect([width, height]).toEqual([256, 256]);
  });
});

describe('the package of npm, installed in an empty folder', () => {
  let folder: string;
  let packed: { filename: string; files: { path: string }[] };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
    [packed] = JSON.parse(
      run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT),
    ) as [typeof packed];
    writeFileSync(join(folder, 'package.json'), '{}');
    const install = ['install', '--offline', '--no-audit', '--no-fund', `./${packed.filename}`];
    run('npm', install, folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('has what the command line and the server run with, and nothing else', () => {
    expect(packed.files.map(({ path }) => path).sort()).toEqual(
      [
        ...ABOUT,
        ...LANGUAGES,
        ...LIBRARIES,
        'dist/lib/cli.js',
        'dist/cli.js',
        'dist/server.js',
      ].sort(),
    );
  });

  test('npx staff-prep runs it', () => {
    const npx = (...args: string[]) => run('npx', ['--no-install', 'staff-prep', ...args], folder);
    expect(npx('--version')).toBe(`${manifest.version}\n`);
    writeFileSync(join(folder, 'a.prep.md'), '# Acme\n');
    const check = ['check', '--format', 'json', '--max-severity', 'error', '--today', '2026-11-24'];
    const { files } = JSON.parse(npx(...check)) as {
      files: { path: string; findings: { rule: string }[] }[];
    };
    expect(files.map(({ path, findings }) => [path, ...findings.map(({ rule }) => rule)])).toEqual([
      ['a.prep.md', 'missing-lines', 'missing-process', 'missing-finish'],
    ]);
  });

  test('staff-prep lsp --stdio is the server', async () => {
    const command = join(folder, 'node_modules', '.bin', 'staff-prep');
    const client = new Client([command, 'lsp', '--stdio']);
    const { serverInfo } = await client.start();
    expect(serverInfo).toEqual({ name: 'Staff Prep', version: manifest.version });
    expect(await client.stop()).toBe(0);
  });
});
