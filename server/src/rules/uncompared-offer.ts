import * as l10n from '@vscode/l10n';
import { isLetterOrDigit } from '../text/letters.ts';
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

/** What a company may be called in a text, in small letters: its first word too, unless that is of one’s `own`. */
function calledBy(company: string, own: string): string[] {
  const name = company.trim().toLowerCase().replace(LEGAL, '');
  const [first] = name.split(/[\s,]/) as [string];
  return first.length >= DISTINCT && !own.includes(first) ? [name, first] : [name];
}

/** So many letters a word has that stands for a name, and that may take an “s”: “Northwinds Angebot”. */
const DISTINCT = 4;

/** Whether a text holds a name, and not within a word. */
function holdsWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    const isPlural = name.length >= DISTINCT && text[end] === 's';
    if (!goesOn(text, at - 1) && !goesOn(text, isPlural ? end + 1 : end)) return true;
  }
  return false;
}

/** Whether a word goes on at a character; Chinese and Japanese are written without blanks. */
function goesOn(text: string, at: number): boolean {
  return isLetterOrDigit(text, at) && text.charCodeAt(at) < 0x2e80;
}
