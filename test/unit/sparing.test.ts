import { expect, test } from 'vitest';
import type { Connection } from '../../server/src/lsp/connection.ts';
import { Session } from '../../server/src/lsp/session.ts';

function sessionThatTells(told: boolean[]): Session {
  return new Session({} as Connection, {
    disk: undefined,
    today: () => '2026-11-24',
    bundleOf: () => undefined,
    spareMemory: (on) => told.push(on),
  });
}

test('memory is spared from the first of several works on many notes to the end of the last', async () => {
  const told: boolean[] = [];
  const session = sessionThatTells(told);
  let end = () => {};
  const long = session.sparingly(() => new Promise((resolve) => (end = resolve)));
  await session.sparingly(async () => {});
  expect(told).toEqual([true]);
  end();
  await long;
  expect(told).toEqual([true, false]);
});

test('work that fails spares memory no longer', async () => {
  const told: boolean[] = [];
  const failing = sessionThatTells(told).sparingly(() => Promise.reject(new Error('gone')));
  await expect(failing).rejects.toThrow('gone');
  expect(told).toEqual([true, false]);
});
