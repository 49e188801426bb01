// German and Spanish as a person meets them: the same places, nothing in English, nothing cut off.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  accessible,
  command,
  frameWith,
  giveUp,
  icon,
  input,
  open,
  picked,
  same,
} from './page.mjs';
import { writeSearch } from './search.mjs';

const WORDS = {
  de: {
    group: 'Beworben 1',
    row: 'Tessel, Principal Engineer, Erstgespräch, 5 von 9 erledigt, in 3 Tagen',
    status: 'Tessel in 3 Tagen · 1 Lücke',
    gaps: 'Tessel: 5 von 9 bereit',
    pipeline: 'Pipeline anzeigen',
    tabs: ['Tafel', 'Tabelle', 'Prüfpunkte', 'Angebote'],
    move: ['Den Stand von Fernhill ändern', 'Beworben', 'Fernhill steht jetzt bei „Beworben“.'],
    walkthrough: 'Dich auf ein Staff-plus-Interview vorbereiten',
    step: 'Sieh, was fehlt',
    new: ['Neue Bewerbung', 'Neue Bewerbung (1/3)'],
  },
  es: {
    group: 'Candidatura enviada 1',
    row: 'Tessel, Principal Engineer, Primer contacto, 5 de 9 hechos, en 3 días',
    status: 'Tessel en 3 días · 1 hueco',
    gaps: 'Tessel: 5 de 9 listos',
    pipeline: 'Mostrar el pipeline',
    tabs: ['Tablero', 'Tabla', 'Puntos de control', 'Ofertas'],
    move: [
      'Pasar Fernhill a otra etapa',
      'Candidatura enviada',
      'Fernhill está ahora en «Candidatura enviada».',
    ],
    walkthrough: 'Prepárate para una entrevista Staff-plus',
    step: 'Mira qué falta',
    new: ['Nueva oportunidad', 'Nueva oportunidad (1/3)'],
  },
};

export const LANGUAGE_WINDOWS = Object.entries(WORDS).map(([language, words]) => ({
  name: `in the language ${language}`,
  language,
  fill: writeSearch,
  async test({ page, folder, check, picture }) {
    await icon(page).click();
    const row = page.locator('.sidebar .monaco-list-row', { hasText: 'Tessel' }).first();
    await row.waitFor();

    await check(
      `the tree, the status bar and the gaps are in the language ${language}`,
      async () => {
        const labels = await page
          .locator('.sidebar .monaco-list-row')
          .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
        same(
          [words.group, words.row].filter((label) => !labels.includes(label)),
          [],
        );
        await open(page, 'tessel.prep.md');
        await page.locator('.statusbar-item', { hasText: words.status }).click();
        await page.getByText(words.gaps).waitFor();
        await picture(`gaps-${language}`);
        await giveUp(page);
        await command(page, `Staff Prep: ${words.new[0]}`);
        await page.getByText(words.new[1]).waitFor();
        await giveUp(page);
      },
    );

    await check(`the pipeline is in the language ${language}, and no word is cut off`, async () => {
      await command(page, `Staff Prep: ${words.pipeline}`);
      const frame = await frameWith(page, '.board');
      same(await frame.getByRole('tab').allTextContents(), words.tabs);
      for (const tab of words.tabs) {
        await frame.getByRole('tab', { name: tab }).click();
        await picture(`pipeline-${words.tabs.indexOf(tab)}-${language}`);
        same(await frame.evaluate(cutOff), []);
        await accessible(frame);
      }
      await frame.getByRole('tab', { name: words.tabs[0] }).click();
      await frame.getByRole('button', { name: words.move[0] }).click();
      await frame.getByRole('menuitemradio', { name: words.move[1] }).click();
      await frame.getByText(words.move[2]).waitFor();
      const text = readFileSync(join(folder, 'fernhill.prep.md'), 'utf8');
      same(/^stage: applied$/m.test(text), true);
    });

    await check(`the walkthrough is in the language ${language}`, async () => {
      await page.setViewportSize({ width: 1600, height: 900 });
      await command(page, 'Welcome: Open Walkthrough...');
      await input(page).fill(words.walkthrough);
      await picked(page, words.walkthrough).click();
      await page.locator('.getting-started-step', { hasText: words.step }).first().click();
      await frameWith(page, 'svg');
      await picture(`walkthrough-${language}`);
    });
  },
}));

/** Runs in the page: the texts that don't fit where they stand. */
function cutOff() {
  return [...document.querySelectorAll('button, th, td, h1, h2, p, caption, summary')]
    .filter(({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
    .map(({ textContent }) => textContent);
}
