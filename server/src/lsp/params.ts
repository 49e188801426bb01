/** Whether a value has the shape that the protocol gives it. */
type Shape = (value: unknown) => boolean;

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text: Shape = (value) => typeof value === 'string';
const whole: Shape = (value) => Number.isInteger(value) && (value as number) >= 0;
const integer: Shape = (value) => Number.isInteger(value);
const optional =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || value === null || shape(value);
const list =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape);
const record =
  (fields: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    isObject(value) && Object.entries(fields).every(([key, shape]) => shape(value[key]));

const position = record({ line: whole, character: whole });
const range = record({ start: position, end: position });
const document = record({ uri: text });
const at = record({ textDocument: document, position });
const about = record({ textDocument: document });
const files = record({ files: list(record({ uri: text })) });

/** The shapes of what we read of each method's parameters. */
const SHAPES: ReadonlyMap<string, Shape> = new Map(
  Object.entries({
    initialize: record({
      capabilities: isObject,
      workspaceFolders: optional(list(record({ uri: text }))),
      rootUri: optional(text),
    }),
    'textDocument/didOpen': record({
      textDocument: record({ uri: text, languageId: text, version: integer, text }),
    }),
    'textDocument/didChange': record({
      textDocument: record({ uri: text, version: optional(integer) }),
      contentChanges: list(record({ text, range: optional(range) })),
    }),
    'textDocument/didSave': about,
    'textDocument/didClose': about,
    'textDocument/hover': at,
    'textDocument/completion': at,
    'textDocument/definition': at,
    'textDocument/references': at,
    'textDocument/documentHighlight': at,
    'textDocument/prepareRename': at,
    'textDocument/rename': record({ textDocument: document, position, newName: text }),
    'textDocument/codeAction': record({
      textDocument: document,
      range,
      context: record({ diagnostics: list(record({ range })), only: optional(list(text)) }),
    }),
    'codeAction/resolve': record({
      title: text,
      data: optional(record({ uri: text, range, version: optional(integer), index: whole })),
    }),
    'completionItem/resolve': record({
      label: text,
      data: optional(record({ uri: text, offset: whole, label: text })),
    }),
    'textDocument/codeLens': about,
    'textDocument/diagnostic': about,
    'textDocument/documentLink': about,
    'textDocument/documentSymbol': about,
    'textDocument/foldingRange': about,
    'textDocument/inlayHint': record({ textDocument: document, range }),
    'textDocument/selectionRange': record({ textDocument: document, positions: list(position) }),
    'textDocument/semanticTokens/full': about,
    'workspace/symbol': record({ query: text }),
    'workspace/executeCommand': record({
      command: text,
      arguments: optional(list(() => true)),
    }),
    'workspace/didChangeWatchedFiles': record({ changes: list(record({ uri: text })) }),
    'workspace/didCreateFiles': files,
    'workspace/didDeleteFiles': files,
    'workspace/didRenameFiles': record({ files: list(record({ oldUri: text, newUri: text })) }),
    'workspace/willRenameFiles': record({ files: list(record({ oldUri: text, newUri: text })) }),
    'workspace/didChangeWorkspaceFolders': record({
      event: record({ added: list(record({ uri: text })), removed: list(record({ uri: text })) }),
    }),
    'staffPrep/cursor': record({ uri: text, position }),
    'staffPrep/opportunities': optional(record({ uri: optional(text) })),
    'staffPrep/gaps': optional(record({ uri: optional(text) })),
    'staffPrep/newNote': record({
      company: text,
      role: text,
      stage: text,
      folder: optional(text),
    }),
    'staffPrep/newLines': optional(record({ folder: optional(text) })),
    'staffPrep/setStage': record({ uri: text, stage: text }),
    'staffPrep/sections': record({ uri: text, position }),
    'staffPrep/drafts': record({ uri: text }),
    'staffPrep/draft': record({ uri: text, id: text }),
  }),
);

/** Whether the parameters of a method can be read; those of methods that are not known here are not looked at. */
export function isReadable(method: string, params: unknown): boolean {
  return SHAPES.get(method)?.(params) ?? true;
}
