import * as l10n from '@vscode/l10n';
import { type Interview, isPause } from '../note/interview.ts';
import type { Note } from '../note/note.ts';
import { isPlaceholder } from '../note/placeholder.ts';
import { insertInto } from './interview-edit.ts';
import { aboutAll, mentionsInterview } from './mention.ts';
import { bringsMaterials, MATERIALS } from './missing-materials.ts';
import type { Rule } from './rule.ts';

const MOST = 5;

export const missingApproach: Rule = {
  id: 'missing-approach',
  severity: 'hint',
  group: 'process',
  passage: 'approach',
  summary: 'An interview has neither preparation nor notes on how you will approach it.',
  why: 'A few words on how to begin are what you will remember in the room.',
  fixes: 'Inserts a place for your approach.',
  subjects: 'the interview’s name',
  misses: 'from the note',
  check(note, report) {
    const bare = note.interviews.filter((interview) => !isPrepared(note, interview));
    for (const interview of bare.slice(0, MOST)) {
      report({
        subject: interview.subject,
        at: interview.span,
        message: l10n.t(
          'How you will approach “{0}” is not noted: a few words are enough.',
          interview.subject,
        ),
        fix: () => insertInto(note, interview, 'Approach', 'TBD'),
      });
    }
  },
};

function isPrepared(note: Note, interview: Interview): boolean {
  if (
    isPause(interview) ||
    interview.approach ||
    interview.preparation !== '' ||
    bringsMaterials(interview)
  )
    return true;
  if (interview.kinds.includes('recruiter') && interview.kinds.length === 1) return true;
  const { placeholders } = note.reading;
  const texts = (['preparation', 'approach'] as const).map((topic) =>
    aboutAll(note, topic)
      .flatMap(({ pieces }) => pieces.map(({ text }) => text))
      .filter((text) => !isPlaceholder(text, placeholders)),
  );
  const [preparation, approach] = texts as [string[], string[]];
  const all = [...preparation, ...approach].join('\n');
  if (mentionsInterview(all, interview)) return true;
  // Slides are for whoever presents.
  if (interview.kinds.includes('presentation') && MATERIALS.test(all)) return true;
  // Notes on the approach that name no interview are about all of them.
  const general = approach.join('\n');
  return general !== '' && !note.interviews.some((other) => mentionsInterview(general, other));
}
