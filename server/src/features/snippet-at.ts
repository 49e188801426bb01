import type { DrawnLine } from '../note/drawn-line.ts';
import type { Note } from '../note/note.ts';
import { freeIds } from '../rules/line-edit.ts';
import { snippetOf, type TemplateId } from '../rules/template.ts';

/** What a template is to fit beside its place. */
export interface Surroundings {
  readonly note: Note | undefined;
  /** Lines whose ids are taken, beside those of the note. */
  readonly lines: readonly DrawnLine[];
}

/** A template as it fits the line that begins at an offset: a drawn line has a free id, a row the columns of its table. */
export function snippetAt(
  id: TemplateId,
  text: string,
  start: number,
  { note, lines }: Surroundings,
): string {
  const snippet = snippetOf(id);
  if (id === 'line' && note) {
    const free = freeIds(note, lines).next().value;
    return snippet.replace(/L\$\{1:1\}/, () => free.replace(/(?<!\d)\d+$/, `\${1:$&}`));
  }
  const columns = id === 'interview-row' ? columnsAbove(text, start) : undefined;
  if (!columns) return snippet;
  const cells = Array.from({ length: columns }, (_, i) => `\${${i + 1}:TBD}`);
  return snippet.replace(/^.*/, () => `| ${cells.join(' | ')} |`);
}

const DELIMITER = /^(?=.*-)[ \t|:-]*$/;

/** How many columns the table has that ends right above the line that begins at an offset. */
export function columnsAbove(text: string, start: number): number | undefined {
  const above = text
    .slice(0, start)
    .split(/\r\n|\r|\n/)
    .slice(0, -1);
  for (const line of above.reverse()) {
    if (line.trim() === '') return undefined;
    if (DELIMITER.test(line) && /\|/.test(line)) return line.match(/-+/g)?.length;
  }
  return undefined;
}
