#!/usr/bin/env node
// Stands in for the VS Code executable: takes the arguments that @vscode/test-electron gives it and
// runs the same tests in the VS Code server, shown in a browser.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchBrowser } from './browser.mjs';
import { startServer } from './vscode-server.mjs';

const args = process.argv.slice(2);
const optionOf = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const folder = resolve(args.find((arg) => !arg.startsWith('-')) ?? '.');
const given = optionOf('user-data-dir');
const data = given ?? mkdtempSync(join(tmpdir(), 'staff-prep-'));

const server = await startServer({
  data,
  args: ['--enable-smoke-test-driver', '--disable-workspace-trust'],
});
const remote = (path) =>
  `vscode-remote://${server.authority}${resolve(path).replaceAll('\\', '/')}`;
const payload = [
  ['extensionDevelopmentPath', remote(optionOf('extensionDevelopmentPath'))],
  ['extensionTestsPath', remote(optionOf('extensionTestsPath'))],
  ['skipWelcome', 'true'],
];
const browser = await launchBrowser();
let code = 1;
const log = [];
try {
  const page = await browser.newPage();
  const ended = new Promise((end) => {
    page.exposeFunction('codeAutomationLog', (_type, output) => log.push(output.join(' ')));
    page.exposeFunction('codeAutomationExit', end);
    setTimeout(() => end('the tests did not end in five minutes'), 300_000).unref();
  });
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  await page.goto(`http://${server.authority}/?${query}`);
  const end = await ended;
  if (typeof end === 'number') code = end;
  else console.error(end);
} finally {
  await browser.close();
  await server.stop();
  if (!given) rmSync(data, { recursive: true, force: true });
}
// The suite reports by itself; the editor's own chatter helps only when something is wrong.
if (code !== 0) console.log(log.slice(-40).join('\n'));
process.exit(code);
