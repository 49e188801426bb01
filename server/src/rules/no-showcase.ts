import * as l10n from '@vscode/l10n';
import { KINDS, readKinds } from '../note/kind.ts';
import type { Note } from '../note/note.ts';
import { watch } from '../note/walk.ts';
import { concernFix, wasRaised } from './concern.ts';
import { about, anchorIn } from './place.ts';
import type { Rule } from './rule.ts';

export const noShowcase: Rule = {
  id: 'no-showcase',
  severity: 'warning',
  group: 'process',
  passage: 'noShowcase',
  summary: 'Two or more interviews are listed, and none is a deep dive or a presentation.',
  why: 'Without showing what you have done it is hard to support a Staff-plus offer.',
  fixes: 'Inserts a concern to raise.',
  subjects: '`loop`',
  misses: 'from the note',
  check(note, report) {
    if (!lacksShowcase(note)) return;
    report({
      subject: 'loop',
      at: anchorIn(note, 'formats') ?? note.head,
      message: l10n.t(
        'No interview lets you show past work: ask politely for a deep dive or a presentation.',
      ),
      ...(wasRaised(note) && { severity: 'information' as const }),
      fix: () => concernFix(note, 'No deep dive into past work and no presentation in this loop.'),
    });
  },
};

const SHOWS = KINDS.filter(({ kind }) => kind === 'deep-dive' || kind === 'presentation');
/** What is prepared for a talk, whatever the round is called. */
const SLIDES = /\b(?:slides|folien|diapositivas)\b/i;
const THERE_IS =
  /\b(?:there(?: is|['’]s| will be)|includes?|including|followed by|also|plus|another)\b/i;
const IF_ONLY =
  /\?|\b(?:no|not|nothing|none|never|without|lacks?|lacking|missing|ask(?:ed|ing)?|want(?:ed)?|wish|hope|would|could|should|prefer|instead|if|propose[ds]?|suggest(?:ed)?)\b|n['’]t\b|['’]d (?:like|love|prefer)\b/i;

/** “There is also a deep dive, the slot is not fixed”: told in prose beside the list. */
const toldOfShowcase = watch({
  at: 'text',
  within: ({ part, title }) => part === 'process' && !title?.topics.includes('signals'),
  is: ({ line: { text } }) =>
    THERE_IS.test(text) &&
    text
      .split(/[.;,]\s/)
      .some(
        (said) =>
          THERE_IS.test(said) && !IF_ONLY.test(said) && SHOWS.some(({ words }) => words.test(said)),
      ),
});

/** Whether the loop is known and leaves no room to show past work. */
export function lacksShowcase(note: Note): boolean {
  if (note.interviews.length < 2) return false;
  const shows = (kinds: readonly string[]) =>
    kinds.includes('deep-dive') || kinds.includes('presentation');
  if (
    note.interviews.some(
      ({ kinds, text }) => shows(kinds) || shows(readKinds(text)) || SLIDES.test(text),
    )
  )
    return false;
  if (toldOfShowcase(note.root).length > 0) return false;
  const spoken = about(note, 'formats').flatMap(({ pieces }) => pieces.map(({ text }) => text));
  return !KINDS.some(
    ({ kind, words }) =>
      shows([kind]) && spoken.some((text) => words.test(text) && !IF_ONLY.test(text)),
  );
}
