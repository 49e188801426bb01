import { isPart, isStep, type PartId, type TopicId } from '../guide/topics.ts';
import type { Line, Table } from '../markdown/block.ts';
import { namesWork } from './kind.ts';
import type { Section } from './section.ts';
import type { Titles } from './title.ts';
import { fold } from './words.ts';

/** What a column holds: a topic, or attributes of the person named in its row. */
export type Column = TopicId | 'person' | undefined;

const PERSON = new Set(
  'name|title|job title|level|role|notes|note|background|research|linkedin|bio|team|known for|about|titel|rolle|position|stufe|notizen|notiz|título|cargo|puesto|rol|nivel|notas|equipo'.split(
    '|',
  ),
);
const TITLE =
  /^(?:job )?title$|^level$|^role$|^their (?:title|level|role)$|^interviewers? (?:title|level|role)$|^(?:titel|rolle|stufe|título|cargo|puesto|rol|nivel)$/;
const NAMING = new Set([
  'name',
  'interviewer',
  'interviewers',
  'who',
  'person',
  'people',
  'panelist',
]);
const STRONG_NAMES = new Set([
  'interview',
  'interviews',
  'round',
  'rounds',
  'session',
  'interview round',
]);

/**
 * The topic of each column of a table; a table about nothing of ours has none. `owner` is the topic
 * the table stands under.
 */
export function columnsOf(
  table: Table,
  titles: Titles,
  section: Section,
  owner: TopicId | undefined,
): readonly Column[] {
  // “Formats | two rounds” and rows like it: the header is one of them.
  if (isTopicRow(table.header, titles, section.part) && isTopicTable(table, titles)) return [];
  const headers = table.header.map((cell) => fold(cell.text));
  // A row for each company is no loop.
  if (
    headers.some((header) => COMPANY.test(header)) &&
    !headers.some((header) => header.startsWith('interviewer'))
  )
    return [];
  const topics = table.header.map((cell) => titles.column(cell.text));
  // “Who | Thank-you | Sell chat”: a row for each person, say.
  const steps = new Set(topics.filter(isAnyStep));
  const thanks = steps.has('follow-ups') && headers.some(isNaming);
  if (section.part === 'finish' && (steps.size >= 2 || thanks))
    return topics.map((topic) => (isAnyStep(topic) ? topic : undefined));
  const inProcess = section.part === 'process' || owner === 'formats' || owner === 'process';
  const about = new Set(
    topics.filter((topic) => topic !== undefined && !isPart(topic) && !isStep(topic)),
  );
  const named =
    (headers.some((header) => STRONG_NAMES.has(header)) || isTyped(headers)) && !isFunding(table);
  const people = owner === 'interviewers' || isPeopleTable(headers, section);
  // “Stage”, “Format” or “With” alone are columns of many tables.
  const interviews = !people && (named || (about.has('formats') && (inProcess || about.size >= 2)));
  if (people && !named) {
    const naming = headers.findIndex(isNaming);
    return topics.map((topic, i) => {
      if (i === Math.max(naming, 0)) return 'interviewers';
      if (topic === 'follow-ups') return topic;
      return topic === 'formats' || topic === 'evaluation' || PERSON.has(headers[i]!)
        ? 'person'
        : undefined;
    });
  }
  const implied = !interviews && owner === 'process' && !isTopicTable(table, titles);
  const formats = implied || owner === 'formats';
  if (!interviews && !formats && about.size < 2) return [];
  const result: Column[] = topics.map((topic) =>
    topic && !isPart(topic) && (!isStep(topic) || topic === 'follow-ups') ? topic : undefined,
  );
  if ((formats || named) && !result.includes('formats')) {
    const first = headers.findIndex(
      (header, i) =>
        result[i] === undefined &&
        header !== '' &&
        !WHEN.has(header) &&
        !/^(?:no|nr|id)$/.test(header),
    );
    if (first >= 0) result[first] = 'formats';
  }
  // “Round” may only count them, and “What” say what they are.
  const cells = (column: number) => table.rows.map((row) => row.cells[column]?.text ?? '');
  const counting = result.indexOf('formats');
  if (counting >= 0 && cells(counting).every(isCount)) {
    const telling = result.findIndex((topic, i) => !topic && cells(i).some(namesWork));
    if (telling >= 0) [result[counting], result[telling]] = [undefined, 'formats'];
  }
  const names = headers.findIndex((header, i) => !result[i] && isNaming(header));
  if (names >= 0 && !result.includes('interviewers')) result[names] = 'interviewers';
  if (result.includes('interviewers'))
    headers.forEach((header, i) => {
      if (TITLE.test(header)) result[i] ??= 'person';
    });
  return result;
}

const COMPANY = /^(?:company|companies|employer|firma|unternehmen|empresa)$/;

/** Rounds of money are no interviews: “Seed”, “Series A”. */
const FUNDING = /^\W*(?:pre-?)?(?:seed|series\s?[a-h]|angels?|ipo|bridge|grant)\b/i;

function isFunding({ rows }: Table): boolean {
  const funded = rows.filter(({ cells }) => cells.some(({ text }) => FUNDING.test(text)));
  return funded.length * 2 > rows.length;
}

/** Whether a header stands over dates or times. */
export function isWhenHeader(text: string): boolean {
  return WHEN.has(fold(text));
}

const WHEN = new Set(
  'date|dates|when|day|time|date and time|scheduled|datum|wann|tag|termin|uhrzeit|zeit|fecha|cuándo|cuando|día|dia|hora'.split(
    '|',
  ),
);

const isAnyStep = (topic: TopicId | undefined) => topic !== undefined && isStep(topic);

/** Whether the cells of its first column, numbers and boxes aside, are topics. */
function isTopicTable({ header, rows }: Table, titles: Titles): boolean {
  const named = rows.map(({ cells }) =>
    cells.slice(cells.findIndex((cell) => !isMarker(cell.text))),
  );
  if (
    named.some((cells) =>
      cells.length > 2
        ? titles.question(cells[0]!.text) !== undefined
        : isTopicRow(cells, titles, 'process'),
    )
  )
    return true;
  // A round may be called “Panel”; more than half of a table’s rows are not called as topics are.
  if (header.some((cell) => titles.column(cell.text) !== undefined)) return false;
  const topics = named.map(([first]) => first && titles.match(first.text, { label: true })[0]);
  const found = topics.filter((topic) => topic !== undefined);
  return new Set(found).size > 1 && found.length * 2 > rows.length;
}

/** Whether a cell only numbers or ticks its row: “1”, “[x]”, “✅”, or nothing. */
export function isMarker(text: string): boolean {
  return /^(?:#?\d{1,2}[.)]?|\[[ xX]?\]|[xX]|[^\p{L}\p{N}]{0,3}|yes|no|done|open|to ?do)$/iu.test(
    text.trim(),
  );
}

/** Whether a cell only counts or times its row: “1”, “Round 2”, “3a”, “09:30”, or nothing. */
function isCount(text: string): boolean {
  return /^(?:(?:round|stage|interview|session)\s?)?#?\d{0,2}[a-z]?[.)]?$|^\d{1,2}[:.]\d{2}/i.test(
    text.trim(),
  );
}

/** Whether a row's first cell names a topic and the second is no column header of ours. */
export function isTopicRow(
  cells: readonly Line[],
  titles: Titles,
  part: PartId | undefined,
): boolean {
  const [first, second] = cells;
  if (!first || !second || cells.length !== 2) return false;
  const named = titles.match(first.text.replace(/[:：]\s*$/, ''), { part, label: true });
  // “Who | Sent” in the finish part is no word on the interviewers.
  if (part === 'finish' && !named.some(isStep)) return false;
  if (isWhenHeader(second.text)) return false;
  return named.length > 0 && titles.column(second.text) === undefined;
}

/** Whether a column names people: “Name”, “Interviewer name”. */
function isNaming(header: string): boolean {
  return NAMING.has(header) || NAMING.has(header.replace(/ names?$/, ''));
}

/** “Date | Type | Interviewer”: a row for each interview. */
function isTyped(headers: readonly string[]): boolean {
  return (
    headers.some((header) => WHEN.has(header)) &&
    headers.some((header) => /^(?:type|topic|kind)$/.test(header)) &&
    headers.some(isNaming)
  );
}

function isPeopleTable(headers: readonly string[], section: Section): boolean {
  const names = headers.some(isNaming);
  const persons = headers.filter((header) => PERSON.has(header) && header !== 'notes').length;
  const interviewer = headers.some((header) => header.startsWith('interviewer'));
  const topical = headers.some((header) => STRONG_NAMES.has(header)) || isTyped(headers);
  if (topical || !names) return false;
  return persons >= (interviewer || section.part === 'process' ? 1 : 3);
}
