import { isUtf8 } from 'node:buffer';
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { CONFIG_FILE } from '../workspace/config.ts';
import { Ignored } from '../workspace/ignored.ts';
import { folderOf, upwards } from '../workspace/path.ts';

/** Larger files are no notes. */
const LARGEST = 16 * 1024 * 1024;

/** Whether a name is of Markdown or of our configuration. */
function isWanted(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name) || name === CONFIG_FILE;
}

/**
 * The Markdown and configuration files under a folder, as paths relative to it with `/`, in order.
 * Honours `.gitignore`; follows no link to a folder, nor one that leads out of `within`. Nothing is
 * found where there are more than `most` folders.
 */
export function walk(root: string, within = root, most = Number.POSITIVE_INFINITY): string[] {
  const found: string[] = [];
  const ignored = new Ignored();
  let folders = 0;
  const visit = (folder: string) => {
    if (++folders > most) return;
    let entries: import('node:fs').Dirent[];
    try {
      entries = readdirSync(join(root, folder), { withFileTypes: true });
    } catch {
      return;
    }
    if (entries.some(({ name }) => name === '.gitignore')) putRules(ignored, root, folder);
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isFolder = entry.isDirectory();
      if ((!isFolder && !isWanted(entry.name)) || ignored.leavesOutEntry(path, isFolder)) continue;
      if (isFolder) visit(path);
      else if (entry.isFile() || (entry.isSymbolicLink() && isFileOf(within, join(root, path))))
        found.push(path);
    }
  };
  visit('');
  return folders > most ? [] : found.sort();
}

/** Whether `walk` would leave out a path under a folder. */
export function isLeftOut(root: string, path: string): boolean {
  const ignored = new Ignored();
  // What is skipped whatever the rules say needs no reading of them.
  if (ignored.leavesOut(path)) return true;
  for (const folder of upwards(folderOf(path))) putRules(ignored, root, folder);
  return ignored.leavesOut(path);
}

/** A link is not followed, as git has it: it may lead anywhere, to a device without end too. */
function putRules(ignored: Ignored, root: string, folder: string): void {
  const path = join(root, folder, '.gitignore');
  try {
    const found = lstatSync(path);
    if (found.isFile() && found.size <= LARGEST) ignored.put(folder, readFileSync(path, 'utf8'));
  } catch {
    // There is none, or it can't be read.
  }
}

/** Whether a path leads to a file. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Whether a path leads to a folder. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Whether a path leads to a file in a folder, through links too; both are absolute. */
export function isFileOf(folder: string, path: string): boolean {
  return isFile(path) && !leadsOutside(folder, path);
}

/** Whether links lead from a path to a place outside of a folder; both are absolute. */
export function leadsOutside(folder: string, path: string): boolean {
  try {
    const real = realpathSync.native(folder);
    return !realpathSync.native(path).startsWith(real.endsWith(sep) ? real : real + sep);
  } catch {
    // There is nothing to lead to.
    return false;
  }
}

/** A file that can't be read as text; the message is for a person. */
export class UnreadableFile extends Error {}

/** The text of a file. Throws `UnreadableFile` for one that is not UTF-8, too large or not readable. */
export function readText(path: string): string {
  try {
    const found = statSync(path);
    // Of anything else there may be no end, or none who writes to it.
    if (!found.isFile()) throw new UnreadableFile('it is no file');
    if (found.size > LARGEST) throw new UnreadableFile('it is larger than 16 MB');
    const text = readFileSync(path, 'utf8');
    // What is no UTF-8 is read as this character, which may as well be written.
    if (text.includes('\uFFFD') && !isUtf8(readFileSync(path)))
      throw new UnreadableFile('it is not UTF-8');
    return text;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'it does not exist' : 'it can’t be read',
    );
  }
}
