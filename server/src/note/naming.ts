import { isPart, isStep, STEPS, type TopicId, topic } from '../guide/topics.ts';
import { isAll, type Line, Mark, sliceLine } from '../markdown/block.ts';
import { type Label, readLabel, taskMark } from './label.ts';
import type { Section } from './section.ts';
import type { Titles } from './title.ts';

/** What a line is about, by its own words. */
export interface Named {
  readonly topics: readonly TopicId[];
  /** What the line says of them. */
  readonly value?: Line | undefined;
  /** The line as a label, which may name nothing of ours. */
  readonly label: Label | undefined;
}

/** What a line is: one of a paragraph or cell, the first of an item, or that of a task with a box. */
export type LineForm = 'line' | 'item' | 'task';

/**
 * The topics that a line names: as a label or question, or by a finishing step that it speaks of;
 * `owners` are the topics it stands under.
 */
export function readNamed(
  line: Line,
  titles: Titles,
  section: Section,
  owners: readonly TopicId[],
  form: LineForm,
): Named {
  // A picture or a link alone is an answer, whatever it is called.
  if (isAll(line, form === 'line' ? Mark.image | Mark.link : Mark.image))
    return { topics: [], label: undefined };
  const label = readLabel(line, titles, { part: section.part, label: true });
  const isAnswer = owners.length > 0 && label !== undefined && isPartAlone(label);
  if (label && label.topics.length > 0 && !isAnswer)
    return { topics: label.topics, value: label.value, label };
  const open = form === 'line' || section.part !== 'process' ? null : OPENING.exec(line.text);
  if (open && label === undefined)
    return {
      topics: titles.match(open[1]!, { part: 'process' }),
      value: sliceLine(line, open[0].length),
      label,
    };
  const topics = stepsIn(line.text, section, owners, form);
  return { topics, value: topics.length > 0 ? line : undefined, label };
}

/** “Interviewers not assigned yet”: an item that opens with its topic, without a mark behind it. */
const OPENING =
  /^(interviewers|preparation|prep(?! (?:call|chat|session|interview|meeting))|leveling|levelling)\s+(?=\p{Ll})/iu;

/** “After the onsite” under “Leveling” is an answer, though it is the name of a part of the guide. */
export function isPartAlone(label: Label): boolean {
  return !label.bold && !label.question && !label.value && label.topics.every(isPart);
}

/** The finishing steps that a line of the finish part, or a task, names, or that an item reads as. */
export function stepsIn(
  text: string,
  { part }: Section,
  owners: readonly TopicId[],
  form: LineForm,
): readonly TopicId[] {
  if (part === 'lines' || owners.some(isStep)) return [];
  if (part === 'finish' || owners.includes('finish') || form === 'task')
    return STEPS.filter((id) => topic(id).mention!.test(text));
  return form === 'item'
    ? STEPS.filter((id) => topic(id).task!.test(text.slice(taskMark(text).length)))
    : [];
}
