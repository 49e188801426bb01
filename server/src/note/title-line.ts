import type { PartId } from '../guide/topics.ts';
import { isAll, type Line, Mark, type Paragraph } from '../markdown/block.ts';
import type { Titles } from './title.ts';
import { countWords, isCapitals } from './words.ts';

/** What a person uses as a title: a heading, or a line that stands like one. */
export type TitleForm = 'heading' | 'bold' | 'capitals' | 'colon';

/** The line of a paragraph that stands as a title, and what is around it. */
export interface Split {
  before?: Paragraph;
  title?: Line;
  form?: TitleForm;
  after?: Paragraph;
}

/** The same paragraph is split again with each edit near it. */
const SPLIT = new WeakMap<
  Paragraph,
  { listed: boolean; part: PartId | undefined; titles: Titles; split: Split }
>();

/** Splits a paragraph at the line that stands as a title; `listed` when a list or table follows. */
export function splitTitle(
  paragraph: Paragraph,
  listed: boolean,
  titles: Titles,
  part: PartId | undefined,
): Split {
  if (!mayHoldTitle(paragraph, listed)) return { before: paragraph };
  const known = SPLIT.get(paragraph);
  if (known && known.listed === listed && known.part === part && known.titles === titles)
    return known.split;
  const split = splitAnew(paragraph, listed, titles, part);
  if (split.title) SPLIT.set(paragraph, { listed, part, titles, split });
  return split;
}

/** Whether a title may be in a paragraph: most are told from their length and how they begin. */
function mayHoldTitle({ lines }: Paragraph, listed: boolean): boolean {
  const first = lines[0]!;
  if (listed && lines.at(-1)!.text.length <= LONGEST) return true;
  if (first.text.length > LONGEST) return false;
  return first.runs.some(({ marks }) => (marks & Mark.strong) !== 0) || !/\p{Ll}/u.test(first.text);
}

/** No title is longer, in characters. */
const LONGEST = 200;

function splitAnew(
  paragraph: Paragraph,
  listed: boolean,
  titles: Titles,
  part: PartId | undefined,
): Split {
  const { lines } = paragraph;
  const first = lines[0]!;
  const last = lines.at(-1)!;
  const alone = lines.length === 1;

  if (isAll(first, Mark.strong) && countWords(first.text) <= 20 && !holdsValue(first, titles)) {
    const short = countWords(first.text) <= 8 || first.text.trimEnd().endsWith('?');
    if (alone || short) return { title: first, form: 'bold', ...rest(paragraph, 1) };
  }
  if (isCapitals(first.text) && countWords(first.text) <= 8) {
    const known = titles.match(first.text, { part }).length > 0;
    if (alone ? listed : known) return { title: first, form: 'capitals', ...rest(paragraph, 1) };
  }
  const colon = /[:：]\s*$/.test(last.text);
  if (listed && (colon || alone) && countWords(last.text) <= 10) {
    const known = titles.match(last.text, { part }).length > 0;
    // “**Interviewers** I looked up:” is a label, whose list answers it.
    if (!known && opensWithTopic(last, titles)) return { before: paragraph };
    // A short line that is a topic's title and has a list under it needs no colon to be one.
    if (
      (colon && (alone || known)) ||
      (alone && known && !last.text.includes('?') && !holdsValue(last, titles))
    ) {
      const before = alone ? {} : { before: slice(paragraph, 0, lines.length - 1) };
      return { ...before, title: last, form: 'colon' };
    }
  }
  return { before: paragraph };
}

/** Whether what is bold at the start of a line is a topic’s title, and words follow. */
function opensWithTopic({ runs }: Line, titles: Titles): boolean {
  const [first] = runs;
  if (!first || runs.length < 2 || (first.marks & Mark.strong) === 0) return false;
  return titles.match(first.text, { label: true }).length > 0;
}

/** Whether a line is a label with its value, such as **Formats: two rounds**. */
function holdsValue(line: Line, titles: Titles): boolean {
  const colon = /[:：]\s+\S/.exec(line.text);
  if (!colon) return false;
  return titles.match(line.text.slice(0, colon.index), { label: true }).length > 0;
}

function rest(paragraph: Paragraph, from: number): { after?: Paragraph } {
  return paragraph.lines.length > from
    ? { after: slice(paragraph, from, paragraph.lines.length) }
    : {};
}

function slice(paragraph: Paragraph, from: number, to: number): Paragraph {
  const lines = paragraph.lines.slice(from, to);
  const { anchor, start } = lines[0]!.span;
  return { type: 'paragraph', lines, span: { anchor, start, end: lines.at(-1)!.span.end } };
}
