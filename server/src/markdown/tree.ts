import type { Table as MdTable, Nodes, Root, RootContent } from 'mdast';
import type { Anchor, Span } from '../text/span.ts';
import type { Block, Comment, Fragment, Line, Run } from './block.ts';
import { withoutComments } from './html.ts';
import { LineReader } from './line-reader.ts';
import { covering, paragraphBlocks } from './paragraph.ts';

/** What a Markdown tree holds, as blocks. Spans count from `anchor`, which stands at the start of `source`. */
export function readTree({ children }: Root, source: string, anchor: Anchor): Fragment {
  const reader = new Reader(source, anchor);
  const blocks = reader.blocks(children);
  return { blocks, comments: reader.comments };
}

class Reader {
  readonly comments: Comment[] = [];
  private readonly lines: LineReader;

  constructor(
    private readonly source: string,
    private readonly anchor: Anchor,
  ) {
    this.lines = new LineReader(source, anchor, this.comments);
  }

  blocks(nodes: readonly RootContent[]): Block[] {
    const result: Block[] = [];
    for (const node of nodes) this.block(node, result);
    return result;
  }

  private block(node: RootContent, out: Block[]): void {
    const span = this.span(node);
    switch (node.type) {
      case 'heading': {
        const lines = this.lines.read(node.children, span);
        // Hyphens right below several lines make a heading of them, and part them to whoever wrote them.
        if (node.depth === 2 && lines.length > 1) {
          out.push(...paragraphBlocks(lines));
          return;
        }
        const line = this.merge(lines);
        // An empty one has no text to point at, but its marker.
        const text = line ?? { text: '', runs: [], span };
        out.push({ type: 'heading', depth: node.depth, line: text, span });
        return;
      }
      case 'paragraph':
        out.push(...paragraphBlocks(this.lines.read(node.children, span)));
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
      case 'footnoteDefinition':
        out.push({ type: 'quote', blocks: this.blocks(node.children), span });
        return;
      case 'code':
        // How many empty lines code or HTML that an item left open ends with depends on what follows.
        out.push({ type: 'code', text: node.value.trimEnd(), span });
        return;
      case 'html': {
        const written = node.value.trimEnd();
        const text = withoutComments(written, span.start, this.anchor, this.comments);
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
        // “Ann Lee<br>Bob Roy”
        return (
          this.merge(this.lines.read(cell.children, cellSpan), ', ') ?? this.emptyCell(cellSpan)
        );
      }),
      span: this.span(row),
    }));
    return { type: 'table', header: rows[0]!.cells, rows: rows.slice(1), span };
  }

  private emptyCell(cell: Span): Line {
    let start = cell.start;
    if (this.source[start] === '|') start++;
    return { text: '', runs: [], span: { anchor: this.anchor, start, end: start } };
  }

  private merge(lines: readonly Line[], between = ' '): Line | undefined {
    const first = lines[0];
    if (!first || lines.length === 1) return first;
    const runs: Run[] = [];
    for (const line of lines) {
      const before = runs.at(-1);
      if (before) {
        // “Hiring<br>manager” goes on.
        const parts = [before, line].every(({ text }) => /\S\s\S/.test(text));
        const text = parts && /[\p{L}\p{N})\]]$/u.test(before.text) ? between : ' ';
        runs.push({ text, start: before.end, end: before.end, marks: 0 });
      }
      runs.push(...line.runs);
    }
    return {
      text: runs.map((run) => run.text).join(''),
      runs,
      span: covering(lines),
    };
  }

  private span({ position }: Nodes): Span {
    const start = position!.start.offset!;
    let end = position!.end.offset!;
    // Whether a fence left open in an item ends with the empty line behind it depends on what follows.
    while (end > start && /[\r\n]/.test(this.source[end - 1]!)) end--;
    return { anchor: this.anchor, start, end };
  }
}
