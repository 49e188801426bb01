/** A place in a document as LSP counts it: line and character zero-based, UTF-16. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** From `start` to `end`, `end` exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Turns offsets of a text (UTF-16) into positions and back. */
export interface Positions {
  /** The position of an offset; one past the end counts as the end. */
  positionAt(offset: number): Position;
  /** The offset of a position; a character past the line's end counts as its end. */
  offsetAt(position: Position): number;
}

/** The positions of a text, found when first asked for. Lines end with LF, CRLF or CR, as in LSP. */
export class LineIndex implements Positions {
  private found: number[] | undefined;

  constructor(private readonly text: string) {}

  private get starts(): readonly number[] {
    if (!this.found) {
      this.found = [0];
      const { text, found } = this;
      const ends = /\r\n?|\n/g;
      while (ends.test(text)) found.push(ends.lastIndex);
    }
    return this.found;
  }

  positionAt(offset: number): Position {
    const within = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= within) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: within - this.starts[low]! };
  }

  offsetAt({ line, character }: Position): number {
    if (line >= this.starts.length) return this.text.length;
    const start = this.starts[Math.max(0, line)]!;
    let end = this.starts[line + 1] ?? this.text.length;
    // What ends a line is no part of it.
    if (end > start && this.text[end - 1] === '\n') end--;
    if (end > start && this.text[end - 1] === '\r') end--;
    return Math.min(start + Math.max(0, character), end);
  }
}
