import { htmlBlockNames } from 'micromark-util-html-tag-name';

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
