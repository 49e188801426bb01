import type { Session } from './session.ts';

/** How a client is told to ask again for what it shows, by the capability that says that it can be told. */
const REFRESH = {
  diagnostics: 'workspace/diagnostic/refresh',
  codeLens: 'workspace/codeLens/refresh',
  inlayHint: 'workspace/inlayHint/refresh',
  semanticTokens: 'workspace/semanticTokens/refresh',
} as const;

type Shown = keyof typeof REFRESH;

/** What is shown of findings: it depends on other notes too. */
export const OF_FINDINGS: readonly Shown[] = ['diagnostics', 'codeLens'];
/** All that is shown: it depends on the settings and the configuration. */
export const OF_READING: readonly Shown[] = [...OF_FINDINGS, 'inlayHint', 'semanticTokens'];

/** Tells the client to ask again. */
export function askAgain({ client, connection }: Session, all: readonly Shown[]): void {
  for (const shown of all)
    if (client.workspace?.[shown]?.refreshSupport)
      void connection.sendRequest(REFRESH[shown]).catch(() => {});
}
