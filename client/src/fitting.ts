import { l10n, type WorkspaceEdit, workspace } from 'vscode';

/**
 * What was asked for, with an edit. Throws, with a sentence for a person, when a text that the edit is
 * of has changed while it was made: then it would be of another.
 */
export async function fitting<T>(
  ask: () => T | Thenable<T>,
  editOf: (answer: T) => Pick<WorkspaceEdit, 'entries'> | null | undefined,
): Promise<T> {
  const versions = new Map(workspace.textDocuments.map((document) => [document, document.version]));
  const answer = await ask();
  const edited = new Set(
    editOf(answer)
      ?.entries()
      .map(([uri]) => uri.toString()),
  );
  for (const [document, version] of versions)
    if (document.version !== version && edited.has(document.uri.toString()))
      throw new Error(l10n.t('The note has changed since.'));
  return answer;
}
