// How a note is arranged under its titles: each with its level and what it is about, indented by what it stands under.
import { expect, test } from 'vitest';
import { LiveNote } from '../../server/src/note/live-note.ts';
import { descend, headingsIn, type Section, sectionRegion } from '../../server/src/note/section.ts';
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

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
const long = 'w'.repeat(200);

// What stands as a title, and what is too long for one, or not alone.
test.each<[note: string, titles: string[]]>([
  [`**${words(20)}**\n`, [words(20)]],
  [`**${words(21)}**\n`, []],
  [`**${words(8)}**\nsome text\n`, [words(8)]],
  [`**${words(9)}**\nsome text\n`, []],
  [`**${words(9)}?** \nsome text\n`, [`${words(9)}?`]],
  [`some text\n**${words(3)}**\n`, []],
  ['**Formats: two rounds**\n', []],
  ['**Formats:two rounds**\n', ['Formats:two rounds']],
  ['**Loot: two rounds**\n', ['Loot: two rounds']],
  ['**Schedule: two rounds**\n', []],
  [`${words(8).toUpperCase()}\n\n- a\n`, [words(8).toUpperCase()]],
  [`${words(9).toUpperCase()}\n\n- a\n`, []],
  ['NOTES\n\nsome text\n', []],
  ['NOTES\nsome text\n\n- a\n', []],
  ['FORMATS\nsome text\n', ['FORMATS']],
  ['SCHEDULE\nsome text\n', []],
  ['## Process\n\nSCHEDULE\nsome text\n', ['Process', 'SCHEDULE']],
  [`${words(10)}:\n\n- a\n`, [`${words(10)}:`]],
  [`${words(11)}:\n\n- a\n`, []],
  ['a: note\n\n- a\n', []],
  ['Some text\nFormats:\n\n- a\n', ['Formats:']],
  ['Some text\nNotes:\n\n- a\n', []],
  ['Formats\n\n- a\n', ['Formats']],
  ['Formats?\n\n- a\n', []],
  ['Some text\nFormats\n\n- a\n', []],
  ['Schedule\n\n- a\n', []],
  ['## Process\n\nSchedule\n\n- a\n', ['Process', 'Schedule']],
  [`${long}w\nFormats:\n\n- a\n`, ['Formats:']],
  [`${long}:\n\n- a\n`, []],
  [`**${long}w**\n`, []],
  [`${long}\n`, []],
])('titles of %j', (text, titles) => {
  const { root } = new LiveNote(text, 'note', READING).note;
  const found = [...descend(root)].flatMap(({ title }) => title?.line.text ?? []);
  expect(found).toEqual(titles);
});

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
