// What a person does in the workbench, for the browser tests.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Opens a file by its name. */
export async function open(page, name) {
  await page.keyboard.press('Control+P');
  await page.keyboard.type(name, { delay: 20 });
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab', { hasText: name }).first().waitFor();
}

/** Runs a command of the palette. */
export async function command(page, name) {
  const row = page.locator('.quick-input-list .monaco-list-row', {
    hasText: name.split(': ').at(-1),
  });
  await until(`the command ${name}`, async () => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().waitFor();
    await page.keyboard.type(name, { delay: 5 });
    const shown = row.first().waitFor({ timeout: 5000 });
    if (
      await shown.then(
        () => true,
        () => false,
      )
    )
      return true;
    // The extension's commands may not be known yet.
    await page.keyboard.press('Escape');
  });
  await row.first().click();
  await page.waitForTimeout(300);
}

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

/** Waits until `read` gives something; throws after 30 seconds. */
export async function until(what, read) {
  const start = Date.now();
  for (;;) {
    const value = await read();
    if (value) return value;
    if (Date.now() - start > 30_000) throw new Error(`waited in vain for ${what}`);
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
  await frame.evaluate(AXE);
  const { violations } = await frame.evaluate('axe.run(document, { resultTypes: ["violations"] })');
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  );
  if (told.length > 0) throw new Error(told.join('\n'));
}
