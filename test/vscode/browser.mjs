// What only a person's eyes see: the tests of the workbench in a browser.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installBrowser, launchBrowser } from '../../scripts/browser.mjs';
import { CACHE, ROOT } from '../../scripts/run.mjs';
import { installExtension, installServer, startServer } from '../../scripts/vscode-server.mjs';
import { COMMAND_WINDOWS } from './commands.mjs';
import { LANGUAGE_WINDOWS } from './languages.mjs';
import { icon } from './page.mjs';
import { VIEW_WINDOWS } from './views.mjs';

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  // Hints about what lies under the mouse would lie over what is clicked next.
  'workbench.hover.delay': 1_000_000,
};
/** Windows open at once: loading one keeps a processor busy, and most of a test is waiting for it. */
const AT_ONCE = 2;
/** How long anything may take, in milliseconds: a busy machine is slow. */
const PATIENCE = 60_000;
/** Where pictures go: those of the README into the documentation only when asked for. */
const PICTURES = join(CACHE, 'pictures');
const SHOWN = process.env.UPDATE_PICTURES === '1' ? join(ROOT, 'docs', 'images') : PICTURES;

/**
 * Runs the browser tests; gives `{ name, ms, error? }` for each. A window is expensive: what can share
 * one does. `{ name, args?, settings?, language?, fill, query?, test }` says what a window is about, how VS Code
 * is started for it, what is in its folder, and what is tried in it.
 */
export async function runBrowserTests(vsix, only = '') {
  await installServer();
  await installBrowser();
  for (const folder of [SHOWN, PICTURES]) mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  const results = [];
  const browser = await launchBrowser();
  // Installing takes seconds, copying what is installed does not.
  const installed = join(scratch, 'installed');
  await installExtension(vsix, installed);

  const openWindow = async ({ name, args = ['--disable-workspace-trust'], ...about }) => {
    let page;
    const check = async (test, run) => {
      const start = Date.now();
      const end = (error) => results.push({ name: test, ms: Date.now() - start, ...error });
      try {
        await run();
        end();
      } catch (error) {
        const path = join(CACHE, `failed-${results.length}.png`);
        await page?.screenshot({ path }).catch(() => {});
        end({ error: `${error.stack ?? error}\n(as it looked: ${path})` });
      }
    };
    const data = mkdtempSync(join(scratch, 'data-'));
    const folder = join(data, 'examples');
    let server;
    await check(`the window ${name}`, async () => {
      about.fill(folder);
      cpSync(join(installed, 'extensions'), join(data, 'extensions'), { recursive: true });
      const user = join(data, 'data', 'data', 'User');
      mkdirSync(user, { recursive: true });
      const settings = { ...SETTINGS, ...about.settings };
      writeFileSync(join(user, 'settings.json'), JSON.stringify(settings));
      server = await startServer({ data, args });
      page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(PATIENCE);
      // What the file of a language pack says before the workbench starts.
      if (about.language)
        await page.addInitScript((language) => {
          globalThis._VSCODE_NLS_LANGUAGE = language;
        }, about.language);
      const query = new URLSearchParams(about.query?.(folder) ?? { folder });
      await page.goto(`http://${server.authority}/?${query}`);
      // Our commands are there once our icon is.
      await icon(page).waitFor();
      await about.test({
        page,
        data,
        folder,
        check,
        picture: (of) => page.screenshot({ path: join(PICTURES, `${of}.png`) }),
        show: (of) => page.screenshot({ path: join(SHOWN, `${of}.png`) }),
      });
    });
    await page?.context().close();
    await server?.stop();
  };

  const waiting = [...VIEW_WINDOWS, ...COMMAND_WINDOWS, ...LANGUAGE_WINDOWS].filter(({ name }) =>
    name.includes(only),
  );
  const openAll = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await openWindow(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, openAll));
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
  return results;
}
