import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameReader, framed } from '../../server/src/bin/framing.ts';
import { Messages, ResponseError } from '../../server/src/lsp/json-rpc.ts';

function frame(body: string): Buffer {
  return Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** What a reader makes of bytes that come in pieces cut at places of their own. */
function read(bytes: Buffer, cuts: readonly number[] = []): unknown[] {
  const found: unknown[] = [];
  const reader = new FrameReader((message) => found.push(message));
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
  places.sort((a, b) => a - b);
  for (const [i, start] of places.slice(0, -1).entries())
    reader.take(bytes.subarray(start, places[i + 1]));
  return found;
}

test('messages are the same in whatever pieces they come', () => {
  const message = fc.record({
    method: fc.string({ unit: 'grapheme' }),
    params: fc.jsonValue({ maxDepth: 2 }),
  });
  fc.assert(
    fc.property(fc.array(message), fc.array(fc.nat(2000)), (messages, cuts) => {
      const sent = messages.map((each) => JSON.parse(JSON.stringify(each)) as unknown);
      const bytes = Buffer.concat(messages.map((each) => frame(JSON.stringify(each))));
      expect(read(bytes, cuts)).toEqual(sent);
    }),
  );
});

test('headers come in any case, order and number', () => {
  const body = '{"é":"🎉"}';
  const header = `Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:${Buffer.byteLength(body)}\r\n\r\n`;
  expect(read(Buffer.from(header + body))).toEqual([{ é: '🎉' }]);
});

test('what can’t be read is told, and the next is read', () => {
  const bytes = Buffer.concat([
    frame('{"broken'),
    Buffer.from('Content-Type: none\r\n\r\n'),
    frame('{"a":1}'),
  ]);
  expect(read(bytes)).toEqual([undefined, undefined, { a: 1 }]);
});

/** A server over streams that answers, and what its client reads. */
function begin() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const problems: string[] = [];
  const messages = new Messages(
    framed(input, output),
    (problem) => problems.push(problem),
    () => undefined,
  );
  const read: unknown[] = [];
  const reader = new FrameReader((message) => read.push(message));
  output.on('data', (chunk: Buffer) => reader.take(chunk));
  let closed = false;
  messages.listen(() => {
    closed = true;
  });
  const send = (...sent: object[]) =>
    input.write(Buffer.concat(sent.map((each) => frame(JSON.stringify(each)))));
  /** Waits until so many messages have come back. */
  const answers = async (count: number) => {
    await expect.poll(() => read.length).toBe(count);
    return read;
  };
  return { messages, input, send, answers, problems, isClosed: () => closed };
}

test('each request has one answer, whatever its handler does', async () => {
  const { messages, send, answers } = begin();
  messages.onRequest('echo', (params) => params);
  messages.onRequest('nothing', () => undefined);
  messages.onRequest('later', () => Promise.resolve('later'));
  messages.onRequest('refuses', () => {
    throw new ResponseError(-32803, 'Not now.');
  });
  messages.onRequest('fails', () => Promise.reject(new TypeError('It is broken.')));
  send(
    ...['echo', 'nothing', 'later', 'refuses', 'fails', 'unknown'].map((method, id) => ({
      id,
      method,
      params: { a: [1] },
    })),
  );
  const found = (await answers(6)) as { id: number }[];
  expect(found.sort((a, b) => a.id - b.id)).toEqual([
    { jsonrpc: '2.0', id: 0, result: { a: [1] } },
    { jsonrpc: '2.0', id: 1, result: null },
    { jsonrpc: '2.0', id: 2, result: 'later' },
    { jsonrpc: '2.0', id: 3, error: { code: -32803, message: 'Not now.' } },
    { jsonrpc: '2.0', id: 4, error: { code: -32603, message: 'It is broken.' } },
    { jsonrpc: '2.0', id: 5, error: { code: -32601, message: 'There is no method “unknown”.' } },
  ]);
});

test('messages are taken up in order, and not those that are cancelled before their turn', async () => {
  const { messages, send, answers } = begin();
  const seen: unknown[] = [];
  messages.onNotification('note', (params) => seen.push(params));
  messages.onRequest('ask', () => seen.length);
  send(
    { method: 'note', params: 'a' },
    { id: 'first', method: 'ask' },
    { id: 'second', method: 'ask' },
    { method: 'note', params: 'b' },
    { id: 'third', method: 'ask' },
    { method: '$/cancelRequest', params: { id: 'second' } },
    { method: '$/cancelRequest', params: { id: 'unknown' } },
  );
  expect(await answers(3)).toEqual([
    {
      jsonrpc: '2.0',
      id: 'second',
      error: { code: -32800, message: 'The request was cancelled.' },
    },
    { jsonrpc: '2.0', id: 'first', result: 1 },
    { jsonrpc: '2.0', id: 'third', result: 2 },
  ]);
});

test('a notification that fails, one that is unknown and junk stop nothing', async () => {
  const { messages, send, answers, problems, input } = begin();
  messages.onNotification('fails', () => Promise.reject(new Error('no')));
  messages.onRequest('ask', () => 'here');
  input.write(frame('{'));
  input.write(frame('7'));
  send(
    { method: '$/cancelRequest' },
    { method: 'fails' },
    { method: 'unknown' },
    {},
    { id: 99, result: 1 },
    { id: null, method: 'x' },
  );
  send({ id: 1, method: 'ask' });
  const unreadable = { code: -32700, message: 'The message can’t be read.' };
  expect(await answers(3)).toEqual([
    { jsonrpc: '2.0', id: null, error: unreadable },
    { jsonrpc: '2.0', id: null, error: unreadable },
    { jsonrpc: '2.0', id: 1, result: 'here' },
  ]);
  expect(problems).toEqual(['fails: Error: no']);
});

test('what the client is asked comes back as its answer or its refusal', async () => {
  const { messages, send, answers } = begin();
  const [one, two] = [
    messages.sendRequest('one', { a: 1 }),
    messages.sendRequest('two', undefined),
  ];
  expect(await answers(2)).toEqual([
    { jsonrpc: '2.0', id: 1, method: 'one', params: { a: 1 } },
    { jsonrpc: '2.0', id: 2, method: 'two' },
  ]);
  send({ id: 2, error: { code: -32803, message: 'No.' } }, { id: 1, result: [2] });
  await expect(two).rejects.toEqual(new ResponseError(-32803, 'No.'));
  expect(await one).toEqual([2]);
});

test('the end of the stream is told', async () => {
  const { input, isClosed } = begin();
  input.end();
  await expect.poll(isClosed).toBe(true);
});

test.each([
  [[{ id: 1, method: 'ask' }], null, 'Messages come one by one.'],
  [{ id: {}, method: 'ask' }, null, 'An id is a number or a text.'],
  [{ method: 5 }, null, 'The message names no method.'],
  [{ id: 7, method: 5 }, 7, 'The message names no method.'],
])('what is no message is refused: %j', async (message, id, reason) => {
  const { input, answers } = begin();
  input.write(frame(JSON.stringify(message)));
  expect(await answers(1)).toEqual([
    { jsonrpc: '2.0', id, error: { code: -32600, message: reason } },
  ]);
});

test('whatever is thrown is an answer', async () => {
  const { messages, send, answers } = begin();
  messages.onRequest('ask', () => {
    throw 'a text';
  });
  send({ id: 1, method: 'ask' });
  expect(await answers(1)).toEqual([
    { jsonrpc: '2.0', id: 1, error: { code: -32603, message: 'a text' } },
  ]);
});
