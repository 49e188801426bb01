import * as l10n from '@vscode/l10n';
import { type Interview, isOver } from '../note/interview.ts';
import type { Note } from '../note/note.ts';
import { isPlaceholder } from '../note/placeholder.ts';
import { watch } from '../note/walk.ts';
import { fold } from '../note/words.ts';
import { absolute } from '../text/span.ts';
import { insertInto } from './interview-edit.ts';
import { about } from './place.ts';
import type { Rule } from './rule.ts';

/** What a presentation is held with. */
export const MATERIALS =
  /\b(?:slides?|slide ?deck|decks?|materials?|outlines?|keynote|prezi|one[- ]?pager|power ?point|dry[- ]run|rehears\w*|hand-?outs?|folien|gliederung|unterlagen|diapositivas|guion|transparencias)\b/i;
/** Whether slides, an outline or the like stand beside an interview’s name. */
export const bringsMaterials = ({ text, subject }: Interview) =>
  MATERIALS.test(text.replace(subject, ' '));
const TALK = /\b(?:talk(?! (?:to|with|about))|presentation|present|presenting)\b/i;
const NONE =
  /^\W*(?:none|no|nothing(?: special| specific| needed)?|n\/?a|not needed|not required|not applicable|no prep\w*(?: needed)?|keine?|nichts|nicht nötig|ninguna?|nada|no hace falta)\W*$/i;

/** “I gave our all-hands, forty slides”: those of a talk that has been held. */
const OTHER_TALK = /\b(?:gave|held|saw|watched|attended)\b/i;

const materialLines = watch({
  at: 'text',
  is: ({ line: { text }, part }) =>
    part !== 'lines' &&
    part !== 'finish' &&
    MATERIALS.test(text) &&
    !OTHER_TALK.test(text) &&
    !/\?\s*$/.test(text),
});

export const missingMaterials: Rule = {
  id: 'missing-materials',
  severity: 'warning',
  group: 'process',
  passage: 'materials',
  summary: 'A presentation interview has no preparation of its own, and none mentions it.',
  why: 'A presentation is the interview you can prepare most, and the one that shows it most when you did not.',
  fixes: 'Inserts a place for its preparation.',
  subjects: 'the interview’s name',
  misses: 'from the note',
  check(note, report) {
    const talks = note.interviews.filter(({ kinds }) => kinds.includes('presentation'));
    if (talks.length === 0) return;
    for (const interview of talks) {
      const own = interview.preparation
        .split('\n')
        .filter((line) => line.trim() !== '' && !NONE.test(line));
      if (own.length > 0 || isOver(interview, note.reading.today)) continue;
      if (bringsMaterials(interview) || isPrepared(note, interview.subject, talks)) continue;
      report({
        subject: interview.subject,
        at: interview.span,
        message: l10n.t(
          'Nothing is prepared for “{0}”: write down what you will present, and with which slides or outline.',
          interview.subject,
        ),
        fix: () => insertInto(note, interview, 'Preparation', 'TBD (outline, slides)'),
      });
    }
  },
};

/** Whether preparation anywhere speaks of the talk, or any line of its materials. */
function isPrepared(note: Note, subject: string, talks: Note['interviews']): boolean {
  const { placeholders } = note.reading;
  const outside = (span: Parameters<typeof absolute>[0], interviews = note.interviews) => {
    const at = absolute(span);
    return !interviews.some(({ region: { start, end } }) => at.start >= start && at.end <= end);
  };
  for (const topic of ['preparation', 'approach'] as const)
    for (const { pieces, form } of about(note, topic))
      for (const { text, span } of pieces) {
        if (isPlaceholder(text, placeholders) || !outside(span, talks) || form === 'column')
          continue;
        if (TALK.test(text) || fold(text).includes(fold(subject))) return true;
        // The outline of another round is that round's.
        if (MATERIALS.test(text) && outside(span)) return true;
      }
  return materialLines(note.root).some(({ line }) => outside(line.span));
}
