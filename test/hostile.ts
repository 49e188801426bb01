// Text that no person writes, and that must neither stop us nor hide what stands beside it.

/** One kind of it. */
export interface Hostile {
  readonly name: string;
  /** Made when it is needed: together they are hundreds of megabytes. */
  text(): string;
  /** Whether it stands where front matter does, or holds all that follows. */
  readonly place?: 'first' | 'last';
}

const MB = 1_000_000;
/** As many times as five megabytes hold. */
const fill = (what: string) => what.repeat((5 * MB) / what.length);
const nested = (count: number, mark: string) =>
  Array.from({ length: count }, (_, i) => `${'  '.repeat(i)}${mark} a`).join('\n');
const numbered = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** A name of letters for a number. */
const letters = (i: number): string =>
  (i >= 26 ? letters(Math.floor(i / 26)) : '') + String.fromCharCode(97 + (i % 26));

const INSIDE: Readonly<Record<string, () => string>> = {
  // Nested.
  '10,000 nested quotes': () => `${'>'.repeat(10_000)} x`,
  '10,000 nested quotes with blanks': () => `${'> '.repeat(10_000)} x`,
  '10,000 nested lists in one line': () => `${'- '.repeat(10_000)}x`,
  '10,000 nested numbered lists in one line': () => `${'1. '.repeat(10_000)}x`,
  '2,000 nested lists, a line each': () => nested(2000, '-'),
  '2,000 nested numbered lists, a line each': () => nested(2000, '1.'),
  '10,000 nested brackets': () => '['.repeat(10_000) + ']'.repeat(10_000),
  '10,000 nested parentheses': () => `[a]${'('.repeat(10_000)}${')'.repeat(10_000)}`,
  '10,000 nested elements': () => `${'<b>'.repeat(10_000)}x${'</b>'.repeat(10_000)}`,
  'lists in quotes in lists': () => `${'> - '.repeat(5000)}x`,
  // One line.
  'a line of 5 MB': () => fill('a'),
  'a line of 5 MB of words': () => fill('ab '),
  'a line of 5 MB of stars': () => fill('**'),
  'a line of 5 MB of stars and blanks': () => fill('* '),
  'a line of 5 MB of dashes': () => fill('-'),
  'a line of 5 MB of dashes and blanks': () => fill('- '),
  'a line of 5 MB of blanks': () => `a${fill(' ')}b`,
  'a line of 5 MB of bars': () => fill('|'),
  'a line of 5 MB of brackets': () => fill('['),
  'a line of 5 MB of number signs': () => fill('#'),
  'a line of 5 MB of backslashes': () => fill('\\'),
  'a line of 5 MB of `&`': () => fill('&'),
  'a line of 5 MB of tabs': () => fill('\t'),
  // Marks that open and never close.
  '`**` 100,000 times': () => '**'.repeat(100_000),
  '`_` 100,000 times': () => '_'.repeat(100_000),
  '`[` 100,000 times': () => '['.repeat(100_000),
  '`` ` `` 100,000 times': () => `x ${'`'.repeat(100_000)}`,
  '`~` 100,000 times': () => `x ${'~'.repeat(100_000)}`,
  '`<` 100,000 times': () => '<'.repeat(100_000),
  '`![` 100,000 times': () => '!['.repeat(100_000),
  '`](` 100,000 times': () => ']('.repeat(100_000),
  '`[^` 100,000 times': () => '[^'.repeat(100_000),
  'emphasis that never closes': () => '*a **b '.repeat(20_000),
  'links that never close': () => '[a](b '.repeat(20_000),
  'tags that never close': () => '<a '.repeat(50_000),
  'code of more and more marks': () =>
    numbered(1000, (i) => `a${'`'.repeat(i)}b`).replaceAll('\n', ' '),
  // Below what is left out by itself, and a great many of it.
  'emphasis in every paragraph, 5 MB': () => fill(`${'*a **b '.repeat(600)}\n\n`),
  'brackets in every paragraph, 5 MB': () => fill(`${'['.repeat(1900)}\n\n`),
  'code in every paragraph, 5 MB': () => fill(`${'`a``b '.repeat(600)}\n\n`),
  'tags in every paragraph, 5 MB': () => fill(`${'<a b '.repeat(700)}\n\n`),
  'parentheses in every paragraph, 5 MB': () => fill(`[a](${'('.repeat(1900)}\n\n`),
  'addresses in every paragraph, 5 MB': () => fill('www.a.example a@b.example https://a\n\n'),
  'comments, 5 MB': () => fill('a <!-- x --> b\n\n'),
  'suppressions, 5 MB': () => fill('<!-- staff-prep-disable missing-lines -->\n\n'),
  'HTML, 5 MB': () => fill('<div>\nx\n</div>\n\n'),
  'fences, 5 MB': () => fill('```\nx\n```\n\n'),
  'definitions, 5 MB': () => fill('[a]: /b\n\nsee [a] x\n\n'),
  '50,000 definitions of as many labels': () =>
    numbered(50_000, (i) => `[a${i}]: /b\n\nsee [a${i}]\n`),
  'footnotes, 5 MB': () => fill('see[^a]\n\n[^a]: x\n\n'),
  'quotes in quotes, 5 MB': () => fill('> a\n> > b\n> > > c\n\n'),
  // Plain, and a great deal of it.
  '100,000 titles': () => '# a\n'.repeat(100_000),
  'a million titles': () => '# a\n'.repeat(1_000_000),
  'titles under lines, 5 MB': () => fill('a\n---\n\n'),
  'bold titles, 5 MB': () => fill('**a**\n\n- b\n\n'),
  'titles in capitals, 5 MB': () => fill('ABC\n\n- b\n\n'),
  '100,000 titles with tasks': () => '## x\n\n- [ ] y\n'.repeat(100_000),
  'titles of questions, 5 MB': () => fill('## Interviewers\n\nTBD\n\n'),
  'a table of 100,000 cells': () => `| a | b |\n| - | - |\n${'| x | y |\n'.repeat(50_000)}`,
  'a table of 100,000 columns': () =>
    `${'| a '.repeat(100_000)}|\n${'| - '.repeat(100_000)}|\n${'| x '.repeat(100_000)}|\n`,
  'a table of 100,000 interviews': () =>
    `| Interview | With |\n| - | - |\n${'| Coding | Ann Lee |\n'.repeat(50_000)}`,
  'tables, 5 MB': () => fill('| a | b |\n| - | - |\n| x | y |\n\n'),
  'paragraphs of one word, 5 MB': () => fill('a\n\n'),
  'one paragraph of a million lines': () => 'abc\n'.repeat(1_000_000),
  'one list of a million items': () => '- a\n'.repeat(1_000_000),
  'one list of 500,000 tasks': () => '- [ ] abc\n'.repeat(500_000),
  'labels, 5 MB': () => fill('- Formats: coding\n'),
  'labels of no topic, 5 MB': () => fill('- a: b\n'),
  'paragraphs of labels, 5 MB': () => fill('a: b\n'),
  'questions, 5 MB': () => fill('- who is it?\n'),
  'labels that never end, 5 MB': () => fill(`Formats${' '.repeat(9000)}: x\n\n`),
  'names of interviews that never end, 5 MB': () =>
    fill(`## Formats\n\n- Coding${' '.repeat(9000)}x\n\n`),
  'people, 5 MB': () => fill('- Interviewers: Ann Lee, Staff Engineer; Bo Ode, Director\n'),
  'crossings of a line': () => `- L1: no\n\n${'- crosses L1\n'.repeat(100_000)}`,
  'crossings in long lines, 5 MB': () => fill(`${'crosses L1 '.repeat(800)}\n\n`),
  'dates in long lines, 5 MB': () => fill(`## Formats\n\n- Coding ${'Nov 23 '.repeat(1300)}\n\n`),
  'people in long rows, 5 MB': () =>
    fill(`| Interview | With |\n| - | - |\n| Coding | ${'Ann Lee, '.repeat(1000)} |\n\n`),
  'a row of 500 other people, 1,000 times': () =>
    numbered(
      1000,
      (i) =>
        `| Interview | With |\n| - | - |\n| Coding | ${numbered(500, (j) => `Ann L${letters(500 * i + j)}`).replaceAll('\n', ', ')} |\n`,
    ),
  '200 people to a line, and a great deal about them, 5 MB': () =>
    fill(
      `- Interviewers: ${numbered(200, (i) => `Ann L${letters(i)}`).replaceAll('\n', ', ')}. ${'They know, on Nov 23. '.repeat(350)}\n\n## Day\n\n`,
    ),
  '100,000 references to nobody’s lines': () =>
    numbered(100_000, (i) => `crosses ${'XYZ'[i % 3]}${i % 9999}\n`),
  '3,000 interviews, each with somebody else, who is named once more': () =>
    `## Loop\n\n| Interview | With | Date |\n| - | - | - |\n${numbered(3000, (i) => `| Round ${letters(i)} | Ann L${letters(i)} | 2026-11-01 |`)}\n\n## Day\n\n${numbered(3000, (i) => `Ann L${letters(i)} says hi.\n`)}`,
  '100,000 odd suppressions': () =>
    numbered(100_000, (i) => `<!-- staff-prep-disable x${letters(i)} -->\n`),
  'placeholders, 5 MB': () => fill('{{date}} <Role> TBD\n\n'),
  'dates, 5 MB': () => fill('- 2026-11-23, Nov 23, 11/12/2026\n'),
  'line ends, 5 MB': () => fill('\n'),
  'lone carriage returns, 5 MB': () => fill('a\r'),
  'line ends of both characters, 5 MB': () => fill('a\r\n'),
  // Odd characters.
  'NUL bytes, 5 MB': () => fill('\0'),
  'NUL, lone surrogates, separators, overrides': () =>
    'a\0b \ud800 \udc00 \u000b \u000c \u0085 \u2028 \u2029 \u202a \u202b \u202d \u202e \u2066 \u2067 \u2069 \ufeff',
  'lone surrogates, 5 MB': () => fill('\ud800 \udc00\n'),
  'line separators of Unicode, 5 MB': () => fill('a\u2028b\u2029c\u0085d\u000be\u000c\n'),
  'right-to-left overrides, 5 MB': () => fill('\u202eabc\u202d\n\n'),
  'marks on one letter, 5 MB': () => `a${fill('\u0301')}`,
  'pictures of many parts, 5 MB': () => fill('👩‍👩‍👧‍👦\n\n'),
  'names of prototypes': () =>
    '- __proto__: x\n- constructor: y\n- toString: z\n\n## constructor\n\n## __proto__\n\n- hasOwnProperty: TBD',
};

/** They hold all that follows, or fill what may be drawn; so they stand at the end. */
const OPEN: Readonly<Record<string, () => string>> = {
  'lines of a job, 5 MB': () => fill('## Draw your lines\n\n- L1: no\n\n'),
  '100,000 lines, each drawn twice': () =>
    `## Draw your lines\n\n${numbered(100_000, (i) => `- L${i % 9999}: no\n`)}`,
  '6,000 lines, and as many references to others': () =>
    `## My lines\n\n${numbered(6000, (i) => `- L${i}: no`)}\n\n## Day\n\n${numbered(6000, (i) => `It crosses Q${i}\n`)}`,
  'a fence that never ends': () => `\`\`\`\n${fill('a\n')}`,
  'a comment that never ends': () => `<!--\n${fill('a\n')}`,
  'HTML that never ends': () => `<script>\n${fill('a\n')}`,
  'a tag that never ends': () => `<a\n${fill('b="c"\n')}`,
};

const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij']
  .map((key, i) => `${key}: &${key} [${`*${'abcdefghi'[i]},`.repeat(9)}]`)
  .join('\n')}`;
const FIRST: Readonly<Record<string, () => string>> = {
  'front matter that never ends': () => `---\n${fill('a: b\n')}`,
  'front matter of 5 MB': () => `---\n${fill('a: b\n')}---\n`,
  'front matter of 20,000 characters': () =>
    `---\n${numbered(2500, (i) => `k${i}: b`).slice(0, 19_900)}\n---\n`,
  'front matter of as many anchors': () =>
    `---\n${numbered(1200, (i) => `k${i}: &a b`).slice(0, 19_900)}\n---\n`,
  'front matter of as many aliases': () =>
    `---\na: &a b\n${numbered(1800, (i) => `k${i}: *a`).slice(0, 19_800)}\n---\n`,
  'front matter in front matter': () => `---\n${'['.repeat(19_000)}\n---\n`,
  'front matter of one long value': () => `---\ncompany: "a${' '.repeat(19_000)}b\n  c"\n---\n`,
  'aliases that grow without end': () => `---\n${bomb}\n---\n`,
  'an alias of what it stands in': () => '---\na: &a [*a]\nb: *a\n---\n',
  'keys that stand twice': () => '---\ncompany: a\ncompany: b\n---\n',
  tags: () => '---\ncompany: !!binary xyz\nstage: !custom offer\nx: !!js/function a\n---\n',
  'names of prototypes in front matter': () =>
    '---\n__proto__: {company: x}\nconstructor: y\ntoString: z\n---\n',
  'fences of front matter, 5 MB': () => fill('---\n'),
};

const of = (table: Readonly<Record<string, () => string>>, more = {}): Hostile[] =>
  Object.entries(table).map(([name, text]) => ({ name, text, ...more }));

export const HOSTILE: readonly Hostile[] = [
  ...of(INSIDE),
  ...of(OPEN, { place: 'last' }),
  ...of(FIRST, { place: 'first' }),
];
