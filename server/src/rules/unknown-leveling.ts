import * as l10n from '@vscode/l10n';
import { topic } from '../guide/topics.ts';
import { hasProcess } from './missing-process.ts';
import { anchor, askedAt } from './place.ts';
import { fixBy, type Rule } from './rule.ts';
import { insertTopic } from './section-edit.ts';

export const unknownLeveling: Rule = {
  id: 'unknown-leveling',
  severity: 'warning',
  group: 'process',
  passage: 'leveling',
  summary: 'When or how the level is set is not said.',
  why: 'Some titles are provisional and some are fixed; the only way to know is to ask.',
  fixes: 'Inserts the question.',
  subjects: '`leveling`',
  misses: 'from the note',
  check(note, report) {
    if (note.questions.leveling === 'done') return;
    // With an offer nothing else is said of the process, and the level still counts.
    if (!hasProcess(note) && note.stage !== 'offer') return;
    const asked = askedAt(note, 'leveling');
    report({
      subject: 'leveling',
      at: asked?.line.span ?? anchor(note, 'process'),
      message: asked
        ? l10n.t('When and how the level is set is still open: ask the recruiter.')
        : l10n.t(
            'When and how the level is set is not noted: ask, so that nobody levels you down at the end.',
          ),
      fix: () =>
        fixBy(
          l10n.t('Insert “{0}”', topic('leveling').title),
          asked ? undefined : insertTopic(note, 'leveling', 'When is level decided?', 'TBD'),
        ),
    });
  },
};
