import * as l10n from '@vscode/l10n';
import { nameOfCheckpoint } from '../features/lens.ts';
import { stageEdit } from '../features/set-stage.ts';
import { GUIDE, PASSAGES } from '../guide/passages.ts';
import { CHECKPOINTS } from '../note/note.ts';
import { isClosed, STAGE_MEANINGS, STAGE_NAMES, STAGES, type Stage } from '../note/stage.ts';
import { failed } from './connection.ts';
import { toWorkspaceEdit } from './handlers/actions.ts';
import type { Opportunities } from './opportunities.ts';
import type { Guide } from './protocol.ts';
import type { Session } from './session.ts';

/** Answers the requests that go beyond the protocol: each converts, calls a feature, converts. */
export function answerRequests(session: Session, opportunities: Opportunities): void {
  const { connection } = session;
  connection.onRequest('staffPrep/opportunities', async ({ uri }) => {
    if (uri !== undefined) {
      const found = opportunities.at(uri);
      return found ? [found] : [];
    }
    await session.ready;
    return opportunities.all();
  });

  connection.onRequest('staffPrep/setStage', ({ uri, stage }) => {
    const opened = session.note(uri);
    if (opened?.located.kind !== 'note') throw failed(l10n.t('This is no note on an opportunity.'));
    if (!isStage(stage)) throw failed(l10n.t('There is no stage “{0}”.', stage));
    const edit = stageEdit(opened.located.note, stage);
    if (!edit)
      throw failed(
        l10n.t('The front matter of this note can’t be edited: write the stage by hand.'),
      );
    return toWorkspaceEdit(session, opened, { edits: [edit] });
  });

  connection.onRequest('staffPrep/guide', () => guide());
}

function guide(): Guide {
  const { title, author, url } = GUIDE;
  return {
    stages: STAGES.map((id) => ({
      id,
      title: l10n.t(STAGE_NAMES[id]),
      meaning: l10n.t(STAGE_MEANINGS[id]),
      closed: isClosed(id),
    })),
    checkpoints: CHECKPOINTS.map((id) => ({ id, title: nameOfCheckpoint(id) })),
    bestAvailable: { quote: PASSAGES.bestAvailable.quote, title, author, url },
  };
}

function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text);
}
