import * as l10n from '@vscode/l10n';
import { absolute } from '../text/span.ts';
import { closest } from './closest.ts';
import { visibleLines } from './crossed-line.ts';
import type { Rule } from './rule.ts';

export const unknownLine: Rule = {
  id: 'unknown-line',
  severity: 'error',
  group: 'lines',
  passage: 'lineToCross',
  summary: 'Something is said to cross a line that nobody drew.',
  why: 'A reference to nothing hides the line that is really crossed.',
  fixes: 'Offers the nearest id; applied unseen only where just upper and lower case differ.',
  subjects: 'the id',
  misses: 'from all lines',
  check(note, report, around) {
    // What the shared lines call it can’t be told while their path is wrong.
    if (around.linesFault) return;
    const ids = visibleLines(note, around).flatMap(({ id }) => (id ? [id] : []));
    for (const { id, span } of note.crossings) {
      if (ids.includes(id)) continue;
      const nearest =
        ids.find((other) => other.toLowerCase() === id.toLowerCase()) ?? closest(id, ids);
      report({
        subject: id,
        at: span,
        message: nearest
          ? l10n.t('No line is called {0}: did you mean {1}?', id, nearest)
          : l10n.t('No line is called {0}: give the line this id where you draw it.', id),
        fix: () =>
          nearest === undefined
            ? undefined
            : {
                title: l10n.t('Change to {0}', nearest),
                edits: [{ ...absolute(span), text: nearest }],
                safe: nearest.toLowerCase() === id.toLowerCase(),
              },
      });
    }
  },
};
