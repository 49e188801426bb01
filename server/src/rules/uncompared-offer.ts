import * as l10n from '@vscode/l10n';
import { isActive } from '../note/stage.ts';
import type { Rule } from './rule.ts';

export const uncomparedOffer: Rule = {
  id: 'uncompared-offer',
  severity: 'hint',
  group: 'finish',
  passage: 'bestAvailable',
  summary: 'There is an offer, other opportunities are active, and the note names none of them.',
  why: 'The goal is the best available opportunity, not the first.',
  subjects: '`offer`',
  check(note, report, { others }) {
    if (note.stage !== 'offer') return;
    const active = others.filter(({ company, stage }) => company && stage && isActive(stage));
    if (active.length === 0) return;
    const text = note.text.toLowerCase();
    if (active.some(({ company }) => text.includes(company!.toLowerCase()))) return;
    const names = active.slice(0, 3).map(({ company }) => company);
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
