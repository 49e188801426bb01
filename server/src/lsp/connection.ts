import type { ConnectionStrategy } from 'vscode-languageserver';
import { LSPErrorCodes } from 'vscode-languageserver';

/** How a connection deals with what the client no longer wants: nothing is computed for it. */
export const STRATEGY: ConnectionStrategy = {
  cancelUndispatched: (message) =>
    'id' in message
      ? {
          jsonrpc: '2.0',
          id: message.id as number | string,
          error: { code: LSPErrorCodes.RequestCancelled, message: 'The request was cancelled.' },
        }
      : undefined,
};
