import { isLetterOrDigit } from '../text/letters.ts';

const EMOJI =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{fe0f}|\u{200d}/gu;
const KEYCAP = /[0-9#*]\u{fe0f}?\u{20e3}/gu;
const NUMBERING =
  /^(?:(?:part|step|phase|section|chapter|teil|schritt|abschnitt|parte|paso|fase|sección)\s+(?:\d{1,3}|[ivx]{1,4}|one|two|three)\b\s?[:.)–—-]?|[(#]?\d{1,3}(?:\.\d{1,3}){0,3}(?:[.):](?!\d)|\s[-–—](?=\s)|(?=\s))|[ivx]{1,4}[.)](?=\s)|[a-h][.)](?=\s)|q\s?\d{1,2}[.):]?(?=\s))\s*/;

const ASCII = /^\p{ASCII}*$/u;

/** Whether a letter or digit stands on both sides of a place. */
function isWithin(text: string, at: number): boolean {
  return isLetterOrDigit(text, at - 1) && isLetterOrDigit(text, at + 1);
}

/** The text without emoji. */
export function withoutEmoji(text: string): string {
  if (ASCII.test(text)) return text;
  return text.replace(KEYCAP, '').replace(EMOJI, '');
}

/**
 * The words of a title or question, made comparable: lower case, no emoji, numbering, emphasis,
 * apostrophes, hyphens within words or punctuation.
 */
export function fold(text: string): string {
  let folded = FOLDED.get(text);
  if (folded === undefined) {
    folded = foldAnew(text);
    if (FOLDED.size > 10_000) FOLDED.clear();
    FOLDED.set(text, folded);
  }
  return folded;
}

/** The same titles and lines are read again with each edit. */
const FOLDED = new Map<string, string>();

/** Words without anything between them but blanks, and no number before them. */
const BARE = /^[A-Za-z]+(?: [A-Za-z\d]+)*$/;
/** Words that a number may stand behind. */
const NUMBERED =
  /^(?:part|step|phase|section|chapter|teil|schritt|abschnitt|parte|paso|fase|sección) /i;

/** What editors put behind a title: tags, the id of a block or of the heading. */
const MARKS = /(?: (?:[#^](?=\p{L})[\p{L}\p{N}_/-]+|\{#[^{}]*\}))+$/u;

function foldAnew(text: string): string {
  if (BARE.test(text) && !NUMBERED.test(text)) return text.toLowerCase();
  let folded = withoutEmoji(text).normalize('NFKC').toLowerCase().trim();
  folded = folded.replace(/^\[[ x]\]\s*/, '').replace(/^[^\p{L}\p{N}([#]+/u, '');
  if (/[#^]/.test(folded)) folded = folded.replace(MARKS, '');
  folded = folded.replace(NUMBERING, '');
  return folded
    .replace(/['’‘`´]/g, '')
    .replace(/[-‐‑]/g, (hyphen, at, all) => (isWithin(all, at) ? '' : hyphen))
    .replace(/(?:(?<!\s)\s+)?[/&+]\s*/g, ' and ')
    .replace(/[()[\]]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A folded title without its blanks, so that “wrap-up”, “wrapup” and “wrap up” are one. */
export function squeeze(folded: string): string {
  return folded.includes(' ') ? folded.replaceAll(' ', '') : folded;
}

/** How many words a text has. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}

/** Whether the letters of a text are all capitals, and there are at least three of them. */
export function isCapitals(text: string): boolean {
  if (text !== text.toUpperCase() || text === text.toLowerCase()) return false;
  return (text.match(/\p{L}/gu)?.length ?? 0) >= 3;
}
