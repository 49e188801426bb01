// Runs commands, and tells a person what takes long.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const CACHE = join(ROOT, '.vscode-test');

/** Runs a step and says so when it takes more than two seconds. */
export async function step(name, work) {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  let told = false;
  const timer = setInterval(() => {
    if (!told) console.log(`… ${name}`);
    else if (seconds() % 20 === 0) console.log(`… ${name} (${seconds()} s)`);
    told = true;
  }, 2000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (told) console.log(`  ${name}: ${seconds()} s`);
  }
}

/**
 * Runs a command to its end. Gives its exit code and output; with `show`, the output is printed as
 * it comes. npm is run through the shell that Windows needs for it.
 */
export function run(command, args, { cwd = ROOT, env = {}, show = false, timeout = 600_000 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    const take = (stream) => (chunk) => {
      output += chunk;
      if (show) stream.write(chunk);
    };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs a command and throws with its output when it fails. */
export async function must(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${output.slice(-4000)}`);
  return output;
}

/** Installs the project's packages unless they are there as the lock file has them. */
export async function install() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  const lock = join(ROOT, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  await step('installing packages', () => must('npm', ['ci', '--no-audit', '--no-fund']));
}

/** The manifest. */
export function manifest() {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
}
