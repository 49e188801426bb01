// What an edit costs: a note stays the same object, and each section what it was, unless the edit
// touches what they say. That they say the same as one read anew holds test/thorough/edits.test.ts.
import { describe, expect, test } from 'vitest';
import { LiveNote } from '../../server/src/note/live-note.ts';
import type { Kind } from '../../server/src/note/recognition.ts';
import { descend, type Section } from '../../server/src/note/section.ts';
import { Titles } from '../../server/src/note/title.ts';
// What rules look for in a line counts too.
import '../../server/src/rules/index.ts';

const READING = { titles: new Titles(), placeholders: [], today: '2026-11-24' };

const NOTE = `---
company: Acme
---
# Acme

Some words.

## Draw your lines

- no leetcode

## Debug the process

### Interviewers

- Ann Lee

## Diary

### Monday

A day.

### Tuesday

Another one.

<!-- staff-prep-disable-next-line -->

Bo was there.

## Elsewhere

Ann wrote the pager.
`;

function live(text: string, kind: Kind = 'note') {
  const note = new LiveNote(text, kind, READING);
  // Rules look for names: who is looked for counts wherever they stand.
  for (const name of ['Ann Lee', 'Ann']) note.note.mentions(name);
  return note;
}

/** Replaces the first of some words; gives the note after it. */
function edit(note: LiveNote, from: string, to: string): boolean {
  const { text } = note.note;
  const start = text.indexOf(from);
  const end = start + from.length;
  const after = text.slice(0, start) + to + text.slice(end);
  return note.edit(after, { start, end, length: to.length });
}

describe('words that no rule reads leave the note as it is', () => {
  test.each([
    ['A day.', 'A long day.'],
    ['A day.', 'A day.\n\nAnd an evening.'],
    ['A day.\n\n', ''],
    ['Another one.', 'Another one: **good**.'],
    ['A day.', 'The level was no topic.'],
  ])('%j to %j', (from, to) => {
    const note = live(NOTE);
    const before = note.note;
    expect(edit(note, from, to)).toBe(true);
    expect(note.note).toBe(before);
    expect(note.note.text).toBe(NOTE.replace(from, to));
    expect(note.note.positions.positionAt(note.note.text.length)).toEqual({
      line: NOTE.replace(from, to).split('\n').length - 1,
      character: 0,
    });
  });
});

describe('words that one may read do not', () => {
  test.each([
    ['no leetcode', 'no puzzles'],
    ['- Ann Lee', '- Bo Day'],
    ['A day.', 'The level is decided after the loop.'],
    ['A day.', 'This crosses L1.'],
    ['A day.', 'Formats: two rounds'],
    ['A day.', 'A {{token}}.'],
    ['Some words.', 'Some other words.'],
    ['Bo was there.', 'Bo was here.'],
    ['A day.', '<!-- staff-prep-disable -->'],
    ['A day.', 'Ann Lee was there.'],
    ['A day.', '## Interview formats'],
    ['Ann wrote the pager.', 'Ann wrote a pager.'],
    ['<!-- staff-prep-disable-next-line -->', ''],
    ['### Monday', '### Formats'],
    ['### Monday', '## Monday'],
    ['# Acme', '# Acme Inc'],
    ['Acme\n---', 'Umbra\n---'],
    ['## Diary', '# Diary'],
    ['### Interviewers', '### Others'],
  ])('%j to %j', (from, to) => {
    const note = live(NOTE);
    const before = note.note;
    expect(edit(note, from, to)).toBe(true);
    expect(note.note).not.toBe(before);
  });

  test.each([
    ['in the shared lines', NOTE, 'lines' as const],
    [
      'with an offer, which is compared',
      NOTE.replace('company', 'stage: offer\ncompany'),
      'note' as const,
    ],
    ['without a heading', '**Diary**\n\nA day.\n', 'note' as const],
  ])('any, %s', (_, text, kind) => {
    const note = live(text, kind);
    const before = note.note;
    expect(edit(note, 'A day.', 'A long day.')).toBe(true);
    expect(note.note).not.toBe(before);
  });

  test('none is taken over at the very start, where a byte order mark may come', () => {
    const note = live(NOTE);
    expect(note.edit(`x${NOTE}`, { start: 0, end: 0, length: 1 })).toBe(false);
    expect(note.note.text).toBe(NOTE);
  });
});

describe('an edit changes the sections it touches, and what holds them', () => {
  const titleOf = ({ title }: Section) => title?.line.text ?? '';
  // Titles that were read in one go with what was edited are read again, and so count.
  const CASES: [from: string, to: string, own: string[], within: string[]][] = [
    ['A day.', 'A long day.', ['Diary', 'Monday'], ['', 'Acme', 'Diary', 'Monday']],
    ['Another one.', 'One.', ['Monday', 'Tuesday'], ['', 'Acme', 'Diary', 'Monday', 'Tuesday']],
    ['no leetcode', 'no', ['Draw your lines'], ['', 'Acme', 'Draw your lines']],
    ['### Monday', '### Sunday', ['Diary', 'Sunday'], ['', 'Acme', 'Diary', 'Sunday']],
    ['A day.', 'A day.\n\n### Noon\n\nFood.', ['Noon'], ['', 'Acme', 'Diary', 'Noon']],
    ['### Tuesday', 'Tuesday', ['Monday'], ['', 'Acme', 'Diary', 'Monday']],
    ['### Tuesday', '## Tuesday', ['Tuesday'], ['', 'Acme', 'Diary', 'Tuesday']],
    ['## Elsewhere\n\n', '', ['Tuesday'], ['', 'Acme', 'Diary', 'Tuesday']],
  ];
  test.each(CASES)('%j to %j', (from, to, own, within) => {
    const note = live(NOTE);
    const { root } = note.note;
    const before = new Map(
      [...descend(root)].map((section) => [section, [section.revision, section.treeRevision]]),
    );
    edit(note, from, to);
    const sections = [...descend(note.note.root)];
    expect(note.note.root).toBe(root);
    const changed = (i: number) =>
      sections.filter((section) => {
        const now = [section.revision, section.treeRevision][i]!;
        const was = before.get(section)?.[i];
        // What has changed is newer than all that was.
        if (was !== now)
          for (const known of before.values()) expect(now).toBeGreaterThan(known[i]!);
        return was !== now;
      });
    expect(changed(0).map(titleOf)).toEqual(own);
    expect(changed(1).map(titleOf)).toEqual(within);
  });
});
