import { Ignored } from '../workspace/ignored.ts';
import { folderOf } from '../workspace/path.ts';
import type { Connection } from './connection.ts';
import type { Files } from './files.ts';
import { decode } from './folder.ts';

/** Files that the client reads for us: those of virtual workspaces, and all of them in a browser. */
export class ClientFiles implements Files {
  /** What was left out when the files of a folder were last found. */
  private readonly ignored = new Map<string, Ignored>();

  constructor(private readonly connection: Connection) {}

  async find(folder: string): Promise<readonly string[]> {
    const found = await this.connection.sendRequest<unknown>('staffPrep/findFiles', { folder });
    const uris = (Array.isArray(found) ? found : []).filter((uri) => typeof uri === 'string');
    const ignored = new Ignored();
    this.ignored.set(decode(folder), ignored);
    const isRules = (uri: string) => uri.endsWith('/.gitignore');
    for (const uri of uris.filter(isRules))
      ignored.put(folderOf(pathIn(folder, uri)), (await this.read(folder, uri)) ?? '');
    return uris.filter((uri) => !isRules(uri) && !ignored.leavesOut(pathIn(folder, uri)));
  }

  leavesOut(folder: string, uri: string): Promise<boolean> {
    const ignored = this.ignored.get(decode(folder)) ?? new Ignored();
    return Promise.resolve(ignored.leavesOut(pathIn(folder, uri)));
  }

  async read(_folder: string, uri: string): Promise<string | undefined> {
    // What the client can't read is not there.
    const text = await this.connection
      .sendRequest<unknown>('staffPrep/readFile', { uri })
      .catch(() => undefined);
    return typeof text === 'string' ? text : undefined;
  }
}

function pathIn(folder: string, uri: string): string {
  return decode(uri).slice(decode(folder).length + 1);
}

/** Files of the disk where there is one and they are on it; the client's, if it offers them, otherwise. */
export function choose(disk: Files | undefined, client: Files | undefined): Files {
  const of = (uri: string) => (disk && uri.startsWith('file:') ? disk : client);
  return {
    find: (folder) => of(folder)?.find(folder) ?? Promise.resolve([]),
    leavesOut: (folder, uri) => of(folder)?.leavesOut(folder, uri) ?? Promise.resolve(false),
    read: (folder, uri) => of(uri)?.read(folder, uri) ?? Promise.resolve(undefined),
  };
}

/** Files of which a document outside the workspace sees only the shared lines beside it. */
export function beside(files: Files): Files {
  return {
    ...files,
    async find(folder) {
      // What has no name yet is in no folder.
      if (!folder.includes('/')) return [];
      const lines = `${folder}/lines.prep.md`;
      return (await files.leavesOut(folder, lines)) ? [] : [lines];
    },
  };
}
