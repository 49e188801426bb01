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

const disk: Files = {
  find(folder) {
    if (!folder.startsWith('file:')) return Promise.resolve([]);
    const root = fileURLToPath(folder);
    return Promise.resolve(walk(root).map((path) => pathToFileURL(join(root, path)).href));
  },
  leavesOut(folder, uri) {
    if (!folder.startsWith('file:') || !uri.startsWith('file:')) return Promise.resolve(false);
    const root = fileURLToPath(folder);
    const path = relative(root, fileURLToPath(uri)).split(sep).join('/');
    return Promise.resolve(isLeftOut(root, path));
  },
  read(folder, uri) {
    if (!uri.startsWith('file:')) return Promise.resolve(undefined);
    try {
      const path = fileURLToPath(uri);
      if (leadsOutside(fileURLToPath(folder), path)) return Promise.resolve(undefined);
      return Promise.resolve(readText(path));
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
