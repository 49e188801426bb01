import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Change, changeBetween, merge } from '../text/change.ts';
import { Converter, type Encoding } from './convert.ts';

/**
 * Applies the changes of a document, each to the text that the one before it left. Gives one change
 * that does what they do in turn. Positions that are outside of the text count as its nearest place.
 */
export function applyChanges(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
  encoding: Encoding,
): { document: TextDocument; change: Change } {
  let updated = document;
  let whole: Change | undefined;
  for (const change of changes) {
    const [next, made] = apply(updated, change, version, encoding);
    updated = next;
    whole = whole ? merge(whole, made) : made;
  }
  return { document: updated, change: whole ?? { start: 0, end: 0, length: 0 } };
}

function apply(
  document: TextDocument,
  change: TextDocumentContentChangeEvent,
  version: number,
  encoding: Encoding,
): [TextDocument, Change] {
  if (!('range' in change)) {
    const made = changeBetween(document.getText(), change.text);
    return [TextDocument.update(document, [change], version), made];
  }
  const converter = new Converter(document.getText(), encoding, document);
  const [a, b] = [converter.offset(change.range.start), converter.offset(change.range.end)];
  const [start, end] = a <= b ? [a, b] : [b, a];
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  // Between the two characters of a line end there is no position: the change is of the whole then.
  if (document.offsetAt(range.start) !== start || document.offsetAt(range.end) !== end) {
    const text = document.getText();
    const replaced = text.slice(0, start) + change.text + text.slice(end);
    return apply(document, { text: replaced }, version, encoding);
  }
  const made = { start, end, length: change.text.length };
  return [TextDocument.update(document, [{ range, text: change.text }], version), made];
}
