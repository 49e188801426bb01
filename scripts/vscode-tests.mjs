// Runs the suite of test/vscode in a real VS Code: the desktop one where it can be had, else the VS
// Code server from npm in a browser.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
} from '@vscode/test-electron';
import { build } from 'esbuild';
import { installBrowser } from './browser.mjs';
import { CACHE, must, ROOT, step } from './run.mjs';
import { installExtension, installServer } from './vscode-server.mjs';

const LAUNCHER = join(ROOT, 'scripts', 'launcher.mjs');
const HOST = join(ROOT, 'test', 'vscode', 'host');

/** The executable to run tests with: that of the desktop, or our stand-in for it. */
export async function findVSCode() {
  const wanted = process.env.STAFF_PREP_VSCODE;
  if (wanted !== 'server' && (process.platform !== 'linux' || process.env.DISPLAY)) {
    try {
      return await step('fetching VS Code', () =>
        downloadAndUnzipVSCode({ timeout: 15_000, reporter: { report() {}, error() {} } }),
      );
    } catch {
      console.log('The desktop VS Code can’t be downloaded here; its server from npm is used.');
    }
  }
  try {
    await installServer();
    await installBrowser();
  } catch (error) {
    throw new Error(
      `Neither the desktop VS Code nor its server can be had here. Install VS Code and set DISPLAY, or allow npm to fetch code-server, node 24 and a browser.\n${error.message}`,
    );
  }
  return LAUNCHER;
}

/** Bundles the suite, or what else the editor is to run. */
export async function buildSuite(entry = join(ROOT, 'test', 'vscode', 'index.ts')) {
  const outfile = join(CACHE, 'suite', basename(entry).replace('.ts', '.js'));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return outfile;
}

/** Runs the suite over a copy of the fixtures; gives what it wrote: `{ name, error? }` for each test. */
export async function runSuite({ executable, vsix, suite }) {
  const scratch = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  const folder = join(scratch, 'notes');
  const data = join(scratch, 'vscode');
  const results = join(scratch, 'results.json');
  mkdirSync(data);
  cpSync(join(ROOT, 'test', 'vscode', 'fixtures'), folder, { recursive: true });
  try {
    const launchArgs = [folder, `--user-data-dir=${data}`, '--disable-workspace-trust'];
    if (executable === LAUNCHER) await installExtension(vsix, data);
    else {
      launchArgs.push(`--extensions-dir=${join(data, 'extensions')}`);
      const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable);
      await must(cli, [
        ...args,
        `--extensions-dir=${join(data, 'extensions')}`,
        '--install-extension',
        vsix,
      ]);
    }
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: HOST,
      extensionTestsPath: suite,
      launchArgs,
      extensionTestsEnv: { STAFF_PREP_RESULTS: results },
    }).catch((error) => {
      if (!existsSync(results)) throw error;
    });
    return JSON.parse(readFileSync(results, 'utf8'));
  } finally {
    // The server may still be ending, and keeping its compiled code in there.
    rmSync(scratch, { recursive: true, force: true, maxRetries: 20 });
  }
}
