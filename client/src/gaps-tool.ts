import * as vscode from 'vscode';
import type { NoteGaps } from '../../server/src/lsp/protocol.ts';
import type { Service } from './client.ts';
import { ask } from './opportunities.ts';

/** What we use of the editor's tools for language models; older editors have none, nor their types. */
interface ToolHost {
  readonly lm?: {
    registerTool?(
      name: string,
      tool: {
        prepareInvocation(): { invocationMessage: string };
        invoke(options: { input: { note?: string } }): Promise<unknown>;
      },
    ): vscode.Disposable;
  };
  readonly LanguageModelToolResult?: new (content: unknown[]) => unknown;
  readonly LanguageModelTextPart?: new (text: string) => unknown;
}

/** Lets the editor's assistants ask what is missing in the notes; they can change nothing. */
export function registerGapsTool(service: Promise<Service>): vscode.Disposable[] {
  const { lm, LanguageModelToolResult, LanguageModelTextPart } = vscode as unknown as ToolHost;
  if (!lm?.registerTool || !LanguageModelToolResult || !LanguageModelTextPart) return [];
  return [
    lm.registerTool('list_prep_gaps', {
      prepareInvocation: () => ({
        invocationMessage: vscode.l10n.t('Looking for gaps in your interview notes'),
      }),
      invoke: async ({ input }) => {
        const { client } = await service;
        const found = await ask(client, 'staffPrep/gaps', {});
        const text = JSON.stringify(answer(found, input?.note));
        return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
      },
    }),
  ];
}

/** The gaps, hints left out, of the notes that a path, URI or company names, or of all. */
function answer(notes: readonly NoteGaps[], wanted: string | undefined) {
  const name = wanted?.trim().toLowerCase();
  const pathOf = (uri: string) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  const isWanted = ({ uri, title }: NoteGaps) =>
    !name ||
    title.toLowerCase() === name ||
    uri.toLowerCase() === name ||
    `/${vscode.Uri.parse(uri).path}`.toLowerCase().endsWith(`/${name.replace(/^\/+/, '')}`);
  return notes.filter(isWanted).map(({ uri, title, role, stage, done, total, gaps }) => ({
    note: pathOf(uri),
    company: title,
    role,
    stage,
    ready: `${done} of ${total}`,
    gaps: gaps
      .filter(({ severity }) => severity !== 'hint')
      .map(({ rule, severity, message, range }) => ({
        rule,
        severity,
        message,
        line: range.start.line + 1,
      })),
  }));
}
