// The views in a real workbench: what a person sees and does there, with pictures.
import { accessible, command, frameWith, icon, input, open, picked, same, until } from './page.mjs';
import { testPipeline, theme } from './pipeline.mjs';
import { writeSearch } from './search.mjs';
import { testTree } from './tree.mjs';

export const VIEW_WINDOWS = [
  {
    name: 'of the views',
    fill: writeSearch,
    async test(window) {
      await testTree(window);
      await testPipeline(window);
      await testPreview(window);
      await testWalkthrough(window);
    },
  },
];

async function testPreview({ page, check, picture }) {
  await check('the preview shows the gaps beside what they are about', async () => {
    await command(page, 'View: Close All Editors');
    await open(page, 'kestrel.prep.md');
    await command(page, 'Markdown: Open Preview to the Side');
    const preview = await frameWith(page, '.staff-prep-gaps');
    const item = preview.locator('li', { hasText: 'Would I take a contract first?' }).first();
    const summary = item.locator('summary');
    await summary.waitFor();
    // In a frame of a frame nobody may tell when it stands still.
    await summary.evaluate((element) => element.click());
    await item.getByText('is not decided yet').waitFor();
    await picture('preview');
  });
}

async function testWalkthrough({ page, check, picture }) {
  await check('the walkthrough has four steps with pictures that follow the theme', async () => {
    await page.setViewportSize({ width: 1600, height: 900 });
    await command(page, 'View: Close All Editors');
    await command(page, 'Welcome: Open Walkthrough...');
    await input(page).fill('Prepare for a Staff-plus');
    await picked(page, 'Prepare for').click();
    let before = '';
    let frame;
    for (const [step, name] of [
      ['Draw your lines', 'lines'],
      ['Start a note', 'note'],
      ['See what is missing', 'gaps'],
      ['Look at the whole search', 'pipeline'],
    ]) {
      await page.locator('.getting-started-step', { hasText: step }).first().click();
      before = await until(`another picture for ${step}`, async () => {
        frame = await frameWith(page, 'svg');
        const now = await frame
          .locator('svg')
          .first()
          .innerHTML()
          .catch(() => before);
        return now !== before && now;
      });
      await picture(`walkthrough-${name}`);
    }
    const paper = async () => {
      frame = await frameWith(page, 'svg rect');
      return frame
        .evaluate("getComputedStyle(document.querySelector('rect')).fill")
        .catch(() => undefined);
    };
    const dark = await paper();
    await theme(page, 'light');
    const brightness = (colour) => Number(/\d+/.exec(colour ?? '')?.[0]);
    same(brightness(dark) < 60, true);
    await until('the picture to be light', async () => brightness(await paper()) > 200);
    await picture('walkthrough-light');
  });
}

/** Tries the views where there is no note yet. */
export async function testEmptyViews({ page, check, picture }) {
  await check('an empty view explains itself and offers the two first steps', async () => {
    await icon(page).click();
    const offered = (name) =>
      page.locator('.sidebar').getByRole('button', { name, exact: true }).waitFor();
    await offered('New Opportunity');
    await offered('Draw My Lines');
    await picture('empty');
  });
  await check('an empty pipeline does too', async () => {
    await command(page, 'Staff Prep: Show Pipeline');
    const frame = await frameWith(page, '#app .empty');
    await frame.getByRole('button', { name: 'New Opportunity', exact: true }).waitFor();
    await accessible(frame);
  });
}
