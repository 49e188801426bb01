import { STEPS, type StepId, topic } from '../guide/topics.ts';
import type { Block, Item } from '../markdown/block.ts';
import { isAll, Mark } from '../markdown/block.ts';
import { type Day, findDates, isAhead, isDate, isPast, type WrittenDate } from './date.ts';
import { hasWords, isPlaceholder } from './placeholder.ts';
import type { Piece, Statement } from './statement.ts';
import { textOf } from './walk.ts';

/** How far a note is with a finishing step. */
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
  /\b(?:done|sent|briefed|accepted|agreed|negotiated|signed|booked|finished|completed|complete(?! (?!on\b|since\b|as\b|now\b)\p{L})|thanked|emailed|happened(?! to)|settled|attended|(?:went|gone) out|wrote (?:to|them|each|all|every(?:one|body)))\b/giu;
/** The same in German and Spanish; “angenommen, …” supposes, and “de hecho” insists. */
const COMPLETION_ELSEWHERE =
  /(?<![a-zß-ÿ])(?:erledigt|gesendet|verschickt|abgeschickt|rausgeschickt|geschickt|(?:ist|sind|ging|gingen|gestern|schon|alle|beide|mails?) raus|gebrieft|informiert|vorgewarnt|eingeweiht|w(?:issen|eiß) (?:\p{L}+ )?bescheid|bescheid (?:gesagt|gegeben)|ausgehandelt|(?:ist|sind) durch|angenommen(?!,)|zugesagt|vereinbart|verhandelt|unterschrieben|gebucht|abgeschlossen|bedankt|(?<!de )hech[oa]s?|enviad[oa]s?|envié|mandad[oa]s?|mandé|escrit[oa]s|informad[oa]s?|avisad[oa]s?|avisé|(?:están|están todos|ya están) al tanto|ya lo saben|aceptad[oa]s?|acordad[oa]s?|negociad[oa]s?|firmad[oa]s?|negocié|acepté|reservad[oa]s?|terminad[oa]s?|completad[oa]s?)(?![a-zß-ÿ])/giu;
const KEPT =
  /^(?:booked|accepted|agreed|angenommen|zugesagt|vereinbart|gebucht|aceptad[oa]s?|acordad[oa]s?|reservad[oa]s?)$/i;
const MARKS = /[✓✔✅☑🗹]/u;
const NONE_OFFERED =
  /\b(?:(?:none|not|no (?:sell )?(?:chats?|calls?)) (?:(?:were|was|been|got) )?offered|(?:keine|nicht) angeboten|no (?:me |nos )?(?:ofrecid[oa]s?|ofrecieron|han ofrecido)|ningun[oa] ofrecid[oa])\b(?! (?:so far|yet|until))/i;
/** The same of sell chats alone: other things may not have been offered either. */
const OFFERED_NONE =
  /\b(?:offered (?:me )?none|(?:were|was)(?:n['’]?t| not) offered|did(?:n['’]?t| not) offer (?:me )?(?:any|one|them|these|those))\b(?! (?:so far|yet|until|\p{L}))/iu;
/** When a task was made, begins or is due, as task managers write it. */
const PLANNED = /[➕📅🗓⏳🛫⏰]\uFE0F?\s?\d{4}-\d{2}-\d{2}/gu;
const TICKED = /^\s*(?:\[x\]|(?:x|y|yes)\s*$)/i;
const NOT_APPLICABLE =
  /^\W*(?:n\/?a|(?:not|none) (?:applicable|needed|required|necessary)|entfällt|no aplica)\b|\bthey (?:don['’]?t|do not|didn['’]?t|did not|never) (?:(?:ask|need|require|check)(?: for)? (?:any|them|refs?|references)|do (?:these|those|them|that)|negotiate)\b(?!,? (?:yet|so far|until|much|many))/i;
/** “References briefed: no”: what the name of the step supposes is not so. */
const NO =
  /^[^\p{L}]*(?:no|nope|not yet|nein|noch nicht|aún no|todavía no)[^\p{L}]*$|^\s*[✗✘❌]\s*$/iu;
const OPEN_CELL =
  /^\W*(?:not (?!applicable|needed|required|necessary|offered)\w+|open|in progress|to ?do|pending|partly|half)\b|^\s*\[ ?\]\s*$/i;
const NAME = /^[^,;:：]{1,40}(?:[:：=→]|\s[–—-])/;
const NONE = /^\W*none(?:\W*$|[.,;])/i;
/** What someone has decided to go without; “skipped for now” is put off. */
const DROPPED =
  /(?<![a-zß-ÿ])(?:skipped|skipping|declined|passed on|waived|turned down|none needed|no need|not needed|not necessary|unnecessary|abgelehnt|abgesagt|verzichtet|nicht nötig|rechazad[oa]s?|descartad[oa]s?|no hace falta)(?![a-zß-ÿ])(?!\s*(?:\?|for now|until|yet|so far|bis|por ahora))/gi;
/** Words before a word of completion that take it back or put it ahead. */
const NEGATION =
  /\b(?:not|n['’]t|never|no|nothing|none|nobody|no one|neither|without|un|yet to|to be|be|to|will|should|must|shall|can|could|would|might|may|need(?:s)? to|once|when|after|if|until|before|unless|get|being|have to|half|partly|almost|nearly|still|isn|hasn|haven|wasn|aren)(?:\s+(?:yet|been|be|all|fully|of (?:the|my|them|these|us)|it(?:['’]s)?|they|them|have|has|is|are|get|gets|already))*\s*$|\b(?:once|when|as soon as|until|before|if)\s+(?:[\w’'-]+\s+){1,4}(?:is|are|has been|gets?)\s*$|\b(?:once|until|before)\s+[\w’'-]+\s+(?:have |has |had )?$|\b(?:want|wants|need|needs|for) an?\s*$|\bwhat (?:we|they|I)\s*$|(?:n['’]t)(?:\s+\w+)?\s*$/i;
const TAKEN_BACK =
  /^[^.!?;:：,()—–"“]*\?|^\s*to (?:look|talk|think|consider|discuss|check|get back)\b|^\s*(?:by\s+(?:tomorrow|next|the|end|eod|mon|tue|wed|thu|fri|sat|sun)|tomorrow|next week|later|soon|(?:nobody|no one|none|nothing|neither)\b)/i;

/** Their words that take it back stand anywhere before it in the clause, or right behind it. */
const NEGATION_ELSEWHERE =
  /(?<![a-zß-ÿ])(?:nicht|kein(?:e[nmrs]?)?|nie|ohne|wird|werden?|muss|müssen|soll(?:en|te|ten)?|will|möchte|kann|wenn|sobald|falls|bevor|bis|noch(?! (?:am (?:selben|gleichen)|gestern|heute))|fast|halb|zu|no|ni|nunca|sin|será[ns]?|sea[ns]?|ser|estar|debe[ns]?|debería[ns]?|cuando|si|hasta|aún|todavía|falta[n]?|casi|medio|por|que)(?![a-zß-ÿ])/i;
const TAKEN_BACK_ELSEWHERE =
  /^[^.!?;:：,()—–"“]*\?|^\s*(?:(?:werden|sein|bis|morgen|nächste[nr]?|später|bald|mañana|luego|pronto|hasta|antes)(?!\p{L}))/iu;

/** Words beside a past date that make it no day of completion. */
const DUE =
  /n['’]t\b|\b(?:not yet|todo|to do|waiting|will|should|must|need(?:s)? to|offered on|deadline|due|by|expires?|ask for|write to|not|nothing|no (?:answer|reply|response)|noch|nicht|bis|fällig|frist|muss|soll|falta|pendiente|vence|plazo|hasta)\b/i;

/** The four steps as the statements list them. */
export function readSteps(
  statements: readonly Statement[],
  placeholders: readonly string[],
  today: Day,
): Readonly<Record<StepId, Step>> {
  const steps = STEPS.map((id): Step => {
    const all = statements.filter((statement) => statement.topic === id);
    if (all.length === 0) return { id, state: 'missing', statements: [] };
    // “Follow up on the broken scanner”, elsewhere, is no more than those words where the finish names the step.
    const sure = all.filter(isNamed);
    const own = sure.length > 0 ? sure : all;
    const done = own.filter((statement) => isDone(id, statement, placeholders, today));
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

/** Whether a step is listed by its name, or in the finish, rather than in words that may mean another thing. */
export function isNamed({ section, value, line }: Statement): boolean {
  return section.part === 'finish' || value !== line;
}

function isDone(
  id: StepId,
  statement: Statement,
  placeholders: readonly string[],
  today: Day,
): boolean {
  if (statement.struck) return true;
  if (statement.item?.checked === true) return true;
  const box = /^\s*\[([ xX])?\]/.exec(statement.line.text);
  if (box && statement.form !== 'title') return box[1] !== undefined && box[1] !== ' ';
  if (NO.test(statement.line.text.replace(NAME, ''))) return false;
  // “not yet | Nov 18”: a day beside it is of something else.
  const denied = statement.form === 'row' && statement.pieces.some(({ text }) => saysOpen(text));
  // What heads a column is no word on any of its rows.
  const named = statement.form !== 'column' && !denied;
  const { text } = statement.line;
  if (named && !PARTLY.test(text) && saysDone(text, today, OF_STEP.get(id))) return true;
  // Only what is offered can be turned down; “declined” of a counter offer goes on.
  const optional = id === 'sell-chats';
  if (optional && saysDropped(statement.line.text)) return true;
  const tasks = tasksIn(statement.blocks);
  for (const section of statement.sections) tasks.push(...tasksIn(section.blocks));
  const own = statement.item?.checked === false;
  const pending = tasks.some((task) => task.checked === false && !isStruck(task));
  if (own || pending) return false;
  const said = statement.pieces.filter(
    ({ text }) => !isPlaceholder(text, placeholders) && !(denied && isDate(text)),
  );
  const settles = (text: string, inTable: boolean) =>
    NOT_APPLICABLE.test(text) ||
    (optional && saysDropped(text)) ||
    // A box, or a yes, in a cell.
    (inTable && TICKED.test(text)) ||
    saysDone(text, today, OF_STEP.get(id));
  const table = tableState(statement, (text) => settles(text, true), placeholders);
  if (table) return table === 'done';
  const inTable = statement.form === 'row' || statement.form === 'column';
  const isSettled = ({ text, struck }: Piece) => struck || settles(text, inTable);
  // A column has a cell for each row: none of them may be open.
  if (statement.form === 'column')
    return (
      said.length > 0 &&
      statement.pieces.every((cell) => /^[\s–—-]*$/.test(cell.text) || isSettled(cell))
    );
  if (said.some(({ text: part }) => PARTLY.test(part) && !NOT_APPLICABLE.test(part))) return false;
  return said.some(isSettled) || tasks.length > 0;
}

/** “Petra not yet”, “done but for Raj”: of several something is left. */
const PARTLY =
  /^\W{0,6}(?:\p{L}{1,30}\W{1,4}){1,3}not (?:\w{1,12} )?yet\W{0,6}$|[,;.]\s(?:\p{L}{1,30}\s){1,3}not (?:\w+ )?yet\b|\bstill to do\b|\bnot (?:yet )?(?:briefed|asked|told)\b|^\W{0,6}\p{L}[\p{L} ]{1,30}\s[–—-]\s(?:should|must|need to|have to|will) (?:write|send|thank|brief|call)\b|\b(?:done|sent|briefed) (?:except|but for)\b/iu;

/** What a table under a step says, a row for each person: nothing where no row says anything of it. */
function tableState(
  { blocks, form }: Statement,
  settles: (text: string) => boolean,
  placeholders: readonly string[],
): 'open' | 'done' | undefined {
  const rows =
    form === 'column' ? [] : blocks.flatMap((block) => (block.type === 'table' ? block.rows : []));
  const isOpen = (text: string) =>
    saysOpen(text) || (hasWords(text) && isPlaceholder(text, placeholders));
  const states = rows.map(({ cells }) =>
    cells.some(({ text }) => isOpen(text))
      ? 'open'
      : cells.some(({ text }) => settles(text))
        ? 'done'
        : undefined,
  );
  if (states.every((state) => state === undefined)) return undefined;
  return states.every((state) => state === 'done') ? 'done' : 'open';
}

/** Whether a cell says that what its row names is not done, whatever stands beside it. */
function saysOpen(text: string): boolean {
  return NO.test(text) || OPEN_CELL.test(text);
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

/** Whether a text says that there are no sell chats: they don’t apply, or none was offered or taken. */
export function saysDropped(text: string): boolean {
  if (
    NOT_APPLICABLE.test(text) ||
    NONE_OFFERED.test(text) ||
    OFFERED_NONE.test(text) ||
    NONE.test(text)
  )
    return true;
  return [...text.matchAll(DROPPED)].some(({ index }) => {
    const before = clauseBefore(text, index);
    return !NEGATION.test(before) && !/\b(?:nicht|noch|aún|todavía|they|we)\s*$/i.test(before);
  });
}

/** Words that say something is done, and what takes them back before and behind them. */
interface Completion {
  readonly words: RegExp;
  readonly before: RegExp;
  readonly after: RegExp;
}

const COMPLETIONS: readonly Completion[] = [
  { words: COMPLETION, before: NEGATION, after: TAKEN_BACK },
  { words: COMPLETION_ELSEWHERE, before: NEGATION_ELSEWHERE, after: TAKEN_BACK_ELSEWHERE },
];

/** “Habe ich am selben Abend geschrieben”: a list of references may be written too. */
const WRITTEN_ELSEWHERE: Completion = {
  words: /\bgeschrieben(?![a-zß-ÿ])/gi,
  before: NEGATION_ELSEWHERE,
  after: TAKEN_BACK_ELSEWHERE,
};

/** How each step alone is said to be done. */
const OF_STEP = new Map(
  STEPS.map((id): [StepId, readonly Completion[]] => {
    const words = topic(id).completion;
    const own = words && { words: new RegExp(words, 'gi'), before: NEGATION, after: TAKEN_BACK };
    const mailed = id === 'follow-ups' ? [WRITTEN_ELSEWHERE] : [];
    return [id, [...COMPLETIONS, ...(own ? [own] : []), ...mailed]];
  }),
);

/** Whether a text says that a step has been done: a word of completion, a mark or a past date. */
export function saysDone(written: string, today: Day, completions = COMPLETIONS): boolean {
  const text = written.replace(PLANNED, '');
  if (MARKS.test(text) || NONE_OFFERED.test(text)) return true;
  const dates = findDates(text, today);
  const ahead = dates.filter((date) => isAhead(date, today));
  const past = dates.some((date) => isPast(date, today));
  for (const { words, before, after } of completions)
    for (const { 0: word, index } of text.matchAll(words)) {
      const end = index + word.length;
      if (before.test(clauseBefore(text, index)) || after.test(text.slice(end))) continue;
      // What is booked or agreed is so, whatever day it is for.
      const planned = !past && !KEPT.test(word);
      if (planned && ahead.some((date) => isDayOf(date, text, index, end))) continue;
      return true;
    }
  return past && ahead.length === 0 && !DUE.test(text);
}

const BEFORE_DATE =
  /(?:\b(?:on|by|due|for|am|el)\s+)?(?:\b(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6},?\s*)?$/i;

/** Whether a date is that of the word at an offset: “sent Dec 4”, unlike “sent, nudge on Dec 4”. */
function isDayOf(date: WrittenDate, text: string, start: number, end: number): boolean {
  if (date.start < start) return !/[.;]\s/.test(text.slice(date.end, start));
  const between = text.slice(end, date.start).replace(BEFORE_DATE, '');
  return !/[,.;:(–—]\s*\p{L}/u.test(between);
}

/** What stands before an offset in its clause: at most 30 characters. */
function clauseBefore(text: string, offset: number): string {
  return text
    .slice(Math.max(0, offset - 30), offset)
    .split(/[.;:,]/)
    .at(-1)!;
}

/** Whether all that is open of a step is for a day ahead: thanks for an interview that is still to come. */
export function isForLater({ statements }: Step, today: Day): boolean {
  const left = statements.flatMap(({ blocks, sections, item, line }) => {
    const tasks = [blocks, ...sections.map((section) => section.blocks)].flatMap(tasksIn);
    const open = tasks.filter(({ checked }) => checked === false);
    if (open.length > 0) return open.map((task) => textOf(task.blocks));
    return item?.checked === false ? [line.text] : [];
  });
  const isLater = (text: string) => {
    const dates = findDates(text, today);
    return dates.length > 0 && dates.every((date) => isAhead(date, today));
  };
  return left.length > 0 && left.every(isLater);
}

/** The text that stands for a step: its name, value and what is under it. */
export function stepText(statement: Statement): string {
  return `${statement.pieces.map((piece) => piece.text).join('\n')}\n${textOf(statement.item?.blocks ?? [])}`;
}
