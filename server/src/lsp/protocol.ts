// What the server offers beside the language server protocol. Types only: the client imports them.
import type { Location, Range, WorkspaceEdit } from 'vscode-languageserver-protocol';

/** The requests and notifications that go beyond the protocol, by method. */
export interface Requests {
  /** All opportunities, once the folders have been read; or the one at a URI, none for other files. */
  'staffPrep/opportunities': { params: { uri?: string }; result: Opportunity[] };
  /**
   * The edit that sets the stage of a note. Fails where the note's front matter can't be edited. A
   * client should have the note open: the server then edits the text that the editor has.
   */
  'staffPrep/setStage': { params: { uri: string; stage: string }; result: WorkspaceEdit };
  /** What views need to know of the guide. */
  'staffPrep/guide': { params: undefined; result: Guide };
}

/**
 * Sent as `staffPrep/opportunitiesChanged` to a client whose `initializationOptions` have
 * `opportunities: true`, when what an overview says has changed. That a place has moved is not told:
 * ask for the opportunity again before going there.
 */
export interface OpportunitiesChanged {
  changed: Opportunity[];
  /** The URIs of those that are none any more. */
  removed: string[];
}

export type CheckpointState = 'missing' | 'open' | 'done';

export interface Guide {
  /** In order, closed ones last. */
  stages: StageInfo[];
  /** In order. */
  checkpoints: { id: string; title: string }[];
  /** Why offers are compared: a short quotation. */
  bestAvailable: { quote: string; title: string; author: string; url: string };
}

export interface StageInfo {
  id: string;
  title: string;
  meaning: string;
  closed: boolean;
}

/** One opportunity at a glance; days are `YYYY-MM-DD`. See `features/overview.ts` for each field. */
export interface Opportunity {
  uri: string;
  title: string;
  company?: string;
  role?: string;
  /** The id of a stage. */
  stage?: string;
  stageWritten?: string;
  countsAs: string;
  active: boolean;
  closed: boolean;
  readiness: Record<string, CheckpointState>;
  done: number;
  total: number;
  checkpoints: CheckpointStatus[];
  next?: string;
  due?: string;
  interviews: { name: string; date?: string; range: Range }[];
  nextDate?: string;
  inDays?: number;
  late: boolean;
  crossed: number;
  gaps: number;
  offer?: { title: string; text: string }[];
}

export interface CheckpointStatus {
  id: string;
  title: string;
  state: CheckpointState;
  /** Where to go on with it: in this note, or in the shared lines. */
  place: Location;
}
