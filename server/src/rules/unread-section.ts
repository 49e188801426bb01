import * as l10n from '@vscode/l10n';
import { absolute } from '../text/span.ts';
import type { Rule } from './rule.ts';

/** How many are named, at most. */
const MOST = 5;

export const unreadSection: Rule = {
  id: 'unread-section',
  severity: 'information',
  group: 'hygiene',
  summary: 'A part of the note is too long or too deeply nested to be read in time.',
  why: 'What stands there is not seen: what is wrong in it goes unsaid, and so does what is missing from the whole note, since it may stand there.',
  subjects: 'the first words of the part',
  check({ unread, text }, report) {
    for (const at of unread.slice(0, MOST)) {
      const { start, end } = absolute(at);
      const subject = text.slice(start, end).split(/\s+/).slice(0, 5).join(' ').slice(0, 40);
      report({
        subject,
        at,
        message: l10n.t(
          'This part of the note is too long or too deeply nested to be read in time: make it shorter, or move it to a file of its own.',
        ),
      });
    }
  },
};
