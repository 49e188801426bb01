import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { readText, UnreadableFile } from './files.ts';

/**
 * Replaces a file's text at once: a temporary file beside it, flushed, then renamed over it. Mode is
 * kept and links are followed. Throws `UnreadableFile` when the file is no longer what was read
 * (`before`) or can’t be written: then it is as it was.
 */
export function replaceText(path: string, before: string, after: string): void {
  let temporary: string | undefined;
  try {
    const target = realpathSync(path);
    const { mode, uid, gid } = statSync(target);
    // A file that nobody may write is not replaced either, although its folder would let us.
    accessSync(target, constants.W_OK);
    temporary = join(dirname(target), `.staff-prep-${process.pid}-${Date.now()}.tmp`);
    const file = openSync(temporary, 'wx', 0o600);
    try {
      writeFileSync(file, after);
      // What root mends stays its owner’s; nobody else can give a file away, nor needs to.
      if (process.getuid?.() === 0) fchownSync(file, uid, gid);
      // Whatever the umask leaves out.
      fchmodSync(file, mode & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (readText(target) !== before) throw new UnreadableFile('it was changed meanwhile');
    renameSync(temporary, target);
  } catch (error) {
    if (temporary) rmSync(temporary, { force: true });
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('it can’t be written');
  }
}
