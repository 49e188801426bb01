/** Whether a path fits; takes no longer than its length times that of the glob. */
export type Matches = (path: string) => boolean;

/** What a character of a name may be: itself, any, any number of any, or one of some. */
type Token = string | typeof ANY | typeof MANY | Some;
interface Some {
  readonly not: boolean;
  /** Characters, and pairs of the first and the last of a range. */
  readonly of: readonly string[];
}
const ANY = 1;
const MANY = 2;
/** A name, or any number of folders. */
type Part = readonly Token[] | typeof MANY;

/** In characters; a longer glob names nothing: no person writes it. */
const LONGEST = 500;
/** How many globs without braces a list may stand for; what is beyond is left out. */
const MOST = 200;

/**
 * Whether a path fits any of some globs, as editors have them: `*`, `?`, `[a-z]` and `[!a-z]` within
 * a name, `**` for any number of folders, `{a,b}` for either, `\` before what means itself. They
 * become no regular expressions: those of many `*` take for ever, and globs and names of files may
 * both come from a stranger.
 */
export function globs(written: readonly string[]): Matches {
  const all: string[] = [];
  for (const each of written)
    if (each !== '' && each.length <= LONGEST && all.length < MOST)
      all.push(...expand(each.replace(/^\.\//, '')));
  const matchers = all.slice(0, MOST).map(glob);
  return (path) => matchers.some((matches) => matches(path));
}

/** Whether a path fits a glob in which braces mean themselves. */
export function glob(written: string): Matches {
  if (written.length > LONGEST) return () => false;
  const parts = written.split('/').map((name): Part => (name === '**' ? MANY : tokensOf(name)));
  return (path) => fits(parts, path.split('/'), isName);
}

const isName = (part: Exclude<Part, typeof MANY>, name: string) => fits(part, name, isCharacter);

function isCharacter(token: Exclude<Token, typeof MANY>, char: string): boolean {
  if (token === ANY) return true;
  if (typeof token === 'string') return token === char;
  return token.not !== token.of.some((of) => of[0]! <= char && char <= of.at(-1)!);
}

/** Whether things fit a pattern one by one, any number of them where it says so. */
function fits<P, T>(
  pattern: readonly (P | typeof MANY)[],
  things: ArrayLike<T>,
  equals: (one: P, thing: T) => boolean,
): boolean {
  let at = 0;
  // Where the last of any number stands, and what was tried as the first behind it.
  let many = -1;
  let tried = 0;
  for (let i = 0; i < things.length; ) {
    const one = pattern[at];
    if (one === MANY) {
      many = at++;
      tried = i;
    } else if (one !== undefined && equals(one, things[i]!)) {
      at++;
      i++;
    } else if (many >= 0) {
      // The one before need take no more: what fits behind it may begin one further.
      at = many + 1;
      i = ++tried;
    } else return false;
  }
  while (pattern[at] === MANY) at++;
  return at === pattern.length;
}

function tokensOf(name: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < name.length; at++) {
    const char = name[at]!;
    const some = char === '[' ? /^\[([!^]?)(\]?(?:\\.|[^\]\\])*)\]/.exec(name.slice(at)) : null;
    if (char === '*') {
      if (tokens.at(-1) !== MANY) tokens.push(MANY);
    } else if (char === '?') tokens.push(ANY);
    else if (some) {
      const of = some[2]!.match(/(?:\\?.)-(?:\\?.)|\\?./g)?.map(bounds) ?? [];
      tokens.push({ not: some[1] !== '', of });
      at += some[0].length - 1;
    } else tokens.push(char === '\\' && at + 1 < name.length ? name[++at]! : char);
  }
  return tokens;
}

/** The first and the last character of a range, or the one. */
function bounds(range: string): string {
  return range.replace(/\\(.)/g, '$1').replace(/^(.)-(.)$/, '$1$2');
}

/** What a glob stands for, without its braces; at most a few more than `MOST`. */
function expand(written: string): string[] {
  let depth = 0;
  let open = -1;
  const commas: number[] = [];
  for (let at = 0; at < written.length; at++) {
    const char = written[at];
    if (char === '\\') at++;
    else if (char === '{') {
      if (depth++ === 0) {
        open = at;
        commas.length = 0;
      }
    } else if (char === ',' && depth === 1) commas.push(at);
    else if (char === '}' && depth > 0 && --depth === 0 && commas.length > 0) {
      const ends = [...commas, at];
      const all: string[] = [];
      const tail = written.slice(at + 1);
      let from = open + 1;
      for (const end of ends) {
        if (all.length > MOST) break;
        all.push(...expand(written.slice(0, open) + written.slice(from, end) + tail));
        from = end + 1;
      }
      return all;
    }
  }
  return [written];
}
