// Notes and commands as a person uses them, with the keyboard: what the extension host can't type into.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/run.mjs';
import { testDrafts } from './drafts.mjs';
import {
  asked,
  command,
  frameWith,
  giveUp,
  input,
  open,
  picked,
  same,
  tab,
  until,
} from './page.mjs';
import { processes } from './processes.mjs';
import { day, writeSearch } from './search.mjs';
import { testEmptyViews } from './views.mjs';

const WEB = { 'remote.extensionKind': { 'staff-prep.staff-prep': ['web'] } };
const examples = (folder) => cpSync(join(ROOT, 'examples'), folder, { recursive: true });
const squiggle = (page) => page.waitForSelector('.squiggly-warning');
/** The question of a new opportunity that is being asked. */
async function titled(page, step) {
  await page.getByText(`New Opportunity (${step}/3)`).waitFor();
  await asked(page);
}

export const COMMAND_WINDOWS = [
  {
    name: 'of commands in the extension host',
    fill: examples,
    async test(window) {
      const { page, check, show } = window;
      await check('a note with its gaps, as the README shows it', async () => {
        await open(page, 'kestrel.prep.md');
        await squiggle(page);
        await page.getByText('3 of 9 · next: what is to be prepared?').waitFor();
        await command(page, 'Problems: Focus on Problems View');
        await page.getByText('No interview lets you show past work').first().waitFor();
        await command(page, 'Notifications: Clear All Notifications');
        await page.locator('.statusbar-item', { hasText: /^Kestrel 3\/9$/ }).waitFor();
        await show('note');
        await command(page, 'View: Hide Panel');
      });
      await commandsIn('the extension host', window);
    },
  },
  {
    name: 'of commands in the web extension host',
    fill: writeSearch,
    settings: WEB,
    async test(window) {
      const { page, data, folder, check } = window;
      await check('in the web extension host the server runs in a worker', async () => {
        await open(page, 'kestrel.prep.md');
        await squiggle(page);
        const ours = join(data, 'extensions', 'staff-prep');
        if (processes().some(({ args }) => args.includes(ours)))
          throw new Error('the server runs in a process, not in a worker');
      });
      await check('in the web extension host the pipeline works too', async () => {
        await command(page, 'Staff Prep: Show Pipeline');
        const frame = await frameWith(page, '.board');
        await frame.getByRole('button', { name: 'Move Northwind Freight' }).click();
        await frame.getByRole('menuitemradio', { name: 'Offer' }).click();
        await frame.getByText('Northwind Freight is now at “Offer”.').waitFor();
        const text = readFileSync(join(folder, 'northwind.prep.md'), 'utf8');
        same(/^stage: offer$/m.test(text), true);
      });
      await commandsIn('the web extension host', window);
    },
  },
  {
    name: 'in Restricted Mode',
    fill: examples,
    args: [],
    async test({ page, check }) {
      await check('warnings appear in Restricted Mode', async () => {
        await page.getByText('Restricted Mode', { exact: true }).first().waitFor();
        await open(page, 'kestrel.prep.md');
        await squiggle(page);
      });
    },
  },
  {
    name: 'of two empty folders',
    fill(folder) {
      for (const name of ['mine', 'ours']) mkdirSync(join(folder, name), { recursive: true });
      const folders = [{ path: 'mine' }, { path: 'ours' }];
      writeFileSync(join(folder, 'two.code-workspace'), JSON.stringify({ folders }));
    },
    query: (folder) => ({ workspace: join(folder, 'two.code-workspace') }),
    async test(window) {
      const { page, folder, check } = window;
      await testEmptyViews(window);
      await check('with two folders a new opportunity asks which one it belongs in', async () => {
        await command(page, 'Staff Prep: New Opportunity');
        await titled(page, 1);
        await page.keyboard.insertText('Tern');
        await page.keyboard.press('Enter');
        await titled(page, 2);
        await page.keyboard.press('Enter');
        await titled(page, 3);
        await page.keyboard.press('Enter');
        await page.getByPlaceholder('The folder for your notes').waitFor();
        await picked(page, 'ours').click();
        await tab(page, 'tern.prep.md').waitFor();
        // The note is there before its text is.
        await page.locator('.view-line', { hasText: 'Draw your lines' }).first().waitFor();
        same(
          [readdirSync(join(folder, 'mine')), readdirSync(join(folder, 'ours'))],
          [[], ['tern.prep.md']],
        );
      });
      await check('giving up that question makes no note', async () => {
        await command(page, 'View: Close All Editors');
        await command(page, 'Staff Prep: Draw My Lines');
        await page.getByPlaceholder('The folder for your notes').waitFor();
        await giveUp(page);
        same(
          [readdirSync(join(folder, 'mine')), readdirSync(join(folder, 'ours'))],
          [[], ['tern.prep.md']],
        );
      });
    },
  },
];

/** What must work in both extension hosts. */
async function commandsIn(host, { page, folder, check }) {
  const company = 'Müller & Söhne';
  const file = 'müller-söhne.prep.md';
  const read = (name) => readFileSync(join(folder, name), 'utf8');

  await check(`a new opportunity is asked for in three steps, in ${host}`, async () => {
    await command(page, 'Create: New File...');
    await picked(page, 'New Opportunity').click();
    await titled(page, 1);
    await page.keyboard.press('Enter');
    await page.getByText('Which company is it?').waitFor();
    await page.keyboard.insertText(company);
    await page.keyboard.press('Enter');
    await titled(page, 2);
    await page.keyboard.insertText('Staff Engineer');
    await page.locator('.quick-input-titlebar .codicon-quick-input-back').click();
    await titled(page, 1);
    same(await input(page).inputValue(), company);
    await page.keyboard.press('Enter');
    await titled(page, 2);
    same(await input(page).inputValue(), 'Staff Engineer');
    await page.keyboard.press('Enter');
    await titled(page, 3);
    await page.keyboard.insertText('applied');
    await page.keyboard.press('Enter');
    await tab(page, file).waitFor();
    await page.getByText('Send follow-up emails').first().waitFor();
    // The cursor is in the first gap, since the lines are in a note of their own.
    await page.keyboard.insertText('two deep dives');
    await page.keyboard.press('Control+S');
    await until('the note to be saved', () => read(file).includes('two deep dives'));
    same(
      read(file).split('\n').slice(0, 13).join('\n'),
      `---
prep: staff-plus
company: ${JSON.stringify(company)}
role: Staff Engineer
stage: applied
---

# ${company} – Staff Engineer

## Debug the process

1. What are the interview formats, including what are they evaluating for?
   - two deep dives`,
    );
  });

  await check(`a note that is there is shown instead of made, in ${host}`, async () => {
    const before = readdirSync(folder);
    const made = read(file);
    await command(page, 'View: Close All Editors');
    await command(page, 'Staff Prep: New Opportunity');
    await titled(page, 1);
    await page.keyboard.insertText(company.toLowerCase());
    for (const step of [2, 3]) {
      await page.keyboard.press('Enter');
      await titled(page, step);
    }
    await page.keyboard.press('Enter');
    await page.getByText(`${file} is there already: here it is.`).first().waitFor();
    same(read(file), made);
    same(readdirSync(folder), before);

    await command(page, 'Staff Prep: New Opportunity');
    await titled(page, 1);
    await page.keyboard.insertText('Nobody');
    await giveUp(page);
    same(readdirSync(folder), before);
  });

  await check(`the stage of a note is picked, in ${host}`, async () => {
    const before = read(file);
    await command(page, 'Staff Prep: Set Stage');
    await page.getByText(`Stage of ${company}`).waitFor();
    await picked(page, 'Applied').getByText('now').waitFor();
    await picked(page, 'Interviewing').click();
    // The note is open: it is changed there, and saved by whoever opened it.
    await page.locator('.view-line', { hasText: 'stage: interviewing' }).waitFor();
    await page.locator('.editor-instance .view-lines').first().click();
    await page.keyboard.press('Control+S');
    // Half written it is neither.
    const after = before.replace('stage: applied', 'stage: interviewing');
    await until('the note to be saved', () => read(file) === after);
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+S');
    await until('the file to be as it was', () => read(file) === before);
  });

  const date = day(3);
  // The clipboard is that of all windows: each has a text of its own.
  const role = `Staff Engineer &bcc=x@y.z #1 in ${host}`;
  await check(`the status bar says how far a note is, in ${host}`, async () => {
    writeFileSync(join(folder, 'soon.prep.md'), soon(date, role));
    await open(page, 'README.md');
    const item = page.locator('[id="staff-prep.staff-prep.staffPrep.readiness"]');
    await item.waitFor({ state: 'detached' });
    await open(page, 'kestrel.prep.md');
    await page.locator('.statusbar-item', { hasText: /^Kestrel 3\/9$/ }).waitFor();
    await open(page, 'soon.prep.md');
    const status = page.locator('.statusbar-item', { hasText: /^Soon & Sons in 3 d · 3 gaps$/ });
    await status.waitFor();
    const tooltip = await status.getAttribute('aria-label');
    same(/Preparation: open/.test(tooltip), true);
    await status.click();
    await page.getByText('Soon & Sons: 3 of 9 ready').waitFor();
    await picked(page, 'Whether an interview needs preparation is still open').click();
    await page.getByText('(11 selected)').waitFor();
  });

  await testDrafts(host, page, check, role);

  await check(`the calendar is exported, in ${host}`, async () => {
    await command(page, 'Staff Prep: Export Calendar');
    const target = join(folder, 'soon.ics');
    // The dialog fills in its own suggestion first, then lists the folder.
    await until('the suggestion', async () =>
      /staff-prep\.ics$/.test(await input(page).inputValue()),
    );
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await input(page).fill(target);
    await until('the name', async () => (await input(page).inputValue()) === target);
    await page.keyboard.press('Enter');
    await page
      .getByText(/^\d events are exported\.$/)
      .first()
      .waitFor();
    const lines = readFileSync(target, 'utf8').split('\r\n');
    for (const line of [
      `DTSTART:${date.replaceAll('-', '')}T140000`,
      'SUMMARY:Soon & Sons: Deep dive',
      'SUMMARY:Soon & Sons: follow up with Ann Lee',
    ])
      if (!lines.includes(line)) throw new Error(`no ${line} in ${lines.join('\n')}`);
  });
}

function soon(date, role) {
  return `---
prep: staff-plus
company: Soon & Sons
role: ${JSON.stringify(role)}
stage: interviewing
---
# Soon

## Debug the process

| Interview | Evaluates | Preparation | Interviewers | Date |
| --- | --- | --- | --- | --- |
| Deep dive | depth | TBD | Ann Lee, Staff Engineer | ${date} 14:00 |
`;
}
