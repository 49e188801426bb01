import * as l10n from '@vscode/l10n';
import type { Interview } from '../note/interview.ts';
import type { Note } from '../note/note.ts';
import { lineEnding } from '../text/edit.ts';
import { absolute } from '../text/span.ts';
import { insertNested } from './item-edit.ts';
import { nextLine } from './place.ts';
import { type Fix, fixBy } from './rule.ts';

/** The fix that writes `Label: value` with an interview: in its row's column, under its item or its title. */
export function insertInto(
  note: Note,
  interview: Interview,
  label: string,
  value: string,
): Fix | undefined {
  const { source } = interview;
  // A cell of a table is for the person to fill: a placeholder in it says no more than an empty one.
  if ('row' in source) return undefined;
  if (new RegExp(`\\b${label}\\b`, 'i').test(interview.text)) return undefined;
  const title = l10n.t('Add “{0}” to {1}', label, interview.subject);
  const written = `${label}: ${value}`;
  const { start } = absolute(interview.span);
  if ('section' in source) {
    const at = nextLine(note.text, start);
    const eol = lineEnding(note.text);
    const lead = /[\r\n]/.test(note.text[at - 1]!) ? '' : eol;
    return fixBy(title, { start: at, end: at, text: `${lead}${eol}${written}${eol}` });
  }
  const [first] = source.item.blocks;
  if (first?.type !== 'paragraph' || first.lines.length > 1) return undefined;
  return fixBy(title, insertNested(note, absolute(source.item.span).start, start, written));
}
