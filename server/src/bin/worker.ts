import { Connection, type Life } from '../lsp/connection.ts';
import type { Transport } from '../lsp/json-rpc.ts';
import { serve } from '../lsp/server.ts';
import { today } from './today.ts';

const worker = globalThis as unknown as {
  onmessage: (event: { data: unknown }) => void;
  postMessage(message: object): void;
};

const transport: Transport = {
  listen(onMessage) {
    worker.onmessage = ({ data }) => onMessage(data);
  },
  send: (message) => worker.postMessage(message),
};

/** The client ends the worker. */
const life: Life = { watch() {}, end() {} };

serve(new Connection(transport, life), {
  disk: undefined,
  today,
  // Here the client brings its own.
  bundleOf: () => undefined,
});
