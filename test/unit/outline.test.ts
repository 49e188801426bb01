// How a note is arranged under its titles: each with its level and what it is about, indented by what it stands under.
import { expect, test } from 'vitest';
import { LiveNote } from '../../server/src/note/live-note.ts';
import { headingsIn, type Section, sectionRegion } from '../../server/src/note/section.ts';
import { Titles } from '../../server/src/note/title.ts';

const READING = { titles: new Titles(), placeholders: [], today: '2026-11-24' };

function arranged(text: string): string[] {
  const { root } = new LiveNote(text, 'note', READING).note;
  const lines: string[] = [];
  const add = (section: Section, depth: number) => {
    for (const child of section.children) {
      const { line, form, topics } = child.title!;
      const about = topics.join('+') || '-';
      lines.push(
        `${'  '.repeat(depth)}${child.level} ${form} «${line.text}» ${about} in ${child.part ?? 'none'}`,
      );
      add(child, depth + 1);
    }
  };
  add(root, 0);
  return lines;
}

test.each([
  [
    '# A\n\n## Process\n\n### Formats\n\n## Other\n',
    [
      '1 heading «A» - in none',
      '  2 heading «Process» process in process',
      '    3 heading «Formats» formats in process',
      '  2 heading «Other» - in none',
    ],
  ],
  [
    '**Process**\n\n**Formats**\n\n- a\n\n**Finish well**\n\n**Negotiate**\n',
    [
      '1 bold «Process» process in process',
      '  1.25 bold «Formats» formats in process',
      '1 bold «Finish well» finish in finish',
      '  1.25 bold «Negotiate» negotiate in finish',
    ],
  ],
  [
    '## Process\n\n**Formats**\n\n**Notes**\n\n**Preparation**\n',
    [
      '2 heading «Process» process in process',
      '  3 bold «Formats» formats in process',
      '  3 bold «Notes» - in process',
      '  3 bold «Preparation» preparation in process',
    ],
  ],
  [
    '**Process**\n\nFormats:\n\n- a\n\nNotes:\n\n- b\n\n**Formats and preparation**\n',
    [
      '1 bold «Process» process in process',
      '  1.75 colon «Formats:» formats in process',
      '  1.5 colon «Notes:» - in process',
      '  1.25 bold «Formats and preparation» formats+preparation in process',
    ],
  ],
  [
    '**Notes**\n\n**Formats**\n\n**Process**\n\n**Negotiate**\n\n**Leveling**\n',
    [
      '1 bold «Notes» - in none',
      '1 bold «Formats» formats in process',
      '1 bold «Process» process in process',
      '1 bold «Negotiate» negotiate in finish',
      '1 bold «Leveling» leveling in process',
    ],
  ],
  [
    '## Notes\n\n**Process**\n\nMY LINES\n\n- a\n\nMore:\n\n- b\n',
    [
      '2 heading «Notes» - in none',
      '  3 bold «Process» process in process',
      '  3 capitals «MY LINES» lines in lines',
      '    3.5 colon «More:» - in lines',
    ],
  ],
  [
    '###### Process\n\n**Formats**\n\n# Finish\n',
    [
      '6 heading «Process» process in process',
      '  7 bold «Formats» formats in process',
      '1 heading «Finish» finish in finish',
    ],
  ],
  [
    'Notes:\n\n| a | b |\n| --- | --- |\n\nNo title:\n\nProse.\n\n```\nProcess:\n```\n\n- a\n',
    ['1.5 colon «Notes:» - in none'],
  ],
  ['**Process**\n**Formats**\n- a\n', ['1 bold «Process» process in process']],
])('%j', (text, expected) => expect(arranged(text)).toEqual(expected));

test('a section reaches to the end of what stands below it', () => {
  const text = '# A\n\n## B\n\nb\n\n### C\n\n- c\n\n## D\n';
  const { root } = new LiveNote(text, 'note', READING).note;
  const [a] = root.children;
  const [b, d] = a!.children;
  const written = (section: Section) => {
    const { start, end } = sectionRegion(section);
    return text.slice(start, end);
  };
  expect([a, b, d].map((section) => written(section!))).toEqual([
    'A\n\n## B\n\nb\n\n### C\n\n- c\n\n## D',
    'B\n\nb\n\n### C\n\n- c',
    'D',
  ]);
  expect([...headingsIn(root)]).toEqual(['A', 'B', 'C', 'D']);
});
