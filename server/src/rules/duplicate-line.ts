import * as l10n from '@vscode/l10n';
import type { DrawnLine } from '../note/drawn-line.ts';
import type { Note } from '../note/note.ts';
import type { Edit } from '../text/edit.ts';
import { absolute } from '../text/span.ts';
import { freeIds } from './line-edit.ts';
import type { Fix, Rule } from './rule.ts';

export const duplicateLine: Rule = {
  id: 'duplicate-line',
  severity: 'error',
  group: 'lines',
  passage: 'lineToCross',
  summary: 'Two lines have the same id.',
  why: 'Nobody can tell which of them a reference means.',
  fixes: 'Gives the later lines the next free ids.',
  subjects: 'the id',
  check(note, report) {
    const byId = new Map<string, DrawnLine[]>();
    for (const line of note.lines)
      if (line.id) byId.set(line.id, [...(byId.get(line.id) ?? []), line]);
    for (const [id, [first, ...later]] of byId) {
      if (!first || later.length === 0) continue;
      report({
        subject: id,
        at: later[0]!.idSpan!,
        message: l10n.t('Two lines are called {0}: give this one an id of its own.', id),
        related: { at: first.idSpan!, message: l10n.t('{0} is first drawn here', id) },
        fix: () => renumber(note, id, byId),
      });
    }
  },
};

/** Later lines of every doubled id get ids in turn, so that fixing one doesn’t take another’s. */
function renumber(note: Note, id: string, byId: ReadonlyMap<string, readonly DrawnLine[]>): Fix {
  const free = freeIds(note);
  const edits: Edit[] = [];
  for (const [other, [, ...later]] of byId) {
    for (const { idSpan } of later) {
      const text = free.next().value;
      if (other === id) edits.push({ ...absolute(idSpan!), text });
    }
    if (other === id) break;
  }
  return { title: l10n.t('Renumber to {0}', edits[0]!.text), edits, safe: true };
}
