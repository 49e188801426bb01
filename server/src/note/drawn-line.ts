import type { Block, Item, Line } from '../markdown/block.ts';
import { isAll, Mark, sliceLine } from '../markdown/block.ts';
import { absolute, type Span } from '../text/span.ts';
import { isAboutCompany } from './company.ts';
import { findTokens, isPlaceholder } from './placeholder.ts';
import type { Section } from './section.ts';
import type { Statement } from './statement.ts';
import { textOf } from './walk.ts';

/** A line someone draws: what they are unwilling to cross. */
export interface DrawnLine {
  /** Letters, then digits, such as `L1`; case counts. */
  readonly id?: string;
  readonly idSpan?: Span;
  /** What it says, without its id. */
  readonly text: string;
  /** With the text of what stands under it. */
  readonly whole: string;
  readonly line: Line;
  /** Whether it is a statement: no question, no placeholder. */
  readonly decided: boolean;
  /** Whether it stands in a paragraph, where no list draws any. */
  readonly prose?: boolean;
}

/** “a) remote”: a list to its writer, though not to Markdown. */
const LETTER = /^\(?[a-z][.)]\s+(?=\S)/;
/** The form of a line's id. */
export const LINE_ID = /[A-Za-z]{1,8}\d{1,4}/;
const ID_ALONE = new RegExp(`^(${LINE_ID.source})\\s*$`);
const ID = new RegExp(
  `^(?:\\[ ?[xX]?\\]\\s+)?(?:(${LINE_ID.source})\\s*[:：.)–—-]\\s*|\\((${LINE_ID.source})\\)\\s*[:：–—-]?\\s*|\\[(${LINE_ID.source})\\]\\s*[:：–—-]?\\s*)`,
);

/** The lines that the statements about lines draw; in a note `ofLines` alone, under any title there. */
export function readLines(
  statements: readonly Statement[],
  placeholders: readonly string[],
  ofLines = false,
): readonly DrawnLine[] {
  const found: DrawnLine[] = [];
  /** What stands under a title is drawn there, whatever labels lead to it. */
  const titled = new Set<Section>();
  for (const statement of statements) {
    if (statement.topic !== 'lines' || titled.has(statement.section)) continue;
    if (statement.form === 'title')
      for (const section of [statement.section, ...statement.sections]) titled.add(section);
    if (statement.form === 'title')
      found.push(...linesUnder(statement.section, placeholders, ofLines));
    else {
      const drawn = linesOfBlocks(statement.blocks, placeholders);
      if (statement.form === 'row' || statement.form === 'key') {
        for (const { line } of statement.pieces)
          if (line && !isPlaceholder(line.text, placeholders))
            found.push(draw(line, [], placeholders));
      } else if (
        statement.value &&
        drawn.length === 0 &&
        !isPlaceholder(statement.value.text, placeholders)
      )
        for (const line of splitAtIds(statement.value)) found.push(draw(line, [], placeholders));
      found.push(...drawn);
    }
  }
  // “When is level decided?” in a table among them is none.
  const asked = new Set(
    statements.flatMap(({ topic, form, line }) =>
      form === 'row' && topic !== 'lines' ? [absolute(line.span).start] : [],
    ),
  );
  return withBareIds(found.filter(({ line }) => !asked.has(absolute(line.span).start)));
}

/** “L1 no relocating”: an id without a mark behind it, where another line has one like it. */
const BARE_ID = new RegExp(`^(${LINE_ID.source})\\s+(?=\\S)`);

const lettersOf = (id: string) => id.replace(/(?<!\d)\d+$/, '');

function withBareIds(lines: readonly DrawnLine[]): readonly DrawnLine[] {
  const bare = lines.map(({ id, text }) => (id ? undefined : BARE_ID.exec(text)?.[1]));
  const alike = new Map<string, Set<string>>();
  for (const id of bare) {
    const letters = id && lettersOf(id);
    if (letters) alike.set(letters, (alike.get(letters) ?? new Set()).add(id));
  }
  if (alike.size === 0) return lines;
  return lines.map((drawn, i) => {
    const id = bare[i];
    if (!id || alike.get(lettersOf(id))!.size < 2) return drawn;
    const { line } = drawn;
    const at = line.text.indexOf(id);
    const [text, whole] = [drawn.text, drawn.whole].map((said) =>
      said.slice(id.length).trimStart(),
    );
    return {
      ...drawn,
      id,
      idSpan: sliceLine(line, at, at + id.length).span,
      text,
      whole,
    } as DrawnLine;
  });
}

/** “See lines.prep.md”: what is drawn stands elsewhere. */
const POINTER =
  /^[^a-zß-ÿ]*(?:see|as in|same as|siehe|wie in|ver|véase)(?![a-zß-ÿ])|^\W*shared(?: lines)?\W*$|\bshared (?:note|lines|file|doc)\b|\blines\.prep\.md\b/i;

/** Whether any line is drawn here and decided, rather than pointed to. */
export function drawsHere(lines: readonly DrawnLine[]): boolean {
  return lines.some(
    ({ decided, whole, line }) => decided && !POINTER.test(whole) && !isAll(line, Mark.link),
  );
}

/** The lines of a whole note, for a shared note that has no section for them. */
export function readAllLines(root: Section, placeholders: readonly string[]): DrawnLine[] {
  const blocks: Block[] = [];
  const titled: DrawnLine[] = [];
  const collect = (section: Section) => {
    if (section.title && isAboutCompany(section.title.line.text)) return;
    const drawn = lineOfTitle(section, placeholders);
    if (drawn) titled.push(drawn);
    else blocks.push(...unquote(section.blocks));
    section.children.forEach(collect);
  };
  collect(root);
  const listed = blocks.filter(({ type }) => type === 'list' || type === 'table');
  if (listed.length > 0 || titled.length > 0)
    return [...titled, ...linesOfBlocks(listed, placeholders)];
  // What is no list says that it draws lines by their ids.
  return linesOfBlocks(blocks, placeholders).filter(({ id }) => id !== undefined);
}

function linesUnder(
  section: Section,
  placeholders: readonly string[],
  anyTitle: boolean,
): DrawnLine[] {
  const blocks: Block[] = [];
  const titled: DrawnLine[] = [];
  const collect = (part: Section) => {
    const drawn = part === section ? undefined : lineOfTitle(part, placeholders);
    if (drawn) titled.push(drawn);
    else blocks.push(...part.blocks);
    for (const child of part.children)
      if ((anyTitle || child.title?.topics.length === 0) && !isAboutCompany(child.title!.line.text))
        collect(child);
  };
  collect(section);
  return titled.length > 0 && blocks.every(({ type }) => type === 'paragraph')
    ? titled
    : [...titled, ...linesOfBlocks(blocks, placeholders)];
}

/** A title with an id is a line, and what stands under it is its reason: “### L1: no leetcode”. */
function lineOfTitle(
  { title, blocks }: Section,
  placeholders: readonly string[],
): DrawnLine | undefined {
  if (!title) return undefined;
  const { line } = title;
  if (ID.test(line.text)) return draw(line, blocks, placeholders);
  const id = ID_ALONE.exec(line.text)?.[1];
  const [said] = id ? linesOfBlocks(blocks, placeholders) : [];
  return said && { ...said, id: id!, idSpan: sliceLine(line, 0, id!.length).span };
}

/** The items of lists and rows of tables; without any, the paragraphs. */
function linesOfBlocks(blocks: readonly Block[], placeholders: readonly string[]): DrawnLine[] {
  const found: DrawnLine[] = [];
  const flat = unquote(blocks);
  for (const block of flat) {
    if (block.type === 'list')
      for (const item of block.items) found.push(...linesOfItem(item, placeholders));
    if (block.type === 'table')
      for (const { cells } of block.rows) found.push(...linesOfRow(cells, placeholders));
  }
  if (found.length > 0 || flat.some((block) => block.type === 'list' || block.type === 'table'))
    return found;
  for (const block of flat) {
    if (block.type !== 'paragraph') continue;
    // An id at the start of each line makes each a line; else the paragraph is one.
    const lines = block.lines.flatMap(splitAtIds);
    const each = lines.length > 1 && lines.every((line) => ID.test(line.text));
    const first = block.lines[0];
    if (!first) continue;
    if (each) {
      for (const line of lines) found.push(draw(line, [], placeholders));
      continue;
    }
    const rest = block.lines.slice(1);
    const drawn = draw(
      first,
      rest.length > 0 ? [{ ...block, lines: rest }] : [],
      placeholders,
      block.lines.map((line) => line.text).join(' '),
    );
    if (!isPlaceholder(drawn.whole, placeholders)) found.push({ ...drawn, prose: true });
  }
  return found;
}

/** “L1: remote. L2: no puzzles.” is two lines to the person who wrote them in one. */
function splitAtIds(line: Line): Line[] {
  if (!ID.test(line.text)) return [line];
  let from = 0;
  const parts: Line[] = [];
  for (const { index } of line.text.matchAll(/(?<=[.;,])\s+(?=\S)/g)) {
    if (!ID.test(line.text.slice(index).trimStart())) continue;
    parts.push(sliceLine(line, from, index));
    from = index;
  }
  return [...parts, sliceLine(line, from)];
}

function linesOfItem(item: Item, placeholders: readonly string[]): DrawnLine[] {
  const [first, ...rest] = item.blocks;
  const line = first?.type === 'paragraph' ? first.lines[0] : undefined;
  if (!line || first?.type !== 'paragraph') return linesOfBlocks(item.blocks, placeholders);
  const nested = rest.find((block) => block.type === 'list');
  // “Hard no’s:” with items under it names a group of lines.
  if (nested && /[:：]$/.test(line.text.trimEnd())) return linesOfBlocks([nested], placeholders);
  const more = first.lines.slice(1);
  const under = more.length > 0 ? [{ ...first, lines: more }, ...rest] : rest;
  const drawn = draw(line, under, placeholders, first.lines.map(({ text }) => text).join(' '));
  return drawn.text === '' && under.length === 0 && !drawn.id ? [] : [drawn];
}

function linesOfRow(cells: readonly Line[], placeholders: readonly string[]): DrawnLine[] {
  const filled = cells.filter((cell) => cell.text.trim() !== '');
  const [first, second] = filled;
  if (!first) return [];
  if (second && ID_ALONE.test(first.text.trim())) {
    const drawn = draw(second, [], placeholders);
    return [{ ...drawn, id: first.text.trim(), idSpan: first.span }];
  }
  const isNumbered = /^\d{1,3}[.)]?$/.test(first.text);
  if (!second || isNumbered) return [draw(second ?? first, [], placeholders)];
  // “Relocation | no”
  const all = filled.length === 2 ? `${first.text}: ${second.text}` : first.text;
  return [draw(first, [], placeholders, all)];
}

function draw(
  whole: Line,
  under: readonly Block[],
  placeholders: readonly string[],
  all: string = whole.text,
): DrawnLine {
  const letter = LETTER.exec(whole.text)?.[0].length ?? 0;
  return drawUnlettered(sliceLine(whole, letter), under, placeholders, all.slice(letter));
}

function drawUnlettered(
  line: Line,
  under: readonly Block[],
  placeholders: readonly string[],
  statement: string,
): DrawnLine {
  const match = ID.exec(line.text) ?? boldId(line);
  const id = match?.[1] ?? match?.[2] ?? match?.[3];
  const body = match ? sliceLine(line, match[0].length) : line;
  const text = body.text;
  const said = match ? statement.slice(match[0].length) : statement;
  const whole = `${said}\n${textOf(under)}`;
  const at = id ? line.text.indexOf(id) : -1;
  return {
    text,
    whole,
    line,
    decided: isDecided(said, placeholders),
    ...(id && { id, idSpan: sliceLine(line, at, at + id.length).span }),
  };
}

/** “**L1** no leetcode”. */
function boldId({ runs: [first, second] }: Line): RegExpExecArray | null {
  if (!first || !second || (first.marks & Mark.strong) === 0) return null;
  return ID_ALONE.exec(first.text);
}

function isDecided(text: string, placeholders: readonly string[]): boolean {
  const said = text.trim();
  return (
    !/[?？]\s*(?:[)"”’\]]\s*)?$/.test(said) &&
    !isPlaceholder(said, placeholders) &&
    // “Travel: need to check”
    !isPlaceholder(said.replace(/^[^:：]{1,30}[:：]/, ''), placeholders) &&
    findTokens(said).length === 0 &&
    !/\b(?:TBD|TBA|TBC|TODO|FIXME|XXX)\b|_{3,}/.test(said)
  );
}

function unquote(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.type === 'quote' ? unquote(block.blocks) : [block]));
}
