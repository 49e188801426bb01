import * as l10n from '@vscode/l10n';
import { holdsWord } from '../text/letters.ts';
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
    const own = (note.company ?? '').toLowerCase();
    const names: string[] = [];
    for (const other of active) {
      if (other.path === path) continue;
      if (calledBy(other.company, own).some((name) => holdsWord(text, name))) return;
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

/** “Inc.”, “GmbH & Co. KG”: what a company is by law, which nobody says of it. */
const LEGAL =
  /(?<![\s,&])(?:[\s,&]+(?:inc|incorporated|corp|corporation|co|ltd|limited|llc|plc|gmbh|ag|se|kg|ug|s\.?a|s\.?l|sas|bv|b\.v|ab|oy|pty)\.?){1,4}$/;

/** So many letters the first word of a name has that stands for all of it. */
const DISTINCT = 4;

/** First words that say other things more often than a company. */
const ORDINARY = new Set(
  'next open better general capital first other good great true real best bright clear deep fast global modern united national international american digital data cloud smart simple super people city world'.split(
    ' ',
  ),
);

/** What a company may be called in a text, in small letters: its first word too, unless that is of one’s `own`. */
function calledBy(company: string, own: string): string[] {
  const name = company.trim().toLowerCase().replace(LEGAL, '');
  const [first] = name.split(/[\s,]/) as [string];
  const isDistinct = first.length >= DISTINCT && !ORDINARY.has(first) && !own.includes(first);
  return isDistinct ? [name, first] : [name];
}
