import { STEPS } from '../guide/topics.ts';
import { sliceLine } from '../markdown/block.ts';
import { isAnswered, type Note } from '../note/note.ts';
import { findTokens, isPlaceholder } from '../note/placeholder.ts';
import { linesOf } from '../note/walk.ts';
import { absolute, type OffsetRange, type Span } from '../text/span.ts';

/** The types of semantic tokens, by the number that stands for each in what is sent. */
export const TOKEN_TYPES = ['answered', 'open', 'placeholder', 'lineId'] as const;

/** A stretch of text and its state. */
export interface Token extends OffsetRange {
  readonly type: (typeof TOKEN_TYPES)[number];
}

/** The state of what a note says: titles and questions, placeholders and line ids, in order. */
export function tokens(note: Note): Token[] {
  const found: Token[] = [];
  const add = (type: Token['type'], span: Span) => {
    const { start, end } = absolute(span);
    if (end > start) found.push({ type, start, end });
  };
  const { placeholders } = note.reading;
  for (const { idSpan } of note.lines) if (idSpan) add('lineId', idSpan);
  for (const { span } of note.crossings) add('lineId', span);
  for (const statement of note.statements) {
    if (statement.form === 'list' || statement.form === 'key') continue;
    const step = STEPS.find((id) => id === statement.topic);
    const done = step ? note.steps[step].state === 'done' : isAnswered(statement, placeholders);
    const { span } = statement.line;
    const end = statement.value?.span.start ?? span.end;
    // A sentence that says it all has no name before its value.
    add(done ? 'answered' : 'open', end > span.start ? { ...span, end } : span);
    for (const { text, span } of statement.pieces)
      if (text.trim() !== '' && isPlaceholder(text, placeholders)) add('placeholder', span);
  }
  for (const { line } of linesOf(note.root))
    for (const { text, index } of findTokens(line.text))
      add('placeholder', sliceLine(line, index, index + text.length).span);
  return flatten(found);
}

/** Sorted, and without those that overlap an earlier, shorter one. */
function flatten(found: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of [...found].sort((a, b) => a.end - a.start - (b.end - b.start)))
    if (!kept.some((other) => token.start < other.end && other.start < token.end)) kept.push(token);
  return kept.sort((a, b) => a.start - b.start);
}
