// A note that is kept while it is edited says what the same text says when it is read anew: small edits
// all over the notes of readings.md. Any edits of any notes are those of test/thorough/incremental.test.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LiveNote } from '../../server/src/note/live-note.ts';
import { descend, type Section } from '../../server/src/note/section.ts';
import { Titles } from '../../server/src/note/title.ts';
import { reading } from '../reading.ts';

const READING = { titles: new Titles(), placeholders: [], today: '2026-11-24' };
const page = readFileSync(join(import.meta.dirname, '..', 'readings.md'), 'utf8');
const NOTES = [...page.matchAll(/^## (.*)\n\n~{4}md\n([\s\S]*?)^~{4}$/gm)].map(
  ([, name, text]) => [name!, text!] as const,
);
/** What is typed, in turn; a number deletes as many characters. */
const TYPED = [
  'x',
  '\n',
  ' ',
  '- ',
  1,
  '\n## Formats\n',
  '# ',
  '**',
  ': ',
  3,
  '|',
  '\n\n',
  7,
] as const;

/** The sections of a note: how they are titled and nested, and how much stands in each. */
function outline(root: Section) {
  return [...descend(root)].map(({ title, level, part, blocks, parent }) => [
    title?.line.text,
    title?.form,
    title?.topics,
    level,
    part,
    blocks.map(({ type }) => type),
    parent?.title?.line.text,
  ]);
}

test.each(NOTES)('%s', (_name, text) => {
  const step = Math.max(5, Math.floor(text.length / 6));
  let turn = text.length;
  for (let at = 3; at < text.length; at += step) {
    const typed = TYPED[turn++ % TYPED.length]!;
    const end = Math.min(text.length, typeof typed === 'number' ? at + typed : at);
    const inserted = typeof typed === 'number' ? '' : typed;
    const after = text.slice(0, at) + inserted + text.slice(end);
    const live = new LiveNote(text, 'note', READING);
    const { root } = live.note;
    const sections = [...descend(root)];
    const revisions = new Map(sections.map((section) => [section, section.revision]));
    const edited = live.edit(after, { start: at, end, length: inserted.length });
    const now = edited ? live : new LiveNote(after, 'note', READING);
    const fresh = new LiveNote(after, 'note', READING);
    expect(reading(now.note), `${JSON.stringify(typed)} at ${at}`).toEqual(reading(fresh.note));
    expect(outline(now.note.root)).toEqual(outline(fresh.note.root));
    // A section whose revision is the same holds the same.
    for (const section of descend(now.note.root))
      if (revisions.get(section) === section.revision)
        expect(
          section.blocks.every((block) => sections.some((s) => s.blocks.includes(block))),
        ).toBe(true);
    // And back again.
    if (!edited) continue;
    live.edit(text, { start: at, end: at + inserted.length, length: end - at });
    expect(reading(live.note)).toEqual(reading(new LiveNote(text, 'note', READING).note));
  }
});

test('an edit of prose keeps the note, its places aside', () => {
  const text =
    '# Acme\n\n## News\n\nFine.\n\n## Weather\n\nA line on it.\n\n## Process\n\nFormats: two\n';
  const live = new LiveNote(text, 'note', READING);
  const { note } = live;
  const at = text.indexOf('on it');
  live.edit(text.replace('on it', 'all on it'), { start: at, end: at, length: 4 });
  expect(live.note).toBe(note);
  expect(note.text).toContain('all on it');
  // With a label, or another first heading, it is read anew.
  for (const [from, to] of [
    ['A line', 'Preparation: a line'],
    ['Acme', 'Acme Inc'],
  ] as const) {
    const before = live.note;
    const old = before.text;
    const start = old.indexOf(from);
    live.edit(old.replace(from, to), { start, end: start + from.length, length: to.length });
    expect(live.note, from).not.toBe(before);
  }
});

test('an edit at or before the start of the Markdown is not taken over', () => {
  const live = new LiveNote('\ufeff# Acme\n', 'note', READING);
  expect(live.edit('# Acme\n', { start: 0, end: 1, length: 0 })).toBe(false);
  expect(live.edit('\ufeffx# Acme\n', { start: 1, end: 1, length: 1 })).toBe(false);
  expect(live.edit('\ufeff# xAcme\n', { start: 3, end: 3, length: 1 })).toBe(true);
});
