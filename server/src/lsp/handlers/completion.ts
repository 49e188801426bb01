import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver';
import { type Completion, complete } from '../../features/completion.ts';
import { Converter } from '../convert.ts';
import type { Session } from '../session.ts';

/** Completion, with its documentation on demand. */
export function answerCompletion(session: Session): void {
  const { connection } = session;
  connection.onCompletion(({ textDocument: { uri }, position }) => {
    const document = session.documents.get(uri);
    if (!document) return [];
    const converter = new Converter(document.getText(), session.encoding);
    const offset = converter.offset(position);
    const snippets =
      session.client.textDocument?.completion?.completionItem?.snippetSupport === true;
    return offered(session, uri, offset).map((item, i) =>
      toItem(item, i, { uri, offset, snippets, converter }),
    );
  });

  connection.onCompletionResolve((item) => {
    const { uri, offset, label } = (item.data ?? {}) as {
      uri?: string;
      offset?: number;
      label?: string;
    };
    if (uri === undefined || offset === undefined) return item;
    const value = offered(session, uri, offset)
      .find((other) => other.label === label)
      ?.documentation();
    return value ? { ...item, documentation: { kind: MarkupKind.Markdown, value } } : item;
  });
}

function offered(session: Session, uri: string, offset: number): Completion[] {
  const document = session.documents.get(uri);
  if (!document) return [];
  const opened = session.note(uri);
  const note = opened?.located.kind === 'stray' ? undefined : opened?.located.note;
  const shared = opened?.folder.workspace.sharedFor(opened.path, opened.located.note);
  const lines = [...(note?.lines ?? []), ...(shared?.note.lines ?? [])];
  return complete(document.getText(), offset, { note, lines });
}

const ITEM_KINDS = {
  template: CompletionItemKind.Snippet,
  value: CompletionItemKind.Value,
  key: CompletionItemKind.Property,
  line: CompletionItemKind.Reference,
  person: CompletionItemKind.Text,
  rule: CompletionItemKind.Constant,
} as const;

function toItem(
  item: Completion,
  index: number,
  {
    uri,
    offset,
    snippets,
    converter,
  }: { uri: string; offset: number; snippets: boolean; converter: Converter },
): CompletionItem {
  return {
    label: item.label,
    kind: ITEM_KINDS[item.type],
    detail: item.detail,
    filterText: item.filter,
    sortText: `${item.rank}${String(index).padStart(3, '0')}`,
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: {
      range: converter.range({ start: item.start, end: offset }),
      newText: snippets ? item.snippet : item.text,
    },
    data: { uri, offset, label: item.label },
  };
}
