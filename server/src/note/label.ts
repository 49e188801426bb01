import type { TopicId } from '../guide/topics.ts';
import { type Block, type Line, Mark, sliceLine } from '../markdown/block.ts';
import type { Place, Titles } from './title.ts';

/** A line that names something and may say something of it: `Formats: two rounds`. */
export interface Label {
  readonly topics: readonly TopicId[];
  readonly name: Line;
  readonly value?: Line;
  readonly bold: boolean;
  /** Whether it asks rather than names. */
  readonly question: boolean;
}

const ASK =
  /^(?:(?:q|question)\s?(?:\d{1,2}\s?)?[:：.)–—-]|q\d{1,2}\s|ask(?:\s\w+){0,3}[:：]|ask(?:ed)?(?:\s\w+){0,3}?\s(?:about|re|for)\s(?:the\s)?|asked\s(?=[\w ]{2,30}[:：]\s))\s*/i;
const ANSWER =
  /^(?:(?:a|ans|answer|answered|reply|response)\s*(?:\d{1,2}\s*)?[:：]+|a\d{1,2}(?:[.)]|\s))\s*/i;
/** What stands before the text of a task: a box, or the word that Org and Logseq have for one. */
const TASK =
  /^(?:\[[ xX]?\]|(?:TODO|DONE|DOING|NEXT|NOW|LATER|WAITING|CANCELL?ED)(?=\s))\s+(?:\[#\w\]\s+)?/;
/** Where a name ends: “Interviewers [who:: two staff engineers]” has a field behind it. */
const SEPARATOR = /\s\[[\p{L} ]{1,20}::|::|[:：→⇒⟶=]|->|=>|\s[—–-]\s|[—–]|\?/gu;
const ANY_SEPARATOR = new RegExp(SEPARATOR.source, 'u');
const LEADING = /^[\s:：→⇒⟶=>—–"”’»-]+(?=.)/;

/**
 * Reads a line as a label, a question or a bare name of a topic. Without a topic it still returns
 * what looks like a label, so that readers see where another subject begins.
 */
export function readLabel(line: Line, titles: Titles, place: Place): Label | undefined {
  const skip = taskMark(line.text).length;
  const asked = ASK.exec(line.text.slice(skip))?.[0].length ?? 0;
  const start = skip + asked;
  const text = line.text;

  const bold = boldEnd(line, start);
  if (bold > start) {
    const name = sliceLine(line, start, bold);
    const value = valueAfter(line, bold);
    const inner = splitName(name, titles, place);
    if (inner && inner.topics.length > 0) {
      // “**Interviewers:** **Ann Lee**, Staff Engineer”: what is said goes on behind what is bold.
      const said = inner.value ? labelled(line, start, titles, place)?.value : value;
      // “**Interviewers** I looked up:” leads to what stands below.
      const leads = said && /[:：]\s*$/.test(said.text);
      return { ...inner, bold: true, ...(said && !leads && { value: said }) };
    }
    const joined = labelled(line, start, titles, place);
    if (joined && joined.topics.length > 0) return { ...joined, bold: true };
    const colon = /[:：]$/.test(name.text) || /^\s*[:：]/.test(text.slice(bold));
    return colon || !value
      ? { topics: [], name, bold: true, question: false, ...(value && { value }) }
      : undefined;
  }
  const label = labelled(line, start, titles, place, asked > 0);
  // “Q. Who? — A. Ann Lee”
  const mark = asked > 0 && label?.value ? /^A[.)]\s+(?=\S)/.exec(label.value.text) : null;
  return mark ? { ...label!, value: sliceLine(label!.value!, mark[0].length) } : label;
}

/** The box or word at the start of a text that makes it a task. */
export function taskMark(text: string): string {
  return TASK.exec(text)?.[0] ?? '';
}

/** A box opens the line, or two stand behind a label: “Offer: ☑ references ☐ sell chats”. */
const BOX =
  /^\s*(?:(?:\[[ xX]?\]|[☐☑☒⬜🔲])|\p{L}[^:：]{0,20}[:：]\s*(?:\[[ xX]?\]|[☐☑☒⬜🔲])[^☐☑☒⬜🔲[]{1,60}(?:\[[ xX]?\]|[☐☑☒⬜🔲]))/u;
const BOX_BESIDE = /(?<=\s)(?:- )?(?:\[[ xX]?\]|[☐☑☒⬜🔲])(?=\s?\p{L})/gu;

/** “☐ negotiate ☐ references”: each task of a line that is one, or begins with a box; else the line. */
export function tasksOf(line: Line, isTask = false): Line[] {
  if (!isTask && !BOX.test(line.text)) return [line];
  const tasks: Line[] = [];
  let from = 0;
  for (const { 0: mark, index } of line.text.matchAll(BOX_BESIDE)) {
    tasks.push(sliceLine(line, from, index));
    from = mark.startsWith('-') ? index + 2 : index;
  }
  return [...tasks, sliceLine(line, from)];
}

/** What a callout begins with: `[!question]- Interviewers`. */
export const CALLOUT = /^\[!\w+\][+-]?\s*/;

/** The line without the mark that makes a callout of its quote. */
export function withoutCallout(line: Line): Line {
  const mark = CALLOUT.exec(line.text);
  return mark ? sliceLine(line, mark[0].length) : line;
}

/** “Dee: five rounds”: who says what a line of a talk holds, and the colon; UTF-16. */
const SPEAKER = /^\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)?\s?[:：]\s+(?=\S)/u;

/** What stands behind the speaker in the line of a talk; none where it has no speaker. */
export function spokenIn(line: Line): Line | undefined {
  const speaker = SPEAKER.exec(line.text)?.[0];
  return speaker === undefined ? undefined : sliceLine(line, speaker.length);
}

/** “dana [9:41 AM]” in a talk that was pasted: who writes, and no word of theirs. */
const SPEAKS_AT = /^\p{L}[\p{L} .'’-]{0,30} [[(]\d{1,2}:\d{2}(?: ?[AaPp][Mm])?[\])]$/u;

/** Whether a line only tells who speaks, and when. */
export function isSpeakerAlone({ text }: Line): boolean {
  return /[\])]$/.test(text) && SPEAKS_AT.test(text);
}

/** What a mail ends with, behind a line of two hyphens: it answers nothing. */
export function isSignature(block: Block): boolean {
  return (
    block.type === 'paragraph' && block.lines[0]!.text.trim() === '--' && block.lines.length > 1
  );
}

/** The line without an `A:` before it. */
export function answerOf(line: Line): Line {
  const mark = ANSWER.exec(line.text);
  return mark ? sliceLine(line, mark[0].length) : line;
}

/** Splits at the first separator before which a topic stands. */
function labelled(
  line: Line,
  start: number,
  titles: Titles,
  place: Place,
  asks = false,
): Label | undefined {
  const split = splitName(sliceLine(line, start), titles, place, asks);
  if (split) return { ...split, bold: false };
  const plain = /^([^:：?]{1,40}?)\s*(?:::|[:：])(?:\s|$)/.exec(line.text.slice(start));
  if (!plain || /[.,;]\s/.test(plain[1]!)) return undefined;
  const value = valueAfter(line, start + plain[0].length);
  const name = sliceLine(line, start, start + plain[1]!.length);
  return { topics: [], name, bold: false, question: false, ...(value && { value }) };
}

/** `asks` where the line says so in words: “asked about level → at the end”. */
function splitName(
  line: Line,
  titles: Titles,
  place: Place,
  asks = false,
): Omit<Label, 'bold'> | undefined {
  const { text } = line;
  let seen = 0;
  for (const match of ANY_SEPARATOR.test(text) ? text.matchAll(SEPARATOR) : []) {
    if (++seen > 6) break;
    const question = match[0] === '?';
    const end = match.index + (question ? 1 : 0);
    const name = text.slice(0, end);
    if (name.trim() === '' || insideParenthesis(name)) continue;
    const asked = question || asks ? titles.question(question ? name : `${name}?`) : undefined;
    const topics = asked ? [asked] : titles.match(name, place);
    if (topics.length === 0) continue;
    const value = valueAfter(line, match.index + match[0].length);
    // Another question after the question is not its answer, unless an arrow leads to it.
    const led = LEADS_TO_ANSWER.test(text.slice(match.index + match[0].length));
    const more =
      value && question && !led && /\?\s*$/.test(value.text) && !/[→:=]|->/.test(value.text);
    return {
      topics,
      name: sliceLine(line, 0, end),
      question: asked !== undefined || titles.question(name) !== undefined,
      ...(value && !more && { value }),
    };
  }
  const topics = titles.match(text, place);
  if (topics.length === 0) return undefined;
  return { topics, name: line, question: titles.question(text) !== undefined };
}

/** An arrow or a colon, and no word behind it that asks. */
const LEADS_TO_ANSWER =
  /^\s*(?:[→⇒⟶=:：]|->)(?!\s*(?:who|what|when|where|why|how|which|is|are|do|does|can|will|we[rn]|was|wann|wie|qué|quién|cuándo|cómo)\b)/i;

function insideParenthesis(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')');
}

function valueAfter(line: Line, at: number): Line | undefined {
  const skip = LEADING.exec(line.text.slice(at))?.[0].length ?? 0;
  const value = sliceLine(line, at + skip);
  return value.text === '' ? undefined : value;
}

/** Where the bold text that opens the line ends, or `start` when it opens with none. */
function boldEnd(line: Line, start: number): number {
  let at = 0;
  let end = start;
  for (const run of line.runs) {
    const next = at + run.text.length;
    if (next > start) {
      const bold = (run.marks & Mark.strong) !== 0;
      if (!bold && !(run.text.trim() === '' && end > start)) break;
      if (bold) end = next;
    }
    at = next;
  }
  return end;
}
