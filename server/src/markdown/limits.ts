/** Characters that a parser has to weigh against each other: their cost can grow with their square. */
const WEIGHED = /[*_[\]`<!~&|\\()]/g;
/** How many of them may stand in one block; a person writes some hundreds in the longest table. */
const MOST_WEIGHED = 20_000;
/** The same in one line. */
const MOST_IN_LINE = 4_000;
/** How deep quotes and lists may be nested. */
const DEEPEST = 100;
/** How many characters a chunk may have; parsing takes about a second for a million. */
const LONGEST = 600_000;

/** Whether a stretch of Markdown is beyond what can be parsed in time, or without end of memory. */
export function isBeyondParsing(text: string): boolean {
  if (text.length > LONGEST) return true;
  let inBlock = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') {
      inBlock = 0;
      continue;
    }
    if (depthOf(line) > DEEPEST) return true;
    const weighed = line.match(WEIGHED)?.length ?? 0;
    inBlock += weighed;
    if (weighed > MOST_IN_LINE || inBlock > MOST_WEIGHED) return true;
  }
  return false;
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
