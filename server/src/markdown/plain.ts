import type { Anchor } from '../text/span.ts';
import type { Fragment, Heading, Line, Paragraph } from './block.ts';

/** A chunk of titles and paragraphs in which no other character means anything to Markdown. */
const PLAIN =
  /^(?:(?:#{1,6} (?=[\p{L}\p{N}])|(?=\p{L}))[^*_`<>[\]\\&#|~:@•◦▪‣·●○=\t\r\n-]*(?:\n|$)|\n)+$/u;
/** What becomes a link by itself, or a blank at the end of a line. */
const MEANS = /www\.|:\/\/| (?:\n|$)/i;
/** Longer texts are read by the parser. */
const LONGEST = 20_000;

/**
 * Reads plain titles and paragraphs without a parser, which for most prose is the same many times
 * faster. Gives nothing for a text that holds anything else. Lines end with LF.
 */
export function readPlain(text: string, anchor: Anchor): Fragment | undefined {
  if (text.length > LONGEST || !PLAIN.test(text) || MEANS.test(text)) return undefined;
  const blocks: (Heading | Paragraph)[] = [];
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
    const depth = /^#*/.exec(written)![0].length;
    if (written === '' || depth > 0) flush();
    if (depth > 0) {
      const line = lineOf(written.slice(depth + 1), at + depth + 1, anchor);
      const span = { anchor, start: at, end: at + written.length };
      blocks.push({ type: 'heading', depth, line, span });
    } else if (written !== '') lines.push(lineOf(written, at, anchor));
    at += written.length + 1;
  }
  flush();
  return { blocks, comments: [] };
}

function lineOf(text: string, start: number, anchor: Anchor): Line {
  const end = start + text.length;
  return { text, runs: [{ text, start, end, marks: 0 }], span: { anchor, start, end } };
}
