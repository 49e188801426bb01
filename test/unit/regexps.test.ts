import { expect, test } from 'vitest';
import { faultsOf, regexps } from '../../scripts/regexps.mjs';
import accepted from './regexps.accepted.json';

/*
 * What is accepted takes the square of a line's length at worst, and a line that is read has at most
 * LONGEST_LINE characters (server/src/markdown/limits.ts): a longer one is left out unread.
 */
test('no regular expression takes longer than its text grows, but for those that are known and bounded', () => {
  const found = [...regexps()].map((each) => ({ ...each, faults: faultsOf(each) }));
  expect(found.length).toBeGreaterThan(300);
  const slow = found.filter(({ faults }) => faults.length > 0);
  expect(slow.filter(({ faults }) => faults.some((fault) => fault.startsWith('exp')))).toEqual([]);
  const known = new Set<string>(accepted);
  expect(
    slow
      .filter(({ source }) => !known.has(source))
      .map(({ place, source }) => `${place} ${source}`),
  ).toEqual([]);
  // What is gone, or was made better, is accepted no longer.
  const still = new Set(slow.map(({ source }) => source));
  expect(accepted.filter((source) => !still.has(source))).toEqual([]);
});

test('the tool finds what it is for', () => {
  expect(faultsOf({ source: '^(a+)+$', flags: '' })[0]).toMatch(/^exponential/);
  expect(faultsOf({ source: 'x\\s*\\s*y', flags: '' })[0]).toMatch(/^polynomial/);
  expect(faultsOf({ source: '^a+b$', flags: '' })).toEqual([]);
});
