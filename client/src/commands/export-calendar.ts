import { l10n, Uri, window, workspace } from 'vscode';
import type { Service } from '../client.ts';
import { ask } from '../opportunities.ts';
import { withoutLinks } from '../plain.ts';

/** Writes the dates ahead of all notes to a calendar file; the dialog asks before it replaces one. */
export async function exportCalendar({ client }: Service): Promise<void> {
  const { ics, events, unsure } = await ask(client, 'staffPrep/calendar');
  const inform = (message: string) =>
    void window.showInformationMessage(
      unsure.length > 0
        ? `${message} ${l10n.t('Left out, since the date may mean two days: {0}.', withoutLinks(unsure.join('; ')))}`
        : message,
    );
  if (events === 0) {
    inform(l10n.t('No note has an interview or anything due ahead.'));
    return;
  }
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: l10n.t('Export Calendar'),
    filters: { [l10n.t('Calendar')]: ['ics'] },
    ...(folder && { defaultUri: Uri.joinPath(folder, 'staff-prep.ics') }),
  });
  if (!target) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(ics));
  inform(
    events === 1 ? l10n.t('1 event is exported.') : l10n.t('{0} events are exported.', events),
  );
}
