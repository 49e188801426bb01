import { type Line, Mark, sliceLine } from '../markdown/block.ts';
import type { Span } from '../text/span.ts';
import { isTitle } from './level.ts';
import { type Person, withResearch, withTitle } from './person.ts';
import { countWords } from './words.ts';

/** “mentors juniors”, “ex-intern”, “a compiler person”: what someone does, was or is like is not their title. */
export const TELLS =
  /^(?:ex\b|former(?:ly)?\b|was\b|used to\b|previously\b|once\b|mentors?\b|coach(?:es)?\b|teach(?:es)?\b|trains?\b|hires?\b|hired\b|manages?\b|managed\b|works? with\b|worked\b|joined\b|started\b|moved\b|came\b|writes?\b|wrote\b|built\b|reports? to\b|likes?\b|knows?\b|ran\b|runs\b|gave\b|gives\b|owns?\b|speaks?\b|maintains?\b|leads (?:the|an?|our|their)\b|led\b)|\b(?:person|guy|fan|folks?)$/i;
/** “Panel is junior”: a sentence about them all is nobody. */
const SAYS = /\s(?:is|seems?|looks?)\s/i;
const NUMBERS = 'one two three four five six'.split(' ');
const COUNT =
  /^(?:(?:a )?(?:panel|team|group) of )?(?:~\s*)?(\d{1,2}|one|two|three|four|five|six)\s*(?:[x×]\s*)?(?=[\p{L}(])/iu;
const COUNT_AFTER = /(?:(?<!\s)\s+)?(?:[x×]\s*(\d{1,2})|\((\d{1,2})\))\s*$/i;
const NAME =
  /^(?:(?:dr|prof|mr|ms|mrs)\.? )?\p{Lu}[\p{L}'’.-]*(?: (?:(?:van|von|de|der|den|da|di|del|la|le|el|al|bin|ter|dos) )*\p{Lu}[\p{L}'’.-]*){0,3}$/u;
const NOT_NAMES =
  /^(?:the|a|an|no|not|yes|none|all|both|each|any|same|see|panel|interviewers?|hiring|manager|recruiter|team|coding|system|design|round|loop|who|tbd|tba|unknown|title|level(?:l?ing)?|prep(?:aration)?|formats?|role|position|name|background|notes?|linkedin|bio|research|location|date|time|duration|peer|peers|cross|staff|zoom|onsite|remote|lunch|debrief|final|first|second|ask|pair|pairing|presentation|architecture|behaviou?ral|values|leadership|exec|screen|screening|phone|chat|call|deep|project|code|monday|tuesday|wednesday|thursday|friday|today|tomorrow)\b/i;
/** “recruiter Kate”, “the hiring manager Tom Lee”: titles of one person, which stand before the name. */
const TITLE_BEFORE =
  /^(?:(?:our|the|their) )?(?:(?:recruiter|sourcer|hiring manager|hm|founder|cto|ceo) |(?:recruiter|hiring manager|hm|founder|cto|ceo|coo|vp)\s?[:=]\s*)(?=\p{Lu}\p{Ll})/iu;

/** “eng Yan”, in small letters: “Engineer II” is all title. */
const JOB_BEFORE = /^(?:eng|engineer|dev|swe|sre|pm) (?=\p{Lu}\p{Ll})/u;

/** “Emil, founders”: a title of several is nobody’s own. */
const SEVERAL =
  /\b(?:engineers|developers|devs|managers|directors|founders|seniors|juniors|principals|architects|leads|staffs|interns|peers|swes|sres|ems)$/i;

/** “Ann Lee and a senior engineer”: somebody else, who has no name yet. */
const ANOTHER = /^(?:an?|the|another|our|their|eine?n?|der|die|una?|el|la)\s/i;

interface Segment {
  readonly from: number;
  readonly to: number;
  /** Whether a colon or dash stands before it. */
  readonly explains: boolean;
  /** Whether “and” or “+” stands behind it. */
  readonly joins: boolean;
}

/** “Design — Ann (Staff Engineer)”, “Design: Ann Lee, Staff Engineer”: a name behind a mark, and a title behind it. */
const MET =
  /(?:^|(?:[—–|,:：;.·•]|\s[-/])\s+|\()(?=\p{Lu}\p{Ll}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]+){0,3}\s?\((?<inside>[^()]{2,60})\)|\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,3},\s(?<after>[^,;()—–|·•/]{2,60})|(?<=[—–|·•:：/-]\s|\()(?!(?:Python|Java|Kotlin|Ruby|Rust|Swift|React|Zoom)\b)\p{Lu}\p{Ll}[\p{L}'’-]*,\s(?<title>[^,;()—–|·•/.]{2,30}?)(?:$|\)|\s[—–|·•/]))/gmu;

/** Where someone with a title begins in a text that tells of an interview, if there is one. */
export function metAt(text: string): number | undefined {
  if (!/[(,]/.test(text)) return undefined;
  for (const { 0: mark, index, groups } of text.matchAll(MET))
    if (isTitle(groups!.inside ?? groups!.after ?? groups!.title!)) return index + mark.length;
  return undefined;
}

/** The people of one line: names with their titles, or a number of people of a kind. */
export function readLine(whole: Line, certain = false): Person[] {
  const label = /^[^:：(]{1,40}[:：]\s+(?=\S)/.exec(whole.text)?.[0];
  const role = label && !/[.;]\s/.test(label) && !isName(label.split(/[,:：]/)[0]!) ? label : '';
  const line = role ? sliceLine(whole, role.length) : whole;
  const { head, tail } = splitHead(line.text);
  const people: Titled[] = [];
  let research = '';
  /** The last one, and who is joined to them by “and”. */
  let together: Titled[] = [];
  let joined = false;
  for (const { from, to, explains, joins } of segments(head)) {
    const piece = sliceLine(line, from, to);
    const part = beforeLink(piece);
    const { text } = part;
    if (part !== piece) research += `${piece.text.slice(text.length).trim()}\n`;
    if (/^(?:all|everyone|both)?$/i.test(text)) continue;
    // “Ann Lee, Partner: built the…”: after name and title comes what is known of them.
    if (explains && people.at(-1)?.person.name && people.at(-1)!.titles.length > 0) {
      research += head.slice(from);
      break;
    }
    const counted = COUNT.exec(text);
    const bare = stripName(text);
    const titled = (TITLE_BEFORE.exec(bare.name) ?? JOB_BEFORE.exec(bare.name))?.[0];
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
    } else if (titled && isName(bare.name.slice(titled.length))) {
      const name = bare.name.slice(titled.length);
      people.push({
        person: { ...blank(nameSpan(part, name), 1), name },
        titles: [titled, ...bare.inside.filter(isOwnTitle)],
      });
    } else if (isName(bare.name) && (joins || !isTeam(bare, people.at(-1)))) {
      const names = nameSpan(part, bare.name);
      const inner = bare.inside.flatMap((said) => said.split(/[;,]/));
      const titles = inner.filter(isOwnTitle);
      if (!joined) together = [];
      // “Rosa + Emil (both staff)”
      if (inner.some((said) => /^(?:both|all)\b/i.test(said)))
        for (const other of together) other.titles.push(...titles);
      const titled = { person: { ...blank(names, 1), name: bare.name }, titles };
      people.push(titled);
      together.push(titled);
      joined = joins;
      research += `${inner.filter((said) => !isOwnTitle(said)).join('\n')}\n`;
    } else if (
      isTitle(text) &&
      bare.name.split(/\s+/).length <= 9 &&
      !SAYS.test(text) &&
      !(people.length > 0 && TELLS.test(text))
    ) {
      const last = people.at(-1);
      const several = SEVERAL.test(bare.name);
      // “Zoe (senior); design Al (staff)”: what has a title of its own is of somebody else.
      const isOther = several || bare.inside.some(isOwnTitle);
      const isNext = joined && ANOTHER.test(text);
      if (last?.person.name && !isNext && !(isOther && last.titles.length > 0)) {
        const each = several || /^(?:both|all)\b/i.test(text) ? together : [last];
        for (const one of each) one.titles.push(text);
        // “Principal Engineer (joined 2019)”: what is no title beside it is known of the person.
        const known = bare.inside.filter((said) => countWords(said) > 1 && !isOwnTitle(said));
        research += `${known.join('\n')}\n`;
      } else {
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
  return people.map(({ person, titles }) =>
    withResearch(withTitle(person, [...titles, roleTitle].join(', ')), more),
  );
}

/** “Dee Fox [LinkedIn](…)”: a link behind a name is no part of it, but is known of whoever has it. */
function beforeLink(part: Line): Line {
  let at = 0;
  for (const { text, marks } of part.runs) {
    if (at > 0 && (marks & Mark.link) !== 0) break;
    at += text.length;
  }
  return at < part.text.length && isName(part.text.slice(0, at)) ? sliceLine(part, 0, at) : part;
}

/** Whether a parenthesis says what someone is, rather than what they did or were: “ex-Go team”. */
function isOwnTitle(text: string): boolean {
  return isTitle(text) && !TELLS.test(text.trim());
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
function isTeam({ name, inside }: Bare, before: Titled | undefined): boolean {
  if (!before || name.includes(' ')) return false;
  // “Ann Lee (Staff), Beth (EM)”: like the one before it, it has a title of its own.
  if (before.titles.length > 0 && inside.some(isOwnTitle)) return false;
  const other = before.person.name;
  return other === undefined || other.includes(' ');
}

function nameSpan(part: Line, name: string): Span {
  const at = part.text.indexOf(name);
  return sliceLine(part, Math.max(at, 0), Math.max(at, 0) + name.length).span;
}

/** A person while their line is read. */
interface Titled {
  readonly person: Person;
  readonly titles: string[];
}

/** A name, and what its parentheses say. */
interface Bare {
  readonly name: string;
  readonly inside: readonly string[];
}

/** A link to another note, whose name, or the one it is shown by, is what it says. */
const WIKI_LINK = /\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g;

/** “Ann Lee (SWE II)”: the name, and what its parenthesis says. */
function stripName(text: string): Bare {
  const inside: string[] = [];
  const name = text
    .replace(WIKI_LINK, '$1')
    .replace(/[([]([^()[\]]*)[)\]]/g, (_, inner: string) => {
      inside.push(inner);
      return ' ';
    })
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/\s+/g, ' ')
    // “Iris (Staff) for systems”
    .replace(/(?<=\p{Ll}) (?:for|on) [\p{Ll}"“].*$/u, '')
    .replace(/ ["”’.]$|(?<=\p{Ll}{2})[."”’]$/u, '')
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

/** More than a note has of people are told apart in no line: nobody wrote them. */
const MOST = 250;

/** Splits at commas, semicolons, slashes, dashes, colons and “and”, outside parentheses. */
function segments(text: string): Segment[] {
  const found: Segment[] = [];
  let depth = 0;
  let from = 0;
  let explains = false;
  const separator =
    /\s[–—|-]+\s(?!(?:I{1,3}|[1-3])\b)|(?:[;,\n：–—→•]|(?<!\b(?:hm|recruiter|hiring manager|founder|cto|ceo|coo|vp)):(?!\d\d))(?:\s*(?:and|und|y)\s)?|\s(?:and|und|y|with|plus)\s|\s[&+/]\s|->/giy;
  for (let at = 0; at < text.length && found.length < MOST; at++) {
    const char = text[at];
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    separator.lastIndex = at;
    const match = separator.exec(text);
    if (!match) continue;
    found.push({ from, to: at, explains, joins: /\s(?:and|und|y|[&+])\s/i.test(match[0]) });
    explains = /[:：—–|]|\s-|->|→/.test(match[0]);
    from = at + match[0].length;
    at = from - 1;
  }
  if (found.length < MOST) found.push({ from, to: text.length, explains, joins: false });
  return found;
}
