import { STEPS, type StepId } from '../guide/topics.ts';
import type { Block, Item } from '../markdown/block.ts';
import { isAll, Mark } from '../markdown/block.ts';
import { type Day, findDates, isAhead, isPast } from './date.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Statement } from './statement.ts';
import { textOf } from './walk.ts';

export type StepState = 'missing' | 'open' | 'done';

/** A finishing step, and the places of the note that list it. */
export interface Step {
  readonly id: StepId;
  readonly state: StepState;
  readonly statements: readonly Statement[];
  /** The first statement that is still open. */
  readonly open?: Statement;
}

const COMPLETION =
  /\b(?:done|sent|briefed|accepted|agreed|negotiated|signed|booked|finished|completed|complete|thanked|emailed)\b/gi;
const KEPT = /^(?:booked|accepted|agreed)$/i;
const DONE_WORDS =
  /(?:[✓✔✅☑🗹]|\b(?:none offered|not offered|no (?:sell )?(?:chats?|calls?) (?:were )?offered)\b)/iu;
const TICKED = /^\s*(?:\[x\].*|x|y|yes)\s*$/i;
const NOT_APPLICABLE = /^\W*(?:n\/?a|not (?:applicable|needed|required|necessary))\b/i;
/** Words before a word of completion that take it back or put it ahead. */
const NEGATION =
  /\b(?:not|n['’]t|never|no|nothing|none|without|un|yet to|to be|be|to|will|should|must|shall|can|could|would|might|may|need(?:s)? to|once|when|after|if|until|before|unless|get|have to|half|partly|almost|nearly|still|isn|hasn|haven|wasn|aren)(?:\s+(?:yet|been|be|all|fully|it|they|have|has|is|are|get|gets|already))*\s*$|(?:n['’]t)(?:\s+\w+)?\s*$/i;
const TAKEN_BACK =
  /^\s*(?:\?|yet\s*\?|by\s+(?:tomorrow|next|the|end|eod|mon|tue|wed|thu|fri|sat|sun)|tomorrow|next week|later|soon)/i;

/** The four steps as the statements list them. */
export function readSteps(
  statements: readonly Statement[],
  placeholders: readonly string[],
  today: Day,
): Readonly<Record<StepId, Step>> {
  const steps = STEPS.map((id): Step => {
    const own = statements.filter((statement) => statement.topic === id);
    if (own.length === 0) return { id, state: 'missing', statements: [] };
    const done = own.filter((statement) => isDone(statement, placeholders, today));
    const open = own.find((statement) => !done.includes(statement));
    // A title over a task that is done says nothing of its own: one done place is enough,
    // unless a task of it stands open.
    const task = own.some(
      (statement) => statement.item?.checked === false && !done.includes(statement),
    );
    const state = done.length > 0 && !task ? 'done' : 'open';
    return { id, state, statements: own, ...(state === 'open' && open && { open }) };
  });
  return Object.fromEntries(steps.map((step) => [step.id, step])) as Record<StepId, Step>;
}

function isDone(statement: Statement, placeholders: readonly string[], today: Day): boolean {
  if (statement.struck) return true;
  if (statement.item?.checked === true) return true;
  const box = /^\s*\[([ xX])?\]/.exec(statement.line.text);
  if (box && statement.form !== 'title') return box[1] !== undefined && box[1] !== ' ';
  if (saysDone(statement.line.text, today)) return true;
  const tasks = tasksIn(statement.blocks);
  for (const section of statement.sections) tasks.push(...tasksIn(section.blocks));
  const own = statement.item?.checked === false;
  const pending = tasks.some((task) => task.checked === false && !isStruck(task));
  if (own || pending) return false;
  const said = statement.pieces.filter((piece) => !isPlaceholder(piece.text, placeholders));
  if (said.some((piece) => piece.struck || NOT_APPLICABLE.test(piece.text))) return true;
  // A box, or a yes, in a cell of the step’s row.
  if (statement.form === 'row' && said.some((piece) => TICKED.test(piece.text))) return true;
  if (said.some((piece) => saysDone(piece.text, today))) return true;
  return tasks.length > 0;
}

function tasksIn(blocks: readonly Block[]): Item[] {
  return blocks.flatMap((block) => {
    if (block.type === 'quote') return tasksIn(block.blocks);
    if (block.type !== 'list') return [];
    return block.items.flatMap((item) => [
      ...(item.checked === undefined ? [] : [item]),
      ...tasksIn(item.blocks),
    ]);
  });
}

function isStruck(item: Item): boolean {
  const first = item.blocks[0];
  return first?.type === 'paragraph' && first.lines.every((line) => isAll(line, Mark.struck));
}

/** Whether a text says that something has been done: a word of completion, a mark or a past date. */
export function saysDone(text: string, today: Day): boolean {
  if (DONE_WORDS.test(text)) return true;
  const dates = findDates(text, today);
  const ahead = dates.length > 0 && dates.some((date) => isAhead(date, today));
  for (const match of text.matchAll(COMPLETION)) {
    const before = text
      .slice(Math.max(0, match.index - 30), match.index)
      .split(/[.;:,]/)
      .at(-1)!;
    const after = text.slice(match.index + match[0].length);
    if (NEGATION.test(before) || TAKEN_BACK.test(after)) continue;
    // What is booked or agreed is so, whatever day it is for.
    if (ahead && !KEPT.test(match[0]) && !dates.some((date) => isPast(date, today))) continue;
    return true;
  }
  if (dates.length === 0 || ahead) return false;
  return (
    dates.some((date) => isPast(date, today)) &&
    !/\b(?:not yet|todo|to do|will|should|must|need(?:s)? to|n['’]t|offered on|deadline|due|by)\b/i.test(
      text,
    )
  );
}

/** The text that stands for a step: its name, value and what is under it. */
export function stepText(statement: Statement): string {
  return `${statement.pieces.map((piece) => piece.text).join('\n')}\n${textOf(statement.item?.blocks ?? [])}`;
}
