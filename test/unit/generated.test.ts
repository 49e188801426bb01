import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMAND, generated } from '../../scripts/generated.ts';

const root = join(import.meta.dirname, '..', '..');

test.each([...generated(root)])('%s is up to date', (path, text) => {
  const file = join(root, path);
  const now = existsSync(file) ? readFileSync(file, 'utf8') : '';
  expect(now === text, `run “${COMMAND}”: ${path} is stale`).toBe(true);
});
