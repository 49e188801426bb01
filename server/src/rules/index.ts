import { crossedLine } from './crossed-line.ts';
import { duplicateLine } from './duplicate-line.ts';
import { invalidFrontMatter } from './invalid-front-matter.ts';
import { juniorPanel } from './junior-panel.ts';
import { leftoverPlaceholder } from './leftover-placeholder.ts';
import { lengthyResearch } from './lengthy-research.ts';
import { missingApproach } from './missing-approach.ts';
import { missingCompanyCriteria } from './missing-company-criteria.ts';
import { missingEvaluation } from './missing-evaluation.ts';
import { missingFinish } from './missing-finish.ts';
import { missingFinishStep } from './missing-finish-step.ts';
import { missingFollowUp } from './missing-follow-up.ts';
import { missingLines } from './missing-lines.ts';
import { missingMaterials } from './missing-materials.ts';
import { missingProcess } from './missing-process.ts';
import { missingProgrammingStance } from './missing-programming-stance.ts';
import { missingQuestion } from './missing-question.ts';
import { missingSellChatQuestions } from './missing-sell-chat-questions.ts';
import { misspelledSection } from './misspelled-section.ts';
import { noLinesDrawn } from './no-lines-drawn.ts';
import { noShowcase } from './no-showcase.ts';
import { openFinishStep } from './open-finish-step.ts';
import type { Rule } from './rule.ts';
import { unansweredQuestion } from './unanswered-question.ts';
import { uncomparedOffer } from './uncompared-offer.ts';
import { undecidedLine } from './undecided-line.ts';
import { unknownLeveling } from './unknown-leveling.ts';
import { unknownLine } from './unknown-line.ts';
import { unknownSuppression } from './unknown-suppression.ts';
import { unraisedConcern } from './unraised-concern.ts';
import { unreadSection } from './unread-section.ts';
import { unresearchedInterviewer } from './unresearched-interviewer.ts';

/** All rules, in the order of the guide. A new rule is its file, its page and a line here. */
export const RULES: readonly Rule[] = [
  missingLines,
  noLinesDrawn,
  undecidedLine,
  missingProgrammingStance,
  missingCompanyCriteria,
  crossedLine,
  unknownLine,
  duplicateLine,
  missingProcess,
  missingQuestion,
  unansweredQuestion,
  missingEvaluation,
  missingMaterials,
  missingApproach,
  unresearchedInterviewer,
  lengthyResearch,
  juniorPanel,
  noShowcase,
  unraisedConcern,
  unknownLeveling,
  missingFinish,
  missingFinishStep,
  openFinishStep,
  missingFollowUp,
  missingSellChatQuestions,
  uncomparedOffer,
  invalidFrontMatter,
  misspelledSection,
  leftoverPlaceholder,
  unknownSuppression(() => RULE_IDS),
  unreadSection,
];

/** The names of all rules. */
export const RULE_IDS: readonly string[] = RULES.map(({ id }) => id);
