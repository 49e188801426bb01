import {
  l10n,
  type Memento,
  type QuickInputButton,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  Uri,
  window,
} from 'vscode';
import type { DraftChoice } from '../../../server/src/lsp/protocol.ts';
import type { Service } from '../client.ts';
import { ask } from '../opportunities.ts';
import { withoutIcons } from '../plain.ts';
import { deliver, WAYS, type Way, wayText } from './deliver-draft.ts';

/** Where the last draft went. */
const KEY = 'staffPrep.drafts';

/**
 * Opens the draft of an email that a note gives occasion to: the one with an id, one of those whose
 * ids begin with it, or the one that is picked. It goes where the last one went.
 */
export async function draftEmail(
  { client }: Service,
  state: Memento,
  about?: unknown,
  id?: unknown,
): Promise<void> {
  const uri = uriOf(about);
  const drafts = uri ? await ask(client, 'staffPrep/drafts', { uri }) : [];
  const fitting = typeof id === 'string' ? drafts.filter((draft) => fits(draft, id)) : drafts;
  if (!uri || fitting.length === 0) {
    void window.showInformationMessage(
      l10n.t('There is nothing to write about: open a note on an opportunity that is not closed.'),
    );
    return;
  }
  const one = typeof id === 'string' && fitting.length === 1;
  const picked = one ? { id: fitting[0]!.id } : await pickDraft(fitting);
  const way = picked && (picked.way ?? state.get<Way>(KEY) ?? (await pickWay()));
  if (!picked || !way) return;
  await state.update(KEY, way);
  const draft = await ask(client, 'staffPrep/draft', { uri, id: picked.id });
  if (draft) await deliver(draft, way);
}

function uriOf(about: unknown): string | undefined {
  if (typeof about === 'string') return about;
  if (about instanceof Uri) return about.toString();
  return window.activeTextEditor?.document.uri.toString();
}

/** `follow-up` fits the drafts to every person. */
function fits(draft: DraftChoice, id: string): boolean {
  return draft.id === id || draft.id.startsWith(`${id}:`);
}

type DraftItem = QuickPickItem & { readonly id?: string };
type WayButton = QuickInputButton & { readonly way: Way };

/** Picks a draft; a button beside it says where it goes, Enter leaves that as it was. */
function pickDraft(
  drafts: readonly DraftChoice[],
): Promise<{ id: string; way?: Way | undefined } | undefined> {
  const pick = window.createQuickPick<DraftItem>();
  pick.title = l10n.t('Draft Email');
  pick.placeholder = l10n.t('Nothing is sent: you look it over first');
  pick.items = [
    ...group(l10n.t('called for now'), drafts, true),
    ...group(l10n.t('at any time'), drafts, false),
  ];
  return new Promise((resolve) => {
    const end = (id: string | undefined, way?: Way) => {
      resolve(id === undefined ? undefined : { id, way });
      pick.dispose();
    };
    pick.onDidAccept(() => end(pick.selectedItems[0]?.id));
    pick.onDidTriggerItemButton(({ item, button }) => end(item.id, (button as WayButton).way));
    pick.onDidHide(() => end(undefined));
    pick.show();
  });
}

function group(label: string, drafts: readonly DraftChoice[], due: boolean): DraftItem[] {
  const buttons = WAYS.map(
    ({ way, icon }): WayButton => ({
      way,
      iconPath: new ThemeIcon(icon),
      tooltip: wayText(way),
    }),
  );
  const items = drafts
    .filter((draft) => draft.due === due)
    .map(({ id, title }) => ({ id, label: withoutIcons(title), buttons }));
  return items.length > 0 ? [{ label, kind: QuickPickItemKind.Separator }, ...items] : [];
}

async function pickWay(): Promise<Way | undefined> {
  const items = WAYS.map(({ way, icon }) => ({
    way,
    label: wayText(way),
    iconPath: new ThemeIcon(icon),
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Draft Email'),
    placeHolder: l10n.t('Where do drafts go? The buttons of “Draft Email…” change it later'),
  });
  return picked?.way;
}
