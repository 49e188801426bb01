import * as l10n from '@vscode/l10n';
import { RESOURCES } from '../../guide/passages.ts';
import { isJunior } from '../../rules/junior-panel.ts';
import { lacksShowcase } from '../../rules/no-showcase.ts';
import type { DraftKind } from './draft.ts';
import { CLOSING, greeting, recruiterOf, roleOf, subjectOf } from './said.ts';

const PANEL =
  'Most of the interviewers seem to be early in their careers or at mid level. Could one or two engineers at Staff level or above join them?';
const SHOWCASE =
  'None of the interviews seems to leave room for past work. Could one of them be a deep dive into a project, or a presentation?';

/** What worries one about the loop, raised politely. */
export const concern: DraftKind = {
  id: 'concern',
  title: () => l10n.t('Raise a concern about the loop'),
  settles: [{ rule: 'unraised-concern' }, { rule: 'junior-panel' }, { rule: 'no-showcase' }],
  write(note) {
    const concerns = [
      ...(isJunior(note) ? [PANEL] : []),
      ...(lacksShowcase(note) ? [SHOWCASE] : []),
    ];
    if (concerns.length === 0) return undefined;
    const { name, to } = recruiterOf(note);
    return {
      subject: subjectOf('The interview loop', note),
      body: `${greeting(name)}

Thank you for the details about the interviews for ${roleOf(note)}. I would like to show you what I can do at that level, and wonder whether the loop could be adjusted a little:

${concerns.map((text) => `- ${text}`).join('\n')}

In case it helps, this is a good summary of how other companies design such loops: ${RESOURCES.designingLoops}

I am happy to talk about it.

${CLOSING}
`,
      ...(to && { to }),
      notes: [],
    };
  },
};
