import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixAll } from '../../server/src/check/fix.ts';
import { openWorkspace } from '../corpus.ts';

const corpus = join(import.meta.dirname, '..', 'corpus');

/** What a fix writes is still to be filled in; an id that is put right may be crossed. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  'unanswered-question': ['missing-question', 'missing-process'],
  'unknown-leveling': ['missing-process'],
  'undecided-line': [
    'missing-lines',
    'no-lines-drawn',
    'missing-programming-stance',
    'missing-company-criteria',
  ],
  'open-finish-step': ['missing-finish', 'missing-finish-step'],
  'missing-sell-chat-questions': ['missing-finish', 'missing-finish-step'],
  'crossed-line': ['unknown-line'],
};

test.each(readdirSync(corpus))(
  '%s has nothing left to fix once it is fixed, says nothing new and hides nothing',
  (name) => {
    const wrong: string[] = [];
    const workspace = openWorkspace(join(corpus, name), '2026-11-24');
    // Notes depend on the shared lines: those come first.
    const notes = workspace
      .notes()
      .sort((a, b) => Number(b.kind === 'lines') - Number(a.kind === 'lines'));
    const said = () =>
      workspace.notes().map((located) => ({
        path: located.path,
        findings: workspace.check(located).findings.map(({ rule, subject, fix }) => ({
          rule: rule.id,
          key: `${rule.id} ${subject}`,
          fixable: fix?.safe === true,
        })),
      }));
    const before = new Map(said().map(({ path, findings }) => [path, findings]));
    for (const located of notes) {
      const recheck = (text: string) => workspace.recheck(located, text);
      const fixed = fixAll(located.note.text, recheck);
      if (fixAll(fixed, recheck) !== fixed) wrong.push(`${located.path} changes when fixed again`);
      workspace.put(located.path, fixed);
    }
    for (const { path, findings } of said()) {
      const was = before.get(path) ?? [];
      const mended = new Set(was.filter(({ fixable }) => fixable).map(({ rule }) => rule));
      for (const { rule, key, fixable } of findings) {
        if (fixable) wrong.push(`${path} still offers to fix ${key}`);
        // Front matter that can be read at last may make a note of what was none.
        const follows =
          mended.has('invalid-front-matter') || FOLLOWS[rule]?.some((other) => mended.has(other));
        if (!follows && !was.some((other) => other.key === key))
          wrong.push(`${path} says only now: ${key}`);
      }
      // A suppression that names its rule at last hides what it was meant to.
      if (mended.has('unknown-suppression')) continue;
      for (const { key, fixable } of was)
        if (!fixable && !findings.some((other) => other.key === key))
          wrong.push(`${path} says no longer: ${key}`);
    }
    expect(wrong).toEqual([]);
  },
);
