/** Where a piece of text begins in the document; it moves when text before it is edited. */
export interface Anchor {
  /** UTF-16 code units from the start of the document. */
  offset: number;
}

/**
 * A stretch of text, counted from an anchor so that it stays right when text before it changes.
 * `start` and `end` are UTF-16 code units; `end` is exclusive.
 */
export interface Span {
  readonly anchor: Anchor;
  readonly start: number;
  readonly end: number;
}

/** A stretch of the document: UTF-16 offsets from its start, `end` exclusive. */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/** The same stretch, counted from the start of the document. */
export function absolute(span: Span): OffsetRange {
  return { start: span.anchor.offset + span.start, end: span.anchor.offset + span.end };
}

/** Negative, zero or positive as `a` starts before, with or after `b`. */
export function compareSpans(a: Span, b: Span): number {
  return a.anchor.offset + a.start - (b.anchor.offset + b.start);
}
