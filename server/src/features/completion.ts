import { STEPS, topic } from '../guide/topics.ts';
import type { Note } from '../note/note.ts';
import { plain, snippetOf, TEMPLATES, type Template, type TemplateId } from '../rules/template.ts';
import { sectionAt } from './section-at.ts';

/** Something to insert, before it is put in the editor's terms. */
export interface Completion {
  readonly label: string;
  readonly detail: string;
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
  readonly template: TemplateId;
}

/**
 * The templates that fit at an offset (UTF-16) of a Markdown text: those of missing sections first,
 * then those of the part the cursor is in, then the others. Nothing in the middle of a sentence.
 * `note` is absent in Markdown that is no note.
 */
export function complete(text: string, offset: number, note: Note | undefined): Completion[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  const typed = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(\/?[\p{L}-]{0,40})$/u.exec(before)?.[1];
  if (typed === undefined || inFence(text.slice(0, lineStart))) return [];
  const slash = typed.startsWith('/') ? '/' : '';
  return TEMPLATES.map((template) => ({
    label: template.title,
    detail: template.description,
    snippet: snippetOf(template.id),
    text: plain(snippetOf(template.id)),
    filter: `${slash}${template.prefix} ${template.title}`,
    rank: rankOf(template, note, offset),
    start: offset - typed.length,
    template: template.id,
  })).sort((a, b) => a.rank - b.rank);
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

function isMissing(fills: NonNullable<Template['fills']>, note: Note): boolean {
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
