import { expect, test } from 'vitest';
import { check } from '../../server/src/check/check.ts';
import { LiveNote } from '../../server/src/note/live-note.ts';
import { Titles } from '../../server/src/note/title.ts';
import { absolute } from '../../server/src/text/span.ts';

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
  let text = `# Acme\n\n${parts}## Finish well\n\n- [ ] Negotiate\n`;
  const live = new LiveNote(text, 'note', READING);
  expect(said(live).filter((each) => each.startsWith('unread-section'))).toHaveLength(1);
  expect(said(live).join()).toContain('missing-finish-step references');
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

test('what may stand in a part that is unread is not said to be missing', () => {
  const rest = '## Interviewers\n\nTBD\n\n## Finish well\n\n- [ ] Negotiate\n';
  const rules = (text: string) =>
    new Set(
      check(new LiveNote(text, 'note', READING).note, { active: [] }).map(({ rule }) => rule.id),
    );
  const read = rules(`# Acme\n\n${rest}`);
  const unread = rules(`# Acme\n\n${'>'.repeat(200)} x\n\n${rest}`);
  expect([...read].filter((id) => !unread.has(id))).toEqual([
    'missing-lines',
    'missing-question',
    'unknown-leveling',
  ]);
  expect([...unread].filter((id) => !read.has(id))).toEqual(['unread-section']);
});
