import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-jsonrpc/browser';
import { Connection, type Life } from '../lsp/connection.ts';
import { serve } from '../lsp/server.ts';
import { today } from './today.ts';

const self = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];

/** The client ends the worker. */
const life: Life = { watch() {}, end() {} };

const connection = new Connection(
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
  life,
);
serve(connection, { disk: undefined, today });
