import * as l10n from '@vscode/l10n';
import { STEPS } from '../guide/topics.ts';
import { Mark, sliceLine } from '../markdown/block.ts';
import { isAnswered, type Note } from '../note/note.ts';
import { findTokens } from '../note/placeholder.ts';
import { isClosed } from '../note/stage.ts';
import { watch } from '../note/walk.ts';
import { absolute, type Span } from '../text/span.ts';
import type { Rule } from './rule.ts';

const linesWithTokens = watch({ at: 'all', is: ({ line }) => findTokens(line.text).length > 0 });

export const leftoverPlaceholder: Rule = {
  id: 'leftover-placeholder',
  severity: 'hint',
  group: 'hygiene',
  summary: 'A token of a template is still in the note.',
  why: 'What was never filled in is easy to overlook and embarrassing to send.',
  subjects: 'the token',
  check(note, report) {
    let covered: readonly Span[] | undefined;
    const seen = new Set<string>();
    const say = (text: string, at: Span) => {
      if (seen.has(text)) return;
      seen.add(text);
      report({
        subject: text,
        at,
        message: l10n.t('“{0}” is left over from a template: fill it in or delete it.', text),
      });
    };
    for (const entry of note.frontMatter.entries)
      for (const value of entry.values)
        for (const { text } of findTokens(value.text)) say(text, value.span);
    for (const { line } of linesWithTokens(note.root)) {
      for (const { text, index } of findTokens(line.text)) {
        const part = sliceLine(line, index, index + text.length);
        if (part.runs.some(({ marks }) => (marks & (Mark.link | Mark.code | Mark.image)) !== 0))
          continue;
        // In a closed note nothing else speaks of it.
        covered ??= isClosed(note.stage) ? [] : coveredSpans(note);
        if (covered.some((span) => holds(span, part.span))) continue;
        say(text, part.span);
      }
    }
  },
};

/** What an unanswered question, an undecided line or an open step speaks of already. */
function coveredSpans(note: Note): Span[] {
  const { placeholders } = note.reading;
  const open = note.statements.filter(
    (statement) =>
      !(STEPS as readonly string[]).includes(statement.topic) &&
      !isAnswered(statement, placeholders),
  );
  return [
    ...open.flatMap(({ pieces, line }) => [line.span, ...pieces.map(({ span }) => span)]),
    ...note.lines.filter(({ decided }) => !decided).map(({ line }) => line.span),
  ];
}

function holds(outer: Span, inner: Span): boolean {
  const [out, within] = [absolute(outer), absolute(inner)];
  return out.start <= within.start && within.end <= out.end;
}
