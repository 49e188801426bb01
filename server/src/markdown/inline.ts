import { isLetterOrDigit } from '../text/letters.ts';
import type { Anchor } from '../text/span.ts';
import { type Line, Mark, type Run } from './block.ts';

/** Nothing in such a line means anything but itself. */
const PLAIN = /^[^*_`[\]<&\\~!@|:]*$/;
/** What is no plain text for certain, or becomes a link by itself. */
const BEYOND = /[<\\~]|&(?:#|[a-z][a-z0-9]*;)|!\[|\*{3}/i;
/** What may become a link by itself. */
const LINKED = /:\/\/|www\.|[\w.+-]@[\w.-]/i;
const WWW = /www\./i;
/** What does so for certain, with nothing around it. */
const ADDRESS = /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[a-z0-9/.-]*)?(?<=[a-z0-9/])(?=\s|$)/;
/** What may stand before text that is set, and after it. */
const BEFORE = /[\s(“"]/;
const AFTER = /[\s).,;:!?”"]/;

/**
 * Reads the inside of one line that holds no more than plain text, `**strong**`, `*emphasis*`, code
 * and links, each complete and none in another. Offsets count from `start`, where the text stands.
 * Gives nothing for a line that may mean anything else.
 */
function readInline(text: string, start: number): Run[] | undefined {
  if (PLAIN.test(text))
    return WWW.test(text) ? undefined : text === '' ? [] : [run(text, start, 0)];
  if (BEYOND.test(text)) return undefined;
  const runs: Run[] = [];
  let plain = 0;
  let linked = false;
  const flush = (end: number) => {
    if (end === plain) return;
    const written = text.slice(plain, end);
    linked ||= LINKED.test(written);
    runs.push(run(written, start + plain, 0));
  };
  for (let at = 0; at < text.length; ) {
    const char = text[at]!;
    if (char === '_') {
      // Inside of a word it is a letter like others.
      if (!isWord(text[at - 1]) || !isWord(text[at + 1])) return undefined;
      at++;
    } else if (char === '*') {
      const strong = text[at + 1] === '*';
      const width = strong ? 2 : 1;
      const end = closing(text, at, width);
      if (end === undefined) return undefined;
      flush(at);
      linked ||= LINKED.test(text.slice(at, end));
      runs.push(
        run(text.slice(at + width, end), start + at + width, strong ? Mark.strong : Mark.emphasis),
      );
      at = plain = end + width;
    } else if (char === '`') {
      const end = text.indexOf('`', at + 1);
      const inner = text.slice(at + 1, end);
      if (end < at + 2 || text[end + 1] === '`' || inner.trim() !== inner) return undefined;
      flush(at);
      runs.push(run(inner, start + at + 1, Mark.code));
      at = plain = end + 1;
    } else if (char === '[') {
      const link = LINK.exec(text.slice(at));
      if (!link) return undefined;
      const [whole, name, target] = link;
      if (target === undefined) at += whole.length;
      else {
        if (!PLAIN.test(name!) || LINKED.test(name!) || name!.trim() !== name || name === '')
          return undefined;
        flush(at);
        runs.push(run(name!, start + at + 1, Mark.link));
        at = plain = at + whole.length;
      }
    } else if (char === 'h' && (at === 0 || text[at - 1] === ' ')) {
      const address = ADDRESS.exec(text.slice(at))?.[0];
      if (address) {
        flush(at);
        runs.push(run(address, start + at, Mark.link));
        plain = at + address.length;
      }
      at += address?.length ?? 1;
    } else at++;
  }
  flush(text.length);
  return linked ? undefined : runs.slice();
}

/** The line that `readInline` reads; its place is that of its visible text. */
export function simpleLine(written: string, start: number, anchor: Anchor): Line | undefined {
  const runs = readInline(written, start);
  if (!runs) return undefined;
  const text = runs.length === 1 ? runs[0]!.text : runs.map((run) => run.text).join('');
  const span = { anchor, start: runs[0]?.start ?? start, end: runs.at(-1)?.end ?? start };
  return { text, runs, span };
}

/** A link, or brackets that are none as long as nothing defines them. */
const LINK = /^\[([^[\]`*_]*)\](?:\(([^\s()<>"'\\&]*)\)|(?![([:]))/;

/** Where text ends that `width` asterisks set, if that is certain. */
function closing(text: string, open: number, width: number): number | undefined {
  const before = text[open - 1];
  if (before !== undefined && !BEFORE.test(before)) return undefined;
  if (!isWord(text[open + width])) return undefined;
  const end = text.indexOf('*', open + width);
  if (end < 0 || /[`[_]/.test(text.slice(open + width, end))) return undefined;
  if (text.slice(end, end + width) !== '*'.repeat(width) || text[end + width] === '*')
    return undefined;
  const after = text[end + width];
  if (/\s/.test(text[end - 1]!) || (after !== undefined && !AFTER.test(after))) return undefined;
  return end;
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && isLetterOrDigit(char, 0);
}

function run(text: string, start: number, marks: number): Run {
  return { text, start, end: start + text.length, marks };
}
