import { l10n, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { Service } from './client.ts';
import { fitting } from './fitting.ts';
import { ask } from './opportunities.ts';

/** A stage that was set, so that it can be taken back to the byte. */
export interface StageChange {
  readonly uri: string;
  /** Puts the text back that was there; false, and nothing done, when the note has changed since. */
  readonly undo: () => Promise<boolean>;
}

/**
 * Sets the stage of a note by an edit that the editor can undo. A note that nobody has open is saved
 * again, so that no change stays hidden. Throws, with a sentence for a person, what can't be done.
 */
export async function setStage(
  { client }: Service,
  uri: string,
  stage: string,
): Promise<StageChange> {
  // Opened first: the server then edits the text that the editor has, without a byte order mark.
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const params = { uri: document.uri.toString(), stage };
  const edit = await fitting(
    async () =>
      client.protocol2CodeConverter.asWorkspaceEdit(
        await ask(client, 'staffPrep/setStage', params),
      ),
    (made) => made,
  );
  const inverse = inverseOf(document, edit);
  await apply(document, edit);
  const after = document.getText();
  return {
    uri,
    undo: async () => {
      const now = await workspace.openTextDocument(document.uri);
      if (now.getText() !== after) return false;
      await apply(now, inverse);
      return true;
    },
  };
}

async function apply(document: TextDocument, edit: WorkspaceEdit): Promise<void> {
  const hidden = !document.isDirty && !document.isUntitled && !isShown(document);
  if (!(await workspace.applyEdit(edit)))
    throw new Error(l10n.t('The note could not be changed: is it read-only?'));
  if (hidden) await document.save();
}

function isShown({ uri }: TextDocument): boolean {
  const shows = (input: unknown) =>
    (input as { uri?: Uri } | undefined)?.uri?.toString() === uri.toString();
  return window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => shows(input)));
}

/** The edit that takes back an edit of one place of a document. */
function inverseOf(document: TextDocument, edit: WorkspaceEdit): WorkspaceEdit {
  const inverse = new WorkspaceEdit();
  for (const { range, newText } of edit.get(document.uri)) {
    const lines = newText.split(/\r\n|\r|\n/);
    const { start } = range;
    const end =
      lines.length === 1
        ? start.translate(0, newText.length)
        : start.with(start.line + lines.length - 1, lines.at(-1)!.length);
    inverse.replace(document.uri, range.with(start, end), document.getText(range));
  }
  return inverse;
}
