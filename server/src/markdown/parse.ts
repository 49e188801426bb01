import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Extension, Tokenizer } from 'micromark-util-types';
import type { Anchor } from '../text/span.ts';
import type { Fragment } from './block.ts';
import { readTree } from './tree.ts';

/** Labels that `[label]: …` and `[^label]: …` define in a document, as Markdown compares them. */
export interface Definitions {
  readonly links: readonly string[];
  readonly footnotes: readonly string[];
}

/** A fragment, and what it defines for the rest of its document, if anything. */
export interface Parsed {
  readonly fragment: Fragment;
  readonly defines?: Definitions | undefined;
}

const SYNTAX = gfm();
const TREE = gfmFromMarkdown();

/**
 * Reads Markdown (CommonMark with GFM) into blocks. Spans count from `anchor`, which stands at the
 * start of `source`. `defined` is what stands elsewhere in the document.
 */
export function parse(source: string, anchor: Anchor, defined?: Definitions): Parsed {
  const tree = fromMarkdown(source, {
    extensions: defined ? [SYNTAX, known(defined)] : [SYNTAX],
    mdastExtensions: [TREE],
  });
  return { fragment: readTree(tree, source, anchor), defines: definitionsIn(tree) };
}

/** An extension without syntax of its own: it only tells the tokenizer what is defined elsewhere. */
function known({ links, footnotes }: Definitions): Extension {
  let told = false;
  const tokenize: Tokenizer = function (_effects, _ok, nok) {
    if (!told) {
      const parser: typeof this.parser & { gfmFootnotes?: string[] } = this.parser;
      parser.defined.push(...links);
      parser.gfmFootnotes = [...(parser.gfmFootnotes ?? []), ...footnotes];
      told = true;
    }
    return nok;
  };
  return { document: { null: { tokenize } } };
}

function definitionsIn(tree: Root): Definitions | undefined {
  const links: string[] = [];
  const footnotes: string[] = [];
  const walk = (node: Root | Root['children'][number]) => {
    if (node.type === 'definition') links.push(label(node));
    if (node.type === 'footnoteDefinition') footnotes.push(label(node));
    if (
      node.type === 'list' ||
      node.type === 'blockquote' ||
      node.type === 'root' ||
      node.type === 'listItem' ||
      node.type === 'footnoteDefinition'
    )
      for (const child of node.children) walk(child);
  };
  walk(tree);
  return links.length + footnotes.length === 0 ? undefined : { links, footnotes };
}

/** A label as the tokenizer compares it. */
function label({ identifier }: { identifier: string }): string {
  return identifier.toUpperCase();
}
