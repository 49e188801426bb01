import { topic } from '../guide/topics.ts';
import {
  type Block,
  type Item,
  type Line,
  type List,
  Mark,
  type Paragraph,
} from '../markdown/block.ts';
import { covering } from '../markdown/paragraph.ts';
import { COUNTED, emojiBefore, isWhen, nameOf, whenOf } from './interview-name.ts';
import { namesInterview, namesSession, namesWork } from './kind.ts';
import type { Label } from './label.ts';
import type { Named } from './naming.ts';
import { Memo, type Section, type Title } from './section.ts';
import type { Statement } from './statement.ts';
import type { Titles } from './title.ts';
import type { TitleForm } from './title-line.ts';
import { lineOf } from './walk.ts';
import { countWords } from './words.ts';

/** “Round 1: System design”, “2nd interview – coding”. */
const NUMBERED =
  /^(?:(?:round|stage|interview|session|call|runde|gespräch|ronda|entrevista)\s?#?\d{1,2}|\d{1,2}(?:st|nd|rd|th) (?:round|stage|interview|session|call))\s*[:：.)–—-]\s*(?=\S)/i;
/** “🗓 Mon: ”, “10:00 – ”: when a round is, before its name. */
const isDated = (text: string) => {
  const from = whenOf(text);
  const rest = text.slice(from);
  // “Mon: 10 coding, 11 design” tells of several.
  return from > 0 && namesSession(rest) && !COUNTED.test(rest) && !REPORTS.test(rest);
};
/** “Nov 23: told Jo that I’d like a deep dive” */
const REPORTS =
  /^(?:I )?(?:told|asked|e?mailed|wrote|raised|called|heard|got|sent|talked|spoke)\b/i;
const opensRound = (line: Line) => countsRounds(line) || isDated(line.text);

/** Whether a line counts rounds: “Interview 2: Past project”. */
function countsRounds({ text }: Line): boolean {
  return NUMBERED.test(text.slice(emojiBefore(text)));
}

/** A line that is about something else: “Prep: none”. */
const LABEL = /^[^:：.]{1,30}[:：]\s/;
/** What stands between the name of a round and what is said of it. */
const SEPARATOR = /^\s*[:：–—,(-]/;

/** The title that a section stands under: a day of something is no subject of its own. */
function titleOver(section: Section): Title | undefined {
  const { title, parent, revision } = section;
  if (!title || !parent) return title;
  let known = DAYS.get(section);
  if (known?.revision !== revision)
    known = DAYS.set(section, { revision, isDay: isWhen(title.line.text) });
  return known.isDay ? parent.title : title;
}

const DAYS = new Memo<{ readonly revision: number; readonly isDay: boolean }>();

/** “Four rounds, one done:”, or “Onsite” in bold, under a title of the process only leads to its list. */
function leadsToList({ title, parent }: Section): boolean {
  return (
    title !== undefined &&
    (title.form === 'colon' ||
      (title.form === 'bold' && STAGE.test(title.line.text)) ||
      LEADS.test(title.line.text)) &&
    title.topics.length === 0 &&
    parent?.title?.topics.includes('process') === true
  );
}

/** What stands over the rounds and says nothing of them: “Timeline”, “What to expect”. */
const LEADS =
  /^\W*(?:the )?(?:timeline|what(?:['’]s| is) in it|what to expect|what they told me|(?:interview )?steps|structure|overview|breakdown|details|the day)\W*$/i;

/** Whether a title outside of the guide’s parts is a word that is common elsewhere: “Schedule”, “Interviews”. */
function holdsRounds(section: Section, titles: Titles): boolean {
  const title = titleOver(section);
  return (
    title?.topics.length === 0 &&
    section.part === undefined &&
    (ONSITE.test(title.line.text) ||
      titles.match(title.line.text, { part: 'process' }).includes('formats'))
  );
}

/** A title that is common elsewhere, and over rounds holds them. */
const ONSITE = /^\W*(?:(?:the|virtual|final) )*on-?site\W*$/i;

/** How a title names a round; in bold there are notes of a call, or of a day, too. */
const NAMES_ROUND: Partial<Record<TitleForm, (text: string) => boolean>> = {
  heading: (text) => namesInterview(text) && !TALKS_OF_LOOP.test(text),
  bold: (text) => namesWork(text) && !ABOUT_ROUND.test(text),
};
/** “First conversation with the recruiter”: what was asked and told, rather than a round. */
const TALKS_OF_LOOP =
  /^(?:(?:first|second|third|last|1st|2nd|3rd)\s)?(?:conversations?|mails?|emails?)\b|^(?:first|second|third|last|1st|2nd|3rd)\s(?:calls?|chats?)\b|^(?:phone|call|my|recruiter)(?: call)? notes\b|\bnotes (?:from|on|of)\b|\b(?:team|engineering|design|company|their) culture\b|\b(?:architecture|values) of (?:the|their)\b|\bstandards\b|\bsaid (?:about|on)\b/i;
/** “Presentation outline” is no round, “Company values” neither. */
const ABOUT_ROUND =
  /\b(?:prep\w*|notes?|outlines?|questions?|tips|materials?|docs?|stories|ideas|plans?|slides|company|their)\b/i;

/** A title that names a round, under a process title or “Interviews” or by its number, makes what it stands in the formats. */
export function isImpliedRound({ title, parent }: Section, titles: Titles): boolean {
  return (
    title?.topics.length === 0 &&
    parent !== undefined &&
    (parent.title?.topics.includes('process') ||
      holdsRounds(parent, titles) ||
      (countsRounds(title.line) && (parent.part ?? 'process') === 'process')) &&
    (countsRounds(title.line) || NAMES_ROUND[title.form]?.(title.line.text) === true) &&
    countWords(title.line.text) <= 12 &&
    !title.line.text.includes('?')
  );
}

/** Whether a list stands under such a title, or is led to, and names rounds. */
export function isSchedule({ items }: List, section: Section, titles: Titles): boolean {
  const isRound = holdsRounds(section, titles)
    ? namesSession
    : leadsToList(section)
      ? namesInterview
      : undefined;
  return (
    isRound !== undefined && items.filter((item) => isRound(lineOf(item)?.text ?? '')).length >= 2
  );
}

/** Whether an item holds a name alone, and nothing that waits for an answer: “Panel”, in a list of rounds. */
export function isAlone(label: Label | undefined, { blocks: [first, ...rest] }: Item): boolean {
  return (
    label?.topics.every((id) => topic(id).part === 'process') === true &&
    !label.value &&
    !label.question &&
    first?.type === 'paragraph' &&
    first.lines.length + rest.length === 1 &&
    !/[:：]\s*$/.test(first.lines[0]!.text)
  );
}

/** Whether a list tells of the rounds: under a process title, a day of one, or its label. */
export function tellsRounds(
  section: Section,
  owners: readonly Pick<Statement, 'topic' | 'form'>[],
): boolean {
  if (owners.length === 0) return false;
  const isProcess = titleOver(section)?.topics.includes('process');
  return owners.some(({ topic, form }) => topic === 'process' && (isProcess || form !== 'title'));
}

/**
 * The rounds that a list under a process title tells, as far as it belongs to no other topic: `mixed`
 * with what does, two or more by their names; `again`, where some are told already, those alone.
 */
export function roundsIn(
  list: List,
  again: boolean,
  named: (line: Line) => Named,
  isAbout: (line: Line) => boolean,
): readonly Line[] {
  const lines = list.items.flatMap((item) => {
    const line = lineOf(item);
    return line ? [{ line, item, ...named(line) }] : [];
  });
  // “Coding, Panel”: where another item tells what is done there, a name alone is a round.
  const tells = lines.some(({ line, topics }) => topics.length === 0 && namesWork(line.text));
  const isRound = ({ line, item, label }: (typeof lines)[number]) =>
    tells && namesInterview(line.text) && isAlone(label, item);
  const about = lines.filter((each) => each.topics.length > 0 && !isRound(each));
  if (about.some(({ topics }) => topics.includes('formats'))) return [];
  const mixed = about.length > 0;
  const rounds = lines.filter(
    (each) =>
      !each.line.text.trimEnd().endsWith('?') &&
      (!(mixed || again) ||
        (namesInterview(each.line.text) && (!mixed || isRound(each) || !isAbout(each.line)))),
  );
  return rounds.length < (mixed ? 2 : 1) ? [] : rounds.map(({ line }) => line);
}

/**
 * A block as the person who wrote it means it where rounds are told: lines that count rounds, and a
 * paragraph that opens with the name of one in bold, are a list.
 */
export function withRounds(block: Block): readonly Block[] {
  if (block.type !== 'paragraph') return [block];
  let found = FOUND.get(block);
  if (!found) {
    found = readRounds(block);
    FOUND.set(block, found);
  }
  return found;
}

/** The same paragraph is the same list, whoever asks. */
const FOUND = new WeakMap<Paragraph, readonly Block[]>();

function readRounds(paragraph: Paragraph): readonly Block[] {
  const { lines } = paragraph;
  if (opensWithRound(lines[0]!)) return [listOf(itemsOf(lines))];
  const first = lines.findIndex(opensRound);
  if (first < 0) return [paragraph];
  const last = lines.findLastIndex(opensRound);
  const items: Line[][] = [];
  let at = first;
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    if (opensRound(line)) items.push([line]);
    // “Focus: data modelling” is of the one round that it stands below, “Prep: none” of all of them.
    else if (at > last && items.length > 1 && LABEL.test(line.text)) break;
    else items.at(-1)!.push(line);
  }
  const part = (of: readonly Line[]): Block[] =>
    of.length > 0 ? [{ type: 'paragraph', lines: of, span: covering(of) }] : [];
  return [...part(lines.slice(0, first)), listOf(items), ...part(lines.slice(at))];
}

/** What stands below a name in bold is of that round, up to the next. */
function itemsOf(lines: readonly Line[]): Line[][] {
  const items: Line[][] = [];
  for (const line of lines)
    if (items.length === 0 || opensWithRound(line) || opensRound(line)) items.push([line]);
    else items.at(-1)!.push(line);
  return items;
}

/** “**System design** – 60 min with Ann Lee”. */
function opensWithRound({ text, runs }: Line): boolean {
  const [name] = runs;
  if (!name || (name.marks & Mark.strong) === 0 || name.text.length === text.length) return false;
  if (countWords(name.text) > 8 || !namesSession(name.text)) return false;
  return SEPARATOR.test(text.slice(name.text.length)) || /[:：]\s*$/.test(name.text);
}

/** Lines under the formats that each name a round: a list, to whoever wrote them. */
export function listedRounds(block: Block): Block {
  if (block.type !== 'paragraph' || block.lines.length < 2) return block;
  return block.lines.every(isRoundAlone) ? listOf(block.lines.map((line) => [line])) : block;
}

function isRoundAlone(line: Line): boolean {
  const name = nameOf(line).text;
  return (
    line.text.length < 60 &&
    !/[.?!]$/.test(line.text) &&
    countWords(name) <= 5 &&
    namesSession(name)
  );
}

/** “Onsite (4 ×)”: a stage that may hold rounds of its own. */
const STAGE =
  /^(?:(?:virtual|final|full|main|the|first|second|2nd)\s)*(?:on-?\s?site|loop|finals?|super\s?day|day|rounds?|stage|part|week)\b/i;

/** Whether what stands under a name are the rounds of a stage: two or more are named. */
export function isStage(name: Line, below: readonly (Line | undefined)[]): boolean {
  return (
    STAGE.test(name.text) &&
    countWords(name.text) <= 4 &&
    below.filter((line) => line && namesSession(nameOf(line).text)).length >= 2
  );
}

function listOf(items: readonly (readonly Line[])[]): Block {
  return {
    type: 'list',
    ordered: false,
    items: items.map((lines) => {
      const span = covering(lines);
      return { checked: undefined, blocks: [{ type: 'paragraph', lines, span }], span };
    }),
    span: covering(items.flat()),
  };
}
