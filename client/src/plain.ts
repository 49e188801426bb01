/** Control characters, line ends and marks that turn the direction of text: in a label they only mislead. */
const HIDDEN =
  /[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu;

/** Text of a note as one line that shows what it is. */
export function plain(text: string): string {
  return text.replace(HIDDEN, ' ').trim();
}

/** Text of a note for a label in which `$(name)` would be shown as an icon. */
export function withoutIcons(text: string): string {
  return plain(text).replaceAll('$(', '$ (');
}

/** Text of a note for a notification, in which `[text](command:…)` would be a link that runs it. */
export function withoutLinks(text: string): string {
  return plain(text).replaceAll('](', '] (');
}
