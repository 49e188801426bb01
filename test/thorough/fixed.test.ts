import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixAll } from '../../server/src/check/fix.ts';
import { openWorkspace } from '../corpus.ts';

const corpus = join(import.meta.dirname, '..', 'corpus');

test.each(readdirSync(corpus))('%s has nothing left to fix once it is fixed', (name) => {
  const left: string[] = [];
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
      if (fix?.safe) left.push(`${located.path}: ${rule.id} ${subject}`);
  expect(left).toEqual([]);
});
