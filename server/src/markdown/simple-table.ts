import type { Anchor, Span } from '../text/span.ts';
import type { Line, Row, Table } from './block.ts';
import { simpleLine } from './inline.ts';

const DELIMITERS = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;

/** A table, and where the line after it begins. */
interface Found {
  readonly table: Table;
  readonly after: number;
}

/**
 * Reads a table whose header is the line from `from` to `end`, where the next begins at `next`: each
 * row between bars, as wide as it likes. `none` where no table begins, nothing where one may.
 */
export function readTable(
  text: string,
  from: number,
  end: number,
  next: number,
  anchor: Anchor,
): Found | 'none' | undefined {
  const second = text.indexOf('\n', next);
  const stop = second < 0 ? text.length : second;
  const below = text.slice(next, stop).replace(/\r$/, '');
  if (!/^[\s|:]*-/.test(below)) return 'none';
  // A carriage return within ends a line, too.
  if (below.includes('\r') || text[from] !== '|') return undefined;
  if (!DELIMITERS.test(below) || !below.includes('|')) return undefined;
  const header = readRow(text, from, end, anchor);
  if (header?.cells.length !== cellsOf(below).length) return undefined;
  const rows: Row[] = [];
  let at = second < 0 ? text.length : second + 1;
  let last = next + below.length;
  while (at < text.length) {
    const line = text.indexOf('\n', at);
    const lineStop = line < 0 ? text.length : line;
    const lineEnd = lineStop > at && text[lineStop - 1] === '\r' ? lineStop - 1 : lineStop;
    if (lineEnd === at) break;
    const row = text[at] === '|' ? readRow(text, at, lineEnd, anchor) : undefined;
    if (!row) return undefined;
    rows.push(row);
    last = lineEnd;
    at = line < 0 ? text.length : line + 1;
  }
  const span: Span = { anchor, start: from, end: last };
  return { table: { type: 'table', header: header.cells, rows, span }, after: at };
}

function readRow(text: string, from: number, end: number, anchor: Anchor): Row | undefined {
  const cells: Line[] = [];
  // Blanks behind the last bar make no cell.
  let stop = end;
  while (text[stop - 1] === ' ') stop--;
  const row = text.slice(from, stop);
  if (row.includes('\r')) return undefined;
  for (const { start, written } of cellsOf(row)) {
    const trimmed = written.trim();
    const at = from + start + (trimmed === '' ? 0 : written.indexOf(trimmed));
    const line = simpleLine(trimmed, at, anchor);
    if (!line) return undefined;
    cells.push(line);
  }
  return cells.length > 0 ? { cells, span: { anchor, start: from, end } } : undefined;
}

/** The cells of a row, and where each begins behind its bar. */
function cellsOf(row: string): { start: number; written: string }[] {
  const cells: { start: number; written: string }[] = [];
  let start = row[0] === '|' ? 1 : 0;
  const end = row.length > 1 && row.endsWith('|') ? row.length - 1 : row.length;
  for (let at = start; at <= end; at++)
    if (at === end || row[at] === '|') {
      cells.push({ start, written: row.slice(start, at) });
      start = at + 1;
    }
  return cells;
}
