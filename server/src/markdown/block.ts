import type { Span } from '../text/span.ts';

/** How a run of text is set. Bits of `Run.marks`. */
export const Mark = { strong: 1, emphasis: 2, struck: 4, code: 8, link: 16, image: 32 } as const;

/** A run of visible text with the same marks. `start` and `end` are offsets from the line's anchor. */
export interface Run {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly marks: number;
}

/** One line of a paragraph, heading or cell, as the reader sees it: markup is gone. */
export interface Line {
  readonly text: string;
  readonly runs: readonly Run[];
  /** The visible text's place in the source, without markers around it. */
  readonly span: Span;
}

/** A heading; `depth` is 1 to 6. */
export interface Heading {
  readonly type: 'heading';
  readonly depth: number;
  readonly line: Line;
  readonly span: Span;
}

/** A paragraph: at least one line, none of them empty. */
export interface Paragraph {
  readonly type: 'paragraph';
  readonly lines: readonly Line[];
  readonly span: Span;
}

/** An item of a list. */
export interface Item {
  /** `true` ticked, `false` not ticked, `undefined` no task. */
  readonly checked: boolean | undefined;
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** A list, ordered or not. */
export interface List {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly items: readonly Item[];
  readonly span: Span;
}

/** A table: its header, and the rows below it. */
export interface Table {
  readonly type: 'table';
  readonly header: readonly Line[];
  readonly rows: readonly Row[];
  readonly span: Span;
}

/** A row of a table: its cells from left to right, empty ones too. */
export interface Row {
  readonly cells: readonly Line[];
  readonly span: Span;
}

/** A quotation, or a footnote. */
export interface Quote {
  readonly type: 'quote';
  readonly blocks: readonly Block[];
  readonly span: Span;
}

/** A code block: its text is content, never a title or a statement. */
export interface Code {
  readonly type: 'code';
  readonly text: string;
  readonly span: Span;
}

/** An HTML block, comments left out of `text`. */
export interface Html {
  readonly type: 'html';
  readonly text: string;
  readonly span: Span;
}

/** A thematic break. */
export interface Break {
  readonly type: 'break';
  readonly span: Span;
}

/** What Markdown is made of, as far as notes have it. */
export type Block = Heading | Paragraph | List | Table | Quote | Code | Html | Break;

/** An HTML comment, wherever it stands; `text` is what is between its markers. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
}

/** What a stretch of Markdown holds. */
export interface Fragment {
  readonly blocks: readonly Block[];
  readonly comments: readonly Comment[];
}

/** The part of a line from visible character `from` to `to` (UTF-16), blanks at both ends left out. */
export function sliceLine(line: Line, from: number, to: number = line.text.length): Line {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(line.text[start]!)) start++;
  while (end > start && /\s/.test(line.text[end - 1]!)) end--;
  if (start === 0 && end === line.text.length) return line;
  const runs: Run[] = [];
  let at = 0;
  for (const run of line.runs) {
    const low = Math.max(start - at, 0);
    const high = Math.min(end - at, run.text.length);
    if (low < high) {
      // Escapes and entities make the source longer than the text: then the run stays whole.
      const exact = run.end - run.start === run.text.length;
      runs.push({
        text: run.text.slice(low, high),
        start: exact ? run.start + low : run.start,
        end: exact ? run.start + high : run.end,
        marks: run.marks,
      });
    }
    at += run.text.length;
  }
  const first = runs[0];
  const last = runs.at(-1);
  const where = line.runs.find((_, i) => startOf(line, i + 1) > start);
  const empty = where ? where.end : line.span.end;
  return {
    text: line.text.slice(start, end),
    runs,
    span: {
      anchor: line.span.anchor,
      start: first ? first.start : empty,
      end: last ? last.end : empty,
    },
  };
}

function startOf(line: Line, run: number): number {
  let at = 0;
  for (let i = 0; i < run; i++) at += line.runs[i]!.text.length;
  return at;
}

/** Whether all visible text of the line carries the mark. */
export function isAll(line: Line, mark: number): boolean {
  return (
    line.runs.some(({ marks }) => (marks & mark) !== 0) &&
    line.text.trim() !== '' &&
    line.runs.every((run) => (run.marks & mark) !== 0 || run.text.trim() === '')
  );
}
