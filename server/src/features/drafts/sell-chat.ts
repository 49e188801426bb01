import * as l10n from '@vscode/l10n';
import { withoutCrossings } from '../../note/crossing.ts';
import type { Note } from '../../note/note.ts';
import { stepText } from '../../note/step.ts';
import { sectionText } from '../../note/walk.ts';
import type { DraftKind } from './draft.ts';
import { CLOSING, greeting, recruiterOf, roleOf, saidLines, subjectOf } from './said.ts';

/** Yes to the offered sell chats, with the questions that the note has for them. */
export const sellChat: DraftKind = {
  id: 'sell-chat',
  title: () => l10n.t('Accept a sell chat'),
  settles: [
    { rule: 'open-finish-step', subject: 'sell-chats' },
    { rule: 'missing-sell-chat-questions' },
  ],
  write(note) {
    const { name, to } = recruiterOf(note);
    const questions = questionsOf(note);
    const list =
      questions.length > 0
        ? `So that the right people can join, this is what I would like to ask:

${questions.map((text) => `- ${text}`).join('\n')}
`
        : 'I will bring a few questions about the work and the team.\n';
    return {
      subject: subjectOf('Meeting the team', note),
      body: `${greeting(name)}

Thank you for offering a conversation with the team about ${roleOf(note)}: I gladly accept. [When you have time]

${list}
${CLOSING}
`,
      ...(to && { to }),
      notes: [],
    };
  },
};

/** The questions written down under the sell chats. */
function questionsOf(note: Note): string[] {
  const text = note.steps['sell-chats'].statements.map(
    (statement) => `${stepText(statement)}\n${statement.sections.map(sectionText).join('\n')}`,
  );
  return saidLines(text.join('\n'))
    .flatMap((line) => line.match(/(?<![^?？])[^?？]+[?？]/g) ?? [])
    .map((question) =>
      withoutCrossings(
        question.replace(
          /^\s*(?:[^:：?]{0,30}\bquestions?\b[^:：?]{0,20}|ask|sell (?:chat|call)s?)\s*[:：]\s*/i,
          '',
        ),
      ),
    )
    .filter((question, i, all) => /\p{L}{3}/u.test(question) && all.indexOf(question) === i)
    .slice(0, 10);
}
