import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../server/src/check/check.ts';
import { LiveNote } from '../../server/src/note/live-note.ts';
import { Titles } from '../../server/src/note/title.ts';
import { absolute } from '../../server/src/text/span.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

const READING = { titles: new Titles(), placeholders: [], today: '2026-11-24' };

function said({ note }: LiveNote): string[] {
  return check(note, { active: [] }).map(({ rule, subject, at }) => {
    const { start, end } = absolute(at);
    return `${rule.id} ${subject} ${start}-${end}`;
  });
}

test('what is too much together is left out in the middle, alike after edits and read at once', () => {
  const part = (i: number) => `## Day ${i}\n\n- a <b>${i}</b> ~x~\n\n`;
  const parts = Array.from({ length: 3000 }, (_, i) => part(i)).join('');
  let text = `# Acme\n\n${parts}## Draw your lines\n\n- L1: do I relocate?\n`;
  const live = new LiveNote(text, 'note', READING);
  expect(said(live).filter((each) => each.startsWith('unread-section'))).toHaveLength(1);
  expect(said(live).join()).toContain('undecided-line L1');
  const edit = (start: number, end: number, insert: string) => {
    text = text.slice(0, start) + insert + text.slice(end);
    live.edit(text, { start, end, length: insert.length });
    expect(said(live)).toEqual(said(new LiveNote(text, 'note', READING)));
  };
  edit(20, 20, 'more *of* it\n\n## Interviewers\n\nTBD\n\n');
  edit(text.length >> 1, text.length >> 1, '\n\n## Draw your lines\n\n- L1: no\n\n');
  edit(text.length - 5, text.length, '\n- [ ] References\n');
  // Most of it goes: all is read again.
  edit(40, text.length - 2000, '\n\n');
  expect(said(live).join()).not.toContain('unread-section');
  edit(10, 10, `\n\n${parts}`);
  expect(said(live).join()).toContain('unread-section');
});

test('a plain note of 1 MB is read, all of it', () => {
  const day =
    '## Notes of day\n\nThey wrote back in the morning and asked for another week, which is fine by me. The team seems\nto know what it wants, and the product has found its customers.\n\n- asked about the roadmap, **no** clear answer\n- the office is on the second floor, with a view of [the harbour](https://example.com/1)\n\n';
  const live = new LiveNote(`# Acme\n\n${day.repeat(1_000_000 / day.length)}`, 'note', READING);
  expect(said(live).join()).not.toContain('unread-section');
});

const CORPUS = join(import.meta.dirname, '..', 'corpus');
const notes = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .sort()
  .filter((_, i) => i % 5 === 0)
  .map((name) => [name, readFileSync(join(CORPUS, name), 'utf8')] as const);

/** What is said of a note in a file of this name, and of one beside it that uses its lines. */
function saidIn(name: string, text: string): string[] {
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put(name, text);
  workspace.put('beside/other.prep.md', '# Other\n\nIt crosses L1 and crosses L2.\n');
  return workspace.notes().flatMap((located) =>
    workspace.check(located).findings.map(({ rule, subject }) => {
      return `${located.path} ${rule.id} ${subject}`;
    }),
  );
}

test('whatever part of a note is unread, nothing is said that is not said of the whole', () => {
  let hidden = 0;
  const told: string[] = [];
  for (const [name, text] of notes) {
    const whole = new Set(saidIn(name, text));
    // A paragraph, list or table each. A title that is unread moves what follows to another section.
    for (const { 0: block, index } of text.matchAll(/(?<=\n\n)[^\n]+(?:\n[^\n]+)*/g)) {
      if (/^(?:---|```|~~~|<!--|#|.*\n(?:=+|-+)$)/m.test(block)) continue;
      // Nothing before its underline tells a title from the paragraph that is unread with the block.
      if (/^\n\n[^\n]+\n(?:=+|-+)\n/.test(text.slice(index + block.length))) continue;
      hidden++;
      const rest = `${text.slice(0, index)}${'>'.repeat(200)} x${text.slice(index + block.length)}`;
      const more = saidIn(name, rest).filter((each) => !whole.has(each));
      told.push(
        ...more
          .filter((each) => !each.includes(' unread-section '))
          .map((each) => `${each}\n${block}`),
      );
    }
  }
  expect(told).toEqual([]);
  expect(hidden).toBeGreaterThan(140);
});

test('what stands there and is wrong is said, whatever is unread elsewhere', () => {
  const rest = '## Interviewers\n\nTBD\n\n## Draw your lines\n\n- L1: do I relocate?\n';
  const unread = saidIn('a.prep.md', `# Acme\n\n${'>'.repeat(200)} x\n\n${rest}`);
  expect(unread.filter((each) => each.startsWith('a.prep.md'))).toEqual([
    `a.prep.md unread-section ${'>'.repeat(40)}`,
    'a.prep.md unanswered-question interviewers',
    'a.prep.md undecided-line L1',
  ]);
});
