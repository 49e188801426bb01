import { glob, type Matches } from './glob.ts';
import { folderOf, upwards } from './path.ts';

/** Folders that hold no notes of the person. */
const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn', '.vscode-test']);
/** How many rules of one file count; no person writes more, and each is asked of each file. */
const MOST = 1000;

/** A line of a `.gitignore`. */
interface Rule {
  readonly matches: Matches;
  /** Whether it takes back what an earlier one left out. */
  readonly keeps: boolean;
  readonly foldersOnly: boolean;
}

/** What the `.gitignore` files of a workspace folder leave out, and we with them. */
export class Ignored {
  private readonly rules = new Map<string, readonly Rule[]>();

  /** Takes the text of the `.gitignore` of a folder. */
  put(folder: string, text: string): void {
    const rules = text
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/, MOST)
      .flatMap(readRule);
    // The last that says something counts.
    this.rules.set(folder, rules.reverse());
  }

  /** Whether a file, or a folder above it, is left out. */
  leavesOut(path: string): boolean {
    const parts = path.split('/');
    return parts.some((_, i) =>
      this.leavesOutEntry(parts.slice(0, i + 1).join('/'), i < parts.length - 1),
    );
  }

  /** Whether a file or folder is left out, those above it aside. */
  leavesOutEntry(path: string, isFolder: boolean): boolean {
    if (isFolder && SKIPPED.has(path.slice(path.lastIndexOf('/') + 1))) return true;
    // The nearest that says something has the last word.
    for (const base of upwards(folderOf(path))) {
      const local = (base === '' ? path : path.slice(base.length + 1)).toLowerCase();
      const rule = this.rules
        .get(base)
        ?.find(({ foldersOnly, matches }) => (isFolder || !foldersOnly) && matches(local));
      if (rule) return !rule.keeps;
    }
    return false;
  }
}

/** A line as git reads it, but that capitals are like other letters. */
function readRule(line: string): Rule[] {
  let end = line.length;
  while (line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  const written = line.slice(0, end);
  if (written === '' || written.startsWith('#')) return [];
  const keeps = written.startsWith('!');
  const foldersOnly = written.endsWith('/');
  const pattern = written.slice(keeps ? 1 : 0, foldersOnly ? -1 : undefined).toLowerCase();
  const path = pattern.includes('/') ? pattern.replace(/^\//, '') : `**/${pattern}`;
  // What is below a folder is not the folder.
  return [{ matches: glob(path.replace(/\/\*\*$/, '/**/*')), keeps, foldersOnly }];
}
