import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('every setting of the manifest stands in the table of the README', () => {
  const read = (file: string) => readFileSync(join(import.meta.dirname, '..', '..', file), 'utf8');
  const { properties } = JSON.parse(read('package.json')).contributes.configuration;
  const named = [...read('README.md').matchAll(/^\| `(staffPrep\.\w+)` \| \S/gm)];
  expect(named.map(([, key]) => key)).toEqual(Object.keys(properties));
});
