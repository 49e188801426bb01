import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'command-line.md'), 'utf8');

test.runIf(process.platform !== 'win32' && spawnSync('git', ['--version']).status === 0)(
  'the hook of the docs refuses a commit with gaps, and no other',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], {
        cwd: folder,
        encoding: 'utf8',
      });
    try {
      git('init', '-q');
      mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
      chmodSync(join(ROOT, 'dist', 'cli.js'), 0o755);
      symlinkSync(join(ROOT, 'dist', 'cli.js'), join(folder, 'node_modules', '.bin', 'staff-prep'));
      writeFileSync(join(folder, 'package.json'), '{}');
      const hook = /^```sh\n(#!\/bin\/sh\n[\s\S]*?)```$/m.exec(PAGE)![1]!;
      writeFileSync(join(folder, '.git', 'hooks', 'pre-commit'), hook, { mode: 0o755 });
      writeFileSync(join(folder, '.gitignore'), 'node_modules\n');
      git('add', '.');
      expect(git('commit', '-m', 'no notes')).toMatchObject({ status: 0 });
      mkdirSync(join(folder, 'a b'));
      writeFileSync(join(folder, 'a b', 'é acme.prep.md'), '# Acme\n');
      git('add', '.');
      const refused = git('commit', '-m', 'gaps');
      expect(refused.status).not.toBe(0);
      expect(refused.stdout + refused.stderr).toContain('missing-process');
      writeFileSync(join(folder, 'a b', 'é acme.prep.md'), '---\nstage: declined\n---\n# Acme\n');
      git('add', '.');
      expect(git('commit', '-m', 'nothing open')).toMatchObject({ status: 0 });
      git('mv', 'a b/é acme.prep.md', 'b.prep.md');
      writeFileSync(join(folder, 'b.prep.md'), '---\nstage: offer\n---\n# Acme\n');
      git('add', '.');
      expect(git('commit', '-m', 'moved').status).not.toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
