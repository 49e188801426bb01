import { commands, type ExtensionContext, l10n, Uri, window } from 'vscode';
import type { Opportunity } from '../../../server/src/lsp/protocol.ts';
import type { Service } from '../client.ts';
import { openCheckpoint, openInterview, openNote } from '../open.ts';
import { setStage } from '../stage.ts';
import { needsYou } from '../texts.ts';
import { OpportunityTree, type Row, type Sort } from './opportunity-tree.ts';

const SORTS: readonly Sort[] = ['stage', 'date', 'gaps'];
const SORT_KEY = 'staffPrep.sort';
/** Whether all opportunities are known. */
const READY = 'staffPrep.ready';

/** Registers the view of all opportunities, its commands and its badge. */
export function registerOpportunitiesView(
  { subscriptions, workspaceState }: ExtensionContext,
  service: Promise<Service>,
): void {
  const kept = workspaceState.get<Sort>(SORT_KEY, 'stage');
  const tree = new OpportunityTree(service, kept);
  const view = window.createTreeView('staffPrep.opportunities', { treeDataProvider: tree });
  const sortBy = (sort: Sort) => {
    tree.sortBy(sort);
    void workspaceState.update(SORT_KEY, sort);
    void commands.executeCommand('setContext', SORT_KEY, sort);
  };
  void commands.executeCommand('setContext', SORT_KEY, kept);
  subscriptions.push(
    view,
    ...SORTS.map((sort) =>
      commands.registerCommand(`staffPrep.sortBy.${sort}`, () => sortBy(sort)),
    ),
    commands.registerCommand('staffPrep.openOpportunity', ({ of }: Row & { type: 'opportunity' }) =>
      openNote(of.uri),
    ),
    commands.registerCommand('staffPrep.goTo', async (row: Row) => goTo(await service, row)),
    // From a menu the second argument is the selection; a stage is given by who binds a key to it.
    commands.registerCommand('staffPrep.setStage', async (from?: Row | Uri, stage?: unknown) =>
      changeStage(await service, uriOf(from), typeof stage === 'string' ? stage : undefined),
    ),
    commands.registerCommand('staffPrep.draftEmailFor', ({ of }: Row & { type: 'opportunity' }) =>
      commands.executeCommand('staffPrep.draftEmail', Uri.parse(of.uri)),
    ),
  );
  void service.then(({ opportunities }) => {
    const show = () => {
      tree.refresh();
      const value = opportunities.all().filter(needsYou).length;
      view.badge =
        value === 0
          ? undefined
          : {
              value,
              tooltip: l10n.t('{0} need you: a date is near or past, or a line is crossed', value),
            };
    };
    subscriptions.push(opportunities.onDidChange(show));
    // Only then is it known that there are none: the first steps are not offered to somebody who waits.
    return opportunities.ready.then(() => commands.executeCommand('setContext', READY, true));
  });
}

async function goTo(service: Service, row: Row): Promise<void> {
  if (row.type === 'checkpoint') await openCheckpoint(service, row.of.uri, row.checkpoint.id);
  else if (row.type === 'interview') await openInterview(service, row.of.uri, row.name);
  else if (row.type !== 'group') await openNote(row.of.uri);
}

/** The note that a command is about: that of a row, of a URI, or the one in the editor. */
function uriOf(from: Row | Uri | undefined): string | undefined {
  if (from instanceof Uri) return from.toString();
  if (from && from.type !== 'group') return from.of.uri;
  return window.activeTextEditor?.document.uri.toString();
}

/** Sets the stage of a note, after asking which where none is given. */
async function changeStage(
  service: Service,
  uri: string | undefined,
  given: string | undefined,
): Promise<void> {
  const opportunity = uri && (await service.opportunities.fresh(uri));
  if (!opportunity) {
    void window.showInformationMessage(l10n.t('Open a note on an opportunity to set its stage.'));
    return;
  }
  const stage = given ?? (await pickStage(service, opportunity));
  if (!stage || stage === opportunity.stage) return;
  try {
    await setStage(service, opportunity.uri, stage);
  } catch (error) {
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

async function pickStage(service: Service, opportunity: Opportunity): Promise<string | undefined> {
  const { stages } = await service.opportunities.guide();
  const picked = await window.showQuickPick(
    stages.map(({ id, title, meaning }) => ({
      id,
      label: title,
      description: id === opportunity.stage ? l10n.t('now') : '',
      detail: meaning,
    })),
    { title: l10n.t('Stage of {0}', opportunity.title), matchOnDetail: true },
  );
  return picked?.id;
}
