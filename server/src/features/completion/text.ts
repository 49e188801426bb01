import * as l10n from '@vscode/l10n';
import type { TopicId } from '../../guide/topics.ts';
import { CROSSES_WORDS } from '../../note/crossing.ts';
import { LINE_ID } from '../../note/drawn-line.ts';
import { KINDS } from '../../note/kind.ts';
import type { Note } from '../../note/note.ts';
import type { Section } from '../../note/section.ts';
import type { Statement } from '../../note/statement.ts';
import { absolute } from '../../text/span.ts';
import { sectionAt } from '../section-at.ts';
import {
  type Completion,
  type CompletionContext,
  type Cursor,
  phrase,
  WORD,
} from './completion.ts';

const CROSSING = new RegExp(
  `(?<![a-zß-ÿ])(?:cross(?:ing)?|${CROSSES_WORDS})\\b\\s*(?:[:：=]+\\s*)?(?:(?:my|the|our) )?(?:lines? )?[[(]?` +
    `(?:${LINE_ID.source}[\\])]?\\s*(?:,|and|&|\\+|/)\\s*[[(]?)*([A-Za-z]{0,8}\\d{0,4})$`,
  'i',
);

/** The ids of lines after “crosses”; nothing elsewhere. */
export function completeCrossing(
  cursor: Cursor,
  lines: CompletionContext['lines'],
): Completion[] | undefined {
  const typed = CROSSING.exec(cursor.before)?.[1];
  if (typed === undefined) return undefined;
  const offered = new Map<string, string>();
  // A note's own line comes before a shared one of the same id.
  for (const { id, text } of lines) if (id && !offered.has(id)) offered.set(id, text.trim());
  return [...offered].map(([id, text]) => phrase(cursor, 'line', id, text, typed, /^[A-Za-z]*\d*/));
}

/** No rest of a word. */
const NOTHING = /^/;

const NAMES: Readonly<Record<string, string>> = {
  coding: 'Coding',
  design: 'System design',
  'deep-dive': 'Deep dive',
  presentation: 'Presentation',
  behavioural: 'Behavioural',
  values: 'Values',
  manager: 'Hiring manager',
  recruiter: 'Recruiter call',
};

/** What fits the cell of a table of interviews; nothing outside of one. */
export function completeCell(cursor: Cursor, note: Note): Completion[] | undefined {
  // Right below a table that is the beginning of a template, not a cell.
  if (/^[ \t]*\//.test(cursor.before)) return undefined;
  const column = columnAt(note, cursor.offset);
  const typed = /(?:^|[|,;])[ \t]*(?![ \t])([^|,;]*)$/.exec(cursor.before)?.[1] ?? '';
  const rest = restOf(typed);
  switch (column) {
    case 'formats':
      return kinds(cursor, typed);
    case 'evaluation': {
      const { line } = note.positions.positionAt(cursor.offset);
      const kinds =
        note.interviews.find(({ region }) => note.positions.positionAt(region.start).line === line)
          ?.kinds ?? [];
      // What the interview of this row evaluates comes first.
      return [...KINDS]
        .sort((a, b) => Number(kinds.includes(b.kind)) - Number(kinds.includes(a.kind)))
        .map(({ kind, evaluates }) =>
          phrase(cursor, 'value', evaluates, NAMES[kind] ?? kind, typed, rest),
        );
    }
    case 'interviewers':
      return completePeople(cursor, note);
    default:
      return undefined;
  }
}

/** What stands at the cursor already stays, unless it is the rest of the word that is typed. */
function restOf(typed: string): RegExp {
  return typed === '' ? NOTHING : WORD;
}

function kinds(cursor: Cursor, typed: string): Completion[] {
  return KINDS.map(({ kind, evaluates }) =>
    phrase(cursor, 'value', NAMES[kind] ?? kind, evaluates, typed, restOf(typed)),
  );
}

/** The kinds of interviews, where an item begins of a list of them; nothing elsewhere. */
export function completeKinds(cursor: Cursor, note: Note): Completion[] {
  const typed = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?![ \t])(?:\[[ xX]\] )?([\p{L} ]*)$/u.exec(
    cursor.before,
  )?.[1];
  return typed !== undefined && isAbout(cursor, note, ['formats']) ? kinds(cursor, typed) : [];
}

/** The people already named, where interviewers and follow-ups are spoken of; nothing elsewhere. */
export function completeNames(cursor: Cursor, note: Note): Completion[] {
  return isAbout(cursor, note, ['interviewers', 'follow-ups']) ? completePeople(cursor, note) : [];
}

function isAbout(cursor: Cursor, note: Note, topics: readonly TopicId[]): boolean {
  const here = sectionAt(note.root, cursor.offset);
  return note.statements.some(
    (statement) => topics.includes(statement.topic) && isUnder(cursor, note, statement, here),
  );
}

/** `here` is the section of the cursor. */
function isUnder(
  { offset }: Cursor,
  note: Note,
  statement: Statement,
  here: Section | undefined,
): boolean {
  const { form, line, section, blocks, value } = statement;
  if (form === 'title') return here === section && offset > absolute(line.span).end;
  const lineOf = (at: number) => note.positions.positionAt(at).line;
  const name = absolute(line.span);
  const named = value ? absolute(value.span).start : name.end;
  if (lineOf(name.start) === lineOf(offset)) return offset >= Math.min(named, name.end);
  return (
    form !== 'column' &&
    blocks.some(({ span }) => {
      const { start, end } = absolute(span);
      return start <= offset && lineOf(offset) <= lineOf(end);
    })
  );
}

/**
 * Each person once, for what is typed of the name: as much before the cursor as the name begins
 * with. Someone whose name is written out there already is left out.
 */
function completePeople(cursor: Cursor, note: Note): Completion[] {
  const { before } = cursor;
  const names = new Map<string, string>();
  for (const { name, level } of note.people)
    if (name && !names.has(name)) names.set(name, level ? l10n.t(level) : '');
  return [...names].flatMap(([name, level]) => {
    const typed = typedOf(name, before);
    // What is being written is read as a name too.
    if (typed === undefined || isWritten(name, typed, cursor.after)) return [];
    return [phrase(cursor, 'person', name, level, typed, restOf(typed))];
  });
}

/** Whether a name is what stands at the cursor: what is being written is read as a name too. */
function isWritten(name: string, typed: string, after: string): boolean {
  const written = typed + after.slice(0, name.length - typed.length);
  return name === written && !/^[\p{L}\p{N}]/u.test(after.slice(name.length - typed.length));
}

/** The longest beginning of a name, from a word's start, that a text ends with; nothing inside another word. */
function typedOf(name: string, before: string): string | undefined {
  for (let length = Math.min(name.length, before.length); length > 0; length--) {
    const typed = before.slice(-length);
    if (/[\p{L}\p{N}]/u.test(before.at(-length - 1) ?? ' ')) continue;
    if (typed.toLowerCase() === name.slice(0, length).toLowerCase()) return typed;
  }
  return /[\p{L}\p{N}]$/u.test(before) ? undefined : '';
}

/** The topic of the column of an interviews table in which an offset lies. */
function columnAt(note: Note, offset: number): string | undefined {
  for (const { form, columns, blocks } of note.statements) {
    if (form !== 'column' || !columns) continue;
    for (const block of blocks) {
      const { start, end } = absolute(block.span);
      const { line } = note.positions.positionAt(offset);
      if (offset < start || line > note.positions.positionAt(end).line) continue;
      // The header and the line under it are the table's own.
      if (line < note.positions.positionAt(start).line + 2) return undefined;
      const from = note.positions.offsetAt({ line, character: 0 });
      const before = note.text.slice(from, offset).replace(/^\s*\|/, '');
      return columns[before.split(/(?<!\\)\|/).length - 1];
    }
  }
  return undefined;
}
