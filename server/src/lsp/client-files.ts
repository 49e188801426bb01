import type { Connection } from 'vscode-languageserver';
import type { Files } from './files.ts';

/** Files that the client reads for us: those of virtual workspaces, and all of them in a browser. */
export class ClientFiles implements Files {
  constructor(private readonly connection: Connection) {}

  find(folder: string): Promise<readonly string[]> {
    return this.connection.sendRequest('staffPrep/findFiles', { folder });
  }

  async read(uri: string): Promise<string | undefined> {
    const text = await this.connection.sendRequest<string | null>('staffPrep/readFile', { uri });
    return text ?? undefined;
  }
}

/** Files of the disk where there is one and they are on it; the client's, if it offers them, otherwise. */
export function choose(disk: Files | undefined, client: Files | undefined): Files {
  const of = (uri: string) => (disk && uri.startsWith('file:') ? disk : client);
  return {
    find: (folder) => of(folder)?.find(folder) ?? Promise.resolve([]),
    read: (uri) => of(uri)?.read(uri) ?? Promise.resolve(undefined),
  };
}
