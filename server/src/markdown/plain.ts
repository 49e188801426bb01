import type { Anchor } from '../text/span.ts';
import type { Fragment, Line, Paragraph } from './block.ts';

/** A chunk of paragraphs in which no character means anything to Markdown. */
const PLAIN = /^(?:[\p{L}][^*_`<>[\]\\&#|~:@•◦▪‣·●○=\t\r\n-]*(?:\n|$)|\n)+$/u;
/** What becomes a link by itself, or a break at the end of a line. */
const MEANS = /www\.|:\/\/| \n/i;
/** What begins a list when it is written like a number. */
const LONGEST = 20_000;

/**
 * Reads plain paragraphs without a parser, which for most prose is the same a hundred times faster.
 * Gives nothing for a text that holds anything else. Lines end with LF.
 */
export function readPlain(text: string, anchor: Anchor): Fragment | undefined {
  if (text.length > LONGEST || !PLAIN.test(text) || MEANS.test(text)) return undefined;
  const blocks: Paragraph[] = [];
  let lines: Line[] = [];
  let at = 0;
  const flush = () => {
    const first = lines[0];
    if (!first) return;
    const span = { anchor, start: first.span.start, end: lines.at(-1)!.span.end };
    blocks.push({ type: 'paragraph', lines, span });
    lines = [];
  };
  for (const written of text.split('\n')) {
    const line = written.trimEnd();
    if (line === '') flush();
    else {
      const span = { anchor, start: at, end: at + line.length };
      lines.push({
        text: line,
        runs: [{ text: line, start: at, end: at + line.length, marks: 0 }],
        span,
      });
    }
    at += written.length + 1;
  }
  flush();
  return { blocks, comments: [] };
}
