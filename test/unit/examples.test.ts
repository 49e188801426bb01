import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkCommand } from '../../server/src/bin/check-command.ts';
import { compare, type Expected, filesUnder, type Outcome, openWorkspace } from '../corpus.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples');
const expected = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'examples.expected.json'), 'utf8'),
) as Expected;

test('the examples have the planted gaps and nothing else', () => {
  const none = { right: 0, extra: 0, missed: 0 };
  const outcome: Outcome = {
    scores: new Map(),
    loud: none,
    extras: [],
    misses: [],
    differences: [],
  };
  compare('examples', openWorkspace(examples, expected.today), expected, outcome);
  expect(outcome).toMatchObject({ extras: [], misses: [], differences: [] });
});

test('fixing the examples twice changes nothing the second time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  try {
    cpSync(examples, folder, { recursive: true });
    const texts = () =>
      filesUnder(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
    const fix = async () => {
      let json = '';
      await checkCommand(['.', '--fix', '--format', 'json'], {
        cwd: folder,
        stdin: async () => '',
        out: (text) => {
          json += text;
        },
        err: (text) => expect(text).toBe(''),
        today: () => expected.today,
      });
      return JSON.parse(json) as { files: { findings: { fixable: boolean }[] }[] };
    };
    const before = texts();
    const fixed = await fix();
    const after = texts();
    expect(after).not.toEqual(before);
    await fix();
    expect(texts()).toEqual(after);
    expect(
      fixed.files.flatMap(({ findings }) => findings.filter(({ fixable }) => fixable)),
    ).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
