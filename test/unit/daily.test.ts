import { expect, test } from 'vitest';
import { daily } from '../../client/src/daily.ts';

test('a new day is noticed once, however often one looks', () => {
  let day = 'Mon';
  let renewed = 0;
  const look = daily(
    () => renewed++,
    () => day,
  );
  look();
  expect(renewed).toBe(0);
  day = 'Tue';
  look();
  look();
  expect(renewed).toBe(1);
});
