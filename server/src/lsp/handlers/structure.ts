import type { DocumentSymbol, SelectionRange } from 'vscode-languageserver-protocol';
import { links } from '../../features/links.ts';
import { enclosing, foldings } from '../../features/structure.ts';
import { type NoteSymbol, symbols } from '../../features/symbols.ts';
import { Converter } from '../convert.ts';
import { patiently } from '../patiently.ts';
import type { Session } from '../session.ts';
import { inSlices } from '../slices.ts';
import { FoldingRangeKind, SymbolKind } from '../values.ts';

/** How a note is built and where it leads: symbols, folding, selection, links. */
export function answerStructure(session: Session): void {
  const { connection } = session;
  connection.onRequest('textDocument/documentSymbol', ({ textDocument: { uri } }) => {
    const opened = session.note(uri);
    if (!opened) return [];
    const tree = symbols(opened.located.note).map((symbol) => toSymbol(symbol, opened.converter));
    if (session.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport) return tree;
    const flat = (found: DocumentSymbol[]): DocumentSymbol[] =>
      found.flatMap((symbol) => [symbol, ...flat(symbol.children ?? [])]);
    return flat(tree).map(({ name, kind, range }) => ({ name, kind, location: { uri, range } }));
  });

  connection.onRequest('workspace/symbol', async ({ query }) => {
    await patiently(session.ready);
    const wanted = query.toLowerCase();
    const places = session.folders.flatMap((folder) =>
      folder.workspace.paths().map((path) => ({ folder, path })),
    );
    const found = await inSlices(connection, places, ({ folder, path }) => {
      const note = folder.at(path)?.note;
      if (!note) return [];
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
    });
    return found.flat();
  });

  connection.onRequest('textDocument/foldingRange', ({ textDocument: { uri } }) => {
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

  connection.onRequest('textDocument/selectionRange', ({ textDocument: { uri }, positions }) => {
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

  connection.onRequest('textDocument/documentLink', ({ textDocument: { uri } }) => {
    const opened = session.note(uri);
    if (!opened) return [];
    const { folder, path, located, converter } = opened;
    const shared = folder.workspace.sharedFor(path)?.path;
    return links(located.note, shared).map(({ target, tooltip, ...range }) => ({
      range: converter.range(range),
      target: 'url' in target ? target.url : session.uriOf(folder, target.path),
      tooltip,
    }));
  });
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
