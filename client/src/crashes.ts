import type { ErrorHandler } from 'vscode-languageclient';

/**
 * Starts the server again as another handler does, and tells the person, once each time, when that
 * one gives up on a server that keeps ending.
 */
export function tellingOfTheEnd(handler: ErrorHandler, tell: () => void): ErrorHandler {
  return {
    error: (...about) => handler.error(...about),
    closed: async () => {
      const result = await handler.closed();
      // It has something to say only where it gives up.
      if (result.message === undefined) return result;
      tell();
      return { ...result, handled: true };
    },
  };
}
