import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCorpus, precision, recall, table } from '../corpus.ts';

const outcome = checkCorpus(join(import.meta.dirname, '..', 'corpus'));

test('the labelled notes are read as a person reads them', () => {
  console.log(table(outcome));
  expect(outcome.extras, 'false alarms').toEqual([]);
  expect(outcome.misses, 'misses').toEqual([]);
  expect(outcome.differences, 'other differences').toEqual([]);
  expect(precision(outcome.loud)).toBe(1);
  expect(recall(outcome.loud)).toBe(1);
});
