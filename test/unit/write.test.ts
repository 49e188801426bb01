import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkCommand } from '../../server/src/bin/check-command.ts';
import { replaceText } from '../../server/src/bin/write.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);

test('the text is replaced, the mode kept and nothing left beside it', async () => {
  writeFileSync(at('a.md'), 'before');
  chmodSync(at('a.md'), 0o664);
  replaceText(at('a.md'), 'before', 'after \ud83d\ude00\r\n');
  expect(readFileSync(at('a.md'), 'utf8')).toBe('after 😀\r\n');
  expect(statSync(at('a.md')).mode & 0o777).toBe(0o664);
  expect(readdirSync(folder)).toEqual(['a.md']);
});

test.runIf(process.getuid?.() === 0)('what root mends stays its owner’s', () => {
  writeFileSync(at('a.md'), 'before');
  chownSync(at('a.md'), 1234, 5678);
  replaceText(at('a.md'), 'before', 'after');
  const { uid, gid } = statSync(at('a.md'));
  expect([uid, gid]).toEqual([1234, 5678]);
});

test('a link stays a link, and what it leads to is replaced', async () => {
  mkdirSync(at('real'));
  writeFileSync(at('real/a.md'), 'before');
  symlinkSync('real/a.md', at('link.md'));
  replaceText(at('link.md'), 'before', 'after');
  expect(lstatSync(at('link.md')).isSymbolicLink()).toBe(true);
  expect(readFileSync(at('real/a.md'), 'utf8')).toBe('after');
  expect(readdirSync(at('real'))).toEqual(['a.md']);
});

test('a file that was changed meanwhile, or is gone, is left alone', async () => {
  writeFileSync(at('a.md'), 'somebody wrote this');
  expect(() => replaceText(at('a.md'), 'before', 'after')).toThrow('it was changed meanwhile');
  expect(readFileSync(at('a.md'), 'utf8')).toBe('somebody wrote this');
  expect(() => replaceText(at('b.md'), 'before', 'after')).toThrow('it can’t be written');
  expect(readdirSync(folder)).toEqual(['a.md']);
});

/** Runs `check` in the folder, and says what it printed to standard error. */
async function check(...args: string[]): Promise<{ code: number; err: string }> {
  let err = '';
  const code = await checkCommand(['--today', '2026-11-24', ...args], {
    cwd: folder,
    stdin: async () => '',
    out: () => {},
    err: (text) => {
      err += text;
    },
    today: () => '2026-11-24',
  });
  return { code, err };
}

test('--fix keeps line ends and a byte order mark, and touches nothing that needs no change', async () => {
  writeFileSync(at('a.prep.md'), '\uFEFF# Acme\r\n\r\nText\r\n');
  writeFileSync(at('other.md'), '# No note\n');
  await check('--fix', '.');
  const fixed = readFileSync(at('a.prep.md'), 'utf8');
  expect(fixed).toContain('## Finish well');
  expect(fixed.startsWith('\uFEFF# Acme\r\n')).toBe(true);
  expect(fixed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const inodes = () => ['a.prep.md', 'other.md'].map((name) => statSync(at(name)).ino);
  const before = inodes();
  await check('--fix', '.');
  expect(inodes()).toEqual(before);
});

test('what can’t be written is left alone, and the rest fixed', async () => {
  mkdirSync(at('locked'));
  writeFileSync(at('locked/a.prep.md'), '# Acme\n');
  writeFileSync(at('b.prep.md'), '# Brick\n');
  // Another program holds the name of our temporary file: nothing is written over it.
  chmodSync(at('locked/a.prep.md'), 0o444);
  chmodSync(at('locked'), 0o555);
  try {
    if (process.getuid?.() === 0) return;
    const { code, err } = await check('--fix', '.');
    expect([code, err]).toEqual([
      2,
      'staff-prep: locked/a.prep.md was left alone: it can’t be written\n',
    ]);
    expect(readFileSync(at('locked/a.prep.md'), 'utf8')).toBe('# Acme\n');
    expect(readFileSync(at('b.prep.md'), 'utf8')).toContain('## Finish well');
  } finally {
    chmodSync(at('locked'), 0o755);
  }
});
