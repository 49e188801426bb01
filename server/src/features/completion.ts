import { STEPS, topic } from '../guide/topics.ts';
import type { DrawnLine } from '../note/drawn-line.ts';
import { KINDS } from '../note/kind.ts';
import type { Note } from '../note/note.ts';
import { STAGE_MEANINGS, STAGES } from '../note/stage.ts';
import { RULES } from '../rules/index.ts';
import { plain, snippetOf, TEMPLATES, type Template } from '../rules/template.ts';
import { absolute } from '../text/span.ts';
import { sectionAt } from './section-at.ts';

/** Something to insert, before it is put in the editor's terms. */
export interface Completion {
  readonly label: string;
  readonly detail: string;
  readonly type: 'template' | 'value' | 'key' | 'line' | 'person' | 'rule';
  /** With tab stops, as an editor's snippet. */
  readonly snippet: string;
  /** The same without tab stops. */
  readonly text: string;
  /** What is typed to find it. */
  readonly filter: string;
  /** Lower comes first. */
  readonly rank: number;
  /** What it replaces: from here to the cursor, UTF-16 offsets. */
  readonly start: number;
  /** Markdown, made only when it is asked for. */
  readonly documentation: () => string;
}

/** What completion may know beside the text. */
export interface CompletionContext {
  /** Absent in Markdown that is no note. */
  readonly note: Note | undefined;
  /** The lines the note sees, its own and the shared ones. */
  readonly lines: readonly DrawnLine[];
}

/** What fits at an offset (UTF-16) of a Markdown text. */
export function complete(text: string, offset: number, context: CompletionContext): Completion[] {
  const lineStart =
    Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const before = text.slice(lineStart, offset);
  if (inFrontMatter(text, offset)) return frontMatter(text, before, offset);
  if (inFence(text.slice(0, lineStart))) return [];
  return (
    suppressions(text, offset) ??
    inText(before, offset, context) ??
    templates(before, offset, context)
  );
}

/**
 * The templates that fit: those of missing sections first, then those of the part the cursor is in,
 * then the others. Nothing in the middle of a sentence.
 */
function templates(before: string, offset: number, { note }: CompletionContext): Completion[] {
  const typed = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(\/?[\p{L}-]{0,40})$/u.exec(before)?.[1];
  if (typed === undefined) return [];
  const slash = typed.startsWith('/') ? '/' : '';
  return TEMPLATES.map(
    (template): Completion => ({
      label: template.title,
      detail: template.description,
      type: 'template',
      snippet: snippetOf(template.id),
      text: plain(snippetOf(template.id)),
      filter: `${slash}${template.prefix} ${template.title}`,
      rank: rankOf(template, note, offset),
      start: offset - typed.length,
      documentation: () => `\`\`\`markdown\n${plain(snippetOf(template.id))}\n\`\`\``,
    }),
  ).sort((a, b) => a.rank - b.rank);
}

/** 0 a missing section, 1 what fits the part the cursor is in, 2 other templates, 3 what is there already. */
function rankOf({ id, part, fills }: Template, note: Note | undefined, offset: number): number {
  if (!note) return id === 'note' || id === 'lines' ? 0 : 2;
  const here = sectionAt(note.root, offset)?.part;
  const missing = fills !== undefined && isMissing(fills, note);
  if (id === 'note') return 3;
  if (missing && (fills === part || here === part)) return fills === part ? 0 : 1;
  if (fills !== undefined && !missing) return 3;
  return here !== undefined && here === part ? 1 : 2;
}

/** Whether a note says nothing that a template would fill. */
export function isMissing(fills: NonNullable<Template['fills']>, note: Note): boolean {
  if (note.statements.some((statement) => statement.topic === fills)) return false;
  // The part is there in spirit when all of its steps or questions stand elsewhere.
  return (
    fills !== 'finish' || STEPS.some((id) => !note.statements.some((s) => s.topic === topic(id).id))
  );
}

/** Whether a text ends inside a fenced code block. */
function inFence(text: string): boolean {
  let fence: string | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (!mark) continue;
    if (!fence) fence = mark;
    else if (mark[0] === fence[0] && mark.length >= fence.length) fence = undefined;
  }
  return fence !== undefined;
}

/** A plain word to insert, with what it means. */
function word(
  type: Completion['type'],
  text: string,
  detail: string,
  typed: string,
  offset: number,
  rank: number,
): Completion {
  return {
    label: text.trim(),
    detail,
    type,
    snippet: text.replace(/[$}\\]/g, '\\$&'),
    text,
    filter: text.trim(),
    rank,
    start: offset - typed.length,
    documentation: () => '',
  };
}

const KEYS: Readonly<Record<string, string>> = {
  prep: 'What this file is: staff-plus, lines or none.',
  company: 'Who you talk to.',
  role: 'What you interview for.',
  stage: 'How far you are.',
  lines: 'Where the shared lines are, relative to this note.',
  interviews: 'The dates of your interviews.',
  next: 'What you do next.',
  due: 'When that is due.',
};
const PREPS: Readonly<Record<string, string>> = {
  'staff-plus': 'A note on an opportunity.',
  lines: 'Your lines, shared by all notes.',
  none: 'Nothing is said about this file.',
};

function inFrontMatter(text: string, offset: number): boolean {
  const open = /^\ufeff?---[ \t]*(?:\r\n|\r|\n)/.exec(text);
  if (!open || offset < open[0].length) return false;
  const close = /^---[ \t]*$/m.exec(text.slice(open[0].length));
  return close !== null && offset <= open[0].length + close.index;
}

function frontMatter(text: string, before: string, offset: number): Completion[] {
  const value = /^(prep|stage|status):[ \t]*(\S*)$/.exec(before);
  if (value) {
    const values = value[1] === 'prep' ? PREPS : STAGE_MEANINGS;
    const names = value[1] === 'prep' ? Object.keys(PREPS) : STAGES;
    return names.map((name, i) =>
      word('value', name, values[name as keyof typeof values], value[2]!, offset, i),
    );
  }
  const typed = /^[\w-]*$/.exec(before)?.[0];
  if (typed === undefined) return [];
  // While a key is typed the rest is no valid YAML: its lines say what is there.
  const close = /^---[ \t]*$/m.exec(text.slice(4))?.index ?? 0;
  const there = new Set(
    [...text.slice(0, close + 4).matchAll(/^([\w-]+):/gm)].map(([, key]) => key!.toLowerCase()),
  );
  if (there.has('position')) there.add('role');
  if (there.has('status')) there.add('stage');
  return Object.keys(KEYS)
    .filter((key) => !there.has(key) || key === typed)
    .map((key, i) => word('key', `${key}: `, KEYS[key]!, typed, offset, i));
}

/** The names of rules inside a suppression comment. */
function suppressions(text: string, offset: number): Completion[] | undefined {
  const open = text.lastIndexOf('<!--', offset);
  if (open < 0 || text.slice(open, offset).includes('-->')) return undefined;
  const inside =
    /^<!--\s*(staff-prep-(?:disable-next-line|disable-file|disable|enable)\s(?:[\w-]+\s+)*)?([\w-]*)$/.exec(
      text.slice(open, offset),
    );
  if (!inside) return [];
  const typed = inside[2]!;
  if (inside[1] === undefined)
    return ['disable-next-line', 'disable', 'enable', 'disable-file'].map((scope, i) =>
      word('rule', `staff-prep-${scope} `, 'Say nothing of a rule', typed, offset, i),
    );
  return RULES.map(({ id, summary }, i) => word('rule', id, summary, typed, offset, i));
}

/** Line ids after “crosses”, and what fits the cells of a table of interviews. */
function inText(
  before: string,
  offset: number,
  { note, lines }: CompletionContext,
): Completion[] | undefined {
  const crossing = /\bcross(?:es|ed:?)\s+([A-Za-z]{0,8}\d{0,4})$/.exec(before);
  if (crossing)
    return lines.flatMap(({ id, text }, i) =>
      id ? [word('line', id, text.trim(), crossing[1]!, offset, i)] : [],
    );
  if (!note) return undefined;
  const column = columnAt(note, offset);
  const typed = /(?:\|[ \t]*|[,;][ \t]*)([^|,;]*)$/.exec(before)?.[1] ?? '';
  switch (column) {
    case 'formats':
      return KINDS.map(({ kind, evaluates }, i) =>
        word('value', NAMES[kind] ?? kind, evaluates, typed, offset, i),
      );
    case 'evaluation':
      return KINDS.map(({ kind, evaluates }, i) =>
        word('value', evaluates, kind, typed, offset, i),
      );
    case 'interviewers':
      return people(note, typed, offset);
    default:
      return /\bInterviewers?\b[*_]{0,2}[:：][*_]{0,2}\s*(?:[^|]*[,;]\s*)?[\p{L} ]*$/u.test(before)
        ? people(note, /[^:：,;]*$/.exec(before)![0].trimStart(), offset)
        : undefined;
  }
}

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

function people(note: Note, typed: string, offset: number): Completion[] {
  return note.people.flatMap(({ name, level }, i) =>
    name && name !== typed ? [word('person', name, level ?? '', typed, offset, i)] : [],
  );
}

/** The topic of the column of an interviews table in which an offset lies. */
function columnAt(note: Note, offset: number): string | undefined {
  for (const { form, columns, blocks } of note.statements) {
    if (form !== 'column' || !columns) continue;
    for (const block of blocks) {
      const { start, end } = absolute(block.span);
      if (offset < start || offset > end) continue;
      const { line } = note.positions.positionAt(offset);
      // The header and the line under it are the table's own.
      if (line < note.positions.positionAt(start).line + 2) return undefined;
      const from = note.positions.offsetAt({ line, character: 0 });
      const before = note.text.slice(from, offset).replace(/^\s*\|/, '');
      return columns[before.split(/(?<!\\)\|/).length - 1];
    }
  }
  return undefined;
}
