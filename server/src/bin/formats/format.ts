import type { Finding } from '../../check/check.ts';
import type { Readiness } from '../../check/readiness.ts';
import type { Note } from '../../note/note.ts';

/** A checked file, as the formats print it. */
export interface CheckedFile {
  /** As the person would write it: relative to where the command ran, with `/`. */
  readonly path: string;
  readonly kind: 'note' | 'lines';
  readonly note: Note;
  readonly findings: readonly Finding[];
  readonly readiness: Readiness;
}

/** Turns checked files, in path order, into what goes to standard output. */
export type Format = (files: readonly CheckedFile[]) => string;

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** A text in which no control character can reach a terminal or a log. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`);
}

/** JSON that says the same in characters that a terminal or a log can show. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) =>
    char === '\n'
      ? char
      : char
          .split('')
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join(''),
  );
}
