// The protocol's constants that we use. Its package has them in one piece with guards for every type, thirty
// kilobytes that can't be had in part; its types hold these to the same values.
import type * as lsp from 'vscode-languageserver-protocol';

/** Kinds of code actions. */
export const CodeActionKind = {
  QuickFix: 'quickfix',
  RefactorExtract: 'refactor.extract',
  RefactorRewrite: 'refactor.rewrite',
  SourceFixAll: 'source.fixAll',
} as const satisfies Partial<typeof lsp.CodeActionKind>;

/** Kinds of completion items. */
export const CompletionItemKind = {
  Text: 1,
  Property: 10,
  Value: 12,
  Snippet: 15,
  Reference: 18,
  Constant: 21,
} as const satisfies Partial<typeof lsp.CompletionItemKind>;

/** Severities of diagnostics. */
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
/** A code of an answer that refuses. */
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/** Kinds of folding ranges. */
export const FoldingRangeKind = {
  Region: 'region',
} as const satisfies Partial<typeof lsp.FoldingRangeKind>;

/** How a text to insert is written. */
export const InsertTextFormat = {
  PlainText: 1,
  Snippet: 2,
} as const satisfies Partial<typeof lsp.InsertTextFormat>;

/** How a text to show is written. */
export const MarkupKind = {
  PlainText: 'plaintext',
  Markdown: 'markdown',
} as const satisfies Partial<typeof lsp.MarkupKind>;

/** How grave a message is. */
export const MessageType = {
  Error: 1,
  Warning: 2,
  Info: 3,
  Log: 4,
} as const satisfies Partial<typeof lsp.MessageType>;
/** How grave a message is. */
export type MessageType = lsp.MessageType;

/** Kinds of document symbols. */
export const SymbolKind = {
  Namespace: 3,
  Package: 4,
  Property: 7,
  Constant: 14,
  Boolean: 17,
  Object: 19,
  Event: 24,
} as const satisfies Partial<typeof lsp.SymbolKind>;

/** How changes of documents are told. */
export const TextDocumentSyncKind = {
  Incremental: 2,
} as const satisfies Partial<typeof lsp.TextDocumentSyncKind>;

/** Which changes of files are watched for; bits. */
export const WatchKind = {
  Create: 1,
  Delete: 4,
} as const satisfies Partial<typeof lsp.WatchKind>;
