import type { Block, Line } from '../markdown/block.ts';
import { isLoose, type Section } from './section.ts';
import { type Prose, sentencesOf } from './sentences.ts';
import type { Statement } from './statement.ts';
import { textOf, watch } from './walk.ts';

const LEVEL =
  '(?<!\\b(?:high|low|mid|entry|senior|staff|top|next|skip|ground|sea|c|board|company|service|exec|team|vp|director|group|org|each|every)[- ])(?:(?:re|down|up|under|mis)[- ]?)?(?:level(?:s|l?ed|l?ing|findung|entscheidung)?|lvl|nivel|einstufung|(?:die|meine) stufe)\\b(?! of\\b|[- ]headed)';
const SETTING =
  '(?:decid|entsch[ie]+d|festgelegt|fest\\b|bestimmt|define|fija|establece|set\\b|sets\\b|determin|depend|fix(?:ed|es)?\\b|with the offer|finali[sz]|(?:can|cannot|can.?t|won.?t|will|will not) (?:be )?(?:chang|mov)|calibrat|picks?\\b|picked|happens\\b|settled\\b|assign|confirm|lock(?:s|ed)?\\b|comes? with (?:the|an) offer\\b|last word|final say|agreed\\b|provisional|revisit|debrief|committee|packet|(?:at|part of) (?:the )?offer|at the (?:very )?end\\b|hc\\b|after\\s*$|fällt\\b|passiert\\b|erfolgt\\b|kommt (?:schriftlich|mit)|legt\\b.{0,40}fest|steht (?:im|in der|schon|fest)|lo (?:decide|fija|pone|marca)|(?:nach|vor) (?:tag|runde)\\b|komitee|comité|cerr(?:amos|ado|ará)|al final\\b|antes de\\b|(?:tras|después de|nach|vor) (?:el|la|los|las|dem|der|den|allen|dem?)\\b|(?:days?|weeks?) (?:later|after)|(?:after|before|during|post)[- ](?:(?:the|their|an?) )?(?:[\\w-]+ ){0,2}(?:loop|rounds?|onsite|on-site|interviews?|debrief|panel|offer|screen)\\b)';
/** “The level is set at the debrief”, “they decide in committee on the level”. */
const LEVEL_SET = new RegExp(`${LEVEL}.{0,80}?\\b${SETTING}`, 'i');
const SET_LEVEL = new RegExp(`\\b${SETTING}.{0,60}?\\b${LEVEL}`, 'i');
// Each takes long to compile, and most say it the first way.
const says = (text: string) => LEVEL_SET.test(text) || SET_LEVEL.test(text);
/** Of whoever else was down-levelled a diary may tell. */
const MOVED = /\b(?:down|up|under)[- ]?level(?:l?ed|l?ing)\b/i;
/** Words that say so by themselves. */
const STRONG =
  /\blevell?ing\b.{0,60}\b(?:is|happens|comes|takes place|done|decided|after|before|at|in|by)\b|\b(?:req|posting|role|job|position|headcount) is (?:posted |listed |opened |scoped )?(?:at|as|for) (?:a )?(?:L\d|E\d|IC\d|staff|senior staff|principal)\b/i;
/** “Staff or Senior Staff will be decided after the onsite”, “the committee decides L6 vs L7”. */
const RANK = '(?:(?:senior )?staff|senior|principal|(?:L|E|IC)\\d)';
const EITHER = new RegExp(
  `\\b${RANK}\\s*(?:or|vs\\.?|versus|/)\\s*${RANK}\\b(?!\\s(?:engineer|eng|swe|dev|manager|people|folk))`,
  'i',
);
const SET = new RegExp(`\\b${SETTING}|\\bsorted out\\b`, 'i');
/** “The title is set after the loop”, which says so where the process is told. */
const TITLE = /\b(?:titles?|grade|seniority)\b/i;
const TITLE_SET = new RegExp(`${TITLE.source}.{0,60}?\\b${SETTING}`, 'i');
/** What is wished or feared of a level is not how it is set. */
const WISH =
  /\b(?:does|do|did)(?: not|n['’]t) know\b|\b(?:no one|nobody) knows\b|\bunclear\b|\b(?:need to|wonder|hope|want|fear|worried|afraid)\b/i;

/** The level of whoever writes, rather than that of noise, or of a stream. */
const OF_ONE =
  /\b(?:my|your|the|their|our|final|job|title and|right|das|mein|el|mi)\s(?:\w+\s)?(?:level|nivel)|\blevel(?:l?ing)\b|(?:^|[.;:,]\s)\W*(?:level|nivel)s?\b|\b(?:level|nivel) (?:is|gets|comes|was|will|decision|and title)\b/i;

function isLevel(name: Line | undefined): boolean {
  return name !== undefined && name.text.length < 20 && LEVEL_ALONE.test(name.text);
}

const LEVEL_ALONE = /^\W*(?:q?\d{1,2}\W+)?(?:the |das |el )?(?:levels?|nivel)\W*$/i;

const LEVEL_LABEL = /^\W*(?:levels?|lvl|nivel)\s*(?:[:：=→–—-]|->)/i;

/** “Level → staff; the panel confirms”: what it says is of the level, and answers nothing else. */
export function isOfLevel({ text }: Line): boolean {
  return LEVEL_LABEL.test(text);
}

/** Whether an item is only called “level”, and what stands under it says how it is set. */
export function tellsOfLevel(name: Line, below: readonly Block[]): boolean {
  if (!isLevel(name)) return false;
  const text = textOf(below);
  return says(`level ${text}`) && !WISH.test(text);
}

const SPEAKS_OF_LEVEL =
  /level|lvl|nivel|\b(?:einstufung|(?:die|meine) stufe|req|posting|headcount|titles?|grade|seniority)\b/i;

const levelingLines = watch({
  at: 'text',
  is: ({ line, section, part, row }) => {
    if (part === 'lines') return false;
    // Under “Level”, or beside it, a sentence need not say the word again.
    const isUnder = isLevel(section.title?.line) || isLevel(row?.cells[0]);
    const isNear = part === 'process' || isLoose(section, part);
    // Two levels alone are of one’s own only where the process is told.
    const speaks = SPEAKS_OF_LEVEL.test(line.text) || (isNear && EITHER.test(line.text));
    if (!isUnder && !speaks) return false;
    const under = isUnder || isOfLevel(line) ? 'level ' : '';
    return sentencesOf(line).some((said) => {
      const sentence = under + said;
      if (WISH.test(said)) return false;
      return (
        STRONG.test(sentence) ||
        (says(sentence) && (isNear || OF_ONE.test(sentence))) ||
        (isNear &&
          (MOVED.test(sentence) ||
            (TITLE.test(sentence) && TITLE_SET.test(sentence)) ||
            (EITHER.test(sentence) && SET.test(sentence)) ||
            // A sentence ends at “vs.”, as far as its reader knows.
            (/\bvs\./.test(line.text) && EITHER.test(line.text) && SET.test(line.text))))
      );
    });
  },
});

/** The line of prose that says how or when the level is set, if there is one. */
export function findLevelingProse(
  root: Section,
  statements: readonly Statement[],
): Prose | undefined {
  const lines = statements.filter((statement) => statement.topic === 'lines');
  return levelingLines(root).find(({ line }) => !lines.some((s) => s.line === line));
}
