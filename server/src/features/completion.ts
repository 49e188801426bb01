import * as l10n from '@vscode/l10n';
import { STEPS, topic } from '../guide/topics.ts';
import type { Note } from '../note/note.ts';
import { plain, TEMPLATES, type Template } from '../rules/template.ts';
import {
  type Completion,
  type CompletionContext,
  type Cursor,
  cursorAt,
} from './completion/completion.ts';
import { completeFrontMatter } from './completion/front-matter.ts';
import { completeSuppression } from './completion/suppression.ts';
import { completeCell, completeCrossing, completeKinds, completeNames } from './completion/text.ts';
import { sectionAt } from './section-at.ts';
import { columnsAbove, snippetAt } from './snippet-at.ts';

/** What fits at an offset (UTF-16) of a Markdown text, best first. */
export function complete(text: string, offset: number, context: CompletionContext): Completion[] {
  const { note, lines } = context;
  const cursor = cursorAt(text, offset);
  const found = completeFrontMatter(cursor, context);
  if (found) return found;
  if (inFence(text.slice(0, offset - cursor.before.length))) return [];
  if (!note) return templates(cursor, context);
  return (
    completeSuppression(cursor) ??
    completeCrossing(cursor, lines) ??
    completeCell(cursor, note) ?? [
      ...completeNames(cursor, note),
      ...completeKinds(cursor, note),
      ...templates(cursor, context),
    ]
  );
}

/**
 * The templates that fit: a row right below a table, then those of missing sections, then those of
 * the part the cursor is in, then the others. Nothing in the middle of a sentence.
 */
function templates(cursor: Cursor, context: CompletionContext): Completion[] {
  const { text, before, after, offset } = cursor;
  const { note } = context;
  const typed = /^[ \t]*((?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(\/?[\p{L}-]{0,40})$/u.exec(before);
  const rest = /^([\p{L}-]*)[ \t]*$/u.exec(after)?.[1];
  if (!typed || rest === undefined || (typed[2] === '' && rest !== '')) return [];
  // Each template brings its own bullet.
  const [, bullet = '', word = ''] = typed;
  const slash = word.startsWith('/') ? '/' : '';
  const here = note && sectionAt(note.root, offset)?.part;
  const [from, to] = [offset - before.length, offset + after.length];
  const isBare = text.slice(0, from).trim() === '' && text.slice(to).trim() === '';
  const row = columnsAbove(text, from) ? 'interview-row' : undefined;
  const rank = (template: Template) => (template.id === row ? -1 : rankOf(template, note, here));
  // What begins with front matter is a whole file.
  return TEMPLATES.filter(({ id }) => id !== 'note' || isBare)
    .map((template) => ({ template, rank: rank(template) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ template: { id, title, description, prefix } }): Completion => {
      const snippet = snippetAt(id, text, from, context);
      return {
        label: l10n.t(title),
        detail: l10n.t(description),
        type: 'template',
        snippet,
        text: plain(snippet),
        filter: `${bullet}${slash}${prefix} ${l10n.t(title)}`,
        start: offset - bullet.length - word.length,
        end: offset + rest.length,
        documentation: () => `\`\`\`markdown\n${plain(snippet)}\n\`\`\``,
      };
    });
}

/** 0 a missing section, 1 what fits the part the cursor is in, 2 other templates, 3 what is there already. */
function rankOf(
  { id, part, fills }: Template,
  note: Note | undefined,
  here: string | undefined,
): number {
  if (id === 'note') return 0;
  if (!note) return id === 'lines' ? 0 : 2;
  const missing = fills !== undefined && isMissing(fills, note);
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
