import type { PhrasingContent } from 'mdast';
import type { Anchor, Span } from '../text/span.ts';
import { type Comment, type Line, Mark, type Run } from './block.ts';
import { isUnknownTag, withoutComments } from './html.ts';

/** Reads what stands inside of paragraphs, headings and cells, of one source. Its comments go to `comments`. */
export class LineReader {
  constructor(
    private readonly source: string,
    private readonly anchor: Anchor,
    private readonly comments: Comment[],
  ) {}

  /** The lines that phrasing makes: those without visible text are left out. */
  read(nodes: readonly PhrasingContent[], span: Span): Line[] {
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
  ): void {
    let at = from;
    for (const node of nodes) {
      // What becomes a link by itself, and text beside it, may have no place of its own.
      const start = node.position?.start.offset ?? at;
      const end = node.position?.end.offset ?? start;
      switch (node.type) {
        case 'text':
          this.text(node.value, start, end, marks, rows);
          break;
        case 'inlineCode': {
          const inner = start + /^`+ ?/.exec(this.source.slice(start, end))![0].length;
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
          const text = withoutComments(node.value, start, this.anchor, this.comments);
          if (/^<br\s*\/?>$/i.test(text)) rows.push([]);
          // `<Role>` is a tag to Markdown and a blank to fill in to the person who wrote it.
          else if (isUnknownTag(text)) rows.at(-1)!.push({ text, start, end, marks });
          break;
        }
        case 'image':
        case 'imageReference':
          // A picture that nobody described, and nothing beside it, is one all the same.
          rows.at(-1)!.push({
            text: node.alt || (nodes.length === 1 ? '🖼' : ''),
            start,
            end,
            marks: marks | Mark.image,
          });
          break;
        case 'footnoteReference':
          // “Who are the interviewers?[^1]” is answered there; elsewhere a note is a remark.
          if (/[:?]\s*$/.test(rows.at(-1)!.at(-1)?.text ?? ''))
            rows.at(-1)!.push({
              text: this.source.slice(start, end),
              start,
              end,
              marks: marks | Mark.link,
            });
          break;
        case 'emphasis':
        case 'strong':
        case 'delete':
        case 'link':
        case 'linkReference':
          this.phrasing(node.children, marks | MARKS[node.type], rows, start);
          break;
        default:
      }
      at = end;
    }
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
