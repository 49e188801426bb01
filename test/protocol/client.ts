import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const SERVER = join(import.meta.dirname, '..', '..', 'dist', 'server.js');

/** A client of the built server, over stdio. */
export class Client {
  readonly child: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly published = new Map<string, Diagnostic[]>();
  private waiting: (() => void)[] = [];

  constructor(args: readonly string[] = [SERVER, '--stdio']) {
    this.child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.child.stdout!),
      new StreamMessageWriter(this.child.stdin!),
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

  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.child.on('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const code = await ended;
    this.connection.dispose();
    return code;
  }
}

/** The rule and subject of each diagnostic. */
export function named(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, data }) => `${code} ${(data as { subject: string }).subject}`);
}
