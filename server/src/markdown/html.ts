import { htmlBlockNames } from 'micromark-util-html-tag-name';
import type { Anchor } from '../text/span.ts';
import type { Comment } from './block.ts';

/** A kind of HTML block, as CommonMark has seven. */
interface HtmlBlock {
  /** The line it begins with. */
  readonly begins: RegExp;
  /** What ends it; without, an empty line does. */
  readonly ends?: RegExp;
  /** Whether it may follow a line of a paragraph. */
  readonly interrupts: boolean;
}

const ATTRIBUTE =
  '[ \\t]+[A-Za-z_:][\\w.:-]*(?:[ \\t]*=[ \\t]*(?:[^ \\t"\'=<>`]+|\'[^\']*\'|"[^"]*"))?';

/** The kinds of HTML blocks, in the order in which they are tried. */
export const HTML_BLOCKS: readonly HtmlBlock[] = [
  {
    begins: /^ {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)/i,
    ends: /<\/(?:script|pre|style|textarea)>/i,
    interrupts: true,
  },
  { begins: /^ {0,3}<!--/, ends: /-->/, interrupts: true },
  { begins: /^ {0,3}<\?/, ends: /\?>/, interrupts: true },
  { begins: /^ {0,3}<!\[CDATA\[/, ends: /\]\]>/, interrupts: true },
  { begins: /^ {0,3}<![A-Za-z]/, ends: />/, interrupts: true },
  {
    begins: new RegExp(`^ {0,3}</?(?:${htmlBlockNames.join('|')})(?=\\s|/?>|$)`, 'i'),
    interrupts: true,
  },
  {
    begins: new RegExp(
      `^ {0,3}<(?:[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE})*[ \\t]*/?|/[A-Za-z][A-Za-z0-9-]*[ \\t]*)>[ \\t]*$`,
    ),
    interrupts: false,
  },
];

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

/** Whether HTML is one tag, of an element that there is not. */
export function isUnknownTag(text: string): boolean {
  const name = /^<\/?([a-z][a-z0-9-]*)/i.exec(text)?.[1];
  return name !== undefined && !HTML_ELEMENTS.has(name.toLowerCase());
}

/** The HTML that stands at `start`, without its comments, which are added to `into`. */
export function withoutComments(
  html: string,
  start: number,
  anchor: Anchor,
  into: Comment[],
): string {
  let text = '';
  let at = 0;
  for (;;) {
    const open = html.indexOf('<!--', at);
    if (open < 0) return text + html.slice(at);
    text += html.slice(at, open);
    const close = html.indexOf('-->', open + 4);
    const inner = close < 0 ? html.length : close;
    at = close < 0 ? html.length : close + 3;
    const span = { anchor, start: start + open, end: start + at };
    into.push({ text: html.slice(open + 4, inner), span });
  }
}
