import { l10n, Position, QuickPickItemKind, window } from 'vscode';
import type { SectionChoice } from '../../../server/src/lsp/protocol.ts';
import type { Service } from '../client.ts';
import { ask } from '../opportunities.ts';
import { insertSnippet } from './new-file.ts';

/** Offers the sections of a note, those that it lacks first, and inserts one where it belongs. */
export async function insertSection({ client }: Service): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== 'markdown') {
    void window.showInformationMessage(l10n.t('Open a note to insert a section into.'));
    return;
  }
  const { document } = editor;
  const uri = document.uri.toString();
  const find = () => ask(client, 'staffPrep/sections', { uri, position: editor.selection.active });
  let { version } = document;
  const found = await find();
  const picked = await window.showQuickPick(
    [
      ...group(l10n.t('missing here'), found, true),
      ...group(l10n.t('at the cursor'), found, false),
    ],
    {
      title: l10n.t('Insert Section'),
      placeHolder: l10n.t('What is missing goes where it belongs'),
      matchOnDescription: true,
    },
  );
  if (!picked || !('section' in picked)) return;
  const shown = await window.showTextDocument(document);
  let section: SectionChoice | undefined = picked.section;
  // Its place is of the text as it was.
  while (section && document.version !== version) {
    version = document.version;
    section = (await find()).find(({ title }) => title === picked.section.title);
  }
  if (!section) {
    void window.showInformationMessage(l10n.t('The note has changed since.'));
    return;
  }
  const { position, snippet } = section;
  await insertSnippet(shown, snippet, new Position(position.line, position.character));
}

function group(label: string, sections: readonly SectionChoice[], missing: boolean) {
  const items = sections
    .filter((section) => section.missing === missing)
    .map((section) => ({ label: section.title, description: section.description, section }));
  return items.length > 0 ? [{ label, kind: QuickPickItemKind.Separator }, ...items] : [];
}
