import * as l10n from '@vscode/l10n';
import { saysDropped, stepText } from '../note/step.ts';
import { sectionText } from '../note/walk.ts';
import type { Rule } from './rule.ts';
import { insertInto } from './step-edit.ts';

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
    if (
      /[?？]|\bquestions?\b|\bqs\b|\bask(?:ed)?\b/i.test(text) ||
      (state === 'done' && text.split('\n').some(saysDropped))
    )
      return;
    const first = statements[0]!;
    report({
      subject: 'sell-chats',
      at: first.line.span,
      message: l10n.t(
        'No question stands under the sell chats: write two or three that only they can answer.',
      ),
      fix: () => insertInto(note, first, 'Questions to ask: TBD'),
    });
  },
};
