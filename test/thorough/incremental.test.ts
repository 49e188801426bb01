import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check, type Finding } from '../../server/src/check/check.ts';
import { LiveNote } from '../../server/src/note/live-note.ts';
import type { Note } from '../../server/src/note/note.ts';
import { Titles } from '../../server/src/note/title.ts';
import { absolute, type Span } from '../../server/src/text/span.ts';
import { filesUnder } from '../corpus.ts';
import { readWhole } from './whole.ts';

const RUNS = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 150),
  seed: Number(process.env.FUZZ_SEED ?? 20261124),
};
const root = join(import.meta.dirname, '..');
const READING = { titles: new Titles(), placeholders: [], today: '2026-11-24' };

/** All blocks, with places counted from the start of the document. */
function outlineOf({ root, suppressions }: Note): unknown {
  const isSpan = (value: object): value is Span => 'anchor' in value && 'start' in value;
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    if (isSpan(value)) return absolute(value);
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !OWN.has(key))
        // Runs count from their line's anchor: the line's own place is compared instead.
        .map(([key, inner]) => [
          key,
          key === 'runs'
            ? (inner as { text: string; marks: number }[]).map(({ text, marks }) => [text, marks])
            : walk(inner),
        ]),
    );
  };
  return walk({ root, suppressions });
}
const OWN = new Set(['parent', 'memos', 'revision', 'treeRevision', 'changed', 'before']);

function findings(note: Note): string[] {
  return check(note, { active: [] }).map((found) => {
    const { start, end } = absolute(found.at);
    const edits = found.fix?.edits.map((edit) => `${edit.start}-${edit.end} ${edit.text}`) ?? [];
    return `${found.rule.id} ${found.subject} ${found.severity} ${start}-${end} ${found.message} ${edits}`;
  });
}

const corpus = [
  join(root, 'corpus'),
  join(root, '..', 'examples'),
  join(root, '..', 'docs'),
].flatMap((folder) =>
  filesUnder(folder)
    // What the page on it shows is left out of the page itself.
    .filter((name) => name.endsWith('.md') && !name.endsWith('unread-section.md'))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);
const PIECES = [
  '\n',
  '\n\n',
  '# ',
  '## Finish well\n',
  '\n## Formats\n\n',
  '- ',
  '\n- a\n',
  '\n  - b\n',
  '1. ',
  '\n> q\n',
  '```\n',
  '\n```\n',
  '\n  ```\n',
  '~~~\n',
  '<!--',
  '-->',
  '\n<div>\n',
  '</div>',
  '<pre>',
  '</pre>',
  '<?',
  '?>',
  '|',
  '\n| a | b |\n|---|---|\n| c | d |\n',
  '**',
  '`',
  '[',
  ']',
  '(',
  ')',
  ': ',
  '[a]: /b\n',
  '[^1]',
  '[^1]: note\n',
  '---\n',
  '===\n',
  '    ',
  '\t',
  'TBD',
  '•\tx',
  '\\',
  '&amp;',
  'word word',
  '\r\n',
  '- ```\n',
  '\n\n    <pre>\n',
  '* * *\n',
  'www.a.example',
  '1) x\n',
];

const KEPT = new WeakMap<Note, readonly Finding[]>();

function plain({ rule, subject, at, message, fix }: Finding): unknown {
  return [rule.id, subject, absolute(at), message, fix];
}

function expectSame(text: string): void {
  const { note } = new LiveNote(text, 'note', READING);
  const whole = readWhole(text, 'note', READING);
  expect(findings(note), JSON.stringify(text)).toEqual(findings(whole));
  expect(outlineOf(note), JSON.stringify(text)).toEqual(outlineOf(whole));
}

test('every note of the corpus is read in chunks as in one', () => {
  for (const text of corpus) expectSame(text);
});

test('a byte order mark within a text is text, wherever it stands', () => {
  for (const before of ['\n', 'a\n\n', '# a\n\n', '- a\n\n', '\uFEFF\n'])
    for (const after of [
      '---\nstage: applied\n---\n\nD',
      '# a\n',
      '- a\n',
      '| a |\n|---|\n',
      'a\n',
    ]) {
      expectSame(`${before}\uFEFF${after}`);
    }
});

test('what is never closed in an item ends with it, and the list goes on', () => {
  for (const open of ['```', '~~~', '<!--', '<pre>'])
    for (const next of ['- b', '1. b', 'b', '  b', '# b', '- # b'])
      for (const gap of ['\n', '\n\n']) expectSame(`# a\n\n- a\n  ${open}${gap}${next}\n- c\n`);
});

test('what looks like a tag in a paragraph ends with the list that ends the paragraph', () => {
  for (const tag of ['</pre>', '<a>', '<a', '</a> b'])
    for (const first of ['  - b', '1. b', '- b', '2. b', '-'])
      for (const next of ['- a', '1. a', 'a', '  a'])
        expectSame(`a\n${tag}\n${first}\n\n${next}\n`);
});

test('what is never closed in an item is the same whatever follows the item', () => {
  for (const open of ['<pre', '<pre>', '<!--', '<?', '<div>', '```', '~~~\n     a'])
    for (const next of ['> b', '# b', '- b', 'b', '```', '***', '| a |\n|---|'])
      for (const gap of ['\n', '\n\n', '\n\n\n']) expectSame(`  1. ${open}${gap}${next}\n`);
});

test('how far an item reaches is counted in columns', () => {
  for (const marker of ['-', '1.', ' -', '  10.'])
    for (const blanks of [' ', '   ', '\t', ' \t', '    ', '     ', '\t\t', '\t '])
      for (const indent of ['', ' ', '  ', '   ', '    ', '\t', '     '])
        for (const open of ['```', '<!--', '- b', 'b'])
          expectSame(`${marker}${blanks}a\n\n${indent}${open}\n\n\n: c\n\n- d\n`);
});

test('a list behind indented code is what the parser takes it for', () => {
  for (const code of [
    '    x',
    '\tx',
    'a\n\n    x',
    '<div>\n\n    x',
    '```\n    x\n```',
    '- a\n\n      x',
  ])
    for (const marker of ['1. ', '- ', '2. b', '1. b', '- b'])
      for (const gap of ['\n', '\n\n', '\n  \n'])
        expectSame(`# a\n\n${code}${gap}${marker}\n\nz\n`);
});

test('after any edits what was taken over equals a fresh reading of the whole', () => {
  const edit = fc.record({
    // Not a share of the text: most doubles below one are next to nothing, and so is what they are of.
    at: fc.nat(1_000_000),
    remove: fc.oneof(fc.constant(0), fc.nat(5), fc.nat(60)),
    insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })),
  });
  const start = fc.oneof(
    fc.constantFrom(...corpus),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(start, fc.array(edit, { minLength: 1, maxLength: 8 }), (first, edits) => {
      let text = first;
      let live = new LiveNote(text, 'note', READING);
      KEPT.set(live.note, check(live.note, { active: [] }));
      for (const { at, remove, insert } of edits) {
        const from = at % (text.length + 1);
        const end = Math.min(text.length, from + remove);
        text = text.slice(0, from) + insert + text.slice(end);
        const { note } = live;
        if (!live.edit(text, { start: from, end, length: insert.length }))
          live = new LiveNote(text, 'note', READING);
        // The same note has the same findings, wherever they stand now.
        const kept = live.note === note ? KEPT.get(note) : undefined;
        const now = check(live.note, { active: [] });
        if (kept) expect(kept.map(plain)).toEqual(now.map(plain));
        KEPT.set(live.note, now);
        const whole = readWhole(text, 'note', READING);
        expect(findings(live.note)).toEqual(findings(whole));
        expect(outlineOf(live.note)).toEqual(outlineOf(whole));
      }
    }),
    RUNS,
  );
});
