import { type Block, type Item, type Line, sliceLine } from '../markdown/block.ts';
import { absolute } from '../text/span.ts';
import { EVALUATES } from './evaluation.ts';
import type { Interview } from './interview.ts';
import { isTitle } from './level.ts';
import { joined, type Person, withResearch, withTitle } from './person.ts';
import { metAt, readLine, TELLS } from './person-line.ts';
import { isPlaceholder } from './placeholder.ts';
import { descend, type Section } from './section.ts';
import type { Statement } from './statement.ts';
import { lineOf, sectionText, textOf } from './walk.ts';
import { countWords, fold } from './words.ts';

/** The people that statements and interviews name. The same name twice is one person. */
export function readPeople(
  statements: readonly Statement[],
  interviews: readonly Interview[],
  placeholders: readonly string[],
): Person[] {
  const people = new People();
  const add = (person: Person) => {
    if (!isPlaceholder(person.name ?? 'someone', placeholders)) people.add(person);
  };
  const others = new Set<Line>();
  for (const { topic, line } of statements) if (topic !== 'interviewers') others.add(line);
  for (const statement of statements) {
    if (statement.topic === 'interviewers') readStatement(statement, others).forEach(add);
  }
  // A list below a round may begin with whom one meets there.
  for (const { form, line } of statements) if (form === 'list') others.delete(line);
  const listed = people.all.length > 0;
  for (const { source } of interviews) {
    if ('item' in source) {
      const met = readMet(source.item, others);
      const roles = met.length > 0 || listed ? [] : readRoles(lineOf(source.item)!);
      [...met, ...roles].forEach(add);
      others.add(lineOf(source.item)!);
    }
    if (!('row' in source))
      readMetBelow(('item' in source ? source.item : source.section).blocks, others).forEach(add);
  }
  const recruiting = interviews
    .filter(({ kinds }) => kinds.every((kind) => kind === 'recruiter'))
    .map(({ region }) => region);
  return people.all.map((person) => {
    const { start } = absolute(person.span);
    const isMet = recruiting.some((region) => region.start <= start && start < region.end);
    return isMet ? { ...person, recruiter: true } : person;
  });
}

/** People, each once, found by name without a look at all of them. */
class People {
  readonly all: Person[] = [];
  /** Where the first of a name is, folded, and the first whose name begins with a word and goes on. */
  private readonly named = new Map<string, number>();
  private readonly begun = new Map<string, number>();

  add(person: Person): void {
    const at = person.name ? this.find(fold(person.name)) : undefined;
    const other = at === undefined ? undefined : this.all[at];
    if (at === undefined || !other) {
      this.all.push(person);
      this.index(person, this.all.length - 1);
      return;
    }
    this.all[at] = joined(other, person);
    this.named.delete(fold(other.name!));
    this.index(this.all[at], at);
  }

  /** The first that `sameName` holds of. */
  private find(name: string): number | undefined {
    const [first, more] = name.split(' ', 2);
    const part = more === undefined ? this.begun.get(name) : this.named.get(first!);
    const whole = this.named.get(name);
    return part === undefined || whole === undefined ? (part ?? whole) : Math.min(part, whole);
  }

  private index({ name }: Person, at: number): void {
    if (!name) return;
    const written = fold(name);
    const [first, more] = written.split(' ', 2);
    if (!this.named.has(written)) this.named.set(written, at);
    if (more !== undefined && !this.begun.has(first!)) this.begun.set(first!, at);
  }
}

const WHAT_FOR = new RegExp(
  `(?:[,;:：–—]\\s*|\\.\\s+(?:we|they|it)\\s)${EVALUATES.source}|[.,;]\\s*prep(?:aration)?[:：]|\\s[|·•/]\\s`,
  'i',
);

/** “Design with Ann Lee (Staff Engineer)”: whoever has a title there is no tool. */
function readMet(item: Item, others: ReadonlySet<Line>): Person[] {
  const line = lineOf(item)!;
  const before = /\b(?:with|w\/)\s+(?=\p{Lu})/u.exec(line.text);
  const at = before ? before.index + before[0].length : metAt(line.text);
  if (at === undefined) return [];
  // “Approach: TBD” under it is of the interview.
  const under = textOf(
    item.blocks
      .slice(1)
      .map((block) =>
        block.type === 'list'
          ? { ...block, items: block.items.filter((each) => !others.has(lineOf(each)!)) }
          : block,
      ),
  );
  // “Ann Lee (Staff) – system design”: behind her stands the name of the interview.
  const end = at === 0 ? / [–—-] |→/.exec(line.text)?.index : undefined;
  return readWhom(sliceLine(line, 0, end), at).map((person) => withResearch(person, under));
}

const ROLE =
  /(?<=\((?:with |w\/ ?)?)(?!with |w\/)[^()]{2,60}(?=\))|(?<=\b(?:with|w\/)\s)[^,;:()–—]{2,60}/g;
const IS_ROLE =
  /\b(?:engineers?|swes?|sdes?|devs?|developers?|managers?|em|directors?|vp|cto|ceo|principals|seniors|juniors?|interns?|mid-levels)\b/i;

/** “Coding (2 mid-level engineers)”: who is met, where nobody is listed by name. */
function readRoles(line: Line): Person[] {
  return [...line.text.matchAll(ROLE)].flatMap(({ 0: said, index }) =>
    IS_ROLE.test(said)
      ? readLine(sliceLine(line, index, index + said.length)).filter(
          ({ name, level }) => !name && level,
        )
      : [],
  );
}

/** “with Ann Lee (Staff Engineer)” on a line of its own; with the title she needs no “with”. */
const WITH = /^\W*[Ww](?:ith\b|\/)\s*(?=\p{Lu})/u;

function readMetBelow(blocks: readonly Block[], others: ReadonlySet<Line>): Person[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list')
      return block.items.flatMap((item) => readMetBelow(item.blocks, others));
    if (block.type !== 'paragraph') return [];
    return block.lines.flatMap((line) => {
      if (others.has(line)) return [];
      const at = WITH.exec(line.text)?.[0].length ?? (metAt(line.text) === 0 ? 0 : undefined);
      return at === undefined ? [] : readWhom(line, at);
    });
  });
}

/** The people with a name and a title that a line tells of from a character on. */
function readWhom(line: Line, at: number): Person[] {
  // What the interview evaluates, or asks for, is nothing that is known of them.
  const end = line.text[at - 1] === '(' ? ')' : WHAT_FOR;
  const rest = line.text.slice(at).split(end, 1)[0]!;
  const whom = readLine(sliceLine(line, at, at + rest.length));
  return whom.filter(({ name, level }) => name && level);
}

function readStatement(statement: Statement, others: ReadonlySet<Line>): Person[] {
  if (statement.form === 'column') return readColumn(statement);
  const people: Person[] = [];
  // “Ask recruiter” is nobody.
  if (statement.value && !isPlaceholder(statement.value.text))
    people.push(...readLine(statement.value));
  for (const piece of statement.form === 'key' || statement.form === 'row' ? statement.pieces : [])
    if (piece.line) people.push(...readLine(piece.line));
  // What stands under the name of a person is about that person.
  const about = new Set<Block | Section>();
  const titled: Person[] = [];
  for (const section of statement.sections) {
    const line = section.title?.line;
    if (!line || about.has(section)) continue;
    const named = readLine(line, true);
    if (named.length === 0) continue;
    for (const below of descend(section))
      for (const part of [below, ...below.blocks]) about.add(part);
    const rest = sectionText(section).slice(line.text.length);
    titled.push(...named.map((person) => withDetails(person, rest)));
  }
  const blocks = statement.blocks.filter((block) => !about.has(block));
  const below = readBlocks(blocks, others);
  // “Who: Ann Lee”, and under it what is known of her.
  if (people.length === 1 && below.length === 0)
    people[0] = withDetails(people[0]!, textOf(blocks));
  return [...people, ...below, ...titled];
}

function readBlocks(blocks: readonly Block[], others: ReadonlySet<Line>): Person[] {
  const people: Person[] = [];
  for (const block of blocks) {
    if (block.type === 'list')
      for (const item of block.items) {
        const [first, ...rest] = item.blocks;
        if (first?.type !== 'paragraph' || !first.lines[0] || others.has(first.lines[0])) continue;
        if (isPlaceholder(first.lines[0].text)) continue;
        const more = first.lines
          .slice(1)
          .map((line) => line.text)
          .join('\n');
        const under = `${more}\n${textOf(rest)}`;
        if (goesOn(people, first.lines[0], under)) continue;
        const line = readLine(first.lines[0]);
        const named = line.map((person) =>
          line.length === 1 && person.name
            ? withDetails(person, under)
            : withResearch(person, under),
        );
        // “Coding: Ann Lee” and “Round 1” with names under it: the people stand deeper.
        people.push(...(named.length > 0 ? named : readBlocks(rest, others)));
      }
    else if (block.type === 'paragraph') {
      let last = 0;
      for (const line of block.lines) {
        if (others.has(line)) break;
        if (goesOn(people, line)) continue;
        const named = readLine(line);
        if (named.length > 0 || last === 0) {
          people.push(...named);
          last = named.length;
        } else {
          // A line without a name goes on about the person before it.
          const person = people.at(-1);
          if (person) people[people.length - 1] = withResearch(person, line.text);
        }
      }
    } else if (block.type === 'quote') people.push(...readBlocks(block.blocks, others));
  }
  return people;
}

function readColumn(statement: Statement): Person[] {
  const people: Person[] = [];
  for (const block of statement.blocks) {
    if (block.type !== 'table') continue;
    const columns = statement.columns!;
    // Beside a column of titles the others hold none: “owner of the safety case” is known of someone.
    const titled = block.header.map(
      ({ text }, i) => columns[i] === 'person' && TITLES.test(text.trim()),
    );
    for (const { cells } of block.rows) {
      const cell = cells[statement.column!];
      if (!cell) continue;
      const about = cells.filter((_, i) => columns[i] === 'person');
      const titles = about.filter(
        (other) =>
          (!titled.includes(true) || titled[cells.indexOf(other)]) &&
          isTitle(other.text) &&
          other.text.length <= 60,
      );
      const notes = about.filter((other) => !titles.includes(other));
      const met = readLine(cell, titles.length > 0);
      const written = titles.map((other) => other.text).join(', ');
      // “Ova Lee, Pat Roe | Principal, EM”: to each their own.
      const each = written.split(/,\s/);
      for (const [i, person] of met.entries()) {
        const title = each.length === met.length ? each[i]! : written;
        const known = notes.map((other) => other.text).join('\n');
        people.push(withResearch(withTitle(person, title), known));
      }
    }
  }
  return people;
}

/** Lines of their own under a name: “Staff Engineer”, “Level: L5”. */
const TITLE_LINE = /^\s*(?:job title|title|level|role|position)\s*[:：=–—-]+\s*/i;

/** The header of a column of titles. */
const TITLES =
  /^(?:job )?(?:titles?|roles?|positions?|levels?|grades?|titel|rollen?|stufe|títulos?|cargo|puesto|rol|nivel)(?!\p{L})/iu;

/** “Background:” with nothing after it, or in a cell of its own. */
const BLANK = /^(?:title|role|level|background|research|notes?|bio|linkedin|team):?$/i;

/** Whether a line gives the title of the person before it, which then is noted. */
function goesOn(people: Person[], { text }: Line, under = ''): boolean {
  const person = people.at(-1);
  if (!person?.name || !TITLE_LINE.test(text)) return false;
  people[people.length - 1] = withDetails(person, `${text}\n${under}`);
  return true;
}

/** Takes the title from the lines under a name and keeps the rest as what is known of the person. */
function withDetails(person: Person, text: string): Person {
  const known: string[] = [];
  const titles: string[] = [];
  for (const line of text.split('\n')) {
    const named = TITLE_LINE.test(line);
    const short = countWords(line) <= 5 && isTitle(line) && !TELLS.test(line.trim());
    if (named || short) titles.push(line.replace(TITLE_LINE, ''));
    else if (!BLANK.test(line.trim())) known.push(line);
  }
  return withResearch(withTitle(person, titles.join(', ')), known.join('\n'));
}
