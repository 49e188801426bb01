import type { Comment } from '../markdown/block.ts';
import type { Positions } from '../text/lines.ts';
import { absolute, type Span } from '../text/span.ts';

/** A comment that says which findings stay silent, and where. */
export interface Suppression {
  readonly scope: 'next-line' | 'from-here' | 'until-here' | 'file';
  /** Rules as written; none means all. */
  readonly rules: readonly { readonly name: string; readonly span: Span }[];
  readonly span: Span;
}

const SCOPES = {
  'disable-next-line': 'next-line',
  disable: 'from-here',
  enable: 'until-here',
  'disable-file': 'file',
} as const;

/** The comment as a suppression, or nothing when it says something else. */
export function readSuppression(comment: Comment): Suppression | undefined {
  const match = /^\s*staff-prep-(disable-next-line|disable-file|disable|enable)(?=\s|,|$)/.exec(
    comment.text,
  );
  if (!match) return undefined;
  const from = comment.span.start + '<!--'.length;
  const rest = comment.text.slice(match[0].length);
  // What stands after `--` is the reason, as in other linters.
  const names = rest.replace(/\s--(?:\s[\s\S]*)?$/, '');
  const rules = [...names.matchAll(/[^\s,]+/g)].map((word) => {
    const start = from + match[0].length + word.index;
    return {
      name: word[0],
      span: { anchor: comment.span.anchor, start, end: start + word[0].length },
    };
  });
  return { scope: SCOPES[match[1] as keyof typeof SCOPES], rules, span: comment.span };
}

/** Tells whether a finding of `rule` at `span` is to stay silent. */
export function silencer(
  suppressions: readonly Suppression[],
  lines: Positions,
): (rule: string, span: Span) => boolean {
  if (suppressions.length === 0) return () => false;
  const lineOf = (offset: number) => lines.positionAt(offset).line;
  const places = suppressions.map((suppression) => {
    const { start, end } = absolute(suppression.span);
    return {
      suppression,
      start,
      firstLine: lineOf(start),
      lastLine: lineOf(Math.max(start, end - 1)),
    };
  });
  const names = (suppression: Suppression, rule: string) =>
    suppression.rules.length === 0 || suppression.rules.some(({ name }) => name === rule);
  return (rule, span) => {
    const { start } = absolute(span);
    const line = lineOf(start);
    let off = false;
    for (const place of places) {
      if (!names(place.suppression, rule)) continue;
      switch (place.suppression.scope) {
        case 'file':
          return true;
        case 'next-line':
          if (line === place.lastLine + 1) return true;
          break;
        case 'from-here':
          if (place.start <= start) off = true;
          break;
        case 'until-here':
          if (place.start <= start) off = false;
          break;
      }
    }
    return off;
  };
}
