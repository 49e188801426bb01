/** Carries whole messages between the server and its client. */
export interface Transport {
  /** Gives each message that comes, nothing for one that can't be read, and tells when no more can come. */
  listen(onMessage: (message: unknown) => void, onClose: () => void): void;
  send(message: object): void;
}

/** Why a request has no result. */
export class ResponseError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

type Id = number | string;
type Handler = (params: unknown) => unknown;

interface Message {
  readonly id?: Id | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;
const INTERNAL_ERROR = -32603;
const REQUEST_CANCELLED = -32800;

const TOGETHER = 1000;

const isId = (id: unknown): id is Message['id'] =>
  id === undefined || id === null || typeof id === 'number' || typeof id === 'string';

const soon: (task: () => void) => void =
  'setImmediate' in globalThis ? setImmediate : (task) => setTimeout(task, 0);

/**
 * JSON-RPC 2.0 as the language server protocol has it. Messages are taken up one by one in the order
 * they came, and reading goes on in between: a request that is cancelled before its turn is not worked on.
 */
export class Messages {
  private readonly requests = new Map<string, Handler>();
  private readonly notifications = new Map<string, Handler>();
  /** Messages whose turn has not come. */
  private readonly queue: Message[] = [];
  /** How many of them have had it; they are taken out together, since that moves all others. */
  private done = 0;
  /** What was asked of the client and is not answered. */
  private readonly asked = new Map<Id, { resolve: Handler; reject: (error: Error) => void }>();
  private lastId = 0;

  constructor(
    private readonly transport: Transport,
    /** Hears what went wrong where nobody waits for an answer. */
    private readonly onProblem: (problem: string) => void,
    /** Why a message is refused; nothing where it may be worked on. */
    private readonly faultOf: (method: string, params: unknown) => ResponseError | undefined,
  ) {}

  listen(onClose: () => void): void {
    this.transport.listen((message) => this.receive(message), onClose);
  }

  /** Whether messages wait for their turn. */
  get isBusy(): boolean {
    return this.queue.length > this.done;
  }

  onRequest(method: string, handler: Handler): void {
    this.requests.set(method, handler);
  }

  onNotification(method: string, handler: Handler): void {
    this.notifications.set(method, handler);
  }

  sendRequest(method: string, params: unknown): Promise<unknown> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      this.send({ id, method, params });
    });
  }

  sendNotification(method: string, params: unknown): void {
    this.send({ method, params });
  }

  private send(message: Message): void {
    this.transport.send({ jsonrpc: '2.0', ...message });
  }

  private refuse(id: Id | null, code: number, message: string): void {
    this.send({ id, error: { code, message } });
  }

  private receive(received: unknown): void {
    if (received === null || typeof received !== 'object') {
      this.refuse(null, PARSE_ERROR, 'The message can’t be read.');
      return;
    }
    if (Array.isArray(received)) {
      this.refuse(null, INVALID_REQUEST, 'Messages come one by one.');
      return;
    }
    const message = received as Message;
    if (!isId(message.id)) {
      this.refuse(null, INVALID_REQUEST, 'An id is a number or a text.');
      return;
    }
    if (message.method !== undefined && typeof message.method !== 'string') {
      this.refuse(message.id ?? null, INVALID_REQUEST, 'The message names no method.');
      return;
    }
    const isRequest = message.id !== undefined && message.id !== null;
    if (message.method === '$/cancelRequest' && !isRequest) {
      const id = (message.params as { id?: Id } | null | undefined)?.id;
      const at = this.queue.findIndex(
        (other, i) => i >= this.done && other.method !== undefined && other.id === id,
      );
      if (at < 0 || id === undefined) return;
      this.queue.splice(at, 1);
      this.refuse(id, REQUEST_CANCELLED, 'The request was cancelled.');
      return;
    }
    this.queue.push(message);
    if (this.queue.length === this.done + 1) soon(() => this.work());
  }

  /** Takes up the message whose turn it is. */
  private work(): void {
    const message = this.queue[this.done++];
    if (this.done === TOGETHER || !this.isBusy) {
      this.queue.splice(0, this.done);
      this.done = 0;
    }
    if (this.isBusy) soon(() => this.work());
    if (!message) return;
    const { id, method } = message;
    if (method === undefined) this.settle(message);
    else if (id === undefined || id === null) void this.hear(method, message.params);
    else void this.answer(id, method, message.params);
  }

  private async answer(id: Id, method: string, params: unknown): Promise<void> {
    try {
      const fault = this.faultOf(method, params);
      if (fault) throw fault;
      const handler = this.requests.get(method);
      if (!handler) throw new ResponseError(METHOD_NOT_FOUND, `There is no method “${method}”.`);
      this.send({ id, result: (await handler(params)) ?? null });
    } catch (error) {
      const code = error instanceof ResponseError ? error.code : INTERNAL_ERROR;
      this.refuse(id, code, error instanceof Error ? error.message : String(error));
    }
  }

  private async hear(method: string, params: unknown): Promise<void> {
    if (this.faultOf(method, params)) return;
    try {
      await this.notifications.get(method)?.(params);
    } catch (error) {
      this.onProblem(`${method}: ${String(error)}`);
    }
  }

  private settle({ id, result, error }: Message): void {
    const waiting = this.asked.get(id as Id);
    this.asked.delete(id as Id);
    if (error) waiting?.reject(new ResponseError(error.code, error.message));
    else waiting?.resolve(result);
  }
}
