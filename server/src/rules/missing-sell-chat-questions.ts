import * as l10n from '@vscode/l10n';
import type { Note } from '../note/note.ts';
import { isPlaceholder } from '../note/placeholder.ts';
import { saysDropped, stepText } from '../note/step.ts';
import { sectionText, watch } from '../note/walk.ts';
import type { Rule } from './rule.ts';
import { insertInto } from './step-edit.ts';

const QUESTION = /[?？]|\bquestions?\b|\bqs\b|\bask(?:ed)?\b|\bfragen\b|\bpreguntas?\b/i;
/** “Questions to ask: TBD” */
const LABEL = /^[^:：?？]{1,40}[:：]\s*/;

/** Whether a question is among what is said, or something stands under a word for one. */
function asks(said: readonly string[], note: Note): boolean {
  return said.some((line, i) => {
    if (!QUESTION.test(line)) return false;
    const value = line.replace(LABEL, '');
    return value === '' ? i + 1 < said.length : !isPlaceholder(value, note.reading.placeholders);
  });
}

/** “Questions for the sell chats”, wherever it stands. */
const titledQuestions = watch({
  at: 'titles',
  is: ({ line: { text } }) =>
    QUESTION.test(text) && /\b(?:sell|team)[- ]?(?:chat|call|gespräch)/i.test(text),
});

export const missingSellChatQuestions: Rule = {
  id: 'missing-sell-chat-questions',
  severity: 'information',
  group: 'finish',
  passage: 'sellChats',
  summary: 'There is an offer and a sell chat, and no question is written under it.',
  why: 'In a sell chat it is you who asks.',
  fixes: 'Inserts a place for your questions.',
  subjects: '`sell-chats`',
  misses: 'from the note',
  check(note, report) {
    const { statements, state } = note.steps['sell-chats'];
    if (note.stage !== 'offer' || state === 'missing') return;
    if (statements.every(({ struck }) => struck)) return;
    const text = statements
      .map(
        (statement) => `${stepText(statement)}\n${statement.sections.map(sectionText).join('\n')}`,
      )
      .join('\n');
    const said = text.split('\n').filter((line) => !isPlaceholder(line, note.reading.placeholders));
    if (asks(said, note) || (state === 'done' && said.some(saysDropped))) return;
    if (titledQuestions(note.root).some(({ section }) => section.blocks.length > 0)) return;
    const first = statements[0]!;
    report({
      subject: 'sell-chats',
      at: first.line.span,
      message: l10n.t(
        'No question stands under the sell chats: write two or three that only they can answer.',
      ),
      // A place for them may be there already.
      fix: () =>
        QUESTION.test(text) ? undefined : insertInto(note, first, 'Questions to ask: TBD'),
    });
  },
};
