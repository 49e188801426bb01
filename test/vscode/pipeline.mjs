// The pipeline in a real workbench: the keyboard, the mouse, every theme, a narrow window.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  accessible,
  command,
  frameWith,
  input,
  open,
  painted,
  picked,
  same,
  tab,
  until,
} from './page.mjs';
import { testScreenReader } from './screen-reader.mjs';

/** By the names of their pictures: the name of a theme, and what a webview is told of it. */
const THEMES = {
  light: ['Light Modern', 'vscode-light'],
  'contrast-light': ['Light High Contrast', 'vscode-high-contrast-light'],
  contrast: ['Dark High Contrast', 'vscode-high-contrast'],
  dark: ['Dark Modern', 'vscode-dark'],
};
const VIEWS = ['Board', 'Table', 'Checkpoints', 'Offers'];
/** What must never become more than text. */
const HOSTILE = 'Ours <img src=x onerror=alert(1)>';

/** Changes the colour theme. */
export async function theme(page, name) {
  const [label] = THEMES[name];
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+T');
  await input(page).fill(label);
  await picked(page, label).click();
}

/** Runs in the page: how the item of the menu that has the focus looks, and how another does. */
function looksOfItems() {
  const items = [...document.querySelectorAll('[role=menuitemradio]')];
  const focused = items.indexOf(document.activeElement);
  return [focused, focused - 1].map((index) => {
    const { backgroundColor, outline, color } = getComputedStyle(items.at(index));
    return [backgroundColor, outline, color].join();
  });
}

/** Tries the pipeline over the notes of search.mjs. */
export async function testPipeline({ page, folder, check, picture, show }) {
  const read = (name) => readFileSync(join(folder, name), 'latin1');
  await command(page, 'View: Close All Editors');
  await command(page, 'Staff Prep: Show Pipeline');
  let frame = await frameWith(page, '.board');
  const column = (title) => frame.locator('section.column', { hasText: new RegExp(`^${title}`) });
  const titles = (title) => column(title).locator('button.title').allTextContents();
  const said = (text) => frame.getByRole('status').getByText(text, { exact: true }).waitFor();
  const focused = () => frame.evaluate('document.activeElement.textContent');

  await check('the pipeline as a board, as the README shows it', async () => {
    await page.setViewportSize({ width: 1280, height: 560 });
    await command(page, 'View: Toggle Primary Side Bar Visibility');
    await painted(page);
    await show('pipeline');
    await command(page, 'View: Toggle Primary Side Bar Visibility');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await testScreenReader({ page, check }, frame);

  await check('the keyboard alone moves a card, and keeps the focus on it', async () => {
    const before = read('fernhill.prep.md');
    await frame.getByRole('tab', { name: 'Board' }).focus();
    await page.keyboard.press('Tab');
    same(await focused(), 'Fernhill');
    await page.keyboard.press('ArrowRight');
    same(await focused(), 'Brindle');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('m');
    same(await focused(), 'Researching');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until('the card', async () => (await titles('Applied')).includes('Fernhill'));
    await said('Fernhill is now at “Applied”.');
    await until('the focus', async () => (await focused()) === 'Fernhill');
    same(read('fernhill.prep.md'), before.replace('wishlist', 'applied'));
    await page.keyboard.press('Control+Z');
    await until('the card', async () => (await titles('Researching')).includes('Fernhill'));
    await until('the file', () => read('fernhill.prep.md') === before);
  });

  await check('texts of notes are data in the pipeline', async () => {
    const note = `---\nprep: staff-plus\ncompany: '${HOSTILE}'\nstage: onsite\n---\n`;
    writeFileSync(join(folder, 'markup.prep.md'), note);
    await until('the card', async () => (await titles('Interviewing')).includes(HOSTILE));
    same(await frame.locator('img').count(), 0);
  });

  await check('a note that is deleted right after its stage was set leaves the board', async () => {
    await frame.getByRole('button', { name: `Move ${HOSTILE}` }).click();
    await frame.getByRole('menuitemradio', { name: 'Offer' }).click();
    await said(`${HOSTILE} is now at “Offer”.`);
    rmSync(join(folder, 'markup.prep.md'));
    await until('the card to go', async () => !(await titles('Offer')).includes(HOSTILE));
  });

  await check('a card is dragged to another stage, and that is undone to the byte', async () => {
    // It has a byte order mark and Windows line ends.
    const before = read('tessel.prep.md');
    await frame.locator('.card', { hasText: 'Tessel' }).dragTo(column('Applied'));
    await until('the card', async () => (await titles('Applied')).includes('Tessel'));
    await said('Tessel is now at “Applied”.');
    same(read('tessel.prep.md'), before.replace('screening', 'applied'));
    await frame.getByRole('button', { name: 'Undo' }).click();
    await until('the card', async () => (await titles('Screening')).includes('Tessel'));
    await until('the file', () => read('tessel.prep.md') === before);
  });

  await check('the pipeline follows the notes', async () => {
    const before = read('lindqvist.prep.md');
    writeFileSync(join(folder, 'lindqvist.prep.md'), `---\nstage: offer\n---\n${before}`, 'latin1');
    await until('the card', async () => (await titles('Offer')).includes('lindqvist'));
    writeFileSync(join(folder, 'lindqvist.prep.md'), before, 'latin1');
    await until('the card', async () => (await titles('Interviewing')).includes('lindqvist'));
  });

  await check('a table title puts the rows in its order', async () => {
    await frame.getByRole('tab', { name: 'Table' }).click();
    const names = () => frame.locator('tbody button.title').allTextContents();
    await frame.getByRole('button', { name: 'Gaps' }).click();
    await frame.getByRole('button', { name: 'Gaps' }).click();
    same((await names())[0], 'Kestrel');
    same(await frame.locator('[aria-sort=descending]').textContent(), 'Gaps ↓');
    await frame.getByRole('button', { name: 'Stage', exact: true }).click();
    same((await names())[0], 'Fernhill');
  });

  for (const name of Object.keys(THEMES))
    await check(`every view of the pipeline is accessible, in the theme ${name}`, async () => {
      await theme(page, name);
      await frame.locator(`body.${THEMES[name][1]}`).waitFor();
      await painted(page);
      for (const view of VIEWS) {
        await frame.getByRole('tab', { name: view }).click();
        await picture(`pipeline-${view.toLowerCase()}-${name}`);
        await accessible(frame);
      }
      await frame.getByRole('tab', { name: 'Board' }).click();
      await frame.getByRole('button', { name: 'Move Kestrel' }).click();
      await picture(`pipeline-menu-${name}`);
      await accessible(frame);
      const [chosen, other] = await frame.evaluate(looksOfItems);
      same(chosen === other, false);
      await page.keyboard.press('Escape');
    });

  await check('every view of the pipeline fits a narrow window, and forced colours', async () => {
    await page.setViewportSize({ width: 560, height: 800 });
    await command(page, 'View: Close Primary Side Bar');
    for (const view of VIEWS) {
      await frame.getByRole('tab', { name: view }).click();
      await picture(`pipeline-${view.toLowerCase()}-narrow`);
      same(await frame.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
      await accessible(frame);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ forcedColors: 'active' });
    for (const view of VIEWS) {
      await frame.getByRole('tab', { name: view }).click();
      await picture(`pipeline-${view.toLowerCase()}-forced-colours`);
      await accessible(frame);
    }
    await page.emulateMedia({ forcedColors: 'none' });
  });

  await check('the pipeline has its view and its focus when it is shown again', async () => {
    await frame.getByRole('tab', { name: 'Board' }).click();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    same(await focused(), 'Brindle');
    await open(page, 'README.md');
    await tab(page, 'Pipeline').click();
    frame = await frameWith(page, '.board');
    await until('the focus', async () => (await focused()) === 'Brindle');
  });

  await check('after a reload the pipeline has its view and its focus', async () => {
    await frame.getByRole('tab', { name: 'Table' }).click();
    await Promise.all([
      page.waitForNavigation(),
      command(page, 'Developer: Reload Window').catch(() => {}),
    ]);
    await page.waitForSelector('.monaco-workbench');
    frame = await frameWith(page, '[aria-selected=true]#tab-table');
    await until('the focus', async () => (await focused()) === 'Table');
  });
}
