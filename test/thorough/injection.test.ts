import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { withoutIcons, withoutLinks } from '../../client/src/plain.ts';
import { gapsPlugin } from '../../client/src/preview/plugin.ts';
import { actions } from '../../server/src/features/actions.ts';
import { complete } from '../../server/src/features/completion.ts';
import { hover, plainText } from '../../server/src/features/hover.ts';
import { hints, lenses } from '../../server/src/features/lens.ts';
import { newNote } from '../../server/src/features/new-note.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

/** What would do something if it were more than text, each with a word by which it is found again. */
const HOSTILE = [
  '[evil](command:workbench.action.quit)',
  '[a](https://evil.example)',
  '![evil](https://evil.example/x.png)',
  '<img src=x onerror=evil(1)>',
  '<script>evil(1)</script>',
  '<a href="command:evil">x</a>',
  '$(trash) evil',
  '`evil`',
  '](command:evil)',
  '**evil**',
];

const note = (evil: string) => `---
company: ${JSON.stringify(evil)}
role: ${JSON.stringify(evil)}
stage: ${JSON.stringify(evil)}
lines: ${JSON.stringify(evil)}
---

# ${evil}

## Draw your lines

- L1: ${evil}
- ${evil}: no

## ${evil}

- crosses L1: ${evil}
- ${evil}

<!-- staff-prep-disable ${evil.replaceAll('>', '')} -->

## Debug the process

| Interview | Evaluates | Interviewer | Date |
| --- | --- | --- | --- |
| ${evil} | ${evil} | ${evil} | 3/4 |
| Coding | TBD | Ann ${evil}, mid-level engineer | ${evil} |

- Who are the interviewers? ${evil}, mid-level engineer

## Finish well

- [ ] Send follow-ups: ${evil}
- [ ] Negotiate: ${evil}
- Due: 3/4 ${evil}
`;

function open(text: string) {
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put('acme.prep.md', text);
  const located = workspace.at('acme.prep.md')!;
  return { note: located.note, ...workspace.check(located) };
}

/** The places where a link, an image or an element of HTML leads to, in Markdown as the editor renders it at worst. */
function live(html: string): string[] {
  const targets = [...html.matchAll(/<[^>]*\b(?:href|src)="([^"]*)"/g)].map(([, to]) => to!);
  const elements = [...html.matchAll(/<(img|script|a)\b/g)].map(([, name]) => name!);
  return [...targets, ...elements.filter((name) => name !== 'a')];
}

test.each(HOSTILE)(
  'hovers, lens titles, hints and documentation hold nothing of a note: %s',
  (evil) => {
    const text = note(evil);
    const { note: read, findings, readiness } = open(text);
    expect(findings.length).toBeGreaterThan(5);
    const shown = new Set<string>();
    for (let offset = 0; offset <= text.length; offset += 4) {
      const markdown = hover(read, findings, offset)?.markdown;
      if (markdown) shown.add(markdown).add(plainText(markdown));
    }
    expect(shown.size).toBeGreaterThan(5);
    for (const label of [...lenses(read, findings, readiness), ...hints(read)])
      shown.add(label.text);
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1))
      for (const item of complete(text, end, { note: read, lines: read.lines, shared: [] }))
        shown.add(item.documentation());
    for (const each of shown) {
      expect(each).not.toContain('evil');
      for (const target of live(new MarkdownIt({ html: true }).render(each)))
        expect(target).toMatch(/^https:\/\//);
      expect(each).not.toMatch(/\$\([a-z]/);
    }
  },
);

test.each(HOSTILE)(
  'messages and titles of actions are plain text, and no HTML in the preview: %s',
  (evil) => {
    const text = note(evil);
    const { note: read, findings } = open(text);
    const messages = findings.map(({ message }) => message);
    expect(messages.every((message) => typeof message === 'string')).toBe(true);
    const whole = { start: 0, end: text.length };
    for (const { title } of actions(read, findings, whole, () => [])) messages.push(title);
    const md = gapsPlugin(new MarkdownIt({ html: true }), {
      gapsOf: () => messages.map((message) => ({ line: 0, severity: 'warning', message })),
      title: (count) => `${count} gaps`,
    });
    const html = md.render('# Acme\n', { currentDocument: 'acme' });
    expect(html).toContain('staff-prep-gaps');
    expect(live(html)).toEqual([]);
  },
);

test('messages do quote the note, so that there is something to escape', () => {
  const { findings } = open(note('<b>evil</b>'));
  expect(findings.some(({ message }) => message.includes('<b>evil</b>'))).toBe(true);
});

test.each(HOSTILE)('a new note shows what was typed as it was typed: %s', (evil) => {
  const { snippet } = newNote({ company: evil, role: evil, stage: evil }, false);
  const title = /^# .*$/m.exec(snippet)![0].replace(/\\([\\$}])/g, '$1');
  const html = new MarkdownIt({ html: true }).render(title);
  expect(live(html)).toEqual([]);
  expect(html).not.toMatch(/<(?:code|strong)/);
});

test.each(HOSTILE)('in notifications and labels it is neither a link nor an icon: %s', (evil) => {
  expect(withoutLinks(evil)).not.toMatch(/\[[^\]]*\]\(/);
  expect(withoutIcons(evil)).not.toMatch(/\$\([a-z~-]+\)/);
});

test('the client trusts no Markdown and writes no HTML of notes', () => {
  const root = join(import.meta.dirname, '..', '..', 'client');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(root, name), 'utf8'));
  expect(sources.length).toBeGreaterThan(20);
  for (const source of sources)
    expect(source).not.toMatch(
      /isTrusted[:=\s]+(?!false)\S|supportHtml[:=\s]+(?!false)\S|innerHTML|enableCommandUris/i,
    );
  expect(sources.some((source) => source.includes('isTrusted: false, supportHtml: false'))).toBe(
    true,
  );
});
