import {
  isPart,
  isStep,
  type PartId,
  QUESTIONS,
  STEPS,
  type StepId,
  type TopicId,
  topic,
} from '../guide/topics.ts';
import { type Block, isAll, type Line, type List, Mark, sliceLine } from '../markdown/block.ts';
import { whenOf } from './interview-name.ts';
import { namesWork } from './kind.ts';
import { CALLOUT, type Label, readLabel, taskMark } from './label.ts';
import { readLine } from './person-line.ts';
import type { Titles } from './title.ts';
import { itemLines } from './walk.ts';

/** What a line is about, by its own words. */
export interface Named {
  readonly topics: readonly TopicId[];
  /** What the line says of them. */
  readonly value?: Line | undefined;
  /** The line as a label, which may name nothing of ours. */
  readonly label: Label | undefined;
}

/**
 * What a line is: one of a paragraph or cell, or the first of an item, which may have a box, or be a
 * task among others; `alone` is one of a paragraph that stands under no title of any part.
 */
export type LineForm = 'line' | 'alone' | 'item' | 'box' | 'task';

/**
 * The topics that a line names: as a label or question, or by a finishing step that it speaks of;
 * `owners` are the topics it stands under.
 */
export function readNamed(
  line: Line,
  titles: Titles,
  part: PartId | undefined,
  owners: readonly TopicId[],
  form: LineForm,
): Named {
  // A picture or a link alone is an answer, whatever it is called.
  const isText = form === 'line' || form === 'alone';
  if (isAll(line, isText ? Mark.image | Mark.link : Mark.image))
    return { topics: [], label: undefined };
  const label = readLabel(line, titles, { part, label: true });
  // “After the loop.” in a paragraph is a sentence.
  const isSentence = isText && /[^.]\.$/.test(line.text);
  const isAnswer = (owners.length > 0 || isSentence) && label !== undefined && isPartAlone(label);
  if (
    label &&
    label.topics.length > 0 &&
    !isAnswer &&
    !(owners.some(isStep) && asks(label)) &&
    !isPanelRound(label)
  )
    return { topics: label.topics, value: label.value, label };
  const who = WHO_THEY_ARE.exec(line.text)?.[0].length;
  if (who !== undefined && readLine(sliceLine(line, who)).length > 0)
    return { topics: ['interviewers'], value: sliceLine(line, who), label };
  const drawn = label === undefined ? DEAL_BREAKERS.exec(line.text)?.[0].length : undefined;
  if (drawn !== undefined) return { topics: ['lines'], value: sliceLine(line, drawn), label };
  const wanted = part === 'process' ? THEY_EVALUATE.exec(line.text)?.[0].length : undefined;
  if (wanted !== undefined)
    return { topics: ['evaluation'], value: sliceLine(line, wanted), label };
  const open = isText || part !== 'process' ? null : OPENING.exec(line.text);
  if (open && label === undefined)
    return {
      topics: titles.match(open[1]!, { part: 'process' }),
      value: sliceLine(line, open[0].length),
      label,
    };
  const topics = listsMost(line.text, part, owners)
    ? (['finish'] as const)
    : stepsIn(line.text, part, owners, form);
  return { topics, value: topics.length > 0 ? line : undefined, label };
}

/** Whether a line outside of the finish names three steps: “After: negotiate, refs, follow-ups”. */
function listsMost(text: string, part: PartId | undefined, owners: readonly TopicId[]): boolean {
  if (!ONE_OF_THREE.test(text) || /\?\s*$/.test(text)) return false;
  if (part === 'finish' || part === 'lines' || owners.some((id) => topic(id).part === 'finish'))
    return false;
  let missing = STEPS.length - 3;
  return STEPS.every((id) => topic(id).mention!.test(text) || missing-- > 0);
}

/** Of three of the four steps one is of these, and it is told in no time. */
const ONE_OF_THREE =
  /than[kx]|thx|\bty\b|follow|f-?ups?|f\/u|refs|refer|vouch|speaks? for me|about me|brief|wrote|dank|nachfass|agradec|gracias|seguim/i;

/** “Dealbreakers are in my shared note”, “my lines were no pager”: a sentence that is a label to whoever wrote it. */
const DEAL_BREAKERS =
  /^(?:(?:my )?(?:deal[- ]?breakers|non-?negotiables|red lines)|(?:and )?my lines) (?:are|were|hold|stay)[,:]?\s+(?=\S)|^I (?:draw|drew|have drawn) (?:\w+ )?lines[,:]\s+(?=\S)/i;

/** “Interviewers are Ann Lee and Bob Ray” */
const WHO_THEY_ARE =
  /^(?:[Tt]he )?(?:[Ii]nterviewers|[Pp]anel) (?:are|is|will be)\s+(?=\p{Lu}\p{Ll}|\d|two\b|three\b)/u;

/** “They look for breadth” */
const THEY_EVALUATE =
  /^(?:they|we)(?:['’](?:re|ll)| will| are)?\s(?:mainly |mostly |really |also )?(?:look(?:ing)? for|evaluat(?:e|ing)|assess(?:ing)?|test(?:ing)? for|want to see|care about)\s+(?=\S)/i;

/** “Panel: presentation of past work” is a round, and nobody is named. */
function isPanelRound({ name, value }: Label): boolean {
  return (
    value !== undefined &&
    /^\W*panel\W*$/i.test(name.text) &&
    namesWork(value.text) &&
    readLine(value).length === 0
  );
}

/** “Interviewers not assigned yet”: an item that opens with its topic, without a mark behind it. */
const OPENING =
  /^(interviewers|panel(?! (?:of|interview|round|session|discussion|presentation|chat))|preparation|prep(?! (?:call|chat|session|interview|meeting))|leveling|levelling)\s+(?=\p{Ll})/iu;

/** Whether it names questions of the process: “panel: todo” among the follow-ups is of these. */
function asks({ topics }: Label): boolean {
  return topics.every((id) => (QUESTIONS as readonly TopicId[]).includes(id));
}

/** “Formats: two. Prep: none.” is two lines to the person who wrote it in one. */
export function splitLabels(line: Line, titles: Titles, part: PartId | undefined): Line[] {
  if (!/[:：]/.test(line.text)) return [line];
  const parts: Line[] = [];
  let from = 0;
  for (const { index } of line.text.matchAll(/(?<=[.;。])\s+(?=[^.;:：]{2,40}[:：]\s)/g)) {
    const label = readLabel(sliceLine(line, index), titles, { part, label: true });
    if (!label || (part === 'finish' && asks(label))) continue;
    if (label.topics.length === 0 && !titles.question(`${label.name.text}?`)) continue;
    parts.push(sliceLine(line, from, index));
    from = index;
  }
  return from === 0 ? [line] : [...parts, sliceLine(line, from)];
}

/** “After the onsite” under “Leveling” is an answer, though it is the name of a part of the guide. */
function isPartAlone(label: Label): boolean {
  return !label.bold && !label.question && !label.value && label.topics.every(isPart);
}

/** The finishing steps that a line of the finish part, or a task, names, or that an item reads as. */
export function stepsIn(
  text: string,
  part: PartId | undefined,
  owners: readonly TopicId[],
  form: LineForm,
): readonly TopicId[] {
  if (part === 'lines' || owners.some(isStep)) return [];
  if (part === 'finish' || owners.includes('finish') || form === 'task')
    return STEPS.filter((id) => topic(id).mention!.test(text));
  if (form === 'alone') return owners.length > 0 ? [] : stepsAhead(text);
  const whole = text.slice(taskMark(text).length);
  const task = MAY_TELL_WHEN.test(whole) ? whole.slice(whenOf(whole)) : whole;
  // “Nov 22: references briefed” tells of a day, and “[x] references” of a task that is one.
  if (form === 'box' || task.length < whole.length) return stepsAhead(task);
  return STEPS.filter((id) => topic(id).task!.test(task));
}

/** Whether a line may begin with a day: most don’t, and looking for one takes long. */
const MAY_TELL_WHEN = /^\D{0,12}\d|^\W*(?:mon|tue|wed|thu|fri|sat|sun)/i;

/** Where a sentence, or half of one, ends within a line. */
export const SENTENCE_END = /[.;](?=\s)/g;

/** A line in the parts that end where an expression matches. */
export function clausesOf(line: Line, ends: RegExp): Line[] {
  const starts = startsOf(line, ends);
  return starts.map((start, i) => sliceLine(line, start, starts[i + 1]));
}

function startsOf({ text }: Line, ends: RegExp): number[] {
  return [0, ...[...text.matchAll(ends)].map(({ index }) => index + 1)];
}

/** What stands behind a label within a clause: “sell chats: n/a”. */
export function behindLabel(clause: Line): Line {
  return sliceLine(clause, /^[^:：=]{1,40}[:：=]\s*(?=\S)/.exec(clause.text)?.[0].length ?? 0);
}

/** “Brief refs. Thank-you notes sent.”: of a line that names several steps what is said of one. */
export function clauseOf(line: Line, id: TopicId): Line {
  if (!isStep(id)) return line;
  const starts = startsOf(line, SENTENCE_END);
  const mentions = (start: number, i: number, steps: readonly StepId[]) =>
    steps.some((step) => topic(step).mention!.test(line.text.slice(start, starts[i + 1])));
  const at = starts.findIndex((start, i) => mentions(start, i, [id]));
  if (at < 0) return line;
  // What follows goes on about it, up to the next step.
  const next = starts.find((start, i) => i > at && mentions(start, i, STEPS));
  return sliceLine(line, starts[at]!, next);
}

/** “I negotiated on Tuesday”, “the sell chats are done too”: the steps that a line of its own begins with. */
function stepsAhead(text: string): readonly TopicId[] {
  const from = SMALL_WORDS.exec(text)![0].length;
  const said = text.slice(from);
  if (NO_STEP.test(said)) return [];
  return STEPS.filter(
    (id) => topic(id).mention!.exec(said)?.index === 0 || topic(id).task!.test(said),
  );
}

const SMALL_WORDS = /^(?:(?:and|then|also|already|I(?:['’]ve)?|have|my|the|all)\s+){0,4}/i;
/** “Thanks to Jo for the hint”, “Reference architecture”. */
const NO_STEP =
  /^(?:thanks to\b|wrote to\b|negotiat\w*\s(?:the |our |an? )?(?:sla|scope|on-?call|deadlines?|swap|contracts?|versions?|vendors?|budget)\b|references? (?:manual|design|list|docs?)|follow[- ]?up (?:article|question|post|paper|round|interview|call|chat|meeting|with|to|on)\b|followed up with (?:the |my )?(?:recruiter|hr)\b)/i;

const mentionsStep = ({ text }: Line) => STEPS.some((id) => topic(id).mention!.test(text));

/** Whether two items begin with a step: the others list what they mention of them, too. */
export function listsSteps(
  list: List,
  titles: Titles,
  part: PartId | undefined,
  owners: readonly TopicId[],
): boolean {
  if (list.items.length < 3) return false;
  const items = itemLines(list);
  if (items.filter(mentionsStep).length < 3) return false;
  const begun = items.flatMap((line) => {
    const { topics } = readNamed(line, titles, part, owners, 'item');
    const text = line.text.slice(taskMark(line.text).length);
    return [...topics, ...stepsAhead(text)];
  });
  return new Set(begun.filter(isStep)).size >= 2;
}

/** Whether a list only names parts of the guide, as one of contents does. */
export function listsParts({ items }: List, titles: Titles): boolean {
  return items.every(({ blocks: [first, ...rest] }) => {
    if (first?.type !== 'paragraph' || first.lines.length + rest.length > 1) return false;
    const { text } = first.lines[0]!;
    const topics = titles.match(text.slice(taskMark(text).length));
    return topics.length > 0 && topics.every(isPart);
  });
}

/** Whether a line begins something of its own, rather than answering what stands before it. */
export function isAbout(line: Line, titles: Titles, part: PartId | undefined): boolean {
  const { topics, label } = readNamed(line, titles, part, [], 'item');
  return topics.length > 0 && !(label && isPartAlone(label));
}

/** Whether a block does. */
export function startsAnew(block: Block, titles: Titles, part: PartId | undefined): boolean {
  const isOwn = (line: Line) => isAbout(line, titles, part);
  if (block.type === 'heading' || block.type === 'break') return true;
  if (block.type === 'list') return itemLines(block).some(isOwn);
  if (block.type === 'quote') {
    const [first] = block.blocks;
    if (first?.type !== 'paragraph') return first !== undefined && startsAnew(first, titles, part);
    const [line] = first.lines;
    return CALLOUT.test(line!.text) || isOwn(line!);
  }
  if (block.type !== 'paragraph') return false;
  const label = readLabel(block.lines[0]!, titles, { part, label: true });
  return label !== undefined && (label.bold || (label.topics.length > 0 && !isPartAlone(label)));
}
