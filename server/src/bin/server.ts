import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Connection } from '../lsp/connection.ts';
import type { Files } from '../lsp/files.ts';
import { serve } from '../lsp/server.ts';
import { bundleOf } from './bundle.ts';
import { isLeftOut, leadsOutside, readText, UnreadableFile, walk } from './files.ts';
import { today } from './today.ts';
import { clientProcess, LIFE, transport } from './transport.ts';

/** Where a URI leads on the disk; nothing for one that is of no file, or can't be one here. */
function pathAt(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

const disk: Files = {
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

// What reading a note leaves behind is short-lived: more room for it only costs memory, a third with 1 MB open.
setFlagsFromString('--semi-space-growth-factor=1');
const args = process.argv.slice(2);
const connection = new Connection(transport(args), LIFE);
connection.follow(clientProcess(args));
serve(connection, { disk, today, bundleOf });
