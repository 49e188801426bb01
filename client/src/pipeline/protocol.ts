// What the pipeline's page and the extension say to each other. Types only: both sides import them.
import type { CheckpointState, Guide } from '../../../server/src/lsp/protocol.ts';

/** An opportunity as the page shows it. All text of it comes from a note: it is data. */
export interface Card {
  readonly uri: string;
  readonly title: string;
  readonly role?: string;
  /** The id of the stage it counts as. */
  readonly stage: string;
  readonly closed: boolean;
  readonly readiness: Readonly<Record<string, CheckpointState>>;
  readonly done: number;
  readonly total: number;
  readonly next?: string;
  /** The next date ahead, or the one that was due. */
  readonly date?: { readonly day: string; readonly text: string; readonly ahead: string };
  readonly late: boolean;
  readonly crossed: number;
  readonly gaps: number;
  readonly offer?: readonly { readonly title: string; readonly text: string }[];
}

/** What the extension tells the page. */
export type ToPage =
  | {
      readonly type: 'show';
      readonly cards: readonly Card[];
      readonly guide: Guide;
      readonly strings: Strings;
    }
  | {
      readonly type: 'change';
      readonly changed: readonly Card[];
      readonly removed: readonly string[];
    }
  /** Something was done, or could not be done: to be shown and read out. */
  | { readonly type: 'say'; readonly text: string; readonly canUndo: boolean };

/** What the page asks of the extension. */
export type ToExtension =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly uri: string }
  | { readonly type: 'setStage'; readonly uri: string; readonly stage: string }
  | { readonly type: 'undo' }
  | { readonly type: 'start'; readonly with: 'newOpportunity' | 'drawLines' };

/** The words of the page in the editor's language; `{0}`, `{1}` stand for what is put in. */
export interface Strings {
  readonly pipeline: string;
  readonly views: string;
  readonly board: string;
  readonly table: string;
  readonly checkpoints: string;
  readonly offers: string;
  readonly keys: string;
  readonly closed: string;
  readonly nothingHere: string;
  readonly move: string;
  readonly moveTo: string;
  readonly company: string;
  readonly role: string;
  readonly stage: string;
  readonly ready: string;
  readonly readyOf: string;
  readonly next: string;
  readonly date: string;
  readonly gaps: string;
  readonly crossed: string;
  readonly checkpoint: string;
  readonly missing: string;
  readonly open: string;
  readonly done: string;
  readonly chartCaption: string;
  readonly chartBar: string;
  readonly tableCaption: string;
  readonly offersCaption: string;
  readonly undo: string;
  readonly empty: string;
  readonly newOpportunity: string;
  readonly drawLines: string;
}
