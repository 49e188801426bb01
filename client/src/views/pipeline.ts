import {
  commands,
  type Disposable,
  type ExtensionContext,
  env,
  l10n,
  Uri,
  ViewColumn,
  type Webview,
  type WebviewPanel,
  window,
} from 'vscode';
import type { Service } from '../client.ts';
import { openNote } from '../open.ts';
import { cardOf } from '../pipeline/card.ts';
import type { ToExtension, ToPage } from '../pipeline/protocol.ts';
import { strings } from '../pipeline/strings.ts';
import { type StageChange, setStage } from '../stage.ts';

const TYPE = 'staffPrep.pipeline';

/** Registers the command that shows the pipeline, and brings it back when the window is reloaded. */
export function registerPipeline(context: ExtensionContext, service: Promise<Service>): void {
  let shown: WebviewPanel | undefined;
  const show = (panel: WebviewPanel) => {
    shown = panel;
    const page = new PipelinePage(panel, context.extensionUri, service);
    panel.onDidDispose(() => {
      page.dispose();
      if (shown === panel) shown = undefined;
    });
  };
  context.subscriptions.push(
    commands.registerCommand('staffPrep.showPipeline', () => {
      if (shown) shown.reveal();
      else show(window.createWebviewPanel(TYPE, l10n.t('Pipeline'), ViewColumn.Active));
    }),
    window.registerWebviewPanelSerializer(TYPE, {
      async deserializeWebviewPanel(panel) {
        show(panel);
      },
    }),
  );
}

/** The page in its panel: tells it what changes, and does what it asks. */
class PipelinePage {
  private readonly disposables: Disposable[] = [];
  private last: StageChange | undefined;

  constructor(
    private readonly panel: WebviewPanel,
    extension: Uri,
    private readonly service: Promise<Service>,
  ) {
    const { webview } = panel;
    const dist = Uri.joinPath(extension, 'dist');
    panel.iconPath = Uri.joinPath(extension, 'media', 'pipeline.svg');
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.disposables.push(
      webview.onDidReceiveMessage((message: ToExtension) => this.receive(message)),
    );
    webview.html = html(webview, dist);
    void service.then(({ opportunities }) =>
      this.disposables.push(
        opportunities.onDidChange(({ changed, removed }) =>
          this.send({ type: 'change', changed: changed.map(cardOf), removed }),
        ),
      ),
    );
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private send(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }

  private async receive(message: ToExtension): Promise<void> {
    const service = await this.service;
    const { opportunities } = service;
    switch (message.type) {
      case 'ready': {
        const guide = await opportunities.guide();
        await opportunities.ready;
        const cards = opportunities.all().map(cardOf);
        this.send({ type: 'show', cards, guide, strings: strings() });
        return;
      }
      case 'open':
        // Only what the server told of is opened.
        if (opportunities.get(message.uri)) await openNote(message.uri);
        return;
      case 'setStage':
        return this.move(service, message.uri, message.stage);
      case 'undo':
        return this.undo();
      case 'start':
        // The page names no command of its own.
        await commands.executeCommand(
          message.with === 'drawLines' ? 'staffPrep.drawLines' : 'staffPrep.newOpportunity',
        );
    }
  }

  private async move(service: Service, uri: string, stage: string): Promise<void> {
    const opportunity = service.opportunities.get(uri);
    const { stages } = await service.opportunities.guide();
    const to = stages.find(({ id }) => id === stage);
    if (!opportunity || !to || opportunity.stage === stage) return;
    try {
      this.last = await setStage(service, uri, stage);
      const text = l10n.t('{0} is now at “{1}”.', opportunity.title, to.title);
      this.send({ type: 'say', text, canUndo: true });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.send({ type: 'say', text, canUndo: this.last !== undefined });
    }
  }

  private async undo(): Promise<void> {
    const { last } = this;
    if (!last) return;
    this.last = undefined;
    const text = (await last.undo())
      ? l10n.t('The stage is as it was.')
      : l10n.t('The note has changed since: undo it there.');
    this.send({ type: 'say', text, canUndo: false });
  }
}

function html(webview: Webview, dist: Uri): string {
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const uri = (name: string) => webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pipeline</title>
<link rel="stylesheet" href="${uri('pipeline.css')}">
</head>
<body>
<div id="app"></div>
<script nonce="${nonce}" src="${uri('pipeline.js')}"></script>
</body>
</html>`;
}
