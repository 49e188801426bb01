import {
  commands,
  l10n,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Gap } from '../../../server/src/lsp/protocol.ts';
import type { Service } from '../client.ts';
import { openAt } from '../open.ts';
import { ask } from '../opportunities.ts';
import { plain, withoutIcons } from '../plain.ts';

const ICONS: Readonly<Record<Gap['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'lightbulb',
};

type GapItem = QuickPickItem & { readonly gap?: Gap };
type GapButton = QuickInputButton & { readonly run: (gap: Gap) => Promise<void> };

/** Shows what is found in a note: Enter goes there, a button fixes it or drafts the email it calls for. */
export async function showGaps(service: Service, about?: unknown): Promise<void> {
  const uri = typeof about === 'string' ? about : window.activeTextEditor?.document.uri.toString();
  const pick = window.createQuickPick<GapItem>();
  pick.onDidAccept(async () => {
    const gap = pick.selectedItems[0]?.gap;
    pick.hide();
    if (uri && gap) await openAt({ uri, range: gap.range });
  });
  pick.onDidTriggerItemButton(async ({ item, button }) => {
    if (item.gap) await (button as GapButton).run(item.gap);
  });
  pick.onDidHide(() => pick.dispose());
  if (uri && (await fill(service, pick, uri))) pick.show();
  else {
    pick.dispose();
    void window.showInformationMessage(l10n.t('Open a note on an opportunity to see its gaps.'));
  }
}

/** Puts in what is found now; false for a file that is no note. */
async function fill(service: Service, pick: QuickPick<GapItem>, uri: string): Promise<boolean> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const { version } = document;
  const [found] = await ask(service.client, 'staffPrep/gaps', { uri });
  if (!found) return false;
  const fix = async ({ fix: found }: Gap) => {
    const edit = found && (await service.client.protocol2CodeConverter.asWorkspaceEdit(found.edit));
    // A fix is of the text as it was.
    if (edit && document.version === version) await workspace.applyEdit(edit);
    await fill(service, pick, uri);
  };
  const draft = async (gap: Gap) => {
    pick.hide();
    await commands.executeCommand('staffPrep.draftEmail', uri, gap.draft?.id);
  };
  const toItem = (gap: Gap): GapItem => ({
    gap,
    ...linesOf(gap.message),
    iconPath: new ThemeIcon(ICONS[gap.severity]),
    buttons: [
      ...(gap.fix ? [button('lightbulb-autofix', gap.fix.title, fix)] : []),
      ...(gap.draft ? [button('mail', gap.draft.title, draft)] : []),
    ],
  });
  const group = (label: string, gaps: readonly Gap[]): GapItem[] =>
    gaps.length > 0 ? [{ label, kind: QuickPickItemKind.Separator }, ...gaps.map(toItem)] : [];
  const isHint = ({ severity }: Gap) => severity === 'hint';
  const items = [
    ...group(
      l10n.t('gaps'),
      found.gaps.filter((gap) => !isHint(gap)),
    ),
    ...group(l10n.t('hints'), found.gaps.filter(isHint)),
  ];
  pick.title = l10n.t('{0}: {1} of {2} ready', plain(found.title), found.done, found.total);
  pick.placeholder = l10n.t('Enter goes to the place; the buttons help to close the gap');
  pick.items = items.length > 0 ? items : [{ label: l10n.t('Nothing is missing. Good luck!') }];
  return true;
}

/** What is missing, and on a line of its own what to do: a whole sentence would be cut off. */
function linesOf(message: string): { label: string; detail?: string } {
  const text = withoutIcons(message);
  const colon = text.lastIndexOf(': ');
  if (colon < 0) return { label: text };
  const rest = text.slice(colon + 2);
  return { label: text.slice(0, colon), detail: rest[0]!.toUpperCase() + rest.slice(1) };
}

function button(icon: string, tooltip: string, run: GapButton['run']): GapButton {
  return { iconPath: new ThemeIcon(icon), tooltip, run };
}
