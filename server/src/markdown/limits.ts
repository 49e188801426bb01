/** Characters that a parser has to weigh against each other: their cost can grow with their square. */
const WEIGHED = /[*_[\]`<!~&|\\()]/g;
/** How many of them may stand in one block; a person writes some hundreds in the longest table. */
const MOST_WEIGHED = 20_000;
/** The same in one line. */
const MOST_IN_LINE = 4_000;
/** How many characters a line may have: some of what reads it takes the square of that. */
const LONGEST_LINE = 10_000;
/** How deep quotes and lists may be nested. */
const DEEPEST = 100;
/** How many characters a chunk may have; parsing takes about a second for a million. */
const LONGEST = 400_000;
/** What the chunks of one note may weigh together: see `weightOf`. */
export const HEAVIEST = 980_000;

/** What may end the name of a label, or a question: what stands before is compared with all of ours. */
const NAMING = /[:?]\s/g;

/**
 * About how many microseconds it takes to read a chunk and what it says: `simple` is what needs no
 * parser. Depends on nothing but the text, so that an edit elsewhere changes nothing.
 */
export function weightOf(text: string, simple: boolean): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  // Of lines that go on a great deal is said, dates and people by the thousand.
  const long = Math.max(0, text.length - 500 * lines);
  if (simple) return 10 + text.length / 4 + long + 20 * lines + 30 * count(text, NAMING);
  const marked = 600 + 4 * text.length + 80 * lines + 40 * count(text, WEIGHED);
  // What defines something is read once more when that is known.
  return text.includes(']:') ? 2 * marked : marked;
}

/** Whether a chunk, or a line of it, has more characters than can be read in time. */
export function isTooLong(text: string): boolean {
  if (text.length > LONGEST) return true;
  if (text.length <= LONGEST_LINE) return false;
  return text.split(/[\r\n]/).some((line) => line.length > LONGEST_LINE);
}

/** Whether a stretch of Markdown is beyond what can be parsed in time, or without end of memory. */
export function isBeyondParsing(text: string): boolean {
  if (isTooLong(text)) return true;
  let inBlock = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') {
      inBlock = 0;
      continue;
    }
    if (depthOf(line) > DEEPEST) return true;
    const weighed = count(line, WEIGHED);
    inBlock += weighed;
    if (weighed > MOST_IN_LINE || inBlock > MOST_WEIGHED) return true;
  }
  return false;
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}

/** How deep the containers that a line begins with may be. */
function depthOf(line: string): number {
  let depth = 0;
  let indent = 0;
  for (const char of line) {
    if (char === ' ') indent++;
    else if (char === '\t') indent += 4;
    else if (char === '>' || char === '-' || char === '+' || char === '*') depth++;
    else break;
  }
  return depth + indent / 2;
}
