import type { DrawnLine } from '../../note/drawn-line.ts';
import type { Note } from '../../note/note.ts';

/** Something to insert, before it is put in the editor's terms. */
export interface Completion {
  readonly label: string;
  readonly detail: string;
  readonly type: 'template' | 'value' | 'key' | 'line' | 'person' | 'rule';
  /** With tab stops, as an editor's snippet. */
  readonly snippet: string;
  /** The same without tab stops. */
  readonly text: string;
  /** What is typed to find it: begins where what it replaces begins. */
  readonly filter: string;
  /** What it replaces, on the cursor's line: from `start`, before it, to `end`, after it; UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** Markdown, made only when it is asked for; empty when the detail says it all. */
  readonly documentation: () => string;
}

/** What completion may know beside the text. */
export interface CompletionContext {
  /** Absent in Markdown that is no note. */
  readonly note: Note | undefined;
  /** The lines the note sees, its own and the shared ones. */
  readonly lines: readonly DrawnLine[];
  /** The paths of the notes of shared lines, as the note would write them. */
  readonly shared: readonly string[];
}

/** The place of a cursor: an offset (UTF-16) and the line around it. */
export interface Cursor {
  readonly text: string;
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

/** The cursor at an offset of a text. */
export function cursorAt(text: string, offset: number): Cursor {
  const start =
    Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const before = offset === 0 ? '' : text.slice(start, offset);
  return { text, offset, before, after: /^[^\r\n]*/.exec(text.slice(offset))![0] };
}

/** How the rest of a word looks: letters and what joins them. */
export const WORD = /^[\p{L}\p{M}\p{N}'’-]*/u;

/**
 * A plain word or phrase, which replaces `typed` before the cursor, and after it the rest of the
 * word (as `word` has it) or as much of the phrase as stands there.
 */
export function phrase(
  { offset, after }: Cursor,
  type: Completion['type'],
  text: string,
  detail: string,
  typed: string,
  word: RegExp = WORD,
): Completion {
  const label = text.trim();
  const whole = label.toLowerCase();
  let end = word.exec(after)?.[0].length ?? 0;
  if (whole.startsWith(typed.toLowerCase()))
    while (end < after.length && whole.startsWith((typed + after.slice(0, end + 1)).toLowerCase()))
      end++;
  return {
    label,
    detail,
    type,
    snippet: text.replace(/[$}\\]/g, '\\$&'),
    text,
    filter: label,
    start: offset - typed.length,
    end: offset + end,
    documentation: () => '',
  };
}
