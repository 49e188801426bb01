import * as l10n from '@vscode/l10n';
import type { Interview } from '../note/interview.ts';
import type { Note } from '../note/note.ts';
import { belowTitle, insertBlock } from './block-edit.ts';
import { insertNested } from './item-edit.ts';
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
  if ('section' in source)
    return fixBy(title, insertBlock(note, belowTitle(note, source.section), written));
  const [first] = source.item.blocks;
  if (first?.type !== 'paragraph' || first.lines.length > 1) return undefined;
  return fixBy(title, insertNested(note, source.item, `- ${written}`));
}
