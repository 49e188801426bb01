import { commands, env, l10n, Range, Selection, type Uri, window, workspace } from 'vscode';
import type { Draft } from '../../../server/src/lsp/protocol.ts';
import { withoutLinks } from '../plain.ts';

/** Where a draft goes. */
export type Way = 'document' | 'mail' | 'copy';

/** What can be done with a draft, in the order in which it is offered. */
export const WAYS: readonly { readonly way: Way; readonly icon: string }[] = [
  { way: 'document', icon: 'edit' },
  { way: 'mail', icon: 'mail' },
  { way: 'copy', icon: 'copy' },
];

/** What a way does, for a person. */
export function wayText(way: Way): string {
  return {
    document: l10n.t('Open as a document'),
    mail: l10n.t('Open in the mail program'),
    copy: l10n.t('Copy'),
  }[way];
}

/** Hands a draft to its writer. A mail program that does not open leaves it a document. */
export async function deliver(draft: Draft, way: Way): Promise<void> {
  if (way === 'copy') await copy(draft);
  else if (way !== 'mail' || !(await openMail(draft))) await openText(draft);
}

async function copy(draft: Draft): Promise<void> {
  const { to, subject, body } = draft;
  await env.clipboard.writeText(body);
  const copySubject = l10n.t('Copy the subject');
  const open = wayText('document');
  const message = to
    ? l10n.t('The email to {0} is copied. Its subject: {1}', to, subject)
    : l10n.t('The email is copied. Its subject: {0}', subject);
  // The writer goes on meanwhile.
  void window
    .showInformationMessage(withoutLinks(message), copySubject, open)
    .then(async (choice) => {
      if (choice === copySubject) await env.clipboard.writeText(subject);
      else if (choice) await openText(draft);
    });
}

async function openMail({ link, body }: Draft): Promise<boolean> {
  if (!link.whole) {
    await env.clipboard.writeText(body);
    void window.showInformationMessage(
      l10n.t('The email is too long for a link: its text is copied, paste it into the mail.'),
    );
  }
  // As a Uri it would be encoded a second time; a string is passed on as it is.
  return env.openExternal(link.uri as unknown as Uri);
}

/** Shows the draft as plain text, its first gap selected. */
async function openText({ text }: Draft): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'plaintext', content: text });
  const gap = /\[[^[\]\n]+\]/.exec(text);
  const at = gap?.index ?? 0;
  const start = document.positionAt(at);
  const end = document.positionAt(at + (gap?.[0].length ?? 0));
  const editor = await window.showTextDocument(document);
  editor.selection = new Selection(start, end);
  editor.revealRange(new Range(start, end));
  // A paragraph of an email is one long line.
  if (workspace.getConfiguration('editor', document).get('wordWrap') === 'off')
    await commands.executeCommand('editor.action.toggleWordWrap');
}
