import { type Block, type Line, sliceLine } from '../markdown/block.ts';
import type { Span } from '../text/span.ts';
import { findDates } from './date.ts';
import { isRecruiter, isTitle, LEVELS, type Level, readLevel } from './level.ts';
import { isPlaceholder } from './placeholder.ts';
import { descend, type Section } from './section.ts';
import type { Statement } from './statement.ts';
import { sectionText, textOf } from './walk.ts';
import { countWords, fold } from './words.ts';

/** Someone who interviews, by name or by role and number. */
export interface Person {
  readonly name?: string;
  readonly span: Span;
  /** How many people the words stand for; one unless a number says so. */
  readonly count: number;
  readonly level?: Level;
  readonly recruiter: boolean;
  /** What the note says beside name, title and date. */
  readonly research: string;
}

/** “Cy Poe, mentors juniors”, “ex-intern”: what someone does or was is not their title. */
const TELLS =
  /^(?:ex\b|former(?:ly)?\b|was\b|used to\b|previously\b|once\b|mentors?\b|coach(?:es)?\b|teach(?:es)?\b|trains?\b|hires?\b|hired\b|manages?\b|managed\b|works? with\b|worked\b|joined\b|started\b|moved\b|came\b|writes?\b|wrote\b|built\b|reports? to\b|likes?\b|knows?\b)/i;
const NUMBERS = 'one two three four five six'.split(' ');
const COUNT =
  /^(?:(?:a )?(?:panel|team|group) of )?(?:~\s*)?(\d{1,2}|one|two|three|four|five|six)\s*(?:[x×]\s*)?(?=[\p{L}(])/iu;
const COUNT_AFTER = /(?:\s*[x×]\s*(\d{1,2})|\s*\((\d{1,2})\))\s*$/i;
const NAME =
  /^(?:(?:dr|prof|mr|ms|mrs)\.? )?\p{Lu}[\p{L}'’.-]*(?: (?:(?:van|von|de|der|den|da|di|del|la|le|el|al|bin|ter|dos) )*\p{Lu}[\p{L}'’.-]*){0,3}$/u;
const NOT_NAMES =
  /^(?:the|a|an|no|not|yes|none|all|both|each|any|same|see|panel|interviewers?|hiring|manager|recruiter|team|coding|system|design|round|loop|who|tbd|tba|unknown|title|level|role|position|name|background|notes?|linkedin|bio|research|location|date|time|duration|peer|peers|cross|staff|zoom|onsite|remote|lunch|debrief|final|first|second|ask|monday|tuesday|wednesday|thursday|friday|today|tomorrow)\b/i;

/** The people that the statements about interviewers name. The same name twice is one person. */
export function readPeople(
  statements: readonly Statement[],
  placeholders: readonly string[],
): Person[] {
  const people: Person[] = [];
  const others = new Set<Line>();
  for (const { topic, line } of statements) if (topic !== 'interviewers') others.add(line);
  for (const statement of statements) {
    if (statement.topic !== 'interviewers') continue;
    for (const person of readStatement(statement, others)) {
      if (!isPlaceholder(person.name ?? 'someone', placeholders)) merge(people, person);
    }
  }
  return people;
}

function merge(people: Person[], person: Person): void {
  const at = person.name ? people.findIndex((other) => sameName(other.name, person.name)) : -1;
  const other = people[at];
  if (!other) {
    people.push(person);
    return;
  }
  const level = higher(other.level, person.level);
  people[at] = {
    ...other,
    name: (person.name?.length ?? 0) > (other.name?.length ?? 0) ? person.name! : other.name!,
    recruiter: other.recruiter || person.recruiter,
    research: [other.research, person.research].filter(Boolean).join('\n'),
    ...(level && { level }),
  };
}

/** Whether two names are of one person: alike, or one is the other’s first name. */
export function sameName(a: string | undefined, b: string | undefined): boolean {
  if (!a || !b) return false;
  const [one, two] = [fold(a), fold(b)];
  if (one === two) return true;
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  return !short.includes(' ') && long.startsWith(`${short} `);
}

function higher(a: Level | undefined, b: Level | undefined): Level | undefined {
  if (!a || !b) return a ?? b;
  return LEVELS.indexOf(a) > LEVELS.indexOf(b) ? a : b;
}

function readStatement(statement: Statement, others: ReadonlySet<Line>): Person[] {
  if (statement.form === 'column') return readColumn(statement);
  const people: Person[] = [];
  if (statement.value) people.push(...readLine(statement.value));
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
  return [...people, ...readBlocks(blocks, others), ...titled];
}

function readBlocks(blocks: readonly Block[], others: ReadonlySet<Line>): Person[] {
  const people: Person[] = [];
  for (const block of blocks) {
    if (block.type === 'list')
      for (const item of block.items) {
        const [first, ...rest] = item.blocks;
        if (first?.type !== 'paragraph' || !first.lines[0] || others.has(first.lines[0])) continue;
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
    const columns = statement.columns ?? [];
    for (const { cells } of block.rows) {
      const cell = cells[statement.column ?? 0];
      if (!cell) continue;
      const about = cells.filter((_, i) => columns[i] === 'person');
      const titles = about.filter((other) => isTitle(other.text) && other.text.length <= 60);
      const notes = about.filter((other) => !titles.includes(other));
      for (const person of readLine(cell, titles.length > 0)) {
        const title = titles.map((other) => other.text).join(', ');
        const level = higher(person.level, readLevel(title));
        people.push(
          withResearch(
            {
              ...person,
              recruiter: person.recruiter || isRecruiter(title),
              ...(level && { level }),
            },
            notes.map((other) => other.text).join('\n'),
          ),
        );
      }
    }
  }
  return people;
}

/** Lines of their own under a name: “Staff Engineer”, “Level: L5”. */
const TITLE_LINE = /^\s*(?:job title|title|level|role|position)\s*[:：=–—-]+\s*/i;

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
    else known.push(line);
  }
  const title = titles.join(', ');
  const level = higher(person.level, readLevel(title));
  return withResearch(
    { ...person, recruiter: person.recruiter || isRecruiter(title), ...(level && { level }) },
    known.join('\n'),
  );
}

function withResearch(person: Person, text: string): Person {
  const research = [person.research, withoutDates(text)]
    .filter((part) => part.trim() !== '')
    .join('\n');
  return { ...person, research };
}

interface Segment {
  readonly from: number;
  readonly to: number;
  /** Whether a colon or dash stands before it. */
  readonly explains: boolean;
}

/** The people of one line: names with their titles, or a number of people of a kind. */
function readLine(whole: Line, certain = false): Person[] {
  const label = /^[^:：(]{1,40}[:：]\s+(?=\S)/.exec(whole.text)?.[0];
  const role = label && !isName(label.split(/[,:：]/)[0]!) ? label : '';
  const line = role ? sliceLine(whole, role.length) : whole;
  const { head, tail } = splitHead(line.text);
  const people: { person: Person; titles: string[] }[] = [];
  let research = '';
  for (const { from, to, explains } of segments(head)) {
    const text = head.slice(from, to).trim();
    if (text === '') continue;
    // “Ann Lee, Partner: built the…”: after name and title comes what is known of them.
    if (explains && people.at(-1)?.person.name && people.at(-1)!.titles.length > 0) {
      research += head.slice(from);
      break;
    }
    const part = sliceLine(line, from, to);
    const counted = COUNT.exec(text);
    const bare = stripName(text);
    if (counted && isTitle(text)) {
      const count = numberOf(counted[1]!);
      const kinds = bare.inside
        .flatMap((said) => said.split(/[;,+&]|\band\b/))
        .flatMap((said) => countedKind(said) ?? []);
      const told = kinds.reduce((sum, kind) => sum + kind.count, 0);
      if (told > 0 && told <= count) {
        // “5 engineers (3 mid-level, 2 senior)”: the parenthesis says what they are.
        for (const kind of kinds)
          people.push({ person: blank(part.span, kind.count), titles: [kind.title] });
        if (told < count)
          people.push({ person: blank(part.span, count - told), titles: [bare.name] });
      } else
        people.push({ person: blank(part.span, count), titles: [text.slice(counted[0].length)] });
    } else if (isName(bare.name) && !isTeam(bare.name, people.at(-1)?.person)) {
      const names = nameSpan(part, bare.name);
      const inner = bare.inside.flatMap((said) => said.split(/[;,]/));
      people.push({
        person: { ...blank(names, 1), name: bare.name },
        titles: inner.filter(isTitle),
      });
      research += inner.filter((said) => !isTitle(said)).join('\n');
    } else if (
      isTitle(text) &&
      text.split(/\s+/).length <= 9 &&
      !(people.length > 0 && TELLS.test(text))
    ) {
      const last = people.at(-1);
      if (last?.person.name) last.titles.push(text);
      else {
        const after = COUNT_AFTER.exec(text);
        const count = Number(after?.[1] ?? after?.[2] ?? 1);
        people.push({ person: blank(part.span, count), titles: [text] });
      }
    } else if (people.length > 0 && isName(bare.name) && !TELLS.test(text))
      people.at(-1)!.titles.push(text);
    else if (people.length > 0 || certain) research += `${text}\n`;
    else return [];
  }
  const more = [research, tail].filter((text) => text.trim() !== '').join('\n');
  const roleTitle = role && isTitle(role) ? role : '';
  return people.map(({ person, titles }) => {
    const title = [...titles, roleTitle].join(', ');
    const level = readLevel(title);
    return {
      ...person,
      recruiter: isRecruiter(title),
      research: withoutDates(more),
      ...(level && { level }),
    };
  });
}

function numberOf(written: string): number {
  return NUMBERS.indexOf(written.toLowerCase()) + 1 || Number(written);
}

/** “3 mid-level”: how many of which kind. */
function countedKind(text: string): { count: number; title: string } | undefined {
  const said = text.trim();
  const counted = COUNT.exec(said);
  if (!counted || !isTitle(said)) return undefined;
  return { count: numberOf(counted[1]!), title: said.slice(counted[0].length) };
}

function blank(span: Span, count: number): Person {
  return { span, count, recruiter: false, research: '' };
}

function isName(text: string): boolean {
  const name = text.trim();
  return NAME.test(name) && !NOT_NAMES.test(name) && !isTitle(name);
}

/** “SDE II, Grid”, “Ann Lee, Partner”: a single word after a title or a full name is no other name. */
function isTeam(name: string, before: Person | undefined): boolean {
  if (!before || name.includes(' ')) return false;
  return before.name === undefined || before.name.includes(' ');
}

function nameSpan(part: Line, name: string): Span {
  const at = part.text.indexOf(name);
  return sliceLine(part, Math.max(at, 0), Math.max(at, 0) + name.length).span;
}

/** “Ann Lee (SWE II)”: the name, and what its parenthesis says. */
function stripName(text: string): { name: string; inside: string[] } {
  const inside: string[] = [];
  const name = text
    .replace(/[([]([^()[\]]*)[)\]]/g, (_, inner: string) => {
      inside.push(inner);
      return ' ';
    })
    .replace(/^@/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return { name, inside };
}

/** The names and titles that open a line, and the prose after them. */
function splitHead(text: string): { head: string; tail: string } {
  // A point ends the names, unless it belongs to an initial or a title.
  const point = /(?<!\b(?:dr|prof|mr|ms|mrs|sr|jr|\p{Lu}))\.\s+(?=\S)/iu.exec(text);
  const head = point ? text.slice(0, point.index) : text;
  return { head, tail: point ? text.slice(point.index + point[0].length) : '' };
}

/** Splits at commas, semicolons, slashes, dashes, colons and “and”, outside parentheses. */
function segments(text: string): Segment[] {
  const found: Segment[] = [];
  let depth = 0;
  let from = 0;
  let explains = false;
  const separator =
    /\s[–—|-]+\s(?!(?:I{1,3}|[1-3])\b)|[;,\n:：–—→•](?:\s*(?:and|und|y)\s)?|\s(?:and|und|y|with)\s|\s[&+/]\s|->/giy;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    separator.lastIndex = at;
    const match = separator.exec(text);
    if (!match) continue;
    found.push({ from, to: at, explains });
    explains = /[:：—–|]|\s-|->|→/.test(match[0]);
    from = at + match[0].length;
    at = from - 1;
  }
  found.push({ from, to: text.length, explains });
  return found;
}

/** What is left of “Date: Mon, Dec 2” without the date. */
const ONLY_WHEN =
  /^(?:[^\p{L}\p{N}]|\b(?:date|when|time|day|on|at|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)*$/iu;

function withoutDates(text: string): string {
  let rest = text;
  for (const date of findDates(text, '2000-01-01').reverse())
    rest = rest.slice(0, date.start) + rest.slice(date.end);
  rest = rest.replace(/\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?(?:am|pm)\b/gi, '').trim();
  return ONLY_WHEN.test(rest) ? '' : rest;
}
