import { translatable } from '../l10n.ts';

/** How senior a person is, as far as a loop's panel matters; lowest first. */
export const LEVELS = translatable(['early or mid', 'senior', 'staff-plus', 'manager']);
/** How senior a person is. */
export type Level = (typeof LEVELS)[number];

const ENGINEER =
  '(?:software |backend |frontend |front[- ]end |back[- ]end |data |platform |full[- ]?stack |site reliability |security |systems |infrastructure |product |mobile |web )*(?:engineers?|eng|swes?|sdes?|sdets?|developers?|devs?|sres?|se|programmers?)';

/** Words of each level, matched as whole words. */
const WORDS: Readonly<Record<Level, readonly RegExp[]>> = {
  'early or mid': [
    /\b(?:interns?|internship|new[- ]grads?|graduates?|juniors?|jr|jnr|entry[- ]level|early[- ]career|apprentices?|praktikant(?:in)?|werkstudent(?:in)?|berufseinsteiger(?:in)?|becari[oa]|recién titulad[oa])\b/i,
    /\bassociate\b/i,
    /\bmid[- ]?(?:level|career)\b/i,
    /\bmids?\b(?=\s*(?:$|[,;)/]|and\b|engineers?|eng\b|devs?|developers?|swes?|sdes?|software|backend|frontend))/i,
    new RegExp(
      `\\b${ENGINEER}s?[ -]*(?:[-–—,] ?)?(?:I{1,2}|[12])s?\\b(?!\\s*(?:years|yrs|x|×))`,
      'i',
    ),
    /\b(?:L[34]|E[34]|IC[- ]?[123])s?\b/,
  ],
  senior: [
    /\b(?:seniors?|sr|snr)\b/i,
    new RegExp(`\\b${ENGINEER}[ -]*(?:[-–—,] ?)?(?:III|3)\\b(?!\\s*(?:years|yrs|x|×))`, 'i'),
    /\b(?:L5|E5|IC[- ]?[45])s?\b/,
  ],
  'staff-plus': [
    /\b(?:staff|principal|distinguished|fellow|architects?|arquitect[oa]s?|leads?)\b(?![- ](?:time|ing))/i,
    /\b(?:L(?:[6-9]|1[0-2])|E(?:[6-9]|1[0-2])|IC[- ]?(?:[6-9]|1[0-2]))s?\b/,
  ],
  manager: [
    /\b(?:managers?|mgr|directors?|vp|svp|evp|vice president|head of|cto|ceo|cpo|cio|chief|co-?founders?|founders?|skip[- ]level|recruiters?|supervisor|(?:team|bereichs|abteilungs|entwicklungs)leit(?:er|erin|ung)|vorgesetzte[rn]?|jef[ea]|gerente|responsable)\b/i,
    /\b(?:EM|HM)s?\b/,
  ],
};

/** The level that a title names, the highest where several match; nothing when it is unknown. */
export function readLevel(title: string): Level | undefined {
  for (const level of [...LEVELS].reverse())
    if (WORDS[level].some((words) => words.test(title))) return level;
  return undefined;
}

const RECRUITER =
  /\b(?:recruiters?|recruiting|recruitment|talent|sourcers?|hr|people (?:ops|partner)|recruiterin(?:nen)?|reclutador(?:a|es)?)\b/i;

/** Whether a title is one of the hiring staff, who evaluate nobody's level. */
export function isRecruiter(title: string): boolean {
  return RECRUITER.test(title);
}

const JOB =
  /\b(?:engineers?|engineering|eng|swes?|sdes?|sdets?|sres?|developers?|devs?|programmers?|designers?|scientists?|analysts?|pms?|tpms?|product|software|backend|frontend|platform|owners?|teammates?|peers?|reports?|someone|somebody|person|people|folks|members?|team|interviewers?|panel(?:ists?)?|hiring)\b/i;

/** Whether a text reads as a job title rather than a name. */
export function isTitle(text: string): boolean {
  return readLevel(text) !== undefined || JOB.test(text) || isRecruiter(text);
}
