// The views in a real workbench: what a person sees and does there, with pictures.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessible, command, frameWith, open, same, until } from './page.mjs';
import { writeSearch } from './search.mjs';

const THEMES = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  contrast: 'Dark High Contrast',
};
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Dark Modern',
};
/** What must never become more than text. */
const HOSTILE = 'Ours <img src=x onerror=alert(1)>';

/** Runs the tests; `shown` is the folder of the pictures that the README shows, `pictures` of all others. */
export async function viewTests(session, { pictures, shown }) {
  await session({ settings: SETTINGS, fill: writeSearch }, async ({ page, folder, check }) => {
    const picture = (name) => page.screenshot({ path: join(pictures, `${name}.png`) });
    const read = (name) => readFileSync(join(folder, name), 'latin1');
    await command(page, 'View: Hide Secondary Side Bar');
    await page.locator('.activitybar [aria-label^="Staff Prep"]').first().click();
    const row = (name) => page.locator('.sidebar .monaco-list-row', { hasText: name }).first();
    await row('Kestrel').waitFor({ timeout: 60_000 });

    await check('the tree has every opportunity by stage, closed ones folded away', async () => {
      const rows = page.locator('.sidebar .monaco-list-row');
      same(await rows.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))), [
        'Researching 1',
        'Fernhill, Staff Engineer, Researching, 1 of 9 done',
        'Applied 1',
        'Brindle, Staff Engineer, Data, Applied, 1 of 9 done, overdue',
        'Screening 1',
        'Tessel, Principal Engineer, Screening, 5 of 9 done, in 3 d',
        'Interviewing 3',
        'Kestrel, Staff Platform Engineer, Interviewing, 3 of 9 done, a line is crossed',
        'lindqvist, Interviewing, 4 of 9 done',
        'Northwind Freight, Staff Engineer, Routing, Interviewing, 5 of 9 done',
        'Offer 2',
        'Halcyon Labs, Staff Engineer, Offer, 5 of 9 done, in 5 d',
        'Ostrava Energy, Principal Engineer, Offer, 8 of 9 done',
        'Closed 1',
      ]);
      const badge = page.locator('.activitybar [aria-label^="Staff Prep"]').first();
      await until('the badge', async () =>
        /2 need you/.test((await badge.getAttribute('aria-label')) ?? ''),
      );
    });

    await check('a checkpoint of the tree leads to its place', async () => {
      await row('Tessel').locator('.monaco-tl-twistie').click();
      await row('Send follow-up emails').waitFor();
      await row('prepare three questions').waitFor();
      await row('Architecture deep dive').waitFor();
      await page.screenshot({ path: join(shown, 'tree.png') });
      await row('Leveling').click();
      await page.locator('.tab', { hasText: 'tessel.prep.md' }).first().waitFor();
      const at = page.locator('.statusbar', { hasText: /Ln 18, Col/ });
      await at.waitFor({ timeout: 15_000 });
      await row('Tessel').locator('.monaco-tl-twistie').click();
    });

    await check('the tree is sorted by date, and by stage again', async () => {
      await command(page, 'Staff Prep: Sort by Date');
      const first = page.locator('.sidebar .monaco-list-row').first();
      await until('what is overdue first', async () =>
        /^Brindle/.test((await first.getAttribute('aria-label')) ?? ''),
      );
      await command(page, 'Staff Prep: Sort by Stage');
      await until('the stages', async () =>
        /^Researching/.test((await first.getAttribute('aria-label')) ?? ''),
      );
    });

    await command(page, 'View: Close All Editors');
    await command(page, 'Staff Prep: Show Pipeline');
    let frame = await frameWith(page, '.board');
    const column = (title) => frame.locator('section.column', { hasText: new RegExp(`^${title}`) });
    const titles = (title) => column(title).locator('button.title').allTextContents();
    const said = (text) => frame.getByRole('status').getByText(text, { exact: true }).waitFor();

    await check('the keyboard alone moves a card, and keeps the focus on it', async () => {
      const before = read('fernhill.prep.md');
      await frame.getByRole('tab', { name: 'Board' }).focus();
      await page.keyboard.press('Tab');
      const focused = () => frame.evaluate('document.activeElement.textContent');
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
      rmSync(join(folder, 'markup.prep.md'));
      await until('the card to go', async () => !(await titles('Interviewing')).includes(HOSTILE));
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
      writeFileSync(
        join(folder, 'lindqvist.prep.md'),
        `---\nstage: offer\n---\n${before}`,
        'latin1',
      );
      await until('the card', async () => (await titles('Offer')).includes('lindqvist'));
      writeFileSync(join(folder, 'lindqvist.prep.md'), before, 'latin1');
      await until('the card', async () => (await titles('Interviewing')).includes('lindqvist'));
    });

    const theme = async (name) => {
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+T');
      await page.locator('.quick-input-widget input').first().waitFor();
      await page.keyboard.type(THEMES[name], { delay: 5 });
      await page
        .locator('.quick-input-list .monaco-list-row', { hasText: THEMES[name] })
        .first()
        .click();
      const kind = { dark: 'vscode-dark', light: 'vscode-light', contrast: 'vscode-high-contrast' };
      await frame.locator(`body.${kind[name]}`).waitFor();
      await page.waitForTimeout(500);
    };
    const views = ['Board', 'Table', 'Checkpoints', 'Offers'];
    for (const name of ['light', 'contrast', 'dark'])
      await check(`every view of the pipeline is accessible, in the ${name} theme`, async () => {
        await theme(name);
        for (const view of views) {
          await frame.getByRole('tab', { name: view }).click();
          await picture(`pipeline-${view.toLowerCase()}-${name}`);
          await accessible(frame);
        }
        await frame.getByRole('tab', { name: 'Board' }).click();
        if (name === 'dark') await page.screenshot({ path: join(shown, 'pipeline.png') });
        await frame.getByRole('button', { name: 'Move Kestrel' }).click();
        await picture(`pipeline-menu-${name}`);
        await accessible(frame);
        await page.keyboard.press('Escape');
      });

    await check('the pipeline fits a narrow window, and forced colours', async () => {
      await page.setViewportSize({ width: 560, height: 800 });
      await command(page, 'View: Close Primary Side Bar');
      await picture('pipeline-narrow');
      same(await frame.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
      await accessible(frame);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.emulateMedia({ forcedColors: 'active' });
      await picture('pipeline-forced-colours');
      await frame.getByRole('tab', { name: 'Checkpoints' }).click();
      await picture('pipeline-forced-colours-chart');
      await accessible(frame);
      await page.emulateMedia({ forcedColors: 'none' });
    });

    await check(
      'the pipeline is as it was when it is shown again, and is back after a reload',
      async () => {
        await open(page, 'README.md');
        await page.locator('.tab', { hasText: 'Pipeline' }).click();
        frame = await frameWith(page, '[aria-selected=true]#tab-checkpoints');
        await page.reload();
        // The window may come back with the other tab in front.
        await page.locator('.tab', { hasText: 'Pipeline' }).click();
        frame = await frameWith(page, '#app [role=tabpanel]');
      },
    );

    await check('the preview shows the gaps beside what they are about', async () => {
      await command(page, 'View: Close All Editors');
      await open(page, 'kestrel.prep.md');
      await command(page, 'Markdown: Open Preview to the Side');
      const preview = await frameWith(page, '.staff-prep-gaps');
      const item = preview.locator('li', { hasText: 'Would I take a contract first?' }).first();
      await item.locator('summary').click();
      await item.getByText('is not decided yet').waitFor();
      await picture('preview');
    });

    await check('the walkthrough has four steps with pictures', async () => {
      await page.setViewportSize({ width: 1600, height: 900 });
      await command(page, 'View: Close All Editors');
      await command(page, 'Welcome: Open Walkthrough...');
      await page.keyboard.type('Prepare for a Staff-plus', { delay: 5 });
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Prepare for' }).click();
      for (const [step, name] of [
        ['Draw your lines', 'lines'],
        ['Start a note', 'note'],
        ['See what is missing', 'gaps'],
        ['Look at the whole search', 'pipeline'],
      ]) {
        await page.locator('.getting-started-step', { hasText: step }).first().click();
        await frameWith(page, 'svg');
        await page.waitForTimeout(700);
        await picture(`walkthrough-${name}`);
      }
    });
  });

  const empty = (folder) => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'README.md'), '# Nothing yet\n');
  };
  await session({ settings: SETTINGS, fill: empty }, async ({ page, check }) => {
    await check('an empty view explains itself and offers the two first steps', async () => {
      await page.locator('.activitybar [aria-label^="Staff Prep"]').first().click();
      await page
        .locator('.sidebar')
        .getByRole('button', { name: 'New Opportunity', exact: true })
        .waitFor();
      await page
        .locator('.sidebar')
        .getByRole('button', { name: 'Draw My Lines', exact: true })
        .waitFor();
      await page.screenshot({ path: join(pictures, 'empty.png') });
    });
    await check('an empty pipeline does too', async () => {
      await command(page, 'Staff Prep: Show Pipeline');
      const frame = await frameWith(page, '#app .empty');
      await frame.getByRole('button', { name: 'New Opportunity', exact: true }).waitFor();
      await accessible(frame);
    });
  });

  const web = { ...SETTINGS, 'remote.extensionKind': { 'staff-prep.staff-prep': ['web'] } };
  await session({ settings: web, fill: writeSearch }, async ({ page, folder, check }) => {
    await check('in the web extension host the pipeline works too', async () => {
      await command(page, 'Staff Prep: Show Pipeline');
      const frame = await frameWith(page, '.board');
      await frame.getByRole('button', { name: 'Move Northwind Freight' }).click();
      await frame.getByRole('menuitemradio', { name: 'Offer' }).click();
      await frame.getByText('Northwind Freight is now at “Offer”.').waitFor();
      const text = readFileSync(join(folder, 'northwind.prep.md'), 'utf8');
      same(/^stage: offer$/m.test(text), true);
    });
  });
}
