// The commands as a person uses them, with the keyboard: what the extension host can't type into.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, open } from './page.mjs';

const DAY = 86_400_000;
const WEB = { 'remote.extensionKind': { 'staff-prep.staff-prep': ['web'] } };

/** Declares the tests, for both extension hosts. */
export async function testCommands(test) {
  await commandsIn('the extension host', {}, test);
  await commandsIn('the web extension host', WEB, test);
}

async function commandsIn(host, settings, test) {
  const args = ['--disable-workspace-trust'];
  const company = 'Müller & Söhne';
  const file = 'müller-söhne.prep.md';

  await test(
    `a new opportunity is asked for in three steps, and an existing note shown, in ${host}`,
    args,
    async (page, data) => {
      const folder = join(data, 'examples');
      const input = page.locator('.quick-input-widget input');
      const titled = (step) => page.getByText(`New Opportunity (${step}/3)`).waitFor();
      // Commands are there once the extension's icon is.
      await page
        .locator('.activitybar [aria-label^="Staff Prep"]')
        .first()
        .waitFor({ timeout: 60_000 });
      await command(page, 'Staff Prep: New Opportunity');
      await titled(1);
      await page.keyboard.press('Enter');
      await page.getByText('Which company is it?').waitFor();
      await page.keyboard.type(company);
      await page.keyboard.press('Enter');
      await titled(2);
      await page.keyboard.type('Staff Engineer');
      await page.locator('.quick-input-titlebar .codicon-quick-input-back').click();
      await titled(1);
      same(await input.inputValue(), company);
      await page.keyboard.press('Enter');
      await titled(2);
      same(await input.inputValue(), 'Staff Engineer');
      await page.keyboard.press('Enter');
      await titled(3);
      await page.keyboard.type('applied');
      await page.keyboard.press('Enter');
      await page.locator('.tab', { hasText: file }).waitFor();
      await page.getByText('Send follow-up emails').first().waitFor();
      // The cursor is in the first gap, since the lines are in a note of their own.
      await page.keyboard.type('two deep dives');
      await page.keyboard.press('Control+S');
      await eventually(() => readFileSync(join(folder, file), 'utf8').includes('two deep dives'));
      const made = readFileSync(join(folder, file), 'utf8');
      same(
        made.split('\n').slice(0, 13).join('\n'),
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

      const before = readdirSync(folder);
      await command(page, 'View: Close All Editors');
      await command(page, 'Staff Prep: New Opportunity');
      await titled(1);
      await page.keyboard.type(company.toLowerCase());
      for (const step of [2, 3]) {
        await page.keyboard.press('Enter');
        await titled(step);
      }
      await page.keyboard.press('Enter');
      await page.getByText(`${file} is there already: here it is.`).first().waitFor();
      same(readFileSync(join(folder, file), 'utf8'), made);
      same(readdirSync(folder).join(), before.join());

      await command(page, 'Staff Prep: New Opportunity');
      await titled(1);
      await page.keyboard.type('Nobody');
      await page.keyboard.press('Escape');
      await input.waitFor({ state: 'hidden' });
      same(readdirSync(folder).join(), before.join());
    },
    settings,
  );

  await test(
    `the status bar, a mail and the calendar of an interview ahead, in ${host}`,
    args,
    async (page, data) => {
      const folder = join(data, 'examples');
      const day = new Date(Date.now() + 3 * DAY).toISOString().slice(0, 10);
      writeFileSync(join(folder, 'soon.prep.md'), soon(day));
      await page
        .locator('.activitybar [aria-label^="Staff Prep"]')
        .first()
        .waitFor({ timeout: 60_000 });
      await open(page, 'README.md');
      same(await page.locator('[id="staff-prep.staff-prep.staffPrep.readiness"]').count(), 0);
      await open(page, 'soon.prep.md');
      const status = page.locator('.statusbar-item', { hasText: /^Soon & Sons in \d d · 3 gaps$/ });
      await status.waitFor();
      await status.click();
      await page.getByText('Soon & Sons: 3 of 9 ready').waitFor();
      const gap = 'Whether an interview needs preparation is still open';
      await page.locator('.quick-input-list .monaco-list-row', { hasText: gap }).click();
      await page.getByText('(11 selected)').waitFor();

      const mail = page.waitForRequest((request) => request.url().startsWith('mailto:'));
      await command(page, 'Staff Prep: Draft Email');
      const row = page.locator('.quick-input-list .monaco-list-row', {
        hasText: 'Ask the recruiter',
      });
      await row.hover();
      await row.locator('.codicon-mail').click();
      const link = new URL((await mail).url());
      same([...link.searchParams.keys()].join(), 'subject,body');
      same(
        link.searchParams.get('subject'),
        'Questions about the interviews: Staff Engineer at Soon & Sons',
      );

      await command(page, 'Staff Prep: Export Calendar');
      const target = join(folder, 'soon.ics');
      const name = page.locator('.quick-input-widget input');
      // The dialog fills in its own suggestion first.
      await eventually(async () => /staff-prep\.ics$/.test(await name.inputValue()));
      await page.waitForTimeout(500);
      await name.fill(target);
      await eventually(async () => (await name.inputValue()) === target);
      await page.keyboard.press('Enter');
      await page.getByText('2 events are exported.').first().waitFor();
      const ics = readFileSync(target, 'utf8');
      for (const line of [
        `DTSTART:${day.replaceAll('-', '')}T140000`,
        'SUMMARY:Soon & Sons: Deep dive',
        'SUMMARY:Soon & Sons: follow up with Ann Lee',
      ])
        if (!ics.split('\r\n').includes(line)) throw new Error(`no ${line} in ${ics}`);
    },
    settings,
  );
}

function soon(day) {
  return `---
prep: staff-plus
company: Soon & Sons
role: Staff Engineer
stage: interviewing
---
# Soon

## Debug the process

| Interview | Evaluates | Preparation | Interviewers | Date |
| --- | --- | --- | --- | --- |
| Deep dive | depth | TBD | Ann Lee, Staff Engineer | ${day} 14:00 |
`;
}

function same(actual, expected) {
  if (actual !== expected)
    throw new Error(`expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}

async function eventually(holds) {
  const start = Date.now();
  while (!(await holds())) {
    if (Date.now() - start > 30_000) throw new Error(`waited in vain for ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
