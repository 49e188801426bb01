import { expect, test, vi } from 'vitest';
import type { CloseHandlerResult, ErrorHandler } from 'vscode-languageclient';
import { tellingOfTheEnd } from '../../client/src/crashes.ts';

const ENDED = { action: 1, message: 'It crashed 5 times.' } as CloseHandlerResult;
const AGAIN = { action: 2 } as CloseHandlerResult;

test('who keeps ending is told of once, in our words and not in the library’s', async () => {
  const results = [AGAIN, AGAIN, ENDED];
  const tell = vi.fn<() => void>();
  const error = vi.fn<ErrorHandler['error']>(() => ({ action: 1 }));
  const handler = tellingOfTheEnd({ error, closed: () => results.shift()! }, tell);
  expect(await handler.closed()).toEqual(AGAIN);
  expect(await handler.closed()).toEqual(AGAIN);
  expect(tell).not.toHaveBeenCalled();
  // `handled` keeps the library from showing its message too; the log has it.
  expect(await handler.closed()).toEqual({ ...ENDED, handled: true });
  expect(tell).toHaveBeenCalledTimes(1);
  const fault = new Error('x');
  expect(await handler.error(fault, undefined, 3)).toEqual({ action: 1 });
  expect(error).toHaveBeenCalledWith(fault, undefined, 3);
});
