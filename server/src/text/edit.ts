/** A change of text: what stands from `start` to `end` (UTF-16 offsets) becomes `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text after the edits, which may be in any order; one that overlaps an earlier one is dropped. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.start < at) continue;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** The indentation of what stands under an item: a tab where its writer uses tabs. */
export function nested(indent: string, marker: string): string {
  return `${indent}${/\t/.test(indent + marker) ? '\t' : ' '.repeat(marker.length)}`;
}

/** The line ending a text uses: that of its first line, LF where it has only one line. */
export function lineEnding(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}
