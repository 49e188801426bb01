const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Whether a letter or digit of any script begins at an offset (UTF-16): most are told without a table of all. */
export function isLetterOrDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) {
    const letter = code | 32;
    return (letter >= 97 && letter <= 122) || (code >= 48 && code <= 57);
  }
  const point = text.codePointAt(at);
  return point !== undefined && LETTER_OR_DIGIT.test(String.fromCodePoint(point));
}

/** Whether a text holds a letter or digit. */
export function holdsLetterOrDigit(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isLetterOrDigit(text, at)) return true;
  return false;
}

/** Whether a text holds a name, and not within a word; “Northwinds Angebot” is Northwind’s. */
export function holdsWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    const isGenitive = name.length >= 3 && text[end] === 's';
    if (!goesOn(text, at - 1) && !goesOn(text, isGenitive ? end + 1 : end)) return true;
  }
  return false;
}

/** Whether a word goes on at a character; Chinese and Japanese are written without blanks. */
function goesOn(text: string, at: number): boolean {
  return isLetterOrDigit(text, at) && text.charCodeAt(at) < 0x2e80;
}

/** The text from its first letter or digit to its last. */
export function trimToLetters(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && !isLetterOrDigit(text, start)) start++;
  // One of a pair is none by itself.
  const isLast = (at: number) =>
    isLetterOrDigit(text, at - 1) ||
    (at - 2 >= start && isLetterOrDigit(text, at - 2) && isPair(text, at - 2));
  while (end > start && !isLast(end)) end--;
  return text.slice(start, end);
}

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}
