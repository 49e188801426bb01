import * as l10n from '@vscode/l10n';
import { STEPS, topic } from '../guide/topics.ts';
import type { Note } from '../note/note.ts';
import { fixBy, type Rule } from './rule.ts';
import { insertPart } from './section-edit.ts';

const BODY = STEPS.map((id) => `- [ ] ${topic(id).title}`).join('\n');

export const missingFinish: Rule = {
  id: 'missing-finish',
  severity: 'warning',
  group: 'finish',
  passage: 'finishWell',
  summary: 'The note has no section for finishing well and none of its four steps.',
  why: 'The last mile is the easiest, as long as you take the time to walk it.',
  fixes: 'Inserts the section with the four steps.',
  subjects: '`finish`',
  misses: 'from the note',
  check(note, report) {
    if (hasFinish(note)) return;
    report({
      subject: 'finish',
      at: note.head,
      message: l10n.t(
        'Nothing is noted for the finish: list negotiating, references, follow-up emails and sell chats.',
      ),
      fix: () =>
        fixBy(l10n.t('Insert “{0}”', topic('finish').title), insertPart(note, 'finish', BODY)),
    });
  },
};

/** Whether a note says anything of the finish: a section, or one of the steps. */
export function hasFinish(note: Note): boolean {
  return (
    note.statements.some(({ topic: id }) => id === 'finish') ||
    STEPS.some((id) => note.steps[id].state !== 'missing')
  );
}
