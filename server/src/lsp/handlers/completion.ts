import type { CompletionItem } from 'vscode-languageserver-protocol';
import type { Completion } from '../../features/completion/completion.ts';
import { complete } from '../../features/completion.ts';
import { plainText } from '../../features/hover.ts';
import { folderOf, relative } from '../../workspace/path.ts';
import { Converter } from '../convert.ts';
import type { Session } from '../session.ts';
import { CompletionItemKind, InsertTextFormat, MarkupKind } from '../values.ts';

/** Completion, with its documentation on demand where the client asks for it. */
export function answerCompletion(session: Session): void {
  const { connection } = session;
  connection.onRequest('textDocument/completion', ({ textDocument: { uri }, position }) => {
    const document = session.documents.get(uri);
    if (!document) return [];
    const converter = new Converter(document.getText(), session.encoding);
    const offset = converter.offset(position);
    const lazy =
      session.client.textDocument?.completion?.completionItem?.resolveSupport?.properties.includes(
        'documentation',
      ) === true;
    return offered(session, uri, offset).map((completion, i) => {
      const item = toItem(session, completion, i, converter);
      return lazy
        ? { ...item, data: { uri, offset, label: item.label } }
        : { ...item, ...documentation(session, completion) };
    });
  });

  connection.onRequest('completionItem/resolve', (item) => {
    const { uri, offset, label } = (item.data ?? {}) as {
      uri?: string;
      offset?: number;
      label?: string;
    };
    if (uri === undefined || offset === undefined) return item;
    const completion = offered(session, uri, offset).find((other) => other.label === label);
    return completion ? { ...item, ...documentation(session, completion) } : item;
  });
}

function offered(session: Session, uri: string, offset: number): Completion[] {
  const document = session.documents.get(uri);
  if (!document) return [];
  const opened = session.note(uri);
  const note = opened && opened.located.kind !== 'stray' ? opened.located.note : undefined;
  if (!opened || !note)
    return complete(document.getText(), offset, { note, lines: [], shared: [] });
  const { folder, path } = opened;
  const lines = [...note.lines, ...(folder.workspace.sharedFor(path)?.note.lines ?? [])];
  const shared = folder.workspace
    .sharedPaths()
    .filter((other) => other !== path)
    .map((other) => relative(folderOf(path), other));
  return complete(document.getText(), offset, { note, lines, shared });
}

const KINDS = {
  template: CompletionItemKind.Snippet,
  value: CompletionItemKind.Value,
  key: CompletionItemKind.Property,
  line: CompletionItemKind.Reference,
  person: CompletionItemKind.Text,
  rule: CompletionItemKind.Constant,
} as const;

function toItem(
  session: Session,
  { label, type, detail, filter, snippet, text, start, end }: Completion,
  index: number,
  converter: Converter,
): CompletionItem {
  const snippets = session.client.textDocument?.completion?.completionItem?.snippetSupport === true;
  return {
    label,
    kind: KINDS[type],
    detail,
    filterText: filter,
    // Clients sort by it; the list is in order.
    sortText: String(index).padStart(3, '0'),
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: converter.range({ start, end }), newText: snippets ? snippet : text },
  };
}

function documentation(
  session: Session,
  completion: Completion,
): Pick<CompletionItem, 'documentation'> {
  const value = completion.documentation();
  if (value === '') return {};
  const formats = session.client.textDocument?.completion?.completionItem?.documentationFormat;
  return {
    documentation: formats?.includes(MarkupKind.Markdown)
      ? { kind: MarkupKind.Markdown, value }
      : plainText(value),
  };
}
