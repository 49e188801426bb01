// VS Code's own server, from npm: for machines without a desktop VS Code.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { CACHE, must, step } from './run.mjs';

const CODE_SERVER = 'code-server@4.139.1';
const NODE = '24';
const SERVER = join(CACHE, 'server');
const VSCODE = join(SERVER, 'node_modules', 'code-server', 'lib', 'vscode');
const MAIN = join(VSCODE, 'out', 'server-main.js');
// It needs a newer Node than the project does.
const RUNTIME = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
/** A newer Node than the project asks for, once the server is installed. */
export const NODE_BIN = join(
  SERVER,
  'node_modules',
  RUNTIME,
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
const DONE = join(SERVER, 'installed');

/** Fetches the server and its Node into the cache, once. */
export async function installServer() {
  if (existsSync(DONE)) return;
  mkdirSync(SERVER, { recursive: true });
  writeFileSync(join(SERVER, 'package.json'), '{ "private": true }\n');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund'];
  await step('fetching the VS Code server', () =>
    must('npm', ['install', ...quiet, CODE_SERVER, `${RUNTIME}@${NODE}`], { cwd: SERVER }),
  );
  await step('installing the VS Code server', () =>
    must('npm', ['install', '--omit=dev', '--force', ...quiet], { cwd: VSCODE }),
  );
  writeFileSync(DONE, `${CODE_SERVER}\n`);
}

/** A port that is free now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function folders(data) {
  return ['--server-data-dir', join(data, 'data'), '--extensions-dir', join(data, 'extensions')];
}

/** Installs a VSIX for a server that keeps its data under `data`. */
export async function installExtension(vsix, data) {
  const args = [
    MAIN,
    '--accept-server-license-terms',
    ...folders(data),
    '--install-extension',
    vsix,
  ];
  return must(NODE_BIN, args, { env: clean() });
}

/** Starts the server on loopback; without a token only in tests. Resolves when it listens. */
export async function startServer({ data, token, args = [] }) {
  const port = await freePort();
  const child = spawn(
    NODE_BIN,
    [
      MAIN,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--accept-server-license-terms',
      '--telemetry-level',
      'off',
      ...folders(data),
      ...(token ? ['--connection-token', token] : ['--without-connection-token']),
      ...args,
    ],
    { env: clean(), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let log = '';
  await new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The VS Code server did not start:\n${log}`)),
      120_000,
    );
    const read = (chunk) => {
      log += chunk;
      if (log.includes('Extension host agent listening')) {
        clearTimeout(timer);
        resolve();
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`The VS Code server ended with ${code}:\n${log}`)));
  });
  return {
    port,
    authority: `127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit');
        child.on('exit', resolve);
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 3000).unref();
      }),
  };
}

/** The server must not take itself for a part of the editor that runs this script. */
function clean() {
  const env = { ...process.env };
  for (const key of Object.keys(env)) if (/^VSCODE_|^ELECTRON_/.test(key)) delete env[key];
  return env;
}
