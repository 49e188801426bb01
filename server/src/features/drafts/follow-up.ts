import * as l10n from '@vscode/l10n';
import type { Interview } from '../../note/interview.ts';
import { takesPart } from '../meeting.ts';
import type { DraftKind } from './draft.ts';
import {
  addressOf,
  CLOSING,
  greeting,
  nameForOthers,
  roleOf,
  saidLines,
  subjectOf,
} from './said.ts';

/** A short thank-you to one interviewer. */
export const followUp: DraftKind = {
  id: 'follow-up',
  title: (person) =>
    person === undefined
      ? l10n.t('Follow up with an interviewer')
      : l10n.t('Follow up with {0}', person),
  settles: [{ rule: 'missing-follow-up' }, { rule: 'open-finish-step', subject: 'follow-ups' }],
  people: (note) =>
    note.people.flatMap(({ name, recruiter }) => (name && !recruiter ? [name] : [])),
  write(note, person) {
    const met = note.people.find(({ name }) => name !== undefined && name === person);
    if (!met?.name) return undefined;
    const { name, research } = met;
    const interview = note.interviews.find((one) => takesPart(met, one));
    const to = addressOf(note, (line) => line.includes(name));
    const topic = interview ? topicOf(interview) : '';
    const talk = topic ? `the interview on ${topic}` : 'our conversation';
    return {
      subject: subjectOf('Thank you', note),
      body: `${greeting(name)}

Thank you for ${talk} for ${roleOf(note)}. I enjoyed it, and what you said about [one thing you talked about] stayed with me.

If anything was left open, I am glad to add to it.

${CLOSING}
`,
      ...(to && { to }),
      notes: saidLines(research),
    };
  },
};

/** “System design” reads as “system design” in a sentence; “API review” stays as it is. */
function topicOf(interview: Interview): string {
  const topic = nameForOthers(interview);
  return /^\p{Lu}\p{Ll}/u.test(topic) ? topic[0]!.toLowerCase() + topic.slice(1) : topic;
}
