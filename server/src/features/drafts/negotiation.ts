import * as l10n from '@vscode/l10n';
import type { DraftKind } from './draft.ts';
import { CLOSING, greeting, recruiterOf, roleOf, saidOfStep, subjectOf } from './said.ts';

/** The opening of a negotiation. What the note says of it stays with the writer. */
export const negotiation: DraftKind = {
  id: 'negotiation',
  title: () => l10n.t('Open the negotiation'),
  settles: [{ rule: 'open-finish-step', subject: 'negotiate' }],
  write(note) {
    const { name, to } = recruiterOf(note);
    return {
      subject: subjectOf('The offer', note),
      body: `${greeting(name)}

Thank you for the offer for ${roleOf(note)}. I am excited about the work and the people I met.

Before I decide I would like to talk through the details: [level, scope, base, equity, start date]. When would be a good time for a call?

${CLOSING}
`,
      ...(to && { to }),
      notes: saidOfStep(note, 'negotiate'),
    };
  },
};
