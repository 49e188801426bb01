// What a person does in the workbench, for the browser tests.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Opens a file by its name. */
export async function open(page, name) {
  await choose(page, 'Control+P', name, picked(page, name));
  await tab(page, name).waitFor();
}

/** Runs a command of the palette. */
export async function command(page, name) {
  const row = picked(page, name.split(': ').at(-1));
  await choose(page, 'F1', `>${name}`, row);
  await row.waitFor({ state: 'hidden' });
}

/** Asks the workbench for something. It may know of it only later, or be busy with something else. */
async function choose(page, key, text, row) {
  await until(`“${text}”`, async () => {
    await page.keyboard.press(key);
    try {
      await input(page).fill(text, { timeout: 3000 });
      await row.click({ timeout: 5000 });
      return true;
    } catch {
      await page.keyboard.press('Escape');
    }
  });
}

/** Waits until what is typed goes to whatever the workbench asks: it is seen a moment before. */
export const asked = (page) =>
  page.waitForFunction(() => document.activeElement?.closest('.quick-input-widget'));

/** Gives up whatever the workbench asks. */
export async function giveUp(page) {
  await asked(page);
  await page.keyboard.press('Escape');
  await input(page).waitFor({ state: 'hidden' });
}

/** The line of whatever the workbench asks. */
export const input = (page) => page.locator('.quick-input-widget input[type=text]').first();

/** An answer that it offers. */
export const picked = (page, text) =>
  page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();

/** The tab of an editor. */
export const tab = (page, name) => page.locator('.tab', { hasText: name }).first();

/** The icon of our container: once it is there, so are our commands. */
export const icon = (page) => page.locator('.activitybar [aria-label^="Staff Prep"]').first();

/** Waits until what has changed is painted. */
export const painted = (page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

/** The frame of a webview that holds an element; the editor makes it anew when it is shown again. */
export function frameWith(page, selector) {
  return until(`a frame with ${selector}`, async () => {
    for (const frame of page.frames()) {
      const found = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (found > 0) return frame;
    }
  });
}

/** Waits until `read` gives something; throws after a minute. */
export async function until(what, read) {
  const start = Date.now();
  for (;;) {
    const value = await read();
    if (value) return value;
    if (Date.now() - start > 60_000) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Throws unless both are the same, as JSON. */
export function same(found, expected) {
  const [a, b] = [found, expected].map((value) => JSON.stringify(value, undefined, 1));
  if (a !== b) throw new Error(`found ${a}\nexpected ${b}`);
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Throws with what axe-core finds wrong in a frame. */
export async function accessible(frame) {
  if (!(await frame.evaluate('"axe" in window'))) await frame.evaluate(AXE);
  const { violations } = await frame.evaluate('axe.run(document, { resultTypes: ["violations"] })');
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  );
  if (told.length > 0) throw new Error(told.join('\n'));
}
