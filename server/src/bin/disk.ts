import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Files } from '../lsp/files.ts';
import { isLeftOut, leadsOutside, readText, UnreadableFile, walk } from './files.ts';

/** Where a URI leads on the disk; nothing for one that is of no file, or can't be one here. */
function pathAt(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

/** The files of this machine, for a client that has none of its own; only those of `file:` are there. */
export const disk: Files = {
  find(folder) {
    const root = pathAt(folder);
    if (root === undefined) return Promise.resolve([]);
    return Promise.resolve(walk(root).map((path) => pathToFileURL(join(root, path)).href));
  },
  leavesOut(folder, uri) {
    const [root, path] = [pathAt(folder), pathAt(uri)];
    if (root === undefined || path === undefined) return Promise.resolve(false);
    return Promise.resolve(isLeftOut(root, relative(root, path).split(sep).join('/')));
  },
  read(folder, uri) {
    const [root, path] = [pathAt(folder), pathAt(uri)];
    if (root === undefined || path === undefined) return Promise.resolve(undefined);
    try {
      return Promise.resolve(leadsOutside(root, path) ? undefined : readText(path));
    } catch (error) {
      if (error instanceof UnreadableFile) return Promise.resolve(undefined);
      return Promise.reject(error);
    }
  },
};
