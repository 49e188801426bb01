import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkCorpus, table } from '../corpus.ts';

const corpus = join(import.meta.dirname, '..', 'corpus');

describe.each(readdirSync(corpus))('%s', (name) => {
  test('is read as a person reads it', () => {
    const { extras, misses, differences } = checkCorpus(corpus, [name]);
    expect({ 'false alarms': extras, misses, differences }).toEqual({
      'false alarms': [],
      misses: [],
      differences: [],
    });
  });
});

afterAll(() => console.log(table(checkCorpus(corpus))));
