import * as l10n from '@vscode/l10n';
import { topic } from '../guide/topics.ts';
import { isPlaceholder } from '../note/placeholder.ts';
import { STARTER_LINES } from './line-edit.ts';
import { anchor } from './place.ts';
import { fixBy, type Rule } from './rule.ts';
import { insertPart } from './section-edit.ts';

export const missingLines: Rule = {
  id: 'missing-lines',
  severity: 'warning',
  group: 'lines',
  passage: 'drawLines',
  summary: 'The note has no section for your lines, and no shared note draws any.',
  why: 'Without criteria of your own it is the momentum of a process that decides for you.',
  fixes: 'Inserts the section with questions to start from.',
  subjects: '`lines`',
  misses: 'from all lines',
  check(note, report, { shared, linesFault }) {
    if (note.kind === 'lines' || note.drawsLines) return;
    const { placeholders } = note.reading;
    if (shared?.lines.some(({ whole }) => !isPlaceholder(whole, placeholders))) return;
    // They are drawn, somewhere: that the path is wrong is said of the path.
    if (linesFault) return;
    report({
      subject: 'lines',
      at: anchor(note, 'lines'),
      message: l10n.t(
        'Your lines are missing: write down what you are unwilling to accept in a process, before it starts.',
      ),
      fix: () =>
        fixBy(
          l10n.t('Insert “{0}”', topic('lines').title),
          insertPart(note, 'lines', STARTER_LINES),
        ),
    });
  },
};
