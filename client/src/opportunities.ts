import { Disposable, EventEmitter, type Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  Guide,
  OpportunitiesChanged,
  Opportunity,
  Requests,
} from '../../server/src/lsp/protocol.ts';
import { daily } from './daily.ts';
import { plain } from './plain.ts';

/** Milliseconds between two looks at the calendar. */
const MINUTE = 60_000;

/** Asks the server one of the questions that go beyond the protocol. */
export function ask<M extends keyof Requests>(
  client: BaseLanguageClient,
  method: M,
  params?: Requests[M]['params'],
): Promise<Requests[M]['result']> {
  return client.sendRequest<Requests[M]['result']>(method, params ?? {});
}

/** The opportunities as the server last told of them, for everything that shows them. */
export class Opportunities implements Disposable {
  private readonly known = new Map<string, Opportunity>();
  private readonly emitter = new EventEmitter<OpportunitiesChanged>();
  private readonly registered: Disposable;
  private guideOnce: Promise<Guide> | undefined;
  /** Resolves when all have been told of once. */
  readonly ready: Promise<void>;
  /** Something that an overview says has changed. */
  readonly onDidChange = this.emitter.event;

  /** The client has been started. */
  constructor(private readonly client: BaseLanguageClient) {
    // “In 3 d” is of the day on which it was said: asked on another, the server tells what has changed.
    const look = daily(() => void ask(client, 'staffPrep/opportunities').catch(() => {}));
    const timer = setInterval(look, MINUTE);
    this.registered = Disposable.from(
      client.onNotification('staffPrep/opportunitiesChanged', (change: OpportunitiesChanged) =>
        this.take(change),
      ),
      window.onDidChangeWindowState(look),
      { dispose: () => clearInterval(timer) },
    );
    this.ready = ask(client, 'staffPrep/opportunities').then((changed) =>
      this.take({ changed, removed: [] }),
    );
  }

  /** All of them, in the order of their URIs. */
  all(): Opportunity[] {
    return [...this.known.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  get(uri: Uri | string): Opportunity | undefined {
    return this.known.get(String(uri));
  }

  /** The one at a URI, with its places as they are now. */
  async fresh(uri: Uri | string): Promise<Opportunity | undefined> {
    const [told] = await ask(this.client, 'staffPrep/opportunities', { uri: String(uri) });
    return told && shown(told);
  }

  /** The stages, the checkpoints and the guide's words. */
  guide(): Promise<Guide> {
    this.guideOnce ??= ask(this.client, 'staffPrep/guide');
    return this.guideOnce;
  }

  dispose(): void {
    this.registered.dispose();
    this.emitter.dispose();
  }

  private take({ changed, removed }: OpportunitiesChanged): void {
    const change = { changed: changed.map(shown), removed };
    for (const opportunity of change.changed) this.known.set(opportunity.uri, opportunity);
    for (const uri of change.removed) this.known.delete(uri);
    this.emitter.fire(change);
  }
}

/** An opportunity for views: what its note says is one line of text each. */
function shown(told: Opportunity): Opportunity {
  const { title, role, next, interviews, offer } = told;
  return {
    ...told,
    title: plain(title),
    ...(role !== undefined && { role: plain(role) }),
    ...(next !== undefined && { next: plain(next) }),
    interviews: interviews.map((interview) => ({ ...interview, name: plain(interview.name) })),
    ...(offer && { offer: offer.map((fact) => ({ ...fact, text: plain(fact.text) })) }),
  };
}
