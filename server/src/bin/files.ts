import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { CONFIG_FILE } from '../workspace/config.ts';

const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn', '.vscode-test']);
/** Larger files are no notes. */
const LARGEST = 16 * 1024 * 1024;

/** Whether a name is of Markdown or of our configuration. */
function isWanted(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name) || name === CONFIG_FILE;
}

/**
 * The Markdown and configuration files under a folder, as paths relative to it with `/`, in order.
 * Honours `.gitignore`; follows no link to a folder.
 */
export function walk(root: string): string[] {
  const found: string[] = [];
  const visit = (folder: string, rules: readonly { base: string; rules: Ignore }[]) => {
    let entries: import('node:fs').Dirent[];
    try {
      entries = readdirSync(join(root, folder), { withFileTypes: true });
    } catch {
      return;
    }
    const here = entries.some(({ name }) => name === '.gitignore')
      ? [
          ...rules,
          {
            base: folder,
            rules: ignore().add(readFileSync(join(root, folder, '.gitignore'), 'utf8')),
          },
        ]
      : rules;
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isFolder = entry.isDirectory();
      if (isFolder ? SKIPPED.has(entry.name) : !isWanted(entry.name)) continue;
      if (here.some((each) => isIgnored(each, path, isFolder))) continue;
      if (isFolder) visit(path, here);
      else if (entry.isFile() || (entry.isSymbolicLink() && isFile(join(root, path))))
        found.push(path);
    }
  };
  visit('', []);
  return found.sort();
}

function isIgnored(
  each: { base: string; rules: Ignore },
  path: string,
  isFolder: boolean,
): boolean {
  const local = each.base === '' ? path : path.slice(each.base.length + 1);
  return each.rules.ignores(isFolder ? `${local}/` : local);
}

/** Whether a path leads to a file. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Whether a path leads to a folder. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A file that can't be read as text; the message is for a person. */
export class UnreadableFile extends Error {}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a file. Throws `UnreadableFile` for one that is not UTF-8, too large or not readable. */
export function readText(path: string): string {
  let bytes: Buffer;
  try {
    if ((statSync(path).size ?? 0) > LARGEST) throw new UnreadableFile('it is larger than 16 MB');
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'it does not exist' : 'it can’t be read',
    );
  }
  try {
    return utf8.decode(bytes);
  } catch {
    throw new UnreadableFile('it is not UTF-8');
  }
}
