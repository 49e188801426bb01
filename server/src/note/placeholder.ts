import { holdsLetterOrDigit, trimToLetters } from '../text/letters.ts';
import { withoutEmoji } from './words.ts';

/** Words that leave a thing open whatever stands after them: “TBD — ask Sam”. */
const OPENING =
  /^(?:still\s+)?(?:tbd|tba|tbc|todo|to-do|fixme|xxx|waiting(?:\s+(?:for|on|to)\b.*)?$|waiting\b(?=\s*[,;:—–-])|(?:(?:i['’]?ll|he['’]?ll|she['’]?ll|they['’]?ll|let me|lemme|will) )?get back to (?:you|u|me)\b)(?![\p{L}\p{N}])/iu;

/** Words that leave a thing open only when nothing else is said. */
const ALONE: ReadonlySet<string> = new Set(
  [
    'pending unknown unclear waiting open ask',
    'still pending|still unknown|still open|still unclear|unknown yet|unknown so far|not known|not known yet',
    'not sure|not sure yet|unsure|not yet|not yet asked|not asked|not asked yet|not yet known|not yet clear',
    'dont know|dont know yet|do not know|do not know yet|i dont know|i dont know yet|no idea|no idea yet',
    'asked|asked waiting|asked and waiting|asked no answer|asked no answer yet|asked no reply yet|asked not answered yet',
    'asked no reply|asked no response|asked no response yet|asked nothing yet|no answer|no answer yet|no reply|no reply yet|no response yet',
    'forgot to ask|didnt ask|didnt ask yet|did not ask|havent asked|havent asked yet|have not asked yet|still to ask|not answered yet',
    'ask recruiter|ask the recruiter|ask my recruiter|ask them|to ask|need to ask|need to check|need to ask recruiter',
    'need to ask the recruiter|need to find out|to check|must ask|should ask|have to ask|will ask',
    'to be confirmed|to be filled|to be filled in|to be determined|to be decided|to be announced|to be defined',
    'not assigned|not assigned yet|not named yet|not announced yet|not scheduled yet|not decided yet|not told yet|not sent yet',
    'none yet|nothing yet|nothing so far|none so far|to be discussed|fill in|fill me in|fill this in|fill out|fill me|placeholder',
    'not confirmed|not confirmed yet|not clear|not clear yet|not discussed|not discussed yet|not discussed so far',
    'idk|no names yet|names to follow|to be assigned|to find out|never came up',
    '未設定|待定|未定',
    'offen|noch offen|unklar|noch unklar|unbekannt|noch unbekannt|nicht bekannt|noch nicht bekannt|noch nicht klar',
    'nicht sicher|noch nicht|noch nicht gefragt|noch nichts|weiß nicht|weiss nicht|weiß ich nicht|weiß ich noch nicht|keine ahnung',
    'zu klären|noch zu klären|noch fragen|nachfragen|noch nachfragen|muss ich fragen|muss ich noch fragen|recruiter fragen',
    'weiß keiner|weiß noch keiner|keiner weiß es|noch keine ahnung|keine info|keine infos|noch keine info|noch keine infos|keine angabe|k a|noch nix|noch nix gehört|noch nichts gehört',
    'noch nicht gesagt|nicht gesagt|noch nicht genannt|nicht genannt|wird noch bekannt gegeben|wird noch mitgeteilt|wird noch geklärt|noch rausfinden|muss ich rausfinden|muss ich noch rausfinden|noch erfragen|zu erfragen|warte auf antwort|warte noch|keine antwort|noch keine antwort',
    'recruiting fragen|beim recruiting fragen|steht noch aus|steht noch nicht fest|noch nicht fest|ausstehend|noch ausstehend|folgt|folgt noch|kommt noch',
    'pendiente|pendientes|desconocido|por definir|por confirmar|por determinar|por decidir|por ver|por aclarar|por preguntar',
    'sin info|sin información|sin saber|sin asignar|sin decidir|sin respuesta|no me han dicho|no me lo han dicho|aún no me han dicho|no han dicho nada|no lo han dicho|ya me dirán|me lo dirán|falta preguntar|falta confirmar|falta saber',
    'por saber|nada aún|nada todavía|aún nada|todavía nada|de momento nada|ni idea aún|ni idea todavía|ni idea de momento|no tengo ni idea|a la espera|esperando|esperando respuesta|preguntado sin respuesta|sin asignar aún|aún sin asignar|aún sin definir|aún por confirmar',
    'sin definir|sin confirmar|a definir|a confirmar|no sé|no lo sé|no se sabe|aún no|aún no sé|aún no lo sé|aún no se sabe',
    'todavía no|todavía no sé|todavía no lo sé|todavía no se sabe|ni idea|preguntar|hay que preguntar|tengo que preguntar|preguntar al recruiter',
  ].flatMap((row, i) => row.split(i === 0 ? ' ' : '|')),
);

/** “Asked Bea, waiting for a reply”, “no answer from Bea”, “I forgot to ask”, as lower case words. */
const ASKED =
  /^(?:i |have |ive )?(?:asked|emailed|mailed)(?: (?!for)\p{L}+)?(?: (?:and )?(?:still )?(?:waiting(?: (?:for|on) (?:an? |the )?\p{L}+)?|tbd|no (?:answer|reply|response)(?: yet| so far)?))?$|^no (?:answer|reply|response|word|info)(?: yet)?(?: from \p{L}+)?(?: yet)?$|^(?:i )?(?:still |completely |totally )?(?:forgot|need|have) to (?:ask|check|find out)$|^(?:still )?pending \p{L}+$|^(?:ich )?warten?(?: noch)? auf (?:eine )?(?:antwort|rückmeldung|mail|infos?)(?: von \p{L}+)?$|^(?:esperando|espero|a la espera de) (?:la |una )?(?:respuesta|confirmación|info)(?: de(?: la|l)?(?: \p{L}+)?)?$/u;

/** “She doesn’t know yet”, “couldn’t say”: asked, and nothing was said. */
const NO_ANSWER =
  /^(?:(?:i|she|he|they|it|hr|(?:the )?(?:recruiter|hm|hiring manager|\p{L}+)) )?(?:does|did|do|could|would|is|was|are|were)(?:nt| not) (?:know|say|sure|clear|decided|set|known)(?: yet| either| so far| themselves| herself| himself)?$/u;

/** What they begin with. */
const FIRST = new Set([...ALONE].map((words) => words.split(' ', 1)[0]!));

/** “Asked on Nov 18, no answer yet”: when it was is no answer. */
const WHEN =
  /(?: on)?(?: (?:\d{1,4}|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)\p{L}{0,6}|(?:mon|tues|wednes|thurs|fri)(?:day)?|today|yesterday|twice))+(?= |$)/gu;

/** “Ask Jo on Friday”: whom else than the recruiter. */
const ASK_SOMEONE =
  /^(?:(?:still|need|have|must|will|to)\s+)*(?:ask|check with)\s+(?:to\s+)?\p{Lu}[\p{L}.’'-]*(?:\s+\p{Lu}[\p{L}.’'-]*)?(?:\s+(?:about|on|by|at|in|next|tomorrow|today|again)\b[^.;:?]{0,30})?\s*[?!]*$/u;

const MAY_ASK = /^(?:still|need|have|must|will|to|ask|check)\b/i;

/** “Names TBD”: nothing is said when only such words stand around it. */
const FILLER =
  /\b(?:still|all|details?|names?|dates?|times?|exact|is|are|the|to|be|yet|for|now|mostly|currently|so|far|rest|everything|panel|interviewers?|rounds?|formats?)\b/giu;

/** Untouched tokens of a template; not `/users/{id}`, nor `List<String>`. */
const TOKEN =
  /\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|(?<![\p{L}\p{N}/])\{[\p{L}_][^{}\n]{0,60}\}|%[A-Za-z_]{2,40}%|(?<![\p{L}\p{N}])<[\p{L}][^<>\n=/]{0,60}>|(?<![[\]\p{L}\p{N}])\[(?![ xX]\]|[A-Za-z]{1,5}-?\d{1,5}\]|[^[\]\n]{1,60}::)[\p{L}_][^[\]\n]{1,60}\](?![\]([])|\bYYYY[-/]MM[-/]DD\b/gu;

const MAY_HOLD_TOKEN = /[{<%[]|YYYY/;

/** “1.” with nothing after it: a list’s number alone, which Markdown takes for text under a line. */
const NUMBER_ALONE = /^\(?\d{1,2}[.)]$/;

/** What writers put in brackets of their own accord, the marks of a changelog among it. */
const REMARK =
  /^\[(?:sic|wip|draft|redacted|anonymi[sz]ed|edit(?:ed)?|updated?|note|nb|optional|internal|external|private|confidential|laughs?|pause|todo|tbd|tba|tbc|done|ok|yes|no|new|old|(?:bug|hot)?fix(?:e[sd])?|bugs?|feat(?:ures?)?|add(?:ed)?|changed?|changes|removed?|deprecated?|breaking|unreleased|security|chore|docs?|perf|refactor|tests?|improve(?:d|ments?)?|revert(?:ed)?|enhancements?)\]$/i;

/** A list that stands in brackets for no reason of a template; within other text a word in small letters too. */
const ENUMERATION = /^\[[^\],]*,/;
const REMARKED = /^\[\p{Ll}/u;
/** What a template asks for. */
const ASKED_FOR =
  /\b(?:names?|titles?|roles?|positions?|compan(?:y|ies)|dates?|days?|times?|e-?mails?|links?|urls?|teams?|interviewers?|recruiters?|levels?|salary|amounts?|numbers?|topics?|questions?|answers?|reasons?|lines?|notes?|text|stage|formats?|rounds?|prep\w*|evaluat\w*|your|my|insert|fill|add|describe|list|enter|here|e\.g|firma|rolle|datum|empresa|puesto|fecha|nombre)\b/i;

/** Whether what looks like a token was written to be read. */
function isWritten(token: string): boolean {
  return REMARK.test(token) || (ENUMERATION.test(token) && !ASKED_FOR.test(token));
}

/** Whether words stand beside a token. */
function isWithin(token: string, text: string): boolean {
  return holdsLetterOrDigit(text.replace(token, ' ').replace(TOKEN, ' '));
}

/** An untouched template token and where it begins in the text (UTF-16). */
export interface Token {
  readonly text: string;
  readonly index: number;
}

/** The template tokens that a text holds, `[Name]` and its like. */
export function findTokens(text: string): Token[] {
  if (!MAY_HOLD_TOKEN.test(text)) return [];
  return [...text.matchAll(TOKEN)]
    .map((match) => ({ text: match[0], index: match.index }))
    .filter(
      (token) =>
        !isWritten(token.text) &&
        !(REMARKED.test(token.text) && !ASKED_FOR.test(token.text) && isWithin(token.text, text)),
    );
}

/**
 * Whether a text says nothing yet: empty, punctuation, an untouched template token, or a word such
 * as “TBD”. `extra` are the user's own placeholders, compared without regard to case.
 */
export function isPlaceholder(text: string, extra: readonly string[] = NONE): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || NUMBER_ALONE.test(trimmed) || /^\?{2,}(?!\S)/.test(trimmed)) return true;
  const lower = trimmed.toLowerCase();
  const own = lowered(extra);
  if (own.has(lower)) return true;
  let tokens = 0;
  const bareOfTokens = !MAY_HOLD_TOKEN.test(trimmed)
    ? trimmed
    : trimmed.replace(TOKEN, (token) => {
        if (isWritten(token)) return token;
        tokens++;
        return '';
      });
  // “[Name] - [Title] (Skip Level)” is a template’s, whole.
  const withoutTokens = tokens > 1 ? bareOfTokens.replace(/\([^()]*\)/g, '') : bareOfTokens;
  if (!holdsLetterOrDigit(withoutTokens))
    return !/(?![❌❓❔⏳⌛⬜🤷])\p{Extended_Pictographic}/u.test(trimmed);
  const bare = trimToLetters(withoutEmoji(withoutTokens));
  if (OPENING.test(bare)) return true;
  if (MAY_ASK.test(bare) && ASK_SOMEONE.test(bare.replace(/^\p{Lu}/u, lowerCase))) return true;
  const words = bare
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (ALONE.has(words) || own.has(words) || NO_ANSWER.test(words)) return true;
  if (ASKED.test(words.replace(WHEN, ''))) return true;
  if (FIRST.has(words.split(' ', 1)[0]!) && ALONE.has(words.replace(WHEN, ''))) return true;
  return /\b(?:TBD|TBA|TBC|TODO|tbd|tba|tbc)\b/.test(bare) && isFillerOnly(bare);
}

const lowerCase = (letter: string) => letter.toLowerCase();

const NONE: readonly string[] = [];
const LOWERED = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The user's own placeholders, however many: looked up, not gone through. */
function lowered(own: readonly string[]): ReadonlySet<string> {
  const known = LOWERED.get(own);
  if (known) return known;
  const set = new Set(own.map((word) => word.trim().toLowerCase()));
  LOWERED.set(own, set);
  return set;
}

/** Whether a text holds a word or a figure, placeholder or not, rather than punctuation alone. */
export function hasWords(text: string): boolean {
  return holdsLetterOrDigit(text) && !NUMBER_ALONE.test(text.trim());
}

function isFillerOnly(text: string): boolean {
  const rest = text.replace(/\b(?:tbd|tba|tbc|todo)\b/gi, '').replace(FILLER, '');
  return !holdsLetterOrDigit(rest);
}
