import * as l10n from '@vscode/l10n';
import { absolute } from '../text/span.ts';
import { closest } from './closest.ts';
import { fixBy, type Rule } from './rule.ts';

/** Made with the names of all rules, itself among them. */
export function unknownSuppression(names: () => readonly string[]): Rule {
  return {
    id: 'unknown-suppression',
    severity: 'warning',
    group: 'hygiene',
    summary: 'A comment that silences a rule names one that does not exist.',
    why: 'It silences nothing, and looks as if it did.',
    fixes: 'Writes the nearest name.',
    subjects: 'the name',
    check(note, report) {
      for (const { rules } of note.suppressions)
        for (const { name, span } of rules) {
          if (names().includes(name)) continue;
          const nearest = closest(name, names());
          report({
            subject: name,
            at: span,
            message: nearest
              ? l10n.t('No rule is called “{0}”: did you mean “{1}”?', name, nearest)
              : l10n.t('No rule is called “{0}”: see the list of rules for its name.', name),
            fix: () =>
              nearest === undefined
                ? undefined
                : fixBy(l10n.t('Change to {0}', nearest), { ...absolute(span), text: nearest }),
          });
        }
    },
  };
}
