import * as l10n from '@vscode/l10n';
import type { Line } from '../markdown/block.ts';
import { Mark, sliceLine } from '../markdown/block.ts';
import { LINE_ID } from '../note/drawn-line.ts';
import { entryOf } from '../note/front-matter.ts';
import type { Note } from '../note/note.ts';
import { linesOf } from '../note/walk.ts';
import type { Edit } from '../text/edit.ts';
import { absolute, type OffsetRange, type Span } from '../text/span.ts';

/** Something that has a name in notes and can be found and renamed by it. */
export interface Entity {
  readonly type: 'line' | 'person' | 'company';
  readonly name: string;
}

/** An entity and where its name stands at the place asked for. */
export interface Named {
  readonly entity: Entity;
  readonly span: OffsetRange;
}

/** The entity whose name stands at an offset (UTF-16). */
export function entityAt(note: Note, offset: number): Named | undefined {
  for (const entity of entitiesOf(note))
    for (const span of occurrences(note, entity))
      if (span.start <= offset && offset <= span.end) return { entity, span };
  return undefined;
}

function entitiesOf(note: Note): Entity[] {
  const ids = new Set([
    ...note.lines.flatMap(({ id }) => (id ? [id] : [])),
    ...note.crossings.map(({ id }) => id),
  ]);
  return [
    ...[...ids].map((name) => ({ type: 'line' as const, name })),
    ...note.people.flatMap(({ name }) => (name ? [{ type: 'person' as const, name }] : [])),
    ...(note.company ? [{ type: 'company' as const, name: note.company }] : []),
  ];
}

/** Where an entity's name stands in a note, in order. */
export function occurrences(note: Note, { type, name }: Entity): OffsetRange[] {
  const spans: Span[] = [];
  if (type === 'line') {
    for (const { id, idSpan } of note.lines) if (id === name && idSpan) spans.push(idSpan);
    for (const { id, span } of note.crossings) if (id === name) spans.push(span);
  } else {
    if (type === 'company') {
      const entry = entryOf(note.frontMatter, 'company');
      if (entry) spans.push(entry.span);
    }
    // “Mary Ann Lee” is not Ann Lee.
    const people = type === 'person' ? note.people : [];
    const longer = people.flatMap(({ name: other }) =>
      other && other !== name && other.includes(name) ? [other] : [],
    );
    for (const { line } of linesOf(note.root))
      spans.push(...mentions(asWritten(line, note), name, type === 'person', longer));
  }
  return spans.map(absolute).sort((a, b) => a.start - b.start);
}

const WORD = { before: /[\p{L}\p{N}_]$/u, after: /^[\p{L}\p{N}_]/u };
/** “Ann Lee-Ross” is somebody else; what is “Acme-wide” is Acme’s. */
const FULL_NAME = { before: /[\p{L}\p{N}_][-‐‑]?$/u, after: /^[-‐‑]?[\p{L}\p{N}_]/u };
/** What stands before and behind a word that is part of an address, as in “hr@acme.com”. */
const ADDRESS = {
  before: /:\/\/|\bwww\.|mailto:|\w@|\w\.[a-z]{2,}\//i,
  after: /^[\w.+-]*@\w|^\.\p{Ll}/u,
};
/** No address that anybody wrote is longer. */
const LONGEST = 200;

/** The whole words of a line that are a name, and no part of a longer one, of an address or of code. */
function mentions(line: Line, name: string, isPerson: boolean, longer: readonly string[]): Span[] {
  const { text } = line;
  const found: Span[] = [];
  const joined = isPerson ? FULL_NAME : WORD;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const before = text
      .slice(Math.max(0, at - LONGEST), at)
      .split(/\s/)
      .at(-1)!;
    const after = text.slice(at + name.length, at + name.length + LONGEST);
    const isPart = ({ before: left, after: right }: typeof WORD) =>
      left.test(before) || right.test(after);
    if (isPart(joined) || isPart(ADDRESS)) continue;
    if (longer.some((other) => text.startsWith(other, at - other.indexOf(name)))) continue;
    const { runs, span } = sliceLine(line, at, at + name.length);
    // Markup that parts a name would lose one of its ends.
    const isWhole = span.end - span.start === name.length;
    if (isWhole && runs.every(({ marks }) => (marks & Mark.code) === 0)) found.push(span);
  }
  return found;
}

/** A line with its escapes and entities as they are written, so that each character has its place. */
function asWritten(line: Line, note: Note): Line {
  const runs = line.runs.map((run) => {
    const { start, end } = absolute({ ...line.span, ...run });
    return end - start === run.text.length ? run : { ...run, text: note.text.slice(start, end) };
  });
  if (runs.every((run, i) => run === line.runs[i])) return line;
  return { ...line, runs, text: runs.map(({ text }) => text).join('') };
}

/** The edits that give an entity another name in a note. */
export function renaming(note: Note, entity: Entity, name: string): Edit[] {
  const head = note.frontMatter.span ? absolute(note.frontMatter.span).end : 0;
  return occurrences(note, entity).map((range) => ({
    ...range,
    text: range.end <= head ? yamlValue(name) : name,
  }));
}

/** Whether a name will do for an entity; if not, why, for a person. */
export function nameFault(
  { type, name }: Entity,
  wanted: string,
  taken: readonly string[],
): string | undefined {
  if (type === 'line') {
    if (!new RegExp(`^${LINE_ID.source}$`).test(wanted))
      return l10n.t('A line is called by letters, then digits, such as L1.');
    if (wanted !== name && taken.includes(wanted))
      return l10n.t('There is a line {0} already.', wanted);
    return undefined;
  }
  if (wanted.trim() === '' || /[\p{Cc}\u2028\u2029]/u.test(wanted))
    return l10n.t('A name is one line of text.');
  return wanted.includes('|')
    ? l10n.t('A name holds no “|”, which would end the cell of a table.')
    : undefined;
}

/** A value as the front matter can hold it: quoted where YAML would read it otherwise. */
export function yamlValue(text: string): string {
  return /^(?:\.{1,2}\/)*[\p{L}\p{N}][\p{L}\p{N} .,/()'+-]*$/u.test(text) &&
    !/^(?:true|false|null|yes|no|\d.*)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
