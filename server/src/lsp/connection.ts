import {
  type Connection,
  type ConnectionOptions,
  ErrorCodes,
  LSPErrorCodes,
  type Message,
  ResponseError,
} from 'vscode-languageserver';
import { isReadable } from './params.ts';

/** What stands in for a request that is refused: its parameter is the error. */
const REFUSED = 'staffPrep/refused';

/** The message as the protocol has it. */
type Incoming = Message & { id?: number | string | null; method?: string; params?: unknown };

/**
 * How a connection deals with what a client must not ask, and with what it no longer wants: nothing
 * is computed for it. Made anew for each connection.
 */
export function strategy(): ConnectionOptions {
  let state: 'new' | 'running' | 'shut down' = 'new';
  const faultOf = (method: string, params: unknown): [code: number, why: string] | undefined => {
    if (state === 'new' && method !== 'initialize')
      return [ErrorCodes.ServerNotInitialized, 'The server waits for initialize.'];
    if (state === 'running' && method === 'initialize')
      return [ErrorCodes.InvalidRequest, 'The server is initialized already.'];
    if (state === 'shut down')
      return [ErrorCodes.InvalidRequest, 'The server is shut down: only exit may follow.'];
    if (!isReadable(method, params))
      return [ErrorCodes.InvalidParams, `The parameters of ${method} can’t be read.`];
    return undefined;
  };
  return {
    connectionStrategy: {
      cancelUndispatched: (message) =>
        'id' in message
          ? {
              jsonrpc: '2.0',
              id: message.id as number | string,
              error: {
                code: LSPErrorCodes.RequestCancelled,
                message: 'The request was cancelled.',
              },
            }
          : undefined,
    },
    messageStrategy: {
      handleMessage(message: Incoming, next) {
        const { method, params, id } = message;
        // Answers to what we asked, what the connection sees to by itself, and the end.
        if (method === undefined || method.startsWith('$/') || method === 'exit') {
          return next(message);
        }
        const fault = faultOf(method, params);
        if (!fault) {
          if (method === 'initialize') state = 'running';
          if (method === 'shutdown') state = 'shut down';
          return next(message);
        }
        const refused: Incoming = { ...message, method: REFUSED, params: fault };
        return id === undefined ? undefined : next(refused);
      },
    },
  };
}

/** Answers requests that are refused with the protocol’s error. */
export function refuse(connection: Connection): void {
  connection.onRequest(REFUSED, (...fault: unknown[]) => {
    const [code, why] = fault.flat() as [number, string];
    throw new ResponseError(code, why);
  });
}
