import * as l10n from '@vscode/l10n';
import type { Note } from '../note/note.ts';
import { concernFix, wasRaised } from './concern.ts';
import { anchor, anchorIn } from './place.ts';
import type { Rule } from './rule.ts';

export const juniorPanel: Rule = {
  id: 'junior-panel',
  severity: 'warning',
  group: 'process',
  passage: 'juniorPanel',
  summary: 'Most of the interviewers whose level is known are early-career or mid-level engineers.',
  why: 'Such a panel is ill-equipped to see what you bring, and resists offers above its own level.',
  fixes: 'Inserts a concern to raise.',
  subjects: '`panel`',
  misses: 'from the note',
  check(note, report) {
    const { early, known } = panelOf(note);
    if (!isJunior(note)) return;
    report({
      subject: 'panel',
      at: anchorIn(note, 'interviewers') ?? anchor(note, 'process'),
      message: l10n.t(
        '{0} of {1} interviewers are early-career or mid-level: ask politely for people who work at your level.',
        early,
        known,
      ),
      ...(wasRaised(note) && { severity: 'information' as const }),
      fix: () => concernFix(note, 'Most of the panel is early-career or mid-level.'),
    });
  },
};

/** Whether the panel is mostly early-career and mid-level. */
export function isJunior(note: Note): boolean {
  const { early, known } = panelOf(note);
  return known >= 2 && early * 2 > known;
}

function panelOf(note: Note): { early: number; known: number } {
  const known = note.people.filter(({ level, recruiter }) => level !== undefined && !recruiter);
  const early = known.filter(({ level }) => level === 'early or mid');
  const sum = (people: typeof known) => people.reduce((total, { count }) => total + count, 0);
  return { early: sum(early), known: sum(known) };
}
