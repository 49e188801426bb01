import type { Table as MdTable, Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import type { Anchor, Span } from '../text/span.ts';
import { type Block, type Comment, type Fragment, type Line, Mark, type Run } from './block.ts';
import { covering, paragraphBlocks } from './paragraph.ts';

/** What a Markdown tree holds, as blocks. Spans count from `anchor`, which stands at the start of `source`. */
export function readTree({ children }: Root, source: string, anchor: Anchor): Fragment {
  const reader = new Reader(source, anchor);
  const blocks = reader.blocks(children);
  return { blocks, comments: reader.comments };
}

class Reader {
  readonly comments: Comment[] = [];

  constructor(
    private readonly source: string,
    private readonly anchor: Anchor,
  ) {}

  blocks(nodes: readonly RootContent[]): Block[] {
    const result: Block[] = [];
    for (const node of nodes) this.block(node, result);
    return result;
  }

  private block(node: RootContent, out: Block[]): void {
    const span = this.span(node);
    switch (node.type) {
      case 'heading': {
        const lines = this.lines(node.children, span);
        const line = lines.length > 1 ? this.merge(lines) : lines[0];
        out.push({
          type: 'heading',
          depth: node.depth,
          line: line ?? { text: '', runs: [], span: this.emptyHeading(span) },
          span,
        });
        return;
      }
      case 'paragraph':
        out.push(...paragraphBlocks(this.lines(node.children, span), span));
        return;
      case 'list':
        out.push({
          type: 'list',
          ordered: node.ordered === true,
          items: node.children.map((item) => ({
            checked: item.checked ?? undefined,
            blocks: this.blocks(item.children),
            span: this.span(item),
          })),
          span,
        });
        return;
      case 'table':
        out.push(this.table(node, span));
        return;
      case 'blockquote':
        out.push({ type: 'quote', blocks: this.blocks(node.children), span });
        return;
      case 'footnoteDefinition':
        out.push({ type: 'quote', blocks: this.blocks(node.children), span });
        return;
      case 'code':
        out.push({ type: 'code', text: node.value, span });
        return;
      case 'html': {
        const text = this.withoutComments(node.value, span.start);
        out.push({ type: 'html', text, span });
        return;
      }
      case 'thematicBreak':
        out.push({ type: 'break', span });
        return;
      default:
        return;
    }
  }

  private table(node: MdTable, span: Span): Block {
    const rows = node.children.map((row) => ({
      cells: row.children.map((cell) => {
        const cellSpan = this.span(cell);
        return this.merge(this.lines(cell.children, cellSpan)) ?? this.emptyCell(cellSpan);
      }),
      span: this.span(row),
    }));
    return { type: 'table', header: rows[0]?.cells ?? [], rows: rows.slice(1), span };
  }

  private emptyCell(cell: Span): Line {
    let start = cell.start;
    if (this.source[start] === '|') start++;
    return { text: '', runs: [], span: { anchor: this.anchor, start, end: start } };
  }

  /** An empty heading's range is its marker: there is no text to point at. */
  private emptyHeading(span: Span): Span {
    return span;
  }

  private merge(lines: readonly Line[]): Line | undefined {
    const first = lines[0];
    if (!first || lines.length === 1) return first;
    const runs: Run[] = [];
    for (const line of lines) {
      const before = runs.at(-1);
      if (before) runs.push({ text: ' ', start: before.end, end: before.end, marks: 0 });
      runs.push(...line.runs);
    }
    return {
      text: runs.map((run) => run.text).join(''),
      runs,
      span: covering(lines, first.span),
    };
  }

  private lines(nodes: readonly PhrasingContent[], span: Span): Line[] {
    const rows: Run[][] = [[]];
    this.phrasing(nodes, 0, rows, span.start);
    const lines: Line[] = [];
    for (const row of rows) {
      const runs = trim(row);
      const first = runs[0];
      const last = runs.at(-1);
      if (!first || !last) continue;
      lines.push({
        text: runs.map((run) => run.text).join(''),
        runs,
        span: { anchor: this.anchor, start: first.start, end: last.end },
      });
    }
    return lines;
  }

  private phrasing(
    nodes: readonly PhrasingContent[],
    marks: number,
    rows: Run[][],
    from: number,
  ): number {
    let at = from;
    for (const node of nodes) {
      const start = node.position?.start.offset ?? at;
      const end = node.position?.end.offset ?? start;
      switch (node.type) {
        case 'text':
          this.text(node.value, start, end, marks, rows);
          break;
        case 'inlineCode': {
          const ticks = /^`+ ?/.exec(this.source.slice(start, end))?.[0].length ?? 1;
          const inner = start + ticks;
          rows.at(-1)!.push({
            text: node.value,
            start: inner,
            end: Math.min(end, inner + node.value.length),
            marks: marks | Mark.code,
          });
          break;
        }
        case 'break':
          rows.push([]);
          break;
        case 'html': {
          const text = this.withoutComments(node.value, start);
          if (/^<br\s*\/?>$/i.test(text)) rows.push([]);
          // `<Role>` is a tag to Markdown and a blank to fill in to the person who wrote it.
          else if (isUnknownTag(text)) rows.at(-1)!.push({ text, start, end, marks });
          break;
        }
        case 'image':
        case 'imageReference':
          rows.at(-1)!.push({ text: node.alt ?? '', start, end, marks: marks | Mark.image });
          break;
        case 'footnoteReference':
          break;
        case 'emphasis':
        case 'strong':
        case 'delete':
        case 'link':
        case 'linkReference':
          this.phrasing(node.children, marks | MARKS[node.type], rows, start);
          break;
        default:
          break;
      }
      at = end;
    }
    return at;
  }

  private text(value: string, start: number, end: number, marks: number, rows: Run[][]): void {
    const parts = value.split('\n');
    let at = start;
    parts.forEach((part, i) => {
      if (i > 0) {
        rows.push([]);
        at = this.nextLine(at, end);
      }
      if (part === '') return;
      const exact = this.source.startsWith(part, at);
      const lineEnd = exact ? at + part.length : this.lineEnd(at, end);
      rows.at(-1)!.push({ text: part, start: at, end: lineEnd, marks });
      at = lineEnd;
    });
  }

  /** Where the next line's text starts, past its indentation and quote markers. */
  private nextLine(from: number, limit: number): number {
    let at = from;
    while (at < limit && this.source[at] !== '\n' && this.source[at] !== '\r') at++;
    if (this.source[at] === '\r' && this.source[at + 1] === '\n') at++;
    at++;
    while (at < limit && /[ \t>]/.test(this.source[at]!)) at++;
    return Math.min(at, limit);
  }

  private lineEnd(from: number, limit: number): number {
    let at = from;
    while (at < limit && this.source[at] !== '\n' && this.source[at] !== '\r') at++;
    return at;
  }

  private withoutComments(value: string, start: number): string {
    let text = '';
    let at = 0;
    while (at < value.length) {
      const open = value.indexOf('<!--', at);
      if (open < 0) break;
      text += value.slice(at, open);
      const close = value.indexOf('-->', open + 4);
      const end = close < 0 ? value.length : close + 3;
      this.comments.push({
        text: value.slice(open + 4, close < 0 ? value.length : close),
        span: { anchor: this.anchor, start: start + open, end: start + end },
      });
      at = end;
    }
    return text + value.slice(at);
  }

  private span(node: Nodes | Parents): Span {
    return {
      anchor: this.anchor,
      start: node.position?.start.offset ?? 0,
      end: node.position?.end.offset ?? 0,
    };
  }
}

const HTML_ELEMENTS = new Set(
  (
    'a abbr address article aside audio b bdi bdo blockquote br button caption center cite code col ' +
    'colgroup data dd del details dfn dialog div dl dt em embed fieldset figcaption figure font ' +
    'footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li ' +
    'link main mark meta nav ol option p picture pre progress q s samp script section select small ' +
    'source span strike strong style sub summary sup svg table tbody td template textarea tfoot th ' +
    'thead time title tr track tt u ul var video wbr'
  ).split(' '),
);

function isUnknownTag(text: string): boolean {
  const name = /^<\/?([a-z][a-z0-9-]*)/i.exec(text)?.[1];
  return name !== undefined && !HTML_ELEMENTS.has(name.toLowerCase());
}

const MARKS = {
  emphasis: Mark.emphasis,
  strong: Mark.strong,
  delete: Mark.struck,
  link: Mark.link,
  linkReference: Mark.link,
} as const;

function trim(row: readonly Run[]): Run[] {
  const runs = [...row];
  while (runs.length > 0) {
    const first = runs[0]!;
    const rest = first.text.trimStart();
    if (rest === first.text) break;
    if (rest === '') runs.shift();
    else {
      runs[0] = { ...first, text: rest, start: first.start + first.text.length - rest.length };
      break;
    }
  }
  while (runs.length > 0) {
    const last = runs.at(-1)!;
    const rest = last.text.trimEnd();
    if (rest === last.text) break;
    if (rest === '') runs.pop();
    else {
      runs[runs.length - 1] = {
        ...last,
        text: rest,
        end: last.end - (last.text.length - rest.length),
      };
      break;
    }
  }
  return runs;
}
