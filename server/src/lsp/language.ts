import {
  type CodeAction,
  type Command,
  type CompletionItem,
  CompletionItemKind,
  type DocumentSymbol,
  FoldingRangeKind,
  InsertTextFormat,
  type Location,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  type SelectionRange,
  SemanticTokensBuilder,
  SymbolKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Action, actions, type Change } from '../features/actions.ts';
import { type Completion, complete } from '../features/completion.ts';
import { entityAt, nameFault, occurrences, yamlValue } from '../features/entity.ts';
import { hover } from '../features/hover.ts';
import { hints, lenses } from '../features/lens.ts';
import { links } from '../features/links.ts';
import { notesOf } from '../features/navigation.ts';
import { enclosing, foldings } from '../features/structure.ts';
import { type NoteSymbol, symbols } from '../features/symbols.ts';
import { TOKEN_TYPES, tokens } from '../features/tokens.ts';
import { entryOf } from '../note/front-matter.ts';
import { absolute } from '../text/span.ts';
import { folderOf, inside, relative } from '../workspace/path.ts';
import { Converter } from './convert.ts';
import type { Diagnostics } from './diagnostics.ts';
import { OPEN_DRAFT, type Opened, type Session } from './session.ts';

/** Answers the requests about language: each converts, calls a feature, converts. */
export function answer(session: Session, diagnostics: Diagnostics): void {
  const { connection } = session;
  connection.languages.diagnostics.on(({ textDocument: { uri } }) => ({
    kind: 'full',
    items: diagnostics.pull(uri),
  }));

  connection.onHover(({ textDocument: { uri }, position }) => {
    const opened = session.note(uri);
    if (!opened) return null;
    const { note } = opened.located;
    const shown = hover(note, session.check(opened).findings, opened.converter.offset(position));
    if (!shown) return null;
    const formats = session.client.textDocument?.hover?.contentFormat;
    const kind =
      formats && !formats.includes(MarkupKind.Markdown)
        ? MarkupKind.PlainText
        : MarkupKind.Markdown;
    return { contents: { kind, value: shown.markdown }, range: opened.converter.range(shown.span) };
  });

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

  connection.onCodeAction(({ textDocument: { uri }, range, context }) => {
    const opened = session.note(uri);
    if (!opened) return [];
    const { only } = context;
    const wanted = ({ kind }: Action) =>
      only
        ? only.some((prefix) => kind === prefix || kind.startsWith(`${prefix}.`))
        : // Fixing all is a person's or the editor's explicit wish.
          !kind.startsWith('source.');
    const lazy =
      session.client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
    return actionsAt(session, opened, opened.converter.offsets(range))
      .filter(wanted)
      .filter((action) => canBeDone(session, action))
      .map((action): CodeAction => {
        const found: CodeAction = {
          title: action.title,
          kind: action.kind,
          ...(action.finding && {
            diagnostics: [session.toDiagnostic(action.finding, opened)],
          }),
          ...(action.preferred && { isPreferred: true }),
        };
        const { draft } = action;
        if (draft !== undefined)
          return { ...found, command: draftCommand(session, action.title, uri, draft) };
        const version = session.documents.get(uri)?.version ?? null;
        return lazy
          ? { ...found, data: { uri, range, version } }
          : { ...found, edit: toWorkspaceEdit(session, opened, action.change()) };
      });
  });

  connection.onCodeActionResolve((action) => {
    // One with a command has all it needs.
    if (!action.data) return action;
    const { uri, range, version } = action.data as {
      uri: string;
      range: CodeActionRange;
      version: number | null;
    };
    const opened = session.note(uri);
    if (!opened || (session.documents.get(uri)?.version ?? null) !== version)
      throw new ResponseError(LSPErrorCodes.ContentModified, 'The note has changed since.');
    const same = actionsAt(session, opened, opened.converter.offsets(range)).find(
      ({ title, kind }) => title === action.title && kind === action.kind,
    );
    return { ...action, edit: toWorkspaceEdit(session, opened, same?.change()) };
  });

  connection.onCodeLens(({ textDocument: { uri } }) => {
    const opened = session.note(uri);
    if (!opened) return [];
    const { findings, readiness } = session.check(opened);
    return lenses(opened.located.note, findings, readiness).map(({ text, span }) => ({
      range: opened.converter.range(span),
      command: session.hasCommands
        ? { title: text, command: 'staffPrep.showGaps', arguments: [uri] }
        : { title: text, command: '' },
    }));
  });

  connection.languages.inlayHint.on(({ textDocument: { uri }, range }) => {
    const opened = session.note(uri);
    if (!opened || !session.editor.inlayHints) return [];
    const { start, end } = opened.converter.offsets(range);
    return hints(opened.located.note)
      .map(({ text, span }) => ({ text, at: absolute(span).end }))
      .filter(({ at }) => at >= start && at <= end)
      .map(({ text, at }) => ({
        position: opened.converter.position(at),
        label: text,
        paddingLeft: true,
      }));
  });

  connection.onDocumentSymbol(({ textDocument: { uri } }) => {
    const opened = session.note(uri);
    if (!opened) return [];
    const tree = symbols(opened.located.note).map((symbol) => toSymbol(symbol, opened.converter));
    if (session.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport) return tree;
    const flat = (found: DocumentSymbol[]): DocumentSymbol[] =>
      found.flatMap((symbol) => [symbol, ...flat(symbol.children ?? [])]);
    return flat(tree).map(({ name, kind, range }) => ({ name, kind, location: { uri, range } }));
  });

  connection.onWorkspaceSymbol(({ query }) => {
    const wanted = query.toLowerCase();
    return session.folders.flatMap((folder) =>
      folder.workspace.notes().flatMap(({ path, note }) => {
        const uri = session.uriOf(folder, path);
        const converter = new Converter(note.text, session.encoding, note.positions);
        const found = [
          ...(note.company
            ? [{ name: note.company, kind: SymbolKind.Package, span: note.head }]
            : []),
          ...note.people.flatMap(({ name, span }) =>
            name ? [{ name, kind: SymbolKind.Object, span }] : [],
          ),
          ...note.lines.map(({ id, text, line }) => ({
            name: id ? `${id}: ${text}` : text,
            kind: SymbolKind.Constant,
            span: line.span,
          })),
        ];
        return found
          .filter(({ name }) => name.toLowerCase().includes(wanted))
          .map(({ name, kind, span }) => ({
            name,
            kind,
            containerName: note.company ?? path,
            location: { uri, range: converter.range(span) },
          }));
      }),
    );
  });

  connection.onFoldingRanges(({ textDocument: { uri } }) => {
    const opened = session.note(uri);
    if (!opened) return [];
    return foldings(opened.located.note)
      .map((range) => opened.converter.range(range))
      .filter(({ start, end }) => end.line > start.line)
      .map(({ start, end }) => ({
        startLine: start.line,
        endLine: end.line,
        kind: FoldingRangeKind.Region,
      }));
  });

  connection.onSelectionRanges(({ textDocument: { uri }, positions }) => {
    const opened = session.note(uri);
    return positions.map((position): SelectionRange => {
      const ranges = opened
        ? enclosing(opened.located.note, opened.converter.offset(position))
        : [];
      let outer: SelectionRange | undefined;
      for (const range of ranges.reverse())
        outer = { range: opened!.converter.range(range), ...(outer && { parent: outer }) };
      return outer ?? { range: { start: position, end: position } };
    });
  });

  connection.onDocumentHighlight(({ textDocument: { uri }, position }) => {
    const opened = session.note(uri);
    const named = opened && entityAt(opened.located.note, opened.converter.offset(position));
    if (!opened || !named) return [];
    return occurrences(opened.located.note, named.entity).map((range) => ({
      range: opened.converter.range(range),
    }));
  });

  connection.onDocumentLinks(({ textDocument: { uri } }) => {
    const opened = session.note(uri);
    if (!opened) return [];
    const { folder, path, located, converter } = opened;
    const shared = folder.workspace.sharedFor(path, located.note)?.path;
    return links(located.note, shared).map(({ target, tooltip, ...range }) => ({
      range: converter.range(range),
      target: 'url' in target ? target.url : session.uriOf(folder, target.path),
      tooltip,
    }));
  });

  connection.onDefinition(({ textDocument: { uri }, position }) => {
    const opened = session.note(uri);
    const named = opened && entityAt(opened.located.note, opened.converter.offset(position));
    if (!opened || !named) return null;
    if (named.entity.type !== 'line') return locations(session, opened, named.entity)[0] ?? null;
    const { name } = named.entity;
    const shared = opened.folder.workspace.sharedFor(opened.path, opened.located.note);
    for (const located of [opened.located, ...(shared ? [shared] : [])]) {
      const line = located.note.lines.find(({ id }) => id === name);
      if (!line?.idSpan) continue;
      const converter = new Converter(located.note.text, session.encoding, located.note.positions);
      return {
        uri: session.uriOf(opened.folder, located.path),
        range: converter.range(line.idSpan),
      };
    }
    return null;
  });

  connection.onReferences(({ textDocument: { uri }, position }) => {
    const opened = session.note(uri);
    const named = opened && entityAt(opened.located.note, opened.converter.offset(position));
    return opened && named ? locations(session, opened, named.entity) : [];
  });

  connection.onPrepareRename(({ textDocument: { uri }, position }) => {
    const opened = session.note(uri);
    const named = opened && entityAt(opened.located.note, opened.converter.offset(position));
    if (!opened || !named) return null;
    return { range: opened.converter.range(named.span), placeholder: named.entity.name };
  });

  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) => {
    const opened = session.note(uri);
    const named = opened && entityAt(opened.located.note, opened.converter.offset(position));
    if (!opened || !named) return null;
    const { entity } = named;
    const notes = notesOf(opened.folder.workspace, opened.located, entity);
    const taken = notes.flatMap(({ note }) => note.lines.flatMap(({ id }) => (id ? [id] : [])));
    const fault = nameFault(entity, newName, taken);
    if (fault) throw new ResponseError(LSPErrorCodes.RequestFailed, fault);
    return {
      changes: Object.fromEntries(
        notes.map(({ path, note }) => {
          const converter = new Converter(note.text, session.encoding, note.positions);
          const head = note.frontMatter.span ? absolute(note.frontMatter.span).end : 0;
          const edits = occurrences(note, entity).map((range) =>
            converter.edit({ ...range, text: range.end <= head ? yamlValue(newName) : newName }),
          );
          return [session.uriOf(opened.folder, path), edits];
        }),
      ),
    };
  });

  connection.workspace.onWillRenameFiles(({ files }) => {
    const changes: NonNullable<WorkspaceEdit['changes']> = {};
    for (const { oldUri, newUri } of files) {
      const from = session.inFolders(oldUri);
      const to = session.inFolders(newUri);
      if (!from || !to || from.folder !== to.folder) continue;
      const { workspace } = from.folder;
      for (const { path, note } of workspace.notes()) {
        const entry = entryOf(note.frontMatter, 'lines');
        const target = workspace.linesTarget(path, note);
        const moves = path === from.path;
        if (!entry || target === undefined || (target !== from.path && !moves)) continue;
        const text = relative(
          folderOf(moves ? to.path : path),
          target === from.path ? to.path : target,
        );
        const converter = new Converter(note.text, session.encoding, note.positions);
        changes[session.uriOf(from.folder, path)] = [
          converter.edit({ ...absolute(entry.span), text: yamlValue(text) }),
        ];
      }
    }
    return Object.keys(changes).length > 0 ? { changes } : null;
  });

  connection.languages.semanticTokens.on(({ textDocument: { uri } }) => {
    const builder = new SemanticTokensBuilder();
    const opened = session.note(uri);
    if (opened)
      for (const { type, start, end } of tokens(opened.located.note)) {
        const range = opened.converter.range({ start, end });
        if (range.start.line !== range.end.line) continue;
        const length = range.end.character - range.start.character;
        builder.push(range.start.line, range.start.character, length, TOKEN_TYPES.indexOf(type), 0);
      }
    return builder.build();
  });
}

type CodeActionRange = Parameters<Converter['offsets']>[0];

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

function actionsAt(
  session: Session,
  opened: Opened,
  range: { start: number; end: number },
): Action[] {
  const { folder, located } = opened;
  return actions(located.note, session.check(opened).findings, range, (text) =>
    folder.workspace.recheck(located, text),
  );
}

/** Whether the client can do what an action needs: not all of them make files. */
function canBeDone(session: Session, action: Action): boolean {
  if (action.draft !== undefined) return session.hasCommands || session.opensDrafts;
  const creates = action.title.includes('lines.prep.md');
  return (
    !creates ||
    session.client.workspace?.workspaceEdit?.resourceOperations?.includes('create') === true
  );
}

/** Opens a draft: the client's own command, else ours, which hands it to the mail program. */
function draftCommand(session: Session, title: string, uri: string, id: string): Command {
  const command = session.hasCommands ? 'staffPrep.draftEmail' : OPEN_DRAFT;
  return { title, command, arguments: [uri, id] };
}

/** A change of a note as the client can take it. */
export function toWorkspaceEdit(
  session: Session,
  { uri, folder, path, converter }: Opened,
  change: Change | undefined,
): WorkspaceEdit {
  const edits = (change?.edits ?? []).map((edit) => converter.edit(edit));
  const version = session.documents.get(uri)?.version ?? null;
  if (!session.client.workspace?.workspaceEdit?.documentChanges && !change?.create)
    return { changes: { [uri]: edits } };
  const documentChanges: NonNullable<WorkspaceEdit['documentChanges']> = [];
  if (change?.create) {
    const made = folder.uriOf(inside(folderOf(path), change.create.name));
    const start = { line: 0, character: 0 };
    // It fails where the file exists: nothing is overwritten, and nothing else is done either.
    documentChanges.push(
      { kind: 'create', uri: made, options: { overwrite: false, ignoreIfExists: false } },
      {
        textDocument: { uri: made, version: null },
        edits: [{ range: { start, end: start }, newText: change.create.text }],
      },
    );
  }
  if (edits.length > 0) documentChanges.push({ textDocument: { uri, version }, edits });
  return { documentChanges };
}

const SYMBOL_KINDS = {
  part: SymbolKind.Namespace,
  question: SymbolKind.Property,
  interview: SymbolKind.Event,
  person: SymbolKind.Object,
  step: SymbolKind.Boolean,
  line: SymbolKind.Constant,
} as const;

function toSymbol(symbol: NoteSymbol, converter: Converter): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: SYMBOL_KINDS[symbol.type],
    range: converter.range(symbol.range),
    selectionRange: converter.range(symbol.selection),
    children: symbol.children.map((child) => toSymbol(child, converter)),
  };
}

function locations(
  session: Session,
  opened: Opened,
  entity: Parameters<typeof occurrences>[1],
): Location[] {
  return notesOf(opened.folder.workspace, opened.located, entity).flatMap(({ path, note }) => {
    const converter = new Converter(note.text, session.encoding, note.positions);
    const uri = session.uriOf(opened.folder, path);
    return occurrences(note, entity).map((range) => ({ uri, range: converter.range(range) }));
  });
}
