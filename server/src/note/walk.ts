import type { Block, Item, Line, Row } from '../markdown/block.ts';
import { descend, type Section } from './outline.ts';

/** A line of visible text and what holds it. */
export interface Standing {
  readonly line: Line;
  readonly section: Section;
  /** The innermost list item, or row, that it stands in. */
  readonly item?: Item | undefined;
  readonly row?: Row | undefined;
  readonly title: boolean;
}

/** The lines of a note are walked by several readers: once is enough. */
const WALKED = new WeakMap<Section, readonly Standing[]>();

/** Every line of visible text under a section, titles first, in order. Code and HTML are left out. */
export function linesOf(root: Section): readonly Standing[] {
  let lines = WALKED.get(root);
  if (!lines) {
    lines = [...walkLines(root)];
    WALKED.set(root, lines);
  }
  return lines;
}

function* walkLines(root: Section): Generator<Standing> {
  for (const section of descend(root)) {
    if (section.title) yield { line: section.title.line, section, title: true };
    yield* linesIn(section.blocks, section);
  }
}

/** Every line of visible text in the blocks. */
export function* linesIn(
  blocks: readonly Block[],
  section: Section,
  item?: Item,
): Generator<Standing> {
  for (const block of blocks) {
    switch (block.type) {
      case 'paragraph':
        for (const line of block.lines) yield { line, section, item, title: false };
        break;
      case 'heading':
        yield { line: block.line, section, item, title: false };
        break;
      case 'list':
        for (const inner of block.items) yield* linesIn(inner.blocks, section, inner);
        break;
      case 'quote':
        yield* linesIn(block.blocks, section, item);
        break;
      case 'table':
        for (const line of block.header) yield { line, section, item, title: false };
        for (const row of block.rows)
          for (const line of row.cells) yield { line, section, item, row, title: false };
        break;
      default:
    }
  }
}

/** The visible text of blocks, a line each; code counts too. */
export function textOf(blocks: readonly Block[]): string {
  const parts: string[] = [];
  const walk = (inner: readonly Block[]) => {
    for (const block of inner) {
      if (block.type === 'paragraph') for (const line of block.lines) parts.push(line.text);
      else if (block.type === 'heading') parts.push(block.line.text);
      else if (block.type === 'list') for (const item of block.items) walk(item.blocks);
      else if (block.type === 'quote') walk(block.blocks);
      else if (block.type === 'table')
        for (const row of [{ cells: block.header }, ...block.rows])
          for (const cell of row.cells) parts.push(cell.text);
      else if (block.type !== 'break') parts.push(block.text);
    }
  };
  walk(blocks);
  return parts.join('\n');
}

/** The visible text of a section and all below it. */
export function sectionText(section: Section): string {
  return [...descend(section)]
    .map((part) => `${part.title?.line.text ?? ''}\n${textOf(part.blocks)}`)
    .join('\n');
}
