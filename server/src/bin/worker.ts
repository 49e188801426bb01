import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from 'vscode-languageserver/browser';
import { strategy } from '../lsp/connection.ts';
import { serve } from '../lsp/server.ts';
import { today } from './today.ts';

const self = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];

const reader = new BrowserMessageReader(self);
const writer = new BrowserMessageWriter(self);
serve(createConnection(reader, writer, strategy()), { disk: undefined, today });
