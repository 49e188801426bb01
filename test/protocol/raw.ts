import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { NODE } from '../offline.ts';

const SERVER = join(import.meta.dirname, '..', '..', 'dist', 'server.js');
export const URI = 'untitled:acme.prep.md';

export interface Received {
  id?: number | string | null;
  method?: string;
  params?: { uri?: string; version?: number; diagnostics?: { code: string }[] };
  result?: unknown;
  error?: { code: number; message: string };
}

/** A client that speaks byte by byte, and may do all of it wrong. */
export class Raw {
  readonly child: ChildProcess;
  readonly received: Received[] = [];
  readonly ended: Promise<number | null>;
  stderr = '';
  /** What came on standard output beside messages. */
  stray = '';
  /** Hears each message as it comes. */
  hear?: (message: Received) => void;
  private buffer = Buffer.alloc(0);

  constructor(args: readonly string[] = []) {
    const [command, ...first] = NODE;
    this.child = spawn(command, [...first, ...args, SERVER, '--stdio']);
    this.ended = new Promise((resolve) => this.child.on('exit', resolve));
    this.child.stdin!.on('error', () => {});
    this.child.stderr!.on('data', (data: Buffer) => {
      this.stderr += data.toString();
    });
    this.child.stdout!.on('data', (data: Buffer) => this.take(data));
  }

  private take(data: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n\r\n/.exec(this.buffer.toString('latin1', 0, 100));
      if (!head) {
        if (this.buffer.length > 30) this.stray = this.buffer.toString('utf8', 0, 1000);
        return;
      }
      const end = head[0].length + Number(head[1]);
      if (this.buffer.length < end) return;
      const message = JSON.parse(this.buffer.toString('utf8', head[0].length, end)) as Received;
      this.received.push(message);
      this.buffer = this.buffer.subarray(end);
      this.hear?.(message);
    }
  }

  write(body: string): void {
    this.child.stdin!.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  notify(method: string, params?: unknown): void {
    this.write(JSON.stringify({ jsonrpc: '2.0', method, params }));
  }

  private last = 0;
  async ask(method: string, params?: unknown): Promise<Received> {
    const id = ++this.last;
    this.write(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return this.until((message) => message.id === id && message.method === undefined);
  }

  async until(fits: (message: Received) => boolean): Promise<Received> {
    for (let tries = 0; tries < 3000; tries++) {
      const found = this.received.find(fits);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`never came; stderr: ${this.stderr}`);
  }

  async start(
    capabilities = {},
    processId: number | null = process.pid,
    rootUri: string | null = null,
    options = {},
  ): Promise<void> {
    await this.ask('initialize', {
      processId,
      rootUri,
      capabilities,
      initializationOptions: { today: '2026-11-24', ...options },
    });
    this.notify('initialized', {});
  }

  open(text: string, uri = URI): void {
    this.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
  }

  change(version: unknown, ...contentChanges: unknown[]): void {
    this.notify('textDocument/didChange', { textDocument: { uri: URI, version }, contentChanges });
  }

  codes(version: number, uri = URI): Promise<string[]> {
    return this.until(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' &&
        params?.uri === uri &&
        params.version === version,
    ).then(({ params }) => params!.diagnostics!.map(({ code }) => code));
  }
}
