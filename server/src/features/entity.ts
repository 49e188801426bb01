import * as l10n from '@vscode/l10n';
import type { Line } from '../markdown/block.ts';
import { sliceLine } from '../markdown/block.ts';
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
    for (const { line } of linesOf(note.root)) spans.push(...mentions(line, name));
  }
  return spans.map(absolute).sort((a, b) => a.start - b.start);
}

/** The whole words of a line that are a name. */
function mentions(line: Line, name: string): Span[] {
  const found: Span[] = [];
  for (let at = line.text.indexOf(name); at >= 0; at = line.text.indexOf(name, at + name.length)) {
    const before = line.text[at - 1] ?? ' ';
    const after = line.text[at + name.length] ?? ' ';
    if (/[\p{L}\p{N}]/u.test(before) || /[\p{L}\p{N}]/u.test(after)) continue;
    found.push(sliceLine(line, at, at + name.length).span);
  }
  return found;
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
