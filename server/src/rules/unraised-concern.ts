import * as l10n from '@vscode/l10n';
import { wasRaised } from './concern.ts';
import { isJunior, juniorPanel } from './junior-panel.ts';
import { lacksShowcase, noShowcase } from './no-showcase.ts';
import { about, anchor, anchorIn } from './place.ts';
import type { Rule } from './rule.ts';

export const unraisedConcern: Rule = {
  id: 'unraised-concern',
  severity: 'information',
  group: 'process',
  passage: 'raiseConcerns',
  summary: 'The loop looks wrong, and nothing says that you raised it.',
  why: 'Raised politely and early, a loop can still be changed; momentum changes nothing.',
  subjects: '`concern`',
  misses: 'from the note',
  check(note, report, { isSilent }) {
    const interviewers = anchorIn(note, 'interviewers') ?? anchor(note, 'process');
    const formats = anchorIn(note, 'formats') ?? note.head;
    const junior = isJunior(note) && !isSilent(juniorPanel.id, interviewers);
    const bare = lacksShowcase(note) && !isSilent(noShowcase.id, formats);
    if ((!junior && !bare) || wasRaised(note)) return;
    const noted = about(note, 'signals')[0]?.line.span;
    report({
      subject: 'concern',
      at: noted ?? (junior ? interviewers : formats),
      message: l10n.t(
        'This loop may not show you at your level: raise it politely with the recruiter, and note that you did.',
      ),
    });
  },
};
