import { isPlaceholder } from './placeholder.ts';
import type { Section } from './section.ts';
import { sectionText, watch } from './walk.ts';

/** What tells which company is right for somebody. */
export const COMPANY =
  /\b(?:compan(?:y|ies)|mission|values|culture|start-?ups?|series [a-f]\b|pre-ipo|public|private|industry|industries|domain|product|headcount|team size|employees|profitable|funding|funded|business|sector|employer|what (?:i['’]?m|i am) looking for|b2[bc]|saas|fintech|healthcare|climate|ad-?tech|defen[cs]e|open[- ]source|dev(?:eloper)? tools|b-corp|bootstrapped|firma|unternehmen|werte|kultur|branche|produkt|gründung|empresas?|misión|valores|cultura|producto)\b|\b\d+\s*(?:people|engineers)\b/i;

const COMPANY_TITLE =
  /\b(?:right (?:company|place|job|role)|company (?:criteria|fit|values)|(?:ideal|dream|good) (?:company|job|role|team)|criteria for (?:the )?(?:company|companies))\b/i;

/** Whether a title says that a section is about the right company rather than about lines. */
export function isAboutCompany(title: string): boolean {
  return COMPANY_TITLE.test(title);
}

const companyTitles = watch({
  at: 'titles',
  is: ({ line }) => isAboutCompany(line.text) || COMPANY.test(line.text),
});

/** Whether a section of its own, with something in it, reflects on the right company. */
export function reflectsOnCompany(root: Section, placeholders: readonly string[]): boolean {
  return companyTitles(root).some(({ section }) => {
    const [, ...below] = sectionText(section).split('\n');
    return below.some((text) => !isPlaceholder(text, placeholders));
  });
}
