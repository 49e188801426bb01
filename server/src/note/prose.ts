import { QUESTIONS, type QuestionId } from '../guide/topics.ts';
import { nameOf } from './interview-name.ts';
import { namesInterview, namesWork, readKinds } from './kind.ts';
import { isRecruiter, isTitle } from './level.ts';
import { metAt } from './person-line.ts';
import { isLoose, type Section } from './section.ts';
import { type Prose, sentencesOf } from './sentences.ts';
import type { Statement } from './statement.ts';
import { lineOf, type Standing, watch } from './walk.ts';

const ROUNDS =
  /\b(?:\d{1,2}|two|three|four|five|six|seven)\s+(?:[\w-]+\s+){0,2}(?:rounds(?! of (?!interviews|talks|conversations|\d))|interviews|sessions|calls|conversations|interviewers|stages|steps)\b|\b(?:loop|onsite|process|format) (?:is|was|has|will be)\b[^,;]{3,80}[,;]/i;
/** “1) a review 2) a design” */
const INLINE = /(?<!\d)1\s?[.)]\s?\p{L}.+(?<!\d)2\s?[.)]\s?\p{L}/u;
const FORMATS: readonly string[] = [
  'coding',
  'design',
  'deep-dive',
  'presentation',
  'behavioural',
  'values',
];

/** “I wonder whether there is anything to prepare”, “no time to prepare”. */
const WONDERS = /\b(?:wonder|whether|no time to|had to prepare)\b/i;

/** How a sentence of the process part answers a question that is asked nowhere. */
const ANSWERS: Readonly<Record<QuestionId, (sentence: string) => boolean>> = {
  formats: (sentence) =>
    ROUNDS.test(sentence) ||
    (INLINE.test(sentence) && namesWork(sentence)) ||
    readKinds(sentence).filter((kind) => FORMATS.includes(kind)).length >= 2,
  preparation: (sentence) =>
    /\b(?:prep|prepare|preparation|bring|homework|take[- ]home|pre-?read(?:ing)?)\b/i.test(
      sentence,
    ) && !WONDERS.test(sentence),
  interviewers: (sentence) =>
    /\b(?:meet|meeting|talk|talking|speak|speaking|see|interviewed|interviewers?|panel|with)\b/i.test(
      sentence,
    ) &&
    (isTitle(sentence.replace(/\b(?:recruiter|interviewers?|panel)\b/gi, '')) ||
      /\b\p{Lu}\p{L}+ \(/u.test(sentence) ||
      NAMES.test(sentence)),
};

/** The same where no title tells what is spoken of: “met Signe (principal)”, “nothing to prep”. */
const ALONE: typeof ANSWERS = {
  formats: (sentence) => ANSWERS.formats(sentence) || (LABELLED.test(sentence) && lists(sentence)),
  preparation: (sentence) =>
    /\b(?:no|nothing|none|not|needn['’]?t|don['’]?t)\b.{0,30}\b(?:prep\w*|homework|bring|study|get ready)\b|^\W*(?:prep\w*|bring)(?:\s+\S+){2}/i.test(
      sentence,
    ) && !WONDERS.test(sentence),
  interviewers: (sentence) => {
    const title = MEETS.exec(sentence)?.groups?.title ?? '';
    return isTitle(title) && !isRecruiter(title);
  },
};

/** “Had: API design, an hour on my project, director”: by a word of one’s own. */
const LABELLED = /^\W*\p{L}{2,12}\s?[:：=→]\s/u;

/** “met Signe (principal)”, “I’m meeting Priyanka, who’s a principal engineer”. */
const MEETS =
  /(?:\b(?:[Mm]eet|[Mm]eeting|[Mm]et|[Ww]ith|[Pp]anel(?: is)?|[Ii]nterviewers?(?: are)?)|\bw\/)\s+\p{Lu}\p{Ll}[\p{L} .’'-]{0,30}(?:\(|,\s|(?<=\s)(?:who(?:['’]?s| is)|is)\s)(?<title>[^,;()]{2,40})/u;

/** “You’ll meet Tove, Kwame and Inge”. */
const NAMES =
  /\b(?:meet|meeting|interviewed by|panel is|interviewers are)\s+\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?(?:,| and| &) \p{Lu}\p{Ll}/u;

/** Whether a text says with whom: “design w/ 2 seniors”, “retro with Ann Lee”, “values — Ann Lee (CTO)”. */
export function saysWithWhom(text: string): boolean {
  if (metAt(text) !== undefined) return true;
  const after = /(?:\bwith|\bw\/|→|[-=]>)\s{0,3}(?<whom>[^,;.\n]{2,60})/i.exec(text)?.groups?.whom;
  if (after !== undefined && (isTitle(after) || /^\p{Lu}\p{Ll}/u.test(after))) return true;
  return text
    .split(/\s[–—|·•/-]+\s|[()\n]/)
    .some((said) => WHOM.test(said.trim()) || (NAME.test(said.trim()) && !namesInterview(said)));
}

/** Whether a text names whom, by their full name or with their title: “Coding with Ann Lee”. */
export function namesWhom(text: string): boolean {
  return (
    metAt(text) !== undefined ||
    /(?:\bwith|\bw\/)\s{0,3}\p{Lu}\p{Ll}[\p{L}'’-]* \p{Lu}\p{Ll}/u.test(text)
  );
}

/** “Deep dive – Ann Lee – scope” */
const NAME = /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u;

/** “Design – 2 staff engineers”, “Final – COO”, “Hiring manager – 45 min” */
const WHOM =
  /^(?:(?:\d{1,2}|two|three|four|an?|the)\s)?(?:[\w-]{1,20}\s){0,2}(?:engineers?|managers?|hm|directors?|vp|c[teop]o|founders?|leads?|peers?|pms?|seniors|principals|people|team)$/i;

/** An item that says of the whole loop what is asked, or that nothing is: “No homework needed”. */
const NOTHING =
  /^\W*(?:no|nothing|(?:I )?(?:need|have) to prep(?:are)?|(?:you|I) (?:don['’]?t|do not|won['’]?t) (?:need|have) to prep(?:are)?|there(?:['’]s| is) nothing (?:(?:I|you) (?:need|have) )?to prep(?:are)?|bring (?:an?|one|1|2|two) (?:.{0,12}\b)?(?:pager|write-?up|docs?|projects?|deck|slides))\b/i;

/** Whether an item answers for the loop rather than for the round that it tells of. */
const tellsOfAll: typeof ANSWERS = {
  formats: () => true,
  preparation: (text) => NOTHING.test(text),
  interviewers: (text) =>
    metAt(text) !== undefined &&
    /^\W*(?:(?:the )?(?:loop|onsite) (?:is|will be)|(?:I|you)['’]?(?:ll| will|m)? (?:be )?(?:meet|talk|speak)(?:ing)?)\b/i.test(
      text,
    ),
};

const answeringLines = Object.fromEntries(
  QUESTIONS.map((id) => [
    id,
    watch({
      at: 'text',
      // What stands below the lines is of no part.
      within: (section) => section.part === 'process' || isLoose(section, undefined),
      is: ({ line, section, part, row, item }) => {
        // An item may tell of the rounds; what it says of one of them is no answer for the loop.
        if (row || (item && !tellsOfAll[id](line.text))) return false;
        const answers = part === 'process' ? ANSWERS : isLoose(section, part) ? ALONE : undefined;
        return answers !== undefined && sentencesOf(line).some(answers[id]);
      },
    }),
  ]),
) as Record<QuestionId, ReturnType<typeof watch>>;

/** The line of prose in the process part, or behind its label, that answers a question, if there is one. */
export function findAnsweringProse(
  id: QuestionId,
  root: Section,
  statements: readonly Statement[],
): Prose | undefined {
  const named = new Set(statements.filter(({ form }) => form !== 'prose').map(({ line }) => line));
  const lines = answeringLines[id](root).filter(({ line }) => !named.has(line));
  const prose = lines.find(({ part }) => part === 'process') ?? lines[0];
  if (prose) return prose;
  for (const { topic, form, pieces, section } of statements)
    if (topic === 'process' && form !== 'title')
      for (const { line } of pieces)
        if (line && (sentencesOf(line).some(ANSWERS[id]) || (id === 'formats' && lists(line.text))))
          return { line, section };
  return undefined;
}

/** “Loop: profiler exercise; shader pipeline design; a postmortem” lists rounds, two of them by their names. */
function lists(text: string): boolean {
  const each = text.split(/[,;/+→]/);
  return each.length >= 3 && each.filter(namesInterview).length >= 2;
}

const AT_THE_HOUR = /^\d{1,2}[:.]\d{2}(?!\d)/;
const TIMED = new RegExp(
  `${AT_THE_HOUR.source}|\\b\\d{1,3}\\s?(?:m|mins?|minutes|h|hrs?|hours?)\\b|\\b(?:with|w/)\\s?\\p{Lu}`,
  'u',
);

const timedRounds = watch({
  at: 'text',
  within: ({ part }) => part === undefined,
  is: ({ line, item }) => {
    // A line with nothing before it needs the hour to be one of several.
    if (!item) return AT_THE_HOUR.test(line.text) && namesInterview(nameOf(line).text);
    return lineOf(item) === line && TIMED.test(line.text) && namesWork(nameOf(line).text);
  },
});

/** The rounds of the first section whose items tell of three, each with its time or with whom: a mail that was pasted. */
export function findSchedule(root: Section): readonly Standing[] {
  const bySection = new Map<Section, Standing[]>();
  for (const round of timedRounds(root)) {
    const rounds = bySection.get(round.section);
    if (rounds) rounds.push(round);
    else bySection.set(round.section, [round]);
  }
  return [...bySection.values()].find(({ length }) => length >= 3) ?? [];
}
