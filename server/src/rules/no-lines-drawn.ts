import * as l10n from '@vscode/l10n';
import { isAnswered, type Note } from '../note/note.ts';
import { isPlaceholder } from '../note/placeholder.ts';
import { blockAt } from '../note/walk.ts';
import type { Edit } from '../text/edit.ts';
import { absolute } from '../text/span.ts';
import { insertBlock } from './block-edit.ts';
import { insertNested } from './item-edit.ts';
import { STARTER_LINES } from './line-edit.ts';
import { about, anchor, nextLine, titleOf } from './place.ts';
import { fixBy, type Rule } from './rule.ts';
import { appendBlock, insertUnder } from './section-edit.ts';

export const noLinesDrawn: Rule = {
  id: 'no-lines-drawn',
  severity: 'warning',
  group: 'lines',
  passage: 'lineToCross',
  summary: 'The section for your lines, or the shared note, draws none.',
  why: 'An empty section looks like a decision that nobody has made.',
  fixes: 'Inserts questions to start from.',
  subjects: '`lines`',
  misses: 'from the note',
  check(note, report) {
    if (note.kind === 'note' && !note.drawsLines) return;
    const { placeholders } = note.reading;
    if (note.lines.some(({ whole }) => !isPlaceholder(whole, placeholders))) return;
    if (about(note, 'lines').some((statement) => isAnswered(statement, placeholders))) return;
    report({
      subject: 'lines',
      at: anchor(note, 'lines'),
      message: l10n.t('No line is drawn yet: write one item for each thing you will not accept.'),
      fix: () => fixBy(l10n.t('Insert lines to start from'), insertStarters(note)),
    });
  },
};

/** Questions under the title or the label; at the end of the shared note, which is all lines. */
function insertStarters(note: Note): Edit | undefined {
  const section = titleOf(note, 'lines')?.section;
  if (section) return insertUnder(note, section, STARTER_LINES);
  const [label] = about(note, 'lines');
  if (!label) return appendBlock(note, STARTER_LINES);
  if (label.item) return insertNested(note, label.item, STARTER_LINES);
  const { start } = absolute(label.line.span);
  if (blockAt(note.root, start)?.type !== 'paragraph') return undefined;
  const at = nextLine(note.text, start);
  const source = note.text.slice(start, at);
  const line = source.trimEnd();
  const colon = Math.max(line.lastIndexOf(':'), line.lastIndexOf('：')) + 1;
  const name = colon + /^\**/.exec(line.slice(colon))![0].length;
  // The “TBD” behind the label gives way; more than a word would be lost.
  if (colon === 0 || /\s/.test(line.slice(name).trim())) return undefined;
  const edit = insertBlock(note, at, STARTER_LINES);
  return edit && { ...edit, start: start + name, text: source.slice(line.length) + edit.text };
}
