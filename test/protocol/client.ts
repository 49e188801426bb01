import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { Life } from '../../server/src/lsp/connection.ts';
import { NODE } from '../offline.ts';

const ROOT = join(import.meta.dirname, '..', '..');
export const SERVER = join(ROOT, 'dist', 'server.js');

/** Whether the server runs in the process of the tests, where what it runs through can be counted. */
export const IN_PROCESS = process.env.STAFF_PREP_IN_PROCESS === '1';

/** A server that was started: what it reads and writes, and how it ends. */
interface Started {
  readonly input: Writable;
  readonly output: Readable;
  /** The code it ends with; `null` when it was killed. */
  readonly ended: Promise<number | null>;
  kill(): void;
}

/** A client of the built server, over stdio. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly published = new Map<string, Diagnostic[]>();
  /** The code the server ends with; `null` when it was killed. */
  readonly ended: Promise<number | null>;
  private readonly server: Started & { readonly pid?: number | undefined };
  private waiting: (() => void)[] = [];

  /** Starts the server, or what these arguments of Node start. */
  constructor(args?: readonly string[]) {
    this.server = IN_PROCESS && !args ? serveHere() : spawnServer(args);
    this.ended = this.server.ended;
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.server.output),
      new StreamMessageWriter(this.server.input),
    );
    this.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
        this.published.set(uri, diagnostics);
        for (const wake of this.waiting.splice(0)) wake();
      },
    );
    this.connection.listen();
  }

  async start(params: Partial<InitializeParams> = {}): Promise<InitializeResult> {
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      initializationOptions: { today: '2026-11-24' },
      ...params,
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  open(uri: string, text: string, languageId = 'markdown'): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Waits for diagnostics of a document that satisfy a condition. */
  async diagnostics(
    uri: string,
    fits: (found: Diagnostic[]) => boolean = () => true,
  ): Promise<Diagnostic[]> {
    const start = Date.now();
    for (;;) {
      const found = this.published.get(uri);
      if (found && fits(found)) return found;
      if (Date.now() - start > 10_000)
        throw new Error(`no such diagnostics: ${JSON.stringify(found)}`);
      await new Promise<void>((wake) => {
        this.waiting.push(wake);
        setTimeout(wake, 1000);
      });
    }
  }

  /** The process of the server. */
  get pid(): number {
    return this.server.pid!;
  }

  /** Goes away, as a client does that crashes. */
  leave(): void {
    this.server.input.end();
  }

  kill(): void {
    this.server.kill();
  }

  /** Ends the server as the protocol has it; gives the code it ends with. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const code = await this.ended;
    this.connection.dispose();
    return code;
  }
}

function spawnServer(args: readonly string[] = [SERVER, '--stdio']): Started & { pid?: number } {
  const [command, ...first] = NODE;
  const child = spawn(command, [...first, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  return {
    ...(child.pid !== undefined && { pid: child.pid }),
    input: child.stdin,
    output: child.stdout,
    ended: new Promise((resolve) => child.on('exit', resolve)),
    kill: () => void child.kill(),
  };
}

function serveHere(): Started {
  const input = new PassThrough();
  const output = new PassThrough();
  let end: (code: number | null) => void = () => {};
  const ended = new Promise<number | null>((resolve) => {
    end = resolve;
  });
  const life: Life = { watch() {}, end: (code) => end(code) };
  const begin = async () => {
    const [{ Connection }, { serve }, { framed }, { disk }] = await Promise.all([
      import('../../server/src/lsp/connection.ts'),
      import('../../server/src/lsp/server.ts'),
      import('../../server/src/bin/framing.ts'),
      import('../../server/src/bin/disk.ts'),
    ]);
    const bundleOf = (language: string) => {
      const file = join(ROOT, 'l10n', `bundle.l10n.${language}.json`);
      return existsSync(file)
        ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
        : undefined;
    };
    const today = () => new Date().toISOString().slice(0, 10);
    serve(new Connection(framed(input, output), life), { disk, today, bundleOf });
  };
  void begin();
  return { input, output, ended, kill: () => input.destroy() };
}

/** The rule and subject of each diagnostic. */
export function named(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, data }) => `${code} ${(data as { subject: string }).subject}`);
}
