import * as l10n from '@vscode/l10n';
import type { Note } from '../note/note.ts';
import { titleOf } from '../rules/place.ts';
import { appendBlock, insertAfter, insertPart, insertUnder } from '../rules/section-edit.ts';
import { TEMPLATES, type Template } from '../rules/template.ts';
import type { Edit } from '../text/edit.ts';
import { isMissing } from './completion.ts';
import { escapeSnippet } from './new-note.ts';
import { snippetAt } from './snippet-at.ts';

/** A section that can be inserted. */
export interface SectionChoice {
  readonly title: string;
  readonly description: string;
  /** Whether the note lacks it. */
  readonly missing: boolean;
  /** Where it goes: UTF-16 offset. */
  readonly at: number;
  /** With tab stops and the empty lines around it. */
  readonly snippet: string;
}

/** Stands for the section while its place is sought; no text holds it. */
const MARK = '\ue000';

/** The sections of the templates and where each goes, those that the note lacks first. */
export function sections(text: string, note: Note | undefined, cursor: number): SectionChoice[] {
  const start = lineStart(text, cursor);
  return TEMPLATES.filter(({ id }) => id !== 'note')
    .map((template): SectionChoice => {
      const missing =
        note?.kind === 'note' && template.fills !== undefined && isMissing(template.fills, note);
      const snippet = snippetAt(template.id, text, start, { note, lines: [] });
      const body = snippet.replace(/\n?\$0$/, '');
      const placed = missing ? place(template, body, note) : undefined;
      return {
        title: l10n.t(template.title),
        description: l10n.t(template.description),
        missing,
        ...(placed ?? atLine(text, start, body)),
      };
    })
    .sort((a, b) => Number(b.missing) - Number(a.missing));
}

type Placed = Pick<SectionChoice, 'at' | 'snippet'>;

/** Where the guide's order has a section, or the end of its part. */
function place({ part, fills }: Template, body: string, note: Note): Placed | undefined {
  if (!part) return undefined;
  if (fills === part) {
    const [, ...rest] = body.split('\n');
    return toSnippet(insertPart(note, part, MARK), rest.join('\n').trimStart());
  }
  const section = titleOf(note, part)?.section;
  if (!section) return toSnippet(appendBlock(note, MARK), body);
  // An item joins the list that stands there.
  const item = /^- /.exec(body)?.[0] ?? '';
  const heading = /^#+ /.test(body);
  const edit = heading ? insertAfter(note, section, MARK) : insertUnder(note, section, item + MARK);
  const deep = '#'.repeat(Math.min(6, section.level + 1));
  return toSnippet(edit, heading ? body.replace(/^#+/, deep) : body.slice(item.length));
}

function toSnippet(edit: Edit | undefined, body: string): Placed | undefined {
  if (!edit) return undefined;
  const [before, after] = edit.text.replace(/\r\n?/g, '\n').split(MARK);
  return {
    at: edit.start,
    snippet: `${escapeSnippet(before!)}${body}\${0}${escapeSnippet(after ?? '')}`,
  };
}

/** On the line that begins at an offset where that is empty, else below it. */
function atLine(text: string, start: number, body: string): Placed {
  const line = /^[^\r\n]*/.exec(text.slice(start))![0];
  return line.trim() === ''
    ? { at: start, snippet: `${body}\${0}` }
    : { at: start + line.length, snippet: `\n\n${body}\${0}` };
}

function lineStart(text: string, cursor: number): number {
  const before = text.slice(0, cursor);
  return Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
}
