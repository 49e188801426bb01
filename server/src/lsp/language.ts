import type { Diagnostics } from './diagnostics.ts';
import { answerActions } from './handlers/actions.ts';
import { answerCompletion } from './handlers/completion.ts';
import { answerDisplay } from './handlers/display.ts';
import { answerNames } from './handlers/names.ts';
import { answerStructure } from './handlers/structure.ts';
import type { Session } from './session.ts';

/** Answers the requests about language: each converts, calls a feature, converts. */
export function answer(session: Session, diagnostics: Diagnostics): void {
  session.connection.onRequest('textDocument/diagnostic', async ({ textDocument: { uri } }) => {
    await session.known(uri);
    return { kind: 'full' as const, items: diagnostics.pull(uri) };
  });
  answerDisplay(session);
  answerCompletion(session);
  answerActions(session);
  answerStructure(session);
  answerNames(session);
}
