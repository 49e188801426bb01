import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { strategy } from '../lsp/connection.ts';
import type { Files } from '../lsp/files.ts';
import { serve } from '../lsp/server.ts';
import { isLeftOut, leadsOutside, readText, UnreadableFile, walk } from './files.ts';
import { today } from './today.ts';

const disk: Files = {
  find(folder) {
    if (!folder.startsWith('file:')) return Promise.resolve([]);
    const root = fileURLToPath(folder);
    return Promise.resolve(walk(root).map((path) => pathToFileURL(join(root, path)).href));
  },
  leavesOut(folder, uri) {
    if (!folder.startsWith('file:') || !uri.startsWith('file:')) return Promise.resolve(false);
    return Promise.resolve(isLeftOut(...placeOf(folder, uri)));
  },
  read(folder, uri) {
    if (!uri.startsWith('file:')) return Promise.resolve(undefined);
    try {
      if (leadsOutside(...placeOf(folder, uri))) return Promise.resolve(undefined);
      return Promise.resolve(readText(fileURLToPath(uri)));
    } catch (error) {
      if (error instanceof UnreadableFile) return Promise.resolve(undefined);
      return Promise.reject(error);
    }
  },
};

/** A folder, and the path of a file under it, with `/`. */
function placeOf(folder: string, uri: string): [root: string, path: string] {
  const root = fileURLToPath(folder);
  return [root, relative(root, fileURLToPath(uri)).split(sep).join('/')];
}

serve(createConnection(ProposedFeatures.all, strategy()), { disk, today });
