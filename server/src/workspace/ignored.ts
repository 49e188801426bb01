import ignore, { type Ignore } from 'ignore';
import { folderOf, upwards } from './path.ts';

/** Folders that hold no notes of the person. */
const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn', '.vscode-test']);

/** What the `.gitignore` files of a workspace folder leave out, and we with them. */
export class Ignored {
  private readonly rules = new Map<string, Ignore>();

  /** Takes the text of the `.gitignore` of a folder. */
  put(folder: string, text: string): void {
    this.rules.set(folder, ignore().add(text));
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
      const local = base === '' ? path : path.slice(base.length + 1);
      const said = this.rules.get(base)?.test(isFolder ? `${local}/` : local);
      if (said?.ignored || said?.unignored) return said.ignored;
    }
    return false;
  }
}
