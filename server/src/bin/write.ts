import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { readText, UnreadableFile } from './files.ts';

/**
 * Replaces a file's text at once: a temporary file beside it, flushed, then renamed over it. Mode is
 * kept and links are followed. Throws when the file is no longer what was read (`before`).
 */
export function replaceText(path: string, before: string, after: string): void {
  const target = realpathSync(path);
  const { mode } = statSync(target);
  const temporary = join(dirname(target), `.staff-prep-${process.pid}-${Date.now()}.tmp`);
  const file = openSync(temporary, 'wx', mode);
  try {
    try {
      writeSync(file, after);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (readText(target) !== before) throw new UnreadableFile('it was changed meanwhile');
    renameSync(temporary, target);
  } catch (error) {
    unlinkSync(temporary);
    throw error;
  }
}
