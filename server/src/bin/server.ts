import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Files } from '../lsp/files.ts';
import { serve } from '../lsp/server.ts';
import { readText, UnreadableFile, walk } from './files.ts';
import { today } from './today.ts';

const disk: Files = {
  find(folder) {
    if (!folder.startsWith('file:')) return Promise.resolve([]);
    const root = fileURLToPath(folder);
    return Promise.resolve(walk(root).map((path) => pathToFileURL(join(root, path)).href));
  },
  read(uri) {
    if (!uri.startsWith('file:')) return Promise.resolve(undefined);
    try {
      return Promise.resolve(readText(fileURLToPath(uri)));
    } catch (error) {
      if (error instanceof UnreadableFile) return Promise.resolve(undefined);
      return Promise.reject(error);
    }
  },
};

serve(createConnection(ProposedFeatures.all), { disk, today });
