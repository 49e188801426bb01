import type MarkdownIt from 'markdown-it';
import {
  commands,
  type ExtensionContext,
  TabInputCustom,
  TabInputWebview,
  Uri,
  window,
} from 'vscode';
import type { DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import type { Service } from '../client.ts';
import { gapsText } from '../texts.ts';
import { type Gap, gapsPlugin } from './plugin.ts';

/** By the protocol's numbers. */
const SEVERITIES: Readonly<Record<number, Gap['severity'] | undefined>> = {
  1: 'error',
  2: 'warning',
  3: 'information',
};

/** What the Markdown preview calls to have the gaps shown in it. */
export function previewPlugin(
  { subscriptions }: ExtensionContext,
  service: Promise<Service>,
): (md: MarkdownIt) => MarkdownIt {
  const gaps = new PreviewGaps(service);
  void service.then(({ opportunities }) =>
    subscriptions.push(opportunities.onDidChange(() => gaps.askAgain())),
  );
  const source = {
    gapsOf: (document: unknown) => (document instanceof Uri ? gaps.of(document.toString()) : []),
    title: gapsText,
  };
  return (md) => gapsPlugin(md, source);
}

/**
 * The gaps of the notes that previews show. The preview can't wait: it is given what is known, the
 * server is asked meanwhile, and the preview is drawn again only when the answer is another.
 */
class PreviewGaps {
  private readonly known = new Map<string, { gaps: readonly Gap[]; text: string }>();
  private readonly asking = new Set<string>();

  constructor(private readonly service: Promise<Service>) {}

  of(uri: string): readonly Gap[] {
    void this.ask(uri);
    return this.known.get(uri)?.gaps ?? [];
  }

  /** Other notes, or a setting, have changed. */
  askAgain(): void {
    if (!isPreviewShown()) this.known.clear();
    for (const uri of this.known.keys()) void this.ask(uri);
  }

  private async ask(uri: string): Promise<void> {
    if (this.asking.has(uri)) return;
    this.asking.add(uri);
    try {
      const { client } = await this.service;
      const report = await client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      const gaps = gapsOf(report);
      const text = JSON.stringify(gaps);
      if (text === (this.known.get(uri)?.text ?? '[]')) return;
      this.known.set(uri, { gaps, text });
      await commands.executeCommand('markdown.preview.refresh');
    } catch {
      // Without an answer the preview stays as it is.
    } finally {
      this.asking.delete(uri);
    }
  }
}

function gapsOf(report: DocumentDiagnosticReport): Gap[] {
  if (report.kind !== 'full') return [];
  return report.items.flatMap(({ range, severity, message }) => {
    const known = SEVERITIES[severity ?? 0];
    return known
      ? [
          {
            line: range.start.line,
            severity: known,
            message: typeof message === 'string' ? message : message.value,
          },
        ]
      : [];
  });
}

function isPreviewShown(): boolean {
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(
      ({ input }) =>
        (input instanceof TabInputWebview || input instanceof TabInputCustom) &&
        /markdown\.preview/.test(input.viewType),
    ),
  );
}
