/** A change of a text: what stood from `start` to `end` (UTF-16 offsets) is now `length` long. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** One change that does what two in turn do; `second` counts in the text after `first`. */
export function merge(first: Change, second: Change): Change {
  const grown = first.length - (first.end - first.start);
  const start = Math.min(first.start, second.start);
  const end = Math.max(first.end, second.end - grown);
  const total = grown + second.length - (second.end - second.start);
  return { start, end, length: end - start + total };
}

/** The change that makes one text of another: what they share at both ends is left out. */
export function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  return { start, end: before.length - same, length: after.length - same - start };
}
