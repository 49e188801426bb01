import * as l10n from '@vscode/l10n';
import { drawsHere } from '../note/drawn-line.ts';
import { watch } from '../note/walk.ts';
import { PROGRAMMING_WORDS } from './crossed-line.ts';
import { addLine } from './line-edit.ts';
import { saysOfLines } from './mention.ts';
import { anchor } from './place.ts';
import { fixBy, type Rule } from './rule.ts';

const PROGRAMMING = new RegExp(
  `\\b(?:${PROGRAMMING_WORDS}|codility|puzzles?|drills?|grind(?:ing)?|practi[cs](?:e|ing)|dsa|data structures|take[- ]?homes?)\\b`,
  'i',
);
/** “### Programming”, with the line as prose under it. */
const titles = watch({
  at: 'titles',
  within: ({ part }) => part === 'lines',
  is: ({ line }) => PROGRAMMING.test(line.text),
});

export const missingProgrammingStance: Rule = {
  id: 'missing-programming-stance',
  severity: 'hint',
  group: 'lines',
  passage: 'programming',
  summary: 'Lines are drawn, and none speaks of practising interview programming.',
  why: 'It is the line that many people in Staff-plus roles draw; decide for yourself.',
  fixes: 'Inserts the line as a question.',
  subjects: '`programming`',
  misses: 'from all lines',
  check(note, report, { shared }) {
    if (!drawsHere(note.lines)) return;
    if (saysOfLines(note, PROGRAMMING, shared?.lines) || titles(note.root).length > 0) return;
    report({
      subject: 'programming',
      at: anchor(note, 'lines'),
      message: l10n.t(
        'None of your lines says whether you practise interview programming: decide, and add it.',
      ),
      fix: () =>
        fixBy(
          l10n.t('Add a line about interview programming'),
          addLine(note, 'Am I willing to practise interview programming?'),
        ),
    });
  },
};
