import * as l10n from '@vscode/l10n';
import { COMPANY, reflectsOnCompany } from '../note/company.ts';
import { drawsHere } from '../note/drawn-line.ts';
import { addLine } from './line-edit.ts';
import { saysOfLines } from './mention.ts';
import { anchor } from './place.ts';
import { fixBy, type Rule } from './rule.ts';

export const missingCompanyCriteria: Rule = {
  id: 'missing-company-criteria',
  severity: 'hint',
  group: 'lines',
  passage: 'rightCompany',
  summary: 'Lines are drawn, and nothing reflects on the right company for you.',
  why: 'How a company interviews is half of it; the other half is whether you want to work there.',
  fixes: 'Inserts the question.',
  subjects: '`company`',
  misses: 'from all lines',
  check(note, report, { shared }) {
    if (!drawsHere(note.lines)) return;
    if (shared?.reflectsOnCompany || reflectsOnCompany(note.root, note.reading.placeholders))
      return;
    if (saysOfLines(note, COMPANY, shared?.lines)) return;
    report({
      subject: 'company',
      at: anchor(note, 'lines'),
      message: l10n.t(
        'Nothing here says which company is right for you: add its stage, mission or values.',
      ),
      fix: () =>
        fixBy(
          l10n.t('Add a question about the right company'),
          addLine(note, 'Which kind of company is right for me (stage, mission, values)?'),
        ),
    });
  },
};
