// Other real clients: Neovim and Emacs, headless, against the built command `staff-prep lsp --stdio`.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, run } from '../../scripts/run.mjs';

const HERE = join(ROOT, 'test', 'editors');
const EDITORS = {
  Neovim: ['nvim', ['--headless', '--clean', '-c', `luafile ${join(HERE, 'neovim.lua')}`]],
  Emacs: ['emacs', ['--batch', '-l', join(HERE, 'emacs.el')]],
};

/** Installs the editors where Debian's packages can be had; says whether it could. */
export async function installEditors() {
  const apt = async (...args) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    const [name, ...rest] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
    const { code } = await run(name, rest).catch(() => ({ code: 1 }));
    return code === 0;
  };
  if (!(await apt('update'))) return false;
  const installed = await apt('install', '-y', 'neovim', 'emacs-nox');
  // Emacs has it from 29 on.
  await apt('install', '-y', 'elpa-eglot');
  return installed;
}

/** Runs the tests in the editors that are installed; gives `{ name, error? }` for each. */
export async function runEditorTests() {
  const all = [];
  for (const [name, [command, args]] of Object.entries(EDITORS)) {
    const { code } = await run(command, ['--version']).catch(() => ({ code: 1 }));
    if (code !== 0) {
      console.log(`${name} is not installed here: its tests are left out.`);
      continue;
    }
    const folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
    const results = join(folder, 'results.json');
    try {
      cpSync(join(ROOT, 'test', 'vscode', 'fixtures'), folder, { recursive: true });
      const { output } = await run(command, args, {
        cwd: folder,
        timeout: 120_000,
        env: {
          STAFF_PREP_FOLDER: folder,
          STAFF_PREP_RESULTS: results,
          STAFF_PREP_NODE: process.execPath,
          STAFF_PREP_CLI: join(ROOT, 'dist', 'cli.js'),
        },
      });
      if (existsSync(results)) all.push(...JSON.parse(readFileSync(results, 'utf8')));
      else all.push({ name: `${name} ran`, error: output });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return all;
}
