import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixAll } from '../../server/src/check/fix.ts';
import { checkCorpus, openWorkspace, precision, recall, table } from '../corpus.ts';

const corpus = join(import.meta.dirname, '..', 'corpus');
const outcome = checkCorpus(corpus);

test('the labelled notes are read as a person reads them', () => {
  console.log(table(outcome));
  expect(outcome.extras, 'false alarms').toEqual([]);
  expect(outcome.misses, 'misses').toEqual([]);
  expect(outcome.differences, 'other differences').toEqual([]);
  expect(precision(outcome.loud)).toBe(1);
  expect(recall(outcome.loud)).toBe(1);
});

test('fixing the labelled notes leaves nothing to fix', () => {
  const left: string[] = [];
  for (const name of readdirSync(corpus)) {
    const workspace = openWorkspace(join(corpus, name), '2026-11-24');
    // Notes depend on the shared lines: those come first.
    const notes = workspace
      .notes()
      .sort((a, b) => Number(b.kind === 'lines') - Number(a.kind === 'lines'));
    for (const located of notes)
      workspace.put(
        located.path,
        fixAll(located.note.text, (text) => workspace.recheck(located, text)),
      );
    for (const located of workspace.notes())
      for (const { rule, subject, fix } of workspace.check(located).findings)
        if (fix?.safe) left.push(`${name}/${located.path}: ${rule.id} ${subject}`);
  }
  expect(left).toEqual([]);
});
