import type {
  ProgressToken,
  ProtocolNotificationType,
  ProtocolNotificationType0,
  ProtocolRequestType,
  ProtocolRequestType0,
  RegistrationParams,
} from 'vscode-languageserver-protocol';
import { Messages, ResponseError, type Transport } from './json-rpc.ts';
import { isReadable } from './params.ts';
import type { Requests } from './protocol.ts';
import { ErrorCode, MessageType } from './values.ts';

type Protocol = typeof import('vscode-languageserver-protocol');

/** The protocol's own description of each message, by method. */
type Described = {
  [K in keyof Protocol as Protocol[K] extends { readonly method: infer M extends string }
    ? M
    : never]: Protocol[K] extends { readonly type: infer T } ? T : never;
};

type RequestOf<T> =
  T extends ProtocolRequestType<infer P, infer R, infer _P, infer _E, infer _O>
    ? { params: P; result: R }
    : T extends ProtocolRequestType0<infer R, infer _P, infer _E, infer _O>
      ? { params: undefined; result: R }
      : never;

type NotificationOf<T> =
  T extends ProtocolNotificationType<infer P, infer _O>
    ? P
    : T extends ProtocolNotificationType0<infer _O>
      ? undefined
      : never;

type Handled<M> = M extends keyof Requests
  ? Requests[M]
  : M extends keyof Described
    ? RequestOf<Described[M]>
    : never;

/** How the server's process lives with its client; a worker simply ends with it. */
export interface Life {
  /** Calls `gone` when there is no such process any more. */
  watch(processId: number, gone: () => void): void;
  end(code: number): void;
}

/**
 * What the server says and hears, with the protocol's types by method. It answers `shutdown` and `exit` by
 * itself. The libraries for this would do as much and take two hundred kilobytes more, on each start.
 */
export class Connection {
  private readonly messages: Messages;
  private state: 'new' | 'running' | 'shut down' = 'new';
  private isFollowing = false;

  constructor(
    transport: Transport,
    private readonly life: Life,
  ) {
    this.messages = new Messages(
      transport,
      (problem) => this.log(MessageType.Error, problem),
      (method, params) => this.faultOf(method, params),
    );
    this.messages.onNotification('exit', () => this.end());
    this.messages.onRequest('shutdown', () => {
      this.state = 'shut down';
    });
  }

  /** Why a message is refused: it comes before `initialize` or after `shutdown`, or can’t be read. */
  private faultOf(method: string, params: unknown): ResponseError | undefined {
    if (method.startsWith('$/') || method === 'exit') return undefined;
    if (this.state === 'new' && method !== 'initialize')
      return failed('The server waits for initialize.', ErrorCode.ServerNotInitialized);
    if (this.state === 'running' && method === 'initialize')
      return failed('The server is initialized already.', ErrorCode.InvalidRequest);
    if (this.state === 'shut down')
      return failed('The server is shut down: only exit may follow.', ErrorCode.InvalidRequest);
    if (!isReadable(method, params))
      return failed(`The parameters of ${method} can’t be read.`, ErrorCode.InvalidParams);
    if (method === 'initialize') this.state = 'running';
    return undefined;
  }

  listen(): void {
    this.messages.listen(() => this.end());
  }

  /** Whether messages of the client wait for their turn. */
  get isBusy(): boolean {
    return this.messages.isBusy;
  }

  /** The client is gone or wants the server gone; without `shutdown` before that is an error. */
  private end(): void {
    this.life.end(this.state === 'shut down' ? 0 : 1);
  }

  /** Ends with the client's process; the first that is told counts. */
  follow(processId: number | null | undefined): void {
    if (this.isFollowing || typeof processId !== 'number') return;
    this.isFollowing = true;
    this.life.watch(processId, () => this.end());
  }

  /** Answers a request; parameters left out are empty. */
  onRequest<M extends keyof Described | keyof Requests>(
    method: M,
    handler: (params: Handled<M>['params']) => Handled<M>['result'] | Promise<Handled<M>['result']>,
  ): void {
    this.messages.onRequest(method, (params: Handled<M>['params'] | null) => handler(params ?? {}));
  }

  onNotification<M extends keyof Described>(
    method: M,
    handler: (params: NotificationOf<Described[M]>) => void | Promise<void>,
  ): void;
  onNotification<P>(method: `staffPrep/${string}`, handler: (params: P) => void): void;
  onNotification(method: string, handler: (params: never) => void | Promise<void>): void {
    this.messages.onNotification(method, handler as (params: unknown) => void);
  }

  sendRequest<R>(method: `staffPrep/${string}`, params: object): Promise<R>;
  sendRequest<M extends keyof Described>(
    method: M,
    params?: RequestOf<Described[M]>['params'],
  ): Promise<RequestOf<Described[M]>['result']>;
  sendRequest(method: string, params?: unknown): Promise<unknown> {
    return this.messages.sendRequest(method, params);
  }

  sendNotification(method: `staffPrep/${string}`, params: object): void;
  sendNotification<M extends keyof Described>(
    method: M,
    params: NotificationOf<Described[M]>,
  ): void;
  sendNotification(method: '$/progress', params: { token: ProgressToken; value: unknown }): void;
  sendNotification(method: string, params: unknown): void {
    this.messages.sendNotification(method, params);
  }

  /** Asks the client to send something that it sends only when asked. */
  register(method: keyof Described, registerOptions: object): void {
    const params: RegistrationParams = {
      registrations: [{ id: method, method, registerOptions }],
    };
    this.sendRequest('client/registerCapability', params).catch((error) =>
      this.warn(`The editor refuses ${method}: ${String(error)}`),
    );
  }

  /** Tells the person what went wrong, in the editor's log. */
  warn(message: string): void {
    this.log(MessageType.Warning, message);
  }

  private log(type: MessageType, message: string): void {
    this.sendNotification('window/logMessage', { type, message });
  }
}

/** An answer that refuses, with a sentence for the person. */
export function failed(message: string, code: ErrorCode = ErrorCode.RequestFailed): ResponseError {
  return new ResponseError(code, message);
}
