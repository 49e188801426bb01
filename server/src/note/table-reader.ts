import { isPart, isStep, type TopicId } from '../guide/topics.ts';
import { type Block, type Line, type Row, sliceLine, type Table } from '../markdown/block.ts';
import { columnsOf, isMarker, isTopicRow } from './columns.ts';
import { isDate } from './date.ts';
import { readNamed } from './naming.ts';
import type { Section } from './section.ts';
import { type Draft, draft, say } from './statement-draft.ts';
import type { Titles } from './title.ts';
import { countWords } from './words.ts';

/**
 * Reads a table whose columns, or else rows, may be about topics: gives the statements they make.
 * What is left is said of the `owners`, under which it stands.
 */
export function readTable(
  block: Table,
  section: Section,
  titles: Titles,
  owners: readonly Draft[],
): Draft[] {
  const headed = underHeader(block, section, titles);
  if (headed) return headed;
  const columns = columnsOf(block, titles, section, owners[0]?.topic);
  const rows = isTopicRow(block.header, titles, section.part)
    ? [{ cells: block.header }, ...block.rows]
    : block.rows;
  const opened = new Map<number, Draft>();
  columns.forEach((id, column) => {
    if (!id || id === 'person') return;
    const statement = draft(id, 'column', block.header[column]!, section, { column, columns });
    statement.blocks.push(block);
    opened.set(column, statement);
  });
  const statements = [...opened.values()];
  const topicsOf = (name: Line) => {
    const { topics } = readNamed(name, titles, section.part, owners.map(topicOf), 'line');
    // A table of topics may hold the lines; a part is more than a row.
    return topics.filter((id) => !isPart(id) || id === 'lines');
  };
  const naming = opened.size > 0 ? undefined : namingColumn(rows, topicsOf);
  // Whether it was asked is no answer, and when it is due no word on what was done.
  const aside = block.header.map(({ text }) => /^(?:asked|due|deadline)\b/i.test(text.trim()));
  for (const { cells } of rows) {
    const name = naming === undefined ? undefined : cells[naming];
    const named = name ? topicsOf(name).map((id) => draft(id, 'row', name, section)) : [];
    if (named.length > 0) {
      statements.push(...named);
      for (const [i, cell] of cells.entries())
        if (i !== naming && !aside[i] && !/^\W*\d+\W*$/.test(cell.text))
          // The day a question was asked on is no answer; for a step it may be its day.
          say(cell, isDate(cell.text) ? named.filter(({ topic }) => isStep(topic)) : named);
      continue;
    }
    cells.forEach((cell, i) => {
      const statement = opened.get(i);
      if (statement) say(cell, [statement]);
      // A column of another topic says nothing about the title the table stands under.
      if (!statement || owners.some(({ topic }) => topic === statement.topic)) say(cell, owners);
    });
  }
  return statements;
}

/** A table whose header is the title of a part, and nothing else: what stands below is under it. */
function underHeader(block: Table, section: Section, titles: Titles): Draft[] | undefined {
  const [name, ...others] = block.header;
  if (!name || others.length === 0 || others.some(({ text }) => text.trim() !== ''))
    return undefined;
  const [id] = titles.match(name.text, { part: section.part }).filter(isPart);
  if (!id) return undefined;
  const owner = draft(id, 'label', name, section);
  owner.blocks.push(block);
  const header = block.header.map((cell) => sliceLine(cell, 0, 0));
  return [owner, ...readTable({ ...block, header }, section, titles, [owner])];
}

/** A line right below a table is a row of it to Markdown; to whoever wrote it without a `|`, a line. */
export function withoutTail(block: Block): readonly Block[] {
  if (block.type !== 'table' || block.header.length < 2) return [block];
  const at = block.rows.findLastIndex((row) => !isBare(row)) + 1;
  const tail = block.rows.slice(at);
  const [first] = tail;
  if (!first) return [block];
  const { anchor, end } = block.span;
  return [
    { ...block, rows: block.rows.slice(0, at) },
    {
      type: 'paragraph',
      lines: tail.flatMap(({ cells }) => cells),
      span: { anchor, start: first.span.start, end },
    },
  ];
}

/** A label, a question or a sentence without a `|`; a name alone is a row whose other cells are empty. */
function isBare({ cells: [cell, ...others], span }: Row): boolean {
  if (!cell || others.length > 0 || cell.span.start !== span.start) return false;
  return /[:：?]/.test(cell.text) || countWords(cell.text) > 3;
}

const topicOf = ({ topic }: Draft): TopicId => topic;

/** The column whose cells may name a topic: the first, or one that only numbers, boxes and dates precede. */
function namingColumn(
  rows: readonly { readonly cells: readonly Line[] }[],
  topicsOf: (name: Line) => readonly TopicId[],
): number {
  for (let at = 0; at < 3; at++) {
    const column = rows.map(({ cells }) => cells[at]);
    if (column.some((cell) => cell && topicsOf(cell).length > 0)) return at;
    const isBeside = (text: string) => isMarker(text) || isDate(text);
    if (!column.every((cell) => isBeside(cell?.text ?? ''))) return 0;
  }
  return 0;
}
