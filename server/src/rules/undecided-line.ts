import * as l10n from '@vscode/l10n';
import { isPlaceholder } from '../note/placeholder.ts';
import type { Rule } from './rule.ts';

export const undecidedLine: Rule = {
  id: 'undecided-line',
  severity: 'information',
  group: 'lines',
  passage: 'decideForYourself',
  summary: 'A line is still a question, or holds a placeholder.',
  why: 'A line helps in the conversation only once you have decided where it runs.',
  subjects: 'its id or text',
  check(note, report) {
    const { placeholders } = note.reading;
    const drawn = note.lines.some(({ whole }) => !isPlaceholder(whole, placeholders));
    for (const line of note.lines) {
      if (line.decided) continue;
      // Beside a list that isn’t read, prose may be of anything.
      if (line.prose && note.unread.length > 0) continue;
      // Where nothing is drawn at all, that is said once for the whole section.
      if (!drawn) continue;
      report({
        subject: line.id ?? line.text.trim(),
        at: line.line.span,
        message: l10n.t(
          '“{0}” is not decided yet: turn it into a statement you can hold to.',
          line.text.trim() || line.id || '',
        ),
      });
    }
  },
};
