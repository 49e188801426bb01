import * as l10n from '@vscode/l10n';
import type { Rule } from './rule.ts';

/** With so many at once nobody is talking; each would be looked for in all of the text. */
const MOST = 200;

export const uncomparedOffer: Rule = {
  id: 'uncompared-offer',
  severity: 'hint',
  group: 'finish',
  passage: 'bestAvailable',
  summary: 'There is an offer, other opportunities are active, and the note names none of them.',
  why: 'The goal is the best available opportunity, not the first.',
  subjects: '`offer`',
  check(note, report, { active, path }) {
    if (note.stage !== 'offer' || active.length > MOST) return;
    const text = note.text.toLowerCase();
    const names: string[] = [];
    for (const other of active) {
      if (other.path === path) continue;
      if (text.includes(other.company.toLowerCase())) return;
      if (names.length < 3) names.push(other.company);
    }
    if (names.length === 0) return;
    report({
      subject: 'offer',
      at: note.head,
      message: l10n.t(
        'You are still talking to {0}: note how this offer compares before you decide.',
        names.join(', '),
      ),
    });
  },
};
