import * as l10n from '@vscode/l10n';
import { withoutCrossings } from '../../note/crossing.ts';
import type { Note } from '../../note/note.ts';
import { isPlaceholder } from '../../note/placeholder.ts';
import type { DraftKind } from './draft.ts';
import { CLOSING, greeting, roleOf, said, saidLines, saidOfStep, subjectOf } from './said.ts';

/** The role's details, for those who will speak for you. */
export const references: DraftKind = {
  id: 'references',
  title: () => l10n.t('Brief a reference on the role'),
  settles: [{ rule: 'open-finish-step', subject: 'references' }],
  write(note) {
    const { role, company } = note;
    const looked = lookedFor(note);
    const details = [
      ...(company ? [`Company: ${said(company)}`] : []),
      ...(role ? [`Role: ${said(role)}`] : []),
      ...(looked.length > 0 ? [`What they look for: ${looked.join('; ')}`] : []),
      'What I would like them to hear: [one or two things you did together]',
    ];
    return {
      subject: subjectOf('Reference', note),
      body: `${greeting(undefined)}

Thank you for being a reference for me. ${company ? said(company) : 'The company'} may call you soon about ${roleOf({ ...note, company: undefined })}. This is what it is about:

${details.map((text) => `- ${text}`).join('\n')}

Tell me if you would like to talk it through first, or if the timing is bad.

Thank you!

${CLOSING}
`,
      notes: saidOfStep(note, 'references'),
    };
  },
};

/** What the interviews are said to evaluate. */
function lookedFor(note: Note): string[] {
  const pieces = note.statements
    .filter(({ topic }) => topic === 'evaluation')
    .flatMap((statement) => statement.pieces.map(({ text }) => text))
    .filter((text) => !isPlaceholder(text, note.reading.placeholders));
  return saidLines(pieces.map(withoutCrossings).join('\n')).slice(0, 6);
}
