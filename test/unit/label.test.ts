// What a line is read as: its name and what it says, whether it is bold, and whether it asks.
import { expect, test } from 'vitest';
import { parse } from '../../server/src/markdown/parse.ts';
import { answerOf, readLabel } from '../../server/src/note/label.ts';
import { Titles } from '../../server/src/note/title.ts';

const titles = new Titles();
const lineOf = (source: string) => {
  const [block] = parse(source, { offset: 0 }).fragment.blocks;
  if (block?.type !== 'paragraph') throw new Error(`no paragraph: ${source}`);
  return block.lines[0]!;
};

function look(source: string): string {
  const label = readLabel(lineOf(source), titles, { label: true });
  if (!label) return 'none';
  const { topics, name, value, bold, question } = label;
  const kinds = [...(bold ? ['bold'] : []), ...(question ? ['asks'] : [])];
  return [topics.join('+') || '-', ...kinds, `«${name.text}»`, ...(value ? [value.text] : [])].join(
    ' ',
  );
}

test.each([
  ['Formats: two', 'formats «Formats» two'],
  ['Formats:: two', 'formats «Formats» two'],
  ['Formats → two → three', 'formats «Formats» two → three'],
  ['Formats -> two', 'formats «Formats» two'],
  ['Formats => two', 'formats «Formats» two'],
  ['Formats = two', 'formats «Formats» two'],
  ['Formats – two', 'formats «Formats» two'],
  ['Formats - two', 'formats «Formats» two'],
  ['Formats—two', 'formats «Formats» two'],
  ['Formats: ', 'formats «Formats»'],
  ['Formats', 'formats «Formats»'],
  ['[x] Formats: two', 'formats «Formats» two'],
  ['[ ] Q: Formats: two', 'formats «Formats» two'],
  ['Question 2) What are the formats? two', 'formats asks «What are the formats?» two'],
  ['What are the formats?', 'formats asks «What are the formats?»'],
  ['What are the formats? → two', 'formats asks «What are the formats?» two'],
  ['What are the formats? And who decides?', 'formats asks «What are the formats?»'],
  [
    'What are the formats? → who knows: two?',
    'formats asks «What are the formats?» who knows: two?',
  ],
  ['Formats and preparation: none', 'formats+preparation «Formats and preparation» none'],
  ['It depends (formats: two)', '- «It depends (formats» two)'],
  ['a - b - c - d - e - formats: two', '- «a - b - c - d - e - formats» two'],
  ['**Formats** two', 'formats bold «Formats» two'],
  ['**Formats**: two', 'formats bold «Formats» two'],
  ['**Formats:** two', 'formats bold «Formats» two'],
  ['**Formats: two**', 'formats bold «Formats» two'],
  ['**Formats:** **two** rounds', 'formats bold «Formats» two rounds'],
  ['**Interview** formats: two', 'formats bold «Interview formats» two'],
  ['[x] **Formats:** two', 'formats bold «Formats» two'],
  ['**What are the formats?** two', 'formats bold asks «What are the formats?» two'],
  ['**Salary:** much', '- bold «Salary:» much'],
  ['**Salary** : much', '- bold «Salary» much'],
  ['**Salary**', '- bold «Salary»'],
  ['**Salary** is much', 'none'],
  ['*Formats:* two', 'formats «Formats» two'],
  ['Salary: much', '- «Salary» much'],
  ['Salary:', '- «Salary»'],
  ['Salary:much', 'none'],
  ['Well, I think: much', 'none'],
  ['v1.2: much', '- «v1.2» much'],
  [`${'x'.repeat(41)}: much`, 'none'],
  ['Is it: much?', '- «Is it» much?'],
  ['two rounds', 'none'],
])('%j is %s', (source, expected) => expect(look(source)).toBe(expected));

test.each([
  ['A: two', 'two'],
  ['a1. two', 'two'],
  ['Answer 2: two', 'two'],
  ['Reply:: two', 'two'],
  ['Answered: two', 'two'],
  ['Ann: two', 'Ann: two'],
  ['A two', 'A two'],
  ['a) two', 'a) two'],
])('the answer of %j is %j', (source, expected) =>
  expect(answerOf(lineOf(source)).text).toBe(expected),
);
