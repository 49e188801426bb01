import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { type Gap, gapsPlugin } from '../../client/src/preview/plugin.ts';

const gap = (line: number, message: string, severity: Gap['severity'] = 'warning'): Gap => ({
  line,
  severity,
  message,
});

/** As the editor does it: tokens are made without the document, which is known when they are rendered. */
function preview(text: string, gaps: readonly Gap[], currentDocument: unknown = 'acme') {
  const md = gapsPlugin(new MarkdownIt({ html: true }), {
    gapsOf: (document) => (document === 'acme' ? gaps : []),
    title: (count) => `${count} gaps`,
  });
  const tokens = md.parse(text, {});
  const before = JSON.stringify(tokens);
  const html = md.renderer.render(tokens, md.options, { currentDocument });
  expect(JSON.stringify(tokens), 'the tokens are the editor’s').toBe(before);
  return html;
}

const details = (count: number, ...items: string[]) =>
  `<details class="staff-prep-gaps"><summary>${count} gaps</summary><ul>${items.join('')}</ul></details>`;
const item = (message: string, severity = 'warning') =>
  `<li class="staff-prep-${severity}">${message}</li>`;

test('gaps stand after the heading, and in the item, that they are about', () => {
  const text = '# Acme\n\n## Process\n\n- Formats: TBD\n- Level: TBD\n';
  const html = preview(text, [
    gap(0, 'no lines'),
    gap(4, 'ask'),
    gap(0, 'no finish'),
    gap(5, 'level', 'information'),
  ]);
  expect(html).toBe(
    `<h1>Acme</h1>\n${details(2, item('no lines'), item('no finish'))}<h2>Process</h2>\n<ul>\n` +
      `<li>Formats: TBD${details(1, item('ask'))}</li>\n` +
      `<li>Level: TBD${details(1, item('level', 'information'))}</li>\n</ul>\n`,
  );
});

test('a gap in a table stands in its row', () => {
  const html = preview('| a | b |\n| - | - |\n| one | x |\n| two | y |\n', [gap(3, 'here')]);
  expect(html).toContain(`<td>y${details(1, item('here'))}</td>`);
});

test('a gap before the first text stands first', () => {
  const text = '```\ncode\n```\n\nHello\n';
  expect(preview(text, [gap(0, 'first')])).toMatch(/^<details/);
  expect(preview('', [gap(0, 'first')])).toBe(details(1, item('first')));
});

test('what a note says is escaped', () => {
  const html = preview('# A\n', [gap(0, '“<img src=x onerror=alert(1)>” & co')]);
  expect(html).toContain('“&lt;img src=x onerror=alert(1)&gt;” &amp; co');
});

test('other Markdown, and what is no document, are rendered as they were', () => {
  const text = '# Readme\n\nHello **you**\n';
  const plain = new MarkdownIt({ html: true }).render(text);
  expect(preview(text, [gap(0, 'no')], 'readme')).toBe(plain);
  expect(preview(text, [gap(0, 'no')], null)).toBe(plain);
  expect(preview(text, [])).toBe(plain);
});
