import * as l10n from '@vscode/l10n';
import { isAnswered } from '../note/note.ts';
import { isPlaceholder } from '../note/placeholder.ts';
import { STARTER_LINES } from './line-edit.ts';
import { about, anchor, appendBlock, insertUnder, titleOf } from './place.ts';
import { fixBy, type Rule } from './rule.ts';

export const noLinesDrawn: Rule = {
  id: 'no-lines-drawn',
  severity: 'warning',
  group: 'lines',
  passage: 'lineToCross',
  summary: 'The section for your lines, or the shared note, draws none.',
  why: 'An empty section looks like a decision that nobody has made.',
  fixes: 'Inserts questions to start from.',
  subjects: '`lines`',
  misses: 'from the note',
  check(note, report) {
    if (note.kind === 'note' && !note.drawsLines) return;
    const { placeholders } = note.reading;
    if (note.lines.some(({ whole }) => !isPlaceholder(whole, placeholders))) return;
    if (about(note, 'lines').some((statement) => isAnswered(statement, placeholders))) return;
    const section = titleOf(note, 'lines')?.section;
    const text = STARTER_LINES;
    report({
      subject: 'lines',
      at: anchor(note, 'lines'),
      message: l10n.t('No line is drawn yet: write one item for each thing you will not accept.'),
      fix: () =>
        fixBy(
          l10n.t('Insert lines to start from'),
          section ? insertUnder(note, section, text) : appendBlock(note, text),
        ),
    });
  },
};
