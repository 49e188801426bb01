// The tree of opportunities in a real workbench.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, icon, picked, same, tab, until } from './page.mjs';
import { day } from './search.mjs';

/** Tries the tree over the notes of search.mjs. */
export async function testTree({ page, folder, check, show }) {
  const rows = page.locator('.sidebar .monaco-list-row');
  const row = (name) => rows.filter({ hasText: name }).first();
  const first = async () => (await rows.first().getAttribute('aria-label')) ?? '';
  await icon(page).click();
  await row('Kestrel').waitFor();

  await check('the tree has every opportunity by stage, closed ones folded away', async () => {
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
    await until('the badge', async () =>
      /2 need you/.test((await icon(page).getAttribute('aria-label')) ?? ''),
    );
  });

  await check('a checkpoint of the tree leads to its place', async () => {
    await row('Tessel').locator('.monaco-tl-twistie').click();
    await row('Send follow-up emails').waitFor();
    await row('prepare three questions').waitFor();
    await row('Architecture deep dive').waitFor();
    await row('Leveling').click();
    await tab(page, 'tessel.prep.md').waitFor();
    await page.locator('.statusbar', { hasText: /Ln 18, Col/ }).waitFor();
    await page.locator('.codelens-decoration').first().waitFor();
    await page.setViewportSize({ width: 1280, height: 680 });
    await show('tree');
    await page.setViewportSize({ width: 1280, height: 800 });
    await row('Tessel').locator('.monaco-tl-twistie').click();
  });

  await check('rounds of one day are rows of their own, each leading to its place', async () => {
    // Nobody sees the mark between the words of the last: the row has a blank there.
    const rounds = ['Coding', 'Coding', 'Pairing\u200bround'].map(
      (name) => `### ${name}\n\nDate: ${day(2)}\n`,
    );
    const file = join(folder, 'twin.prep.md');
    writeFileSync(file, `# Twin\n\n## Process\n\n${rounds.join('\n')}`);
    await row('Twin').locator('.monaco-tl-twistie').click();
    for (const [name, line] of [
      ['Coding 2', 9],
      ['Pairing round', 13],
      ['Coding', 5],
    ]) {
      await row(name).click();
      await page.locator('.statusbar', { hasText: `Ln ${line}, Col` }).waitFor();
    }
    rmSync(file);
    await row('Twin').waitFor({ state: 'detached' });
  });

  await check('the tree is sorted by date, by gaps, and by stage again', async () => {
    await command(page, 'Staff Prep: Sort by Date');
    await until('what is overdue first', async () => /^Brindle/.test(await first()));
    await command(page, 'Staff Prep: Sort by Gaps');
    await until('the most gaps first', async () => /^Kestrel/.test(await first()));
    await command(page, 'Staff Prep: Sort by Stage');
    await until('the stages', async () => /^Researching/.test(await first()));
  });

  const menu = async (name, action) => {
    await row(name).click({ button: 'right' });
    const item = page.locator('.monaco-menu .action-item', { hasText: action }).first();
    // A menu that has just been opened takes no click.
    await until(`the menu to take “${action}”`, async () => {
      await item.click({ timeout: 3000 }).catch(() => {});
      return item.waitFor({ state: 'hidden', timeout: 1000 }).then(
        () => true,
        () => false,
      );
    });
  };
  await check(
    'the menu of an opportunity opens it, drafts an email, and sets its stage',
    async () => {
      await command(page, 'View: Close All Editors');
      await menu('Brindle', 'Open Note');
      await tab(page, 'brindle.prep.md').waitFor();
      await command(page, 'View: Close All Editors');
      await menu('Northwind Freight', 'Draft Email…');
      await picked(page, 'Follow up with Lotte Brink').click();
      await picked(page, 'Open as a document').click();
      await page
        .locator('.view-line', {
          hasText: 'Subject: Thank you: Staff Engineer, Routing at Northwind Freight',
        })
        .waitFor();
      await command(page, 'View: Revert and Close Editor');

      const before = readFileSync(join(folder, 'brindle.prep.md'), 'utf8');
      await menu('Brindle', 'Set Stage…');
      await page.getByText('Stage of Brindle').waitFor();
      await picked(page, 'Screening').click();
      await until('the stages', async () =>
        /^Brindle, .*, Screening/.test((await row('Brindle').getAttribute('aria-label')) ?? ''),
      );
      const text = () => readFileSync(join(folder, 'brindle.prep.md'), 'utf8');
      await until('the file', () => text() === before.replace('applied', 'screening'));
      await row('Brindle').hover();
      await row('Brindle').getByRole('button', { name: 'Set Stage…' }).click();
      await picked(page, 'Applied').click();
      await until('the file', () => text() === before);
    },
  );
}
