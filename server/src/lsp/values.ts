// The protocol's constants that we use. Its package has them in one piece with guards for every type, thirty
// kilobytes that can't be had in part; its types hold these to the same values.
import type * as lsp from 'vscode-languageserver-protocol';

export const CodeActionKind = {
  QuickFix: 'quickfix',
  RefactorExtract: 'refactor.extract',
  RefactorRewrite: 'refactor.rewrite',
  SourceFixAll: 'source.fixAll',
} as const satisfies Partial<typeof lsp.CodeActionKind>;

export const CompletionItemKind = {
  Text: 1,
  Property: 10,
  Value: 12,
  Snippet: 15,
  Reference: 18,
  Constant: 21,
} as const satisfies Partial<typeof lsp.CompletionItemKind>;

export const DiagnosticSeverity = {
  Error: 1,
  Warning: 2,
  Information: 3,
  Hint: 4,
} as const satisfies Partial<typeof lsp.DiagnosticSeverity>;

/** Codes of the answers that refuse. */
export const ErrorCode = {
  ContentModified: -32801,
  InvalidParams: -32602,
  InvalidRequest: -32600,
  RequestFailed: -32803,
  ServerNotInitialized: -32002,
} as const satisfies Partial<typeof lsp.LSPErrorCodes & typeof lsp.ErrorCodes>;
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

export const FoldingRangeKind = {
  Region: 'region',
} as const satisfies Partial<typeof lsp.FoldingRangeKind>;

export const InsertTextFormat = {
  PlainText: 1,
  Snippet: 2,
} as const satisfies Partial<typeof lsp.InsertTextFormat>;

export const MarkupKind = {
  PlainText: 'plaintext',
  Markdown: 'markdown',
} as const satisfies Partial<typeof lsp.MarkupKind>;

export const MessageType = {
  Error: 1,
  Warning: 2,
  Info: 3,
  Log: 4,
} as const satisfies Partial<typeof lsp.MessageType>;
export type MessageType = lsp.MessageType;

export const SymbolKind = {
  Namespace: 3,
  Package: 4,
  Property: 7,
  Constant: 14,
  Boolean: 17,
  Object: 19,
  Event: 24,
} as const satisfies Partial<typeof lsp.SymbolKind>;

export const TextDocumentSyncKind = {
  Incremental: 2,
} as const satisfies Partial<typeof lsp.TextDocumentSyncKind>;

export const WatchKind = {
  Create: 1,
  Delete: 4,
} as const satisfies Partial<typeof lsp.WatchKind>;
