import type { Readable, Writable } from 'node:stream';
import type { Transport } from '../lsp/json-rpc.ts';

const BLANK_LINE = '\r\n\r\n';
/** In bytes; the protocol has two short lines. */
const LONGEST_HEADER = 10_000;

/** Messages over streams, each after a header that tells its length in bytes, as the protocol has it. */
export function framed(input: Readable, output: Writable): Transport {
  return {
    listen(onMessage, onClose) {
      const reader = new FrameReader(onMessage);
      input.on('data', (chunk: Buffer) => reader.take(chunk));
      for (const event of ['end', 'close', 'error']) input.on(event, onClose);
      output.on('error', onClose);
    },
    send(message) {
      const body = JSON.stringify(message);
      output.write(`Content-Length: ${Buffer.byteLength(body)}${BLANK_LINE}${body}`);
    },
  };
}

/** Puts messages together from what comes in whatever pieces; nothing stands for one that can't be read. */
export class FrameReader {
  private chunks: Buffer[] = [];
  private size = 0;
  /** So many bytes must be there before there is anything to read. */
  private needed = 0;

  constructor(private readonly onMessage: (message: unknown) => void) {}

  take(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
    if (this.size < this.needed) return;
    let data = this.chunks.length === 1 ? chunk : Buffer.concat(this.chunks);
    for (;;) {
      const end = data.indexOf(BLANK_LINE);
      this.needed = 0;
      if (end < 0) {
        // Without an end so far on it is no header, whatever follows.
        if (data.length > LONGEST_HEADER) data = data.subarray(data.length - BLANK_LINE.length + 1);
        break;
      }
      const start = end + BLANK_LINE.length;
      const length = /^content-length:[ \t]*(\d+)/im.exec(data.toString('latin1', 0, end))?.[1];
      const next = start + Number(length ?? 0);
      this.needed = next;
      if (data.length < next) break;
      this.onMessage(parse(data.subarray(start, next)));
      data = data.subarray(next);
    }
    this.chunks = data.length > 0 ? [data] : [];
    this.size = data.length;
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
