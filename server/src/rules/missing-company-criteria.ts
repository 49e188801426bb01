import * as l10n from '@vscode/l10n';
import { drawsHere, isAboutCompany } from '../note/drawn-line.ts';
import { watch } from '../note/walk.ts';
import { addLine } from './line-edit.ts';
import { saysOfLines } from './mention.ts';
import { anchor } from './place.ts';
import { fixBy, type Rule } from './rule.ts';

const COMPANY =
  /\b(?:compan(?:y|ies)|mission|values|culture|start-?ups?|series [a-f]\b|pre-ipo|public|private|industry|industries|domain|product|headcount|team size|employees|profitable|funding|funded|business|sector|employer|what (?:i['’]?m|i am) looking for|b2[bc]|saas|fintech|healthcare|climate|ad-?tech|defen[cs]e|open[- ]source|dev(?:eloper)? tools|b-corp|bootstrapped|firma|unternehmen|werte|kultur|branche|produkt|gründung|empresas?|misión|valores|cultura|producto)\b|\b\d+\s*(?:people|engineers)\b/i;

const companyTitles = watch({
  at: 'titles',
  is: ({ line }) => isAboutCompany(line.text) || COMPANY.test(line.text),
});

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
    if (saysOfLines(note, COMPANY, shared?.lines) || companyTitles(note.root).length > 0) return;
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
