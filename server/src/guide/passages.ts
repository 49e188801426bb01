/** The guide that findings and hovers quote. */
export const GUIDE = {
  title: 'Interviewing for Staff-plus roles',
  author: 'StaffEng',
  url: 'https://staffeng.com/guides/interviewing-staff-plus-roles',
} as const;

/** A short quotation of the guide, word for word (emphasis and link markup left out). */
export interface Passage {
  readonly quote: string;
  /** The heading it stands under. */
  readonly part: 'Draw your lines' | 'Debug the process' | 'Finish well';
}

const line = (quote: string): Passage => ({ quote, part: 'Draw your lines' });
const process = (quote: string): Passage => ({ quote, part: 'Debug the process' });
const finish = (quote: string): Passage => ({ quote, part: 'Finish well' });

/** What of the guide is quoted, by what it is quoted for. */
export const PASSAGES = {
  drawLines: line(
    'Before jumping into an interview process, spend some time refining your criteria for the kinds of processes you’re willing to participate in',
  ),
  lineToCross: line(
    'you should consider which of those signals represent a line you’re unwilling to cross',
  ),
  programming: line(
    'One line that many folks in Staff-plus roles draw is they’re unwilling to practice interview programming.',
  ),
  decideForYourself: line('Is that a line you want to draw? Maybe, decide for yourself.'),
  rightCompany: line('reflecting on the right company for you'),
  askTheProcess: process(
    'it’s always reasonable to ask the recruiting team and hiring manager for more details about your interview process',
  ),
  formats: process('What are the interview formats, including what are they evaluating for?'),
  preparation: process('Do any of the interviews require specific preparation?'),
  interviewers: process('Who are the interviewers?'),
  approach: process('Take notes about how you want to approach the different kinds of questions.'),
  materials: process('Prepare materials for any presentation interviews.'),
  research: process('Briefly research the interviewers to tailor questions to their background.'),
  juniorPanel: process(
    'If your interview panel is composed primarily of early-career and mid-level engineers, it will rarely generate a Staff-plus offer',
  ),
  noShowcase: process(
    'If there are no deep-dives into your previous accomplishments and no presentation opportunities, it’s similarly hard to demonstrate the expertise to support a Staff-plus offer.',
  ),
  raiseConcerns: process('raise your concerns politely and constructively'),
  leveling: process(
    'It’s particularly valuable to understand when leveling happens within the company’s progress.',
  ),
  bestAvailable: process(
    'your goal is to find the best available leadership opportunity, not the first available opportunity',
  ),
  finishWell: finish('always negotiate the details, and remember to finish well'),
  negotiate: finish('always negotiate the details'),
  references: finish('Brief your references on the role’s details.'),
  followUps: finish('Send follow-up emails to interviewers.'),
  sellChats: finish('Accept the offered sell chats and bring thoughtful questions into them.'),
} as const satisfies Record<string, Passage>;

/** What a passage is quoted for. */
export type PassageId = keyof typeof PASSAGES;

/** Resources the guide points at; drafts and document links use them. */
export const RESOURCES = {
  rightCompany: 'https://staffeng.com/guides/finding-the-right-company',
  designingLoops: 'https://staffeng.com/guides/staff-plus-interview-process',
  negotiating: 'https://staffeng.com/guides/negotiating-the-offer',
} as const;
