import type { LanguageClientOptions } from 'vscode-languageclient';

/** What the desktop's and the browser's client have in common. */
export function clientOptions(): LanguageClientOptions {
  return {
    // Untitled notes and those of virtual workspaces count too.
    documentSelector: [{ language: 'markdown' }, { pattern: '**/.staffprep.json' }],
    // The guide's quotations need no command links and no HTML.
    markdown: { isTrusted: false, supportHtml: false },
  };
}
