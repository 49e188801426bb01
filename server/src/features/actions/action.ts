import type { Finding } from '../../check/check.ts';
import type { Edit } from '../../text/edit.ts';
import type { OffsetRange } from '../../text/span.ts';

/** Kinds of actions, as the protocol names them. */
export type ActionKind =
  | 'quickfix'
  | 'refactor.rewrite'
  | 'refactor.extract'
  | 'source.fixAll.staffPrep';

/** What an action changes: this note, and perhaps a new one. */
export interface Change {
  readonly edits: readonly Edit[];
  /** A note to make; never over one that exists. */
  readonly create?: { readonly name: string; readonly text: string };
}

/** The note of shared lines that is made. */
export const SHARED = 'lines.prep.md';

/** Something a person can have done at a place. */
export interface Action {
  readonly title: string;
  readonly kind: ActionKind;
  /** What it settles. */
  readonly settles?: readonly Finding[];
  readonly preferred: boolean;
  /** The name of the note it makes beside this one, if it makes one. */
  readonly creates?: string;
  /** Computed only when it is asked for. */
  readonly change: () => Change | undefined;
  /** The draft of an email that it opens, instead of a change. */
  readonly draft?: string;
}

/** Whether a stretch of the note shares a line with the range that was asked for. */
export type Touches = (range: OffsetRange) => boolean;
