import type { Note } from '../../note/note.ts';

/** An email to be looked over and sent by a person. */
export interface Draft {
  /** One line. */
  readonly subject: string;
  /** Plain text, lines ending with LF. */
  readonly body: string;
  /** The address, where the note has it. */
  readonly to?: string;
  /** What the note says that helps writing; for the writer's eyes, never part of the email. */
  readonly notes: readonly string[];
}

/** An occasion to write. */
export interface DraftKind {
  readonly id: string;
  /** What it does, for a list, with the person where it is for one: an imperative. */
  readonly title: (person?: string) => string;
  /** The findings that it helps to settle: a rule, and its subject where only one counts. */
  readonly settles: readonly { readonly rule: string; readonly subject?: string }[];
  /** The people who each get their own; absent where there is one for all. */
  readonly people?: (note: Note) => readonly string[];
  /** The draft; nothing when the note gives no occasion. */
  readonly write: (note: Note, person: string | undefined) => Draft | undefined;
}
