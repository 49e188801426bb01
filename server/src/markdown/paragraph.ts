import type { Span } from '../text/span.ts';
import type { Block, Line, Run } from './block.ts';

const BULLET = /^\s*[•◦▪‣·●○]\s+/;
const LETTER = /^\(?([a-z])[.)]\s+(?=\S)/;
const NUMBER = /^\d{1,2}\.\d{1,2}[.)]?\s+(?=\S)/;

/** Lines of a paragraph that start with `•`, or end it with `a)`, `b)`…, or are `1.1`, `1.2`…, are a list to the person who wrote them. */
export function paragraphBlocks(lines: readonly Line[]): Block[] {
  const out: Block[] = [];
  const mark = lines.every(isPlain) ? undefined : markOf(lines);
  if (!mark) return lines.length > 0 ? [{ type: 'paragraph', lines, span: covering(lines) }] : out;
  let plain: Line[] = [];
  let bullets: Line[][] = [];
  const flushPlain = () => {
    if (plain.length > 0) out.push({ type: 'paragraph', lines: plain, span: covering(plain) });
    plain = [];
  };
  const flushBullets = () => {
    if (bullets.length > 0) {
      const items = bullets.map((item) => {
        const itemSpan = covering(item);
        return {
          checked: undefined,
          blocks: [{ type: 'paragraph' as const, lines: item, span: itemSpan }],
          span: itemSpan,
        };
      });
      out.push({ type: 'list', ordered: false, items, span: covering(bullets.flat()) });
    }
    bullets = [];
  };
  for (const line of lines) {
    const marker = mark.exec(line.text)?.[0];
    if (marker !== undefined) {
      flushPlain();
      bullets.push([cut(line, marker.length)]);
    } else {
      flushBullets();
      plain.push(line);
    }
  }
  flushPlain();
  flushBullets();
  return out;
}

/** Whether a line begins as prose does: quick, since most lines do. */
function isPlain({ text }: Line): boolean {
  const first = text.charCodeAt(0) | 32;
  return first >= 97 && first <= 122 && text[1] !== '.' && text[1] !== ')';
}

/** What makes items of lines, if anything does. */
function markOf(lines: readonly Line[]): RegExp | undefined {
  const first = lines.findIndex(({ text }) => LETTER.test(text));
  const lettered = first < 0 ? [] : lines.slice(first);
  if (
    lettered.length > 1 &&
    lettered.every(({ text }, i) => LETTER.exec(text)?.[1]?.charCodeAt(0) === 97 + i)
  )
    return LETTER;
  if (lines.length > 1 && lines.every(({ text }) => NUMBER.test(text))) return NUMBER;
  return lines.some(({ text }) => BULLET.test(text)) ? BULLET : undefined;
}

function cut(line: Line, from: number): Line {
  let left = from;
  const runs: Run[] = [];
  for (const run of line.runs) {
    if (left >= run.text.length) {
      left -= run.text.length;
      continue;
    }
    runs.push(left > 0 ? { ...run, text: run.text.slice(left), start: run.start + left } : run);
    left = 0;
  }
  const { start } = runs[0]!;
  return {
    text: runs.map((run) => run.text).join(''),
    runs,
    span: { ...line.span, start },
  };
}

/** From the first line, or item, to the last, of one or more. */
export function covering(lines: readonly { readonly span: Span }[]): Span {
  const { anchor, start } = lines[0]!.span;
  return { anchor, start, end: lines.at(-1)!.span.end };
}
