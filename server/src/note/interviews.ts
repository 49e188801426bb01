import type { TopicId } from '../guide/topics.ts';
import type { Block, Item, Line, Row } from '../markdown/block.ts';
import { absolute, type OffsetRange } from '../text/span.ts';
import { isWhenHeader } from './columns.ts';
import { type Day, findDates, type WrittenDate } from './date.ts';
import { EVALUATES, saysWhat, saysWhatBeside } from './evaluation.ts';
import { type Found, type Interview, numbered } from './interview.ts';
import { COUNTED, HOW_MANY, isWhen, nameOf, tidy } from './interview-name.ts';
import { namesInterview, readKinds } from './kind.ts';
import { findTokens, isPlaceholder } from './placeholder.ts';
import { isStage, listedRounds, withRounds } from './rounds.ts';
import { type Section, sectionRegion } from './section.ts';
import type { Statement } from './statement.ts';
import { itemLines, lineOf, sectionText, textOf } from './walk.ts';
import { countWords } from './words.ts';

const PREPARES =
  /\b(?:prep|prepare|preparation|prepared|preparing|needs?(?= (?:an?|the|my|one|two|\d)\b))\b\s*[:=–—-]?\s*(?<rest>[^.;\n]*)/i;
const NO_PREP = /\b(?:no|without) (?:prep|preparation|homework)\b|\bnothing to prep/i;
/** The day of such words is none of the interview. */
const TELLS_OF =
  /\b(?:raised|asked|told|said|wrote|mailed|emailed|sent|booked|scheduled|confirmed|agreed|noted|updated|by|since|until|before|after|from)\b/i;
const APPROACH = /\b(?:approach|game plan|strategy|my plan|plan)\s*[:=–—-]\s*(?<rest>[^.;\n]+)/i;

/** The interviews that the statements about formats list, in the order of the note. */
export function readInterviews(
  statements: readonly Statement[],
  placeholders: readonly string[],
  today: Day,
): Interview[] {
  const reader = new InterviewReader(statements, placeholders, today);
  for (const statement of statements)
    if (statement.topic === 'formats') reader.statement(statement);
  return numbered(reader.found);
}

class InterviewReader {
  readonly found: Found[] = [];
  private asksWhat = false;
  /** Items, and lines, that are about something else. */
  private readonly taken: ReadonlySet<Item | Line>;
  /** Where each statement begins, in order. */
  private readonly places: readonly { readonly start: number; readonly statement: Statement }[];

  constructor(
    statements: readonly Statement[],
    private readonly placeholders: readonly string[],
    private readonly today: Day,
  ) {
    this.taken = new Set(
      // Prose that names people may be a round with them.
      statements.flatMap(({ form, item, line, topic }) =>
        topic === 'formats' || form === 'prose' ? [] : (item ?? line),
      ),
    );
    this.places = statements
      .map((statement) => ({ start: absolute(statement.line.span).start, statement }))
      .sort((a, b) => a.start - b.start);
  }

  statement(statement: Statement): void {
    if (statement.form === 'column') {
      this.table(statement);
      return;
    }
    const implied = statement.form === 'list';
    // “…, and what do they evaluate?”: what stands beside a name answers that.
    this.asksWhat = !implied && EVALUATES.test(statement.line.text);
    this.blocks(statement.blocks, implied);
    for (const section of statement.sections) this.section(section);
  }

  private blocks(blocks: readonly Block[], implied: boolean): void {
    for (const whole of blocks.flatMap(withRounds)) {
      const block = implied ? whole : listedRounds(whole);
      if (block.type === 'quote') this.blocks(block.blocks, implied);
      if (block.type !== 'list') continue;
      const items = block.items.filter((item) => this.isInterview(item));
      const sure = items.filter(
        (item) => namesInterview(nameOf(lineOf(item)!).text) || this.isDescribed(item),
      );
      const chosen = sure.length > 0 && !implied ? items : sure;
      for (const item of chosen) this.item(item);
    }
  }

  private isInterview(item: Item): boolean {
    const line = lineOf(item);
    if (!line || isPlaceholder(line.text, this.placeholders)) return false;
    if (/[?？]\s*$/.test(line.text)) return false;
    if (this.taken.has(item) || this.taken.has(line)) return false;
    const name = nameOf(line);
    if (OF_LEVEL.test(name.text) || REMARK.test(name.text)) return false;
    if (HOW_MANY.test(name.text) || COUNTED.test(line.text) || !/\p{L}/u.test(name.text))
      return false;
    return countWords(name.text) <= 8 && !isPlaceholder(name.text, this.placeholders);
  }

  /** Whether what stands under an item is told of a round: “Team fit” with its “Evaluates: warmth”. */
  private isDescribed({ span, blocks }: Item): boolean {
    const told = blocks.length > 1 ? this.within(absolute(span)) : [];
    return told.some(({ topic }) => topic === 'evaluation' || topic === 'interviewers');
  }

  private push(region: OffsetRange, interview: Found['interview']): void {
    this.found.push({ region, interview });
  }

  private isTaken(region: OffsetRange): boolean {
    return this.found.some((other) => overlaps(other.region, region));
  }

  /** The statements that stand in a region, after its first character. */
  private within({ start, end }: OffsetRange): Statement[] {
    const { places } = this;
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle]!.start > start) high = middle;
      else low = middle + 1;
    }
    const found: Statement[] = [];
    for (let i = low; i < places.length && places[i]!.start <= end; i++)
      if (absolute(places[i]!.statement.line.span).end <= end) found.push(places[i]!.statement);
    return found;
  }

  private item(item: Item): void {
    const line = lineOf(item)!;
    const region = absolute(item.span);
    if (this.isTaken(region)) return;
    const name = nameOf(line);
    if (!this.rounds(name, item.blocks, []))
      this.add(name, line.text, textOf(item.blocks), region, { item });
  }

  private section(section: Section): void {
    const line = section.title?.line;
    if (!line || isPlaceholder(line.text, this.placeholders)) return;
    const region = sectionRegion(section);
    if (this.isTaken(region)) return;
    const name = nameOf(line);
    if (!namesInterview(line.text) || findTokens(line.text).length > 0) return;
    if (!this.rounds(name, section.blocks, section.children))
      this.add(name, line.text, sectionText(section), region, { section });
  }

  /** Reads the rounds that stand under the name of a stage; tells whether there are any. */
  private rounds(name: Line, blocks: readonly Block[], sections: readonly Section[]): boolean {
    const lists = blocks.filter((block) => block.type === 'list');
    const below = lists.flatMap(itemLines);
    if (!isStage(name, [...below, ...sections.map(({ title }) => title?.line)])) return false;
    this.blocks(lists, true);
    for (const section of sections) this.section(section);
    return true;
  }

  private table(statement: Statement): void {
    const columns = statement.columns!;
    // Two columns may speak of the format: the first names the interview.
    if (columns.indexOf('formats') !== statement.column) return;
    for (const block of statement.blocks) {
      if (block.type !== 'table') continue;
      for (const row of block.rows) this.row(row, columns, block.header, statement);
    }
  }

  private row(
    row: Row,
    columns: NonNullable<Statement['columns']>,
    header: readonly Line[],
    statement: Statement,
  ): void {
    const of = (topic: string) => row.cells.filter((_, i) => columns[i] === topic);
    const filled = of('formats').filter((cell) => !isPlaceholder(cell.text, this.placeholders));
    const named = filled.find((cell) => !/^#?\d{1,2}[.)]?$/.test(cell.text.trim())) ?? filled[0];
    if (!named) return;
    // A sentence that stands alone in its row is no interview.
    const alone = row.cells.every((cell) => cell === named || cell.text.trim() === '');
    if (alone && columns.length > 2 && countWords(named.text) > 3) return;
    if (NO_INTERVIEW.test(named.text)) return;
    // Who is in which round, or what to prepare for it, is told once more for each.
    const told = statement.section.title?.topics ?? [];
    const known = told.some((topic) => ADDS.includes(topic))
      ? this.found.findIndex(({ interview }) => interview.subject === tidy(named.text))
      : -1;
    const said = (topic: string) =>
      of(topic)
        .map((cell) => cell.text)
        .filter((text) => !isPlaceholder(text, this.placeholders))
        .join('\n');
    const days = row.cells
      .filter(
        ({ text }, i) =>
          columns[i] === 'formats' || isWhenHeader(header[i]?.text ?? '') || DONE_ON.test(text),
      )
      .flatMap((cell) => this.datesIn(cell.text));
    const evaluation = said('evaluation');
    if (known >= 0) {
      const { region, interview } = this.found[known]!;
      const preparation = interview.preparation || said('preparation');
      const evaluates = interview.evaluates || evaluation !== '';
      this.found[known] = { region, interview: { ...interview, preparation, evaluates } };
      return;
    }
    const words = `${filled.map((cell) => cell.text).join(' ')} ${evaluation}`;
    const text = row.cells.map((cell) => cell.text).join('\n');
    this.push(absolute(row.span), {
      subject: tidy(named.text),
      span: named.span,
      kinds: readKinds(words),
      text,
      evaluates: evaluation !== '' || saysWhat(text, this.placeholders),
      preparation: said('preparation'),
      approach: said('approach') !== '',
      dates: days,
      source: { row, statement },
    });
  }

  /** The days of an interview that a text gives; “outline (sent to Jo on Nov 18)” gives none. */
  private datesIn(text: string): WrittenDate[] {
    return findDates(text, this.today).filter(({ start }) => {
      const clause = text.slice(0, start).split(/[;,()—–]|\.\s/);
      return !TELLS_OF.test(clause.at(-1)!);
    });
  }

  private add(
    name: Line,
    title: string,
    text: string,
    region: OffsetRange,
    source: Interview['source'],
  ): void {
    const within = this.within(region);
    const said = (topic: string) =>
      within
        .filter((statement) => statement.topic === topic)
        .flatMap((statement) => statement.pieces.map((piece) => piece.text))
        .filter((piece) => !isPlaceholder(piece, this.placeholders))
        .join('\n');
    const inline = (pattern: RegExp) => {
      const rest = pattern.exec(text)?.groups?.rest ?? '';
      return isPlaceholder(rest, this.placeholders) ? '' : rest;
    };
    const evaluation = said('evaluation');
    const dated = text
      .split('\n')
      .filter((line) => /^\W*(?:date|when|day|scheduled|time)\b/i.test(line) || isWhen(line));
    this.push(region, {
      subject: tidy(name.text),
      span: name.span,
      kinds: readKinds(`${title} ${evaluation} ${formatLine(text)}`),
      text,
      evaluates:
        evaluation !== '' ||
        saysWhat(text, this.placeholders) ||
        (this.asksWhat && saysWhatBeside(name.text, title)),
      preparation: said('preparation') || (NO_PREP.test(text) ? 'none' : inline(PREPARES)),
      approach: said('approach') !== '' || inline(APPROACH) !== '',
      dates: [title, ...dated].flatMap((line) => this.datesIn(line)),
      source,
    });
  }
}

/** “Level decided after the loop” */
const OF_LEVEL = /^\W*(?:the |my )?(?:level(?:l?ing)?|title|grade)\s(?!.*\binterview\b)/i;

/** “Notes: bring a passport”, “Everything on Zoom”, “Jo will confirm the dates”. */
const REMARK =
  /^\W*(?:notes?|total|logistics|location|where|duration|links?|zoom|everything|parking|travel)\W*$|^\W*(?:everything|all (?:of (?:it|them)|on)|each of them|they|we|he|she|there|their|no)\b|^\W*\d{1,3} min(?:utes|s)? each\b|\bwill (?:confirm|send|tell|let me know|follow)\b/i;

/** Lines such as “Format: live coding” inside an interview. */
function formatLine(text: string): string {
  return text
    .split('\n')
    .filter((line) => /^\W*(?:formats?|kind|type|evaluat\w*|focus)\b/i.test(line))
    .join(' ');
}

/** What is told of interviews beside their list. */
const ADDS: readonly TopicId[] = ['interviewers', 'preparation', 'evaluation', 'approach'];

/** What a table of stages has beside interviews. */
const NO_INTERVIEW =
  /^\W*(?:application|applied|referral|(?:cv|resume|résumé) screen(?:ing)?|offer|decision)\b/i;

/** A cell that says when, whatever its column is called: “done Nov 2”. */
const DONE_ON =
  /^\W*(?:(?:done|held|was|on)\s+)+(?:on\s+)?[a-zß-ÿ\d]{1,9}\b[\sa-zß-ÿ\d./,-]{0,12}$/i;

function overlaps(a: OffsetRange, b: OffsetRange): boolean {
  return a.start < b.end && b.start < a.end;
}
