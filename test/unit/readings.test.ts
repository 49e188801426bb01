import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { reading } from '../reading.ts';

const page = readFileSync(join(import.meta.dirname, '..', 'readings.md'), 'utf8');
const CASES = [
  ...page.matchAll(/^## (.*)\n\n~{4}md\n([\s\S]*?)^~{4}\n\n~{4}text\n([\s\S]*?)^~{4}$/gm),
].map(([, name, note, says]) => [name!, note!, says!] as const);

test('each heading of the page is a case', () => {
  const [, ...parts] = page.split(/^## (?=[^\n]*\n\n~{4}md$)/m);
  expect(parts.length).toBe(CASES.length);
});

test.each(CASES)('%s', (_name, text, says) => {
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put('acme.prep.md', text);
  const { note } = workspace.at('acme.prep.md')!;
  expect(reading(note)).toEqual(says.split('\n').slice(0, -1));
});
