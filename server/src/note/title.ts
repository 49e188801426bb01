import { type PartId, TOPICS, type TopicId, topic as topicOf } from '../guide/topics.ts';
import { fold, squeeze } from './words.ts';

/** Where a title or label stands, as far as it matters for what it can mean. */
export interface Place {
  /** The part of the guide whose section it stands in. */
  readonly part?: PartId | undefined;
  /** Words common elsewhere count as a label or column, outside of the other parts, but as a heading only inside the process. */
  readonly label?: boolean;
}

/** Titles the user added, by topic: the `headings` setting. */
export type ExtraTitles = Readonly<Partial<Record<TopicId, readonly string[]>>>;

/** What people shorten, as `fold` leaves it. */
const SHORT = new Map([
  ['whats', ['what', 'is']],
  ['whos', ['who', 'is']],
  ['whens', ['when', 'is']],
  ['hows', ['how', 'is']],
  ['wholl', ['who', 'will']],
]);

/** What the topics are called in the guide's words and in others, squeezed. */
const ANYWHERE = new Map<string, TopicId>();
const IN_PROCESS = new Map<string, TopicId>();
const AS_TITLE = new Map<string, TopicId>();
const COLUMNS = new Map<string, TopicId>();
const ASKED = new Map<string, TopicId>();
/** The questions by the word that they begin with. */
const QUESTIONS = new Map<string, { words: readonly string[]; topic: TopicId }[]>();
for (const topic of TOPICS) {
  for (const title of topic.titles) ANYWHERE.set(squeeze(title), topic.id);
  for (const title of topic.onlyInProcess ?? []) IN_PROCESS.set(squeeze(title), topic.id);
  for (const title of topic.onlyAsTitle ?? []) AS_TITLE.set(squeeze(title), topic.id);
  for (const title of topic.columns ?? []) COLUMNS.set(squeeze(title), topic.id);
  for (const word of topic.asked ?? []) ASKED.set(word, topic.id);
  for (const question of topic.questions ?? []) {
    const words = question.split(' ');
    const alike = QUESTIONS.get(words[0]!) ?? [];
    QUESTIONS.set(words[0]!, alike);
    alike.push({ words, topic: topic.id });
  }
}
const OPENINGS = new RegExp(`(?:^| )(?:${[...QUESTIONS.keys()].join('|')})`);

/** Recognises what titles, labels, columns and questions are about. */
export class Titles {
  /** The user's own, which mean what the user says whatever the guide's mean. */
  private readonly own = new Map<string, TopicId>();
  /** What was asked before, as a label or not, where common words count or not. */
  private readonly known = [0, 1, 2, 3].map(() => new Map<string, readonly TopicId[]>());

  constructor(extra: ExtraTitles = {}) {
    for (const { id } of TOPICS)
      for (const title of extra[id] ?? []) this.own.set(squeeze(fold(title)), id);
  }

  /** The topics that a title or label is about; none when it is about something else. */
  match(text: string, place: Place = {}): readonly TopicId[] {
    if (text.length > 200 || isProse(text)) return NO_TOPICS;
    const known = this.known[(holdsCommon(place) ? 1 : 0) + (place.label ? 2 : 0)]!;
    let topics = known.get(text);
    if (!topics) {
      topics = this.read(text, place);
      if (known.size > 10_000) known.clear();
      known.set(text, topics);
    }
    return topics;
  }

  /** The topic of a table's column. */
  column(header: string): TopicId | undefined {
    for (const form of forms(header)) {
      const words = fold(form);
      // “My prep”, “What they’re looking for”, “Interviewer name”: the word within is the column’s.
      for (const name of [words, words.replace(OWN_WORDS, '')]) {
        const key = squeeze(name);
        const topic = COLUMNS.get(key) ?? this.titled(key) ?? IN_PROCESS.get(key);
        if (topic) return topic;
      }
    }
    return this.question(header) ?? this.match(header, { label: true })[0];
  }

  /** The topic that a question asks about. */
  question(text: string): TopicId | undefined {
    for (const form of forms(text)) {
      const folded = fold(form);
      const asked = form.includes('?') ? ASKED.get(folded) : undefined;
      if (asked) return asked;
      if (!OPENINGS.test(folded) || (!form.includes('?') && STATES.test(folded))) continue;
      const words = folded.split(' ').flatMap((word) => SHORT.get(word) ?? [word]);
      if (!form.includes('?') && words.length > 12) continue;
      for (const word of new Set(words))
        for (const { words: pattern, topic } of QUESTIONS.get(word) ?? [])
          if (matchesFrom(pattern, words, form.includes('?'))) return topic;
    }
    return undefined;
  }

  private read(text: string, place: Place): readonly TopicId[] {
    for (const form of forms(text)) {
      const single = this.exact(form, place);
      if (single) return [single];
    }
    for (const form of forms(text)) {
      if (!JOINED.test(form)) continue;
      const pieces = form
        .split(/(?:(?<!\s)\s+)?[/&+,]\s*|(?<!\s)\s+(?:and|or|und|oder|y|o)\s+/i)
        .filter((piece) => piece.trim());
      // The first is none in most prose.
      if (pieces.length < 2 || pieces.length > 4 || !this.exact(pieces[0]!, place)) continue;
      const topics = pieces.map((piece) => this.exact(piece, place));
      if (topics.every((topic) => topic !== undefined)) return [...new Set(topics)];
    }
    const asked = this.question(text);
    if (asked) return [asked];
    if (place.label && LINES_OF.test(fold(text))) return ['lines'];
    return this.around(text, place);
  }

  /** “Interview process — Acme”, “Acme: interview process”: the title with a name beside it. */
  private around(text: string, place: Place): readonly TopicId[] {
    if (place.label || !BESIDE.test(text)) return NO_TOPICS;
    // “Agenda for Dec 2” is the agenda; “Prep for Acme” may be the whole note.
    const [name, ...whatFor] = text.split(/\s(?:for|on)\s/i);
    const of = whatFor.length > 0 ? this.exact(name!, place) : undefined;
    if (of === 'formats' || of === 'lines') return [of];
    const [what, ...where] = text.split(WHERE);
    const part = where.length > 0 ? this.exact(what!, place) : undefined;
    if (part && topicOf(part).part === part) return [part];
    const pieces = text.split(/(?<!\s)\s+[-–—|·]\s+|[:：]\s+/);
    if (pieces.length < 2) return [];
    const first = this.exact(pieces[0]!, place);
    if (first) return [first];
    const last = this.exact(pieces.at(-1)!, place);
    if (last && topicOf(last).part === last && fold(pieces.at(-1)!).includes(' ')) return [last];
    return [];
  }

  private exact(text: string, place: Place): TopicId | undefined {
    const words = fold(text);
    const key = squeeze(words);
    const topic =
      this.titled(key) ??
      (place.label ? undefined : AS_TITLE.get(key)) ??
      (WHOSE.test(words) ? this.titled(squeeze(words.replace(WHOSE, ''))) : undefined);
    if (topic) return topic;
    if (!holdsCommon(place)) return undefined;
    return IN_PROCESS.get(key) ?? IN_PROCESS.get(squeeze(words.replace(WHOSE, '')));
  }

  private titled(key: string): TopicId | undefined {
    return this.own.get(key) ?? ANYWHERE.get(key);
  }
}

/** “Lines I drew for this one”, “Limits”, “Won’t do”: as a label, with what is refused behind it. */
const LINES_OF =
  /^(?:my |the )?lines (?:i|for|that|here|drawn|from|same|as)(?: |$)|^(?:(?:my|own|hard) )*limits(?: i keep| are| were| written)?$|^(?:i )?(?:wont|will not|dont do|never)(?: do| go| take it if)?$|^(?:no to|not doing)$|^my (?:two |three |four )?nos$/;

/** “I don’t need to prepare anything” answers what it names. */
const STATES = /^(?:(?:i|you|we) (?:dont|do not|wont|will not)|no need|there is nothing)\b/;

/** Whether words that are common elsewhere count: “People: a manager who has led staff” is a line. */
function holdsCommon({ part, label }: Place): boolean {
  return part === 'process' || (part === undefined && label === true);
}

/** What may stand between two titles, and between a title and a name beside it. */
const JOINED = /[/&+,]|\s(?:and|or|und|oder|y|o)\s/i;
const WHERE = /\s(?:at|with|from|per|bei|mit|von|laut|en|con|de|según)\s/i;
const BESIDE = new RegExp(`\\s(?:for|on)\\s|${WHERE.source}|\\s[-–—|·]\\s|[:：]\\s`, 'i');

/** “My lines”, “the process”: the same as without. */
const WHOSE = /^(?:my|the|your|our|meine?|deine?|der|die|das|den|mis?|tus|el|la|los|las) /;

/** What a column's header may say around its topic. */
const OWN_WORDS = /^(?:my|i|the|what they ?a?re) | (?:names?|notes?|types?)$/g;

const NO_TOPICS: readonly TopicId[] = [];
/** More words than a title, two titles or a question without its mark have. */
const PROSE = /^[^?(&+,/]{48,}(?:$|[&+,/][^?(]*$)/;

/** Whether a text is too long to be a title, a list of titles or a question. */
function isProse(text: string): boolean {
  return text.length >= 60 && PROSE.test(text) && text.split(' ').length > 16;
}

const PROVISO = /,?\s(?:including|if|falls|sofern|si)\s/i;

/** The text as it is, and without its parentheses, what it includes and “, if offered”. */
function forms(text: string): readonly string[] {
  if (!/[([]/.test(text) && !PROVISO.test(text)) return [text];
  const [dropped] = text
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .trim()
    .split(PROVISO) as [string];
  return dropped === '' ? [text] : [text, dropped];
}

/** Whether the pattern is found in the words: at their start, or, for a question, anywhere. */
function matchesFrom(
  pattern: readonly string[],
  words: readonly string[],
  anywhere: boolean,
): boolean {
  const last = anywhere ? words.length - 1 : Math.min(2, words.length - 1);
  for (let start = 0; start <= last; start++) if (matchesAt(pattern, 0, words, start)) return true;
  return false;
}

function matchesAt(
  pattern: readonly string[],
  p: number,
  words: readonly string[],
  w: number,
): boolean {
  if (p === pattern.length) return true;
  if (pattern[p] === '*') {
    if (p === pattern.length - 1) return true;
    for (let skip = 0; skip <= 6 && w + skip <= words.length; skip++)
      if (matchesAt(pattern, p + 1, words, w + skip)) return true;
    return false;
  }
  return words[w] === pattern[p] && matchesAt(pattern, p + 1, words, w + 1);
}
