import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

test('every promise names a test that exists', () => {
  const page = readFileSync(join(ROOT, 'docs', 'reliability.md'), 'utf8');
  // The first table; those below are of figures.
  const rows = page
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:promise|---)/.test(line));
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const tests = [...row.matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => path!);
    expect(tests, row).not.toEqual([]);
    for (const path of tests) {
      expect(existsSync(join(ROOT, path)), path).toBe(true);
      expect(readFileSync(join(ROOT, path), 'utf8')).toMatch(/\btest(?:\.each)?\(/);
    }
  }
});
