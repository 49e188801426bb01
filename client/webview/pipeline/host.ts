import type { ToExtension, ToPage } from '../../src/pipeline/protocol.ts';

/** What the page remembers when it is hidden, or the window reloaded. */
export interface Kept {
  readonly view?: View;
  readonly sort?: { readonly by: string; readonly descending: boolean };
  readonly closedShown?: boolean;
  /** The id of what has the focus, or the URI of the note that it is about. */
  readonly focus?: string;
}

/** The page's views. */
export type View = 'board' | 'table' | 'checkpoints' | 'offers';

declare function acquireVsCodeApi(): {
  postMessage(message: ToExtension): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
};

const vscode = acquireVsCodeApi();

/** Tells the extension something. */
export const send = (message: ToExtension): void => vscode.postMessage(message);

/** Calls `take` for each message of the extension. */
export function listen(take: (message: ToPage) => void): () => void {
  const listener = ({ data }: MessageEvent<ToPage>) => take(data);
  window.addEventListener('message', listener);
  return () => window.removeEventListener('message', listener);
}

/** What the page remembers. */
export const kept = (): Kept => vscode.getState() ?? {};

/** Remembers `part`; the rest stays as it was. */
export const keep = (part: Kept): void => vscode.setState({ ...kept(), ...part });

/** A text with what stands for `{0}`, `{1}` put in. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));
}

/** The order of names; made once, for it is slow to make. */
export const byName = new Intl.Collator().compare;
