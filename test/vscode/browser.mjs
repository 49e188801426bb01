// What only a person's eyes see: Restricted Mode, and the picture of the README.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installBrowser, launchBrowser } from '../../scripts/browser.mjs';
import { CACHE, ROOT } from '../../scripts/run.mjs';
import { installExtension, installServer, startServer } from '../../scripts/vscode-server.mjs';
import { testCommands } from './commands.mjs';
import { command, open } from './page.mjs';
import { viewTests } from './views.mjs';

/** Where pictures go: into the documentation only when asked for. */
const PICTURES =
  process.env.UPDATE_PICTURES === '1' ? join(ROOT, 'docs', 'images') : join(CACHE, 'pictures');

/** Runs the browser tests; gives `{ name, error? }` for each. */
export async function runBrowserTests(vsix) {
  await installServer();
  await installBrowser();
  const scratch = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  mkdirSync(PICTURES, { recursive: true });
  const results = [];
  const browser = await launchBrowser();

  /** One window over a folder of its own; what `check` runs inside it are the tests. */
  const session = async ({ args = ['--disable-workspace-trust'], settings = {}, fill }, body) => {
    const data = mkdtempSync(join(scratch, 'data-'));
    const folder = join(data, 'examples');
    let page;
    const check = async (name, run) => {
      try {
        await run();
        results.push({ name });
      } catch (error) {
        const path = join(CACHE, `failed-${results.length}.png`);
        await page?.screenshot({ path }).catch(() => {});
        results.push({ name, error: `${error}\n(as it looked: ${path})` });
      }
    };
    let server;
    await check('the window opens', async () => {
      fill(folder);
      await installExtension(vsix, data);
      const user = join(data, 'data', 'data', 'User');
      mkdirSync(user, { recursive: true });
      writeFileSync(join(user, 'settings.json'), JSON.stringify(settings));
      server = await startServer({ data, args });
      page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.goto(`http://${server.authority}/?${new URLSearchParams({ folder })}`);
      await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
      await body({ page, data, folder, check });
    });
    await page?.close();
    await server?.stop();
  };
  const examples = (folder) => cpSync(join(ROOT, 'examples'), folder, { recursive: true });
  const test = (name, args, body, settings = {}) =>
    session({ args, settings, fill: examples }, ({ page, data, check }) =>
      check(name, () => body(page, data)),
    );

  await test('warnings appear in Restricted Mode', [], async (page) => {
    await page.getByText('Restricted Mode', { exact: true }).first().waitFor({ timeout: 60_000 });
    await open(page, 'kestrel.prep.md');
    await page.waitForSelector('.squiggly-warning', { timeout: 60_000 });
  });

  await test(
    'a note with its gaps, as the README shows it',
    ['--disable-workspace-trust'],
    async (page) => {
      await open(page, 'kestrel.prep.md');
      await page.waitForSelector('.squiggly-warning', { timeout: 60_000 });
      await command(page, 'View: Hide Secondary Side Bar');
      await command(page, 'Notifications: Clear All Notifications');
      await command(page, 'View: Close Other Editors in Group');
      await command(page, 'Problems: Focus on Problems View');
      await page
        .getByText('No interview lets you show past work')
        .first()
        .waitFor({ timeout: 30_000 });
      await page.waitForTimeout(1500);
      await page.screenshot({ path: join(PICTURES, 'note.png') });
    },
  );

  await test(
    'in the web extension host the server runs in a worker',
    ['--disable-workspace-trust'],
    async (page, data) => {
      await open(page, 'kestrel.prep.md');
      await page.waitForSelector('.squiggly-warning', { timeout: 60_000 });
      const processes = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
      if (processes.includes(join(data, 'extensions', 'staff-prep')))
        throw new Error('the server runs in a process, not in a worker');
    },
    { 'remote.extensionKind': { 'staff-prep.staff-prep': ['web'] } },
  );

  await testCommands(test);
  const pictures = join(CACHE, 'pictures');
  mkdirSync(pictures, { recursive: true });
  await viewTests(session, { pictures, shown: PICTURES });

  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
  return results;
}
