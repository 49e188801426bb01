import { type TopicId, topic } from '../guide/topics.ts';
import { type Block, isAll, type Line, type List, Mark } from '../markdown/block.ts';
import { covering } from '../markdown/paragraph.ts';
import { isWhen } from './interview-name.ts';
import { namesInterview } from './kind.ts';
import { answerOf, spokenIn } from './label.ts';
import { readLine } from './person-line.ts';
import { hasWords, isPlaceholder } from './placeholder.ts';
import type { Section } from './section.ts';
import type { Piece, Statement, StatementForm } from './statement.ts';
import { itemLines } from './walk.ts';

/** A statement while it is read. */
export interface Draft extends Statement {
  readonly pieces: Piece[];
  readonly blocks: Block[];
  readonly sections: Section[];
}

/** Begins a statement; what stands after the name on its line is said with it. */
export function draft(
  id: TopicId,
  form: StatementForm,
  line: Line,
  section: Section,
  rest: Pick<Statement, 'value' | 'item' | 'column' | 'columns'> = {},
): Draft {
  const struck = isAll(line, Mark.struck) || isStruckName(line, id);
  const pieces = rest.value ? [pieceOf(rest.value)] : [];
  return { topic: id, form, line, section, pieces, blocks: [], sections: [], struck, ...rest };
}

/** A line as a piece of what is said, without an `A:` before it. */
export function pieceOf(line: Line): Piece {
  const said = answerOf(line);
  // “~~TBD~~ Staff, in the letter” is answered.
  const left = said.runs.filter(({ marks }) => (marks & Mark.struck) === 0);
  const text = left.length > 0 ? left.map((run) => run.text).join('') : said.text;
  return { text, span: said.span, struck: isAll(said, Mark.struck), line: said };
}

/** Notes that a line says something of each owner. */
export function say(line: Line, owners: readonly Draft[]): void {
  if (owners.length === 0) return;
  const piece = pieceOf(line);
  for (const owner of owners) owner.pieces.push(piece);
}

/** What the owners are about. */
export function topicsOf(owners: readonly Draft[]): readonly TopicId[] {
  return owners.map(({ topic }) => topic);
}

/** Notes that code, or HTML, says something of each owner. */
export function sayAsIs(
  { type, text, span }: Extract<Block, { type: 'code' | 'html' }>,
  owners: readonly Draft[],
): void {
  const said = type === 'html' ? text.replace(/<[^<>]*>/g, ' ') : text;
  for (const { pieces } of owners) pieces.push({ text: said, span, struck: false });
}

/** “Monday” over a placeholder says no more than that; the name of a round, or of somebody, does. */
export function sayTitle(line: Line, owners: readonly Draft[]): void {
  const isOpen = ({ pieces }: Draft) =>
    pieces.length > 0 && pieces.every(({ text }) => isPlaceholder(text));
  const names = () =>
    namesInterview(line.text) || (!isWhen(line.text) && readLine(line, true).length > 0);
  if (owners.length === 0 || (owners.some(isOpen) && !names())) return;
  for (const { pieces } of owners) pieces.unshift(pieceOf(line));
}

/** “**Me:** Who will I meet?”, “**Dee:** Ann Lee”: what the second of them says to what still waits. */
export function replyTo(waiting: readonly Draft[], line: Line): Line | undefined {
  const asked = waiting[0];
  if (!asked?.line.text.trimEnd().endsWith('?') || !spokenIn(asked.line) || hasAnswer(waiting))
    return undefined;
  // Whoever writes the one in bold does so with the other: “**Dates:** Nov 30” is no reply.
  return asked.line.runs[0]!.marks === line.runs[0]!.marks ? spokenIn(line) : undefined;
}

/** A paragraph that replies to what is asked in a talk, as what it says; one that is about something else as it is. */
export function withoutSpeaker(
  block: Block,
  waiting: readonly Draft[],
  isAbout: (line: Line) => boolean,
): Block {
  if (block.type !== 'paragraph' || waiting.length === 0) return block;
  const [first, ...rest] = block.lines as [Line, ...Line[]];
  const reply = isAbout(first) ? undefined : replyTo(waiting, first);
  return reply ? { ...block, lines: [reply, ...rest] } : block;
}

/** The lines below a label or question answer it; below its value they may only go on with that. */
export function answerBelow(drafts: readonly Draft[], lines: readonly Line[]): void {
  if (lines.length === 0) return;
  const block: Block = { type: 'paragraph', lines, span: covering(lines) };
  for (const { topic, line, value, blocks } of drafts)
    if (!value || (topic === 'interviewers' && line.text.length < WRAPPED)) blocks.push(block);
}

/** The items of a reply answer the questions of the mail, one each; tells whether they are no questions again. */
export function answerInOrder(list: List, asked: readonly (readonly Draft[])[]): boolean {
  if (itemLines(list).some(({ text }) => /[?？]\s*$/.test(text))) return false;
  for (const [i, drafts] of asked.entries())
    for (const block of list.items[i]!.blocks) {
      for (const { blocks } of drafts) blocks.push(block);
      for (const line of block.type === 'paragraph' ? block.lines : []) say(line, drafts);
    }
  return true;
}

/** A line that is shorter, in characters, was ended by its writer. */
const WRAPPED = 60;

/** Whether any of them has been told something already. */
export function hasAnswer(drafts: readonly Draft[]): boolean {
  return drafts.some(({ pieces }) => pieces.some(({ text }) => hasWords(text)));
}

/** “~~Follow-up emails~~ the agency does it”: the name of a step is struck, the reason is not. */
function isStruckName(line: Line, id: TopicId): boolean {
  const end = line.runs.findIndex(({ marks }) => (marks & Mark.struck) === 0);
  const struck = line.runs.slice(0, Math.max(end, 0)).map(({ text }) => text);
  return struck.length > 0 && topic(id).mention?.test(struck.join('')) === true;
}
