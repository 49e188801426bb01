import type { Readiness } from '../../check/readiness.ts';
import type { RuleId, Severity } from '../../rules/rule.ts';
import type { Range } from '../../text/lines.ts';

/** A finding, as the formats print it. */
export interface PrintedFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly subject: string;
  /** Lines and characters zero-based, UTF-16. */
  readonly range: Range;
  /** Whether `--fix` settles it. */
  readonly fixable: boolean;
}

/** A checked file, as the formats print it: plain, so that it can come from another thread. */
export interface CheckedFile {
  /** As the person would write it: relative to where the command ran, with `/`. */
  readonly path: string;
  readonly kind: 'note' | 'lines';
  readonly company: string | null;
  readonly role: string | null;
  readonly stage: string | null;
  readonly readiness: Readiness;
  readonly findings: readonly PrintedFinding[];
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
  return JSON.stringify(value, undefined, 2).replace(/[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/gu, (char) =>
    char
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
