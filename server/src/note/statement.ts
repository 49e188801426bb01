import type { TopicId } from '../guide/topics.ts';
import type { Block, Item, Line } from '../markdown/block.ts';
import type { Span } from '../text/span.ts';
import type { Column } from './columns.ts';
import type { Section } from './section.ts';

/** The forms in which a note speaks of a topic. */
export type StatementForm =
  | 'title'
  | 'label'
  | 'item'
  | 'column'
  | 'row'
  | 'key'
  | 'list'
  | 'prose';

/** A piece of what is said about a topic: a line, a cell, a code block. */
export interface Piece {
  readonly text: string;
  readonly span: Span;
  readonly struck: boolean;
  /** The line it was read from; a code or HTML block has none. */
  readonly line?: Line;
}

/** A place where the note speaks of a topic, and what it says there. */
export interface Statement {
  readonly topic: TopicId;
  readonly form: StatementForm;
  /** The text that names the topic. */
  readonly line: Line;
  readonly section: Section;
  /** What is said, placeholders included, without what belongs to another topic. */
  readonly pieces: readonly Piece[];
  /** The blocks under it, for readers of lists and tables. */
  readonly blocks: readonly Block[];
  /** What stands after the name on its line. */
  readonly value?: Line;
  readonly item?: Item;
  /** Which column of the table, zero-based, for a statement made by a column. */
  readonly column?: number;
  /** What all columns of that table hold. */
  readonly columns?: readonly Column[];
  /** Sections under it that are not about a topic of their own. */
  readonly sections: readonly Section[];
  readonly struck: boolean;
}
