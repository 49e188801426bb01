import type { DrawnLine } from '../note/drawn-line.ts';
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
    const free = freeIds(note);
    for (const [id, [first, ...later]] of byId) {
      if (!first || later.length === 0) continue;
      report({
        subject: id,
        at: later[0]!.idSpan!,
        message: `Two lines are called ${id}: give this one an id of its own.`,
        related: { at: first.idSpan!, message: `${id} is first drawn here` },
        fix: renumber(later, free),
      });
    }
  },
};

function renumber(lines: readonly DrawnLine[], free: Iterator<string>): Fix {
  const edits = lines.map(({ idSpan }) => ({ ...absolute(idSpan!), text: free.next().value! }));
  return { title: `Renumber to ${edits[0]!.text}`, edits, safe: true };
}
