// What the server offers beside the language server protocol. Types only: the client imports them.
import type { Location, Position, Range, WorkspaceEdit } from 'vscode-languageserver-protocol';

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
  /** The note of a new opportunity, for a folder if it is to be in one; what is empty stays a gap. */
  'staffPrep/newNote': {
    params: { company: string; role: string; stage: string; folder?: string };
    result: NewFile;
  };
  /** The shared lines for a folder, if they are to be in one, and those that are there already. */
  'staffPrep/newLines': { params: { folder?: string }; result: NewFile & { existing?: string } };
  /** The sections that can be inserted into an open document, those that it lacks first. */
  'staffPrep/sections': { params: { uri: string; position: Position }; result: SectionChoice[] };
  /** The emails that a note gives occasion to write, those that are due first. */
  'staffPrep/drafts': { params: { uri: string }; result: DraftChoice[] };
  /** One of them; nothing when the note gives no occasion for it any more. */
  'staffPrep/draft': { params: { uri: string; id: string }; result: Draft | null };
  /** What is found in all notes, or in the one at a URI; only then with its fixes. */
  'staffPrep/gaps': { params: { uri?: string }; result: NoteGaps[] };
  /** Interviews, due dates and follow-ups of today and later, of all notes that are not closed. */
  'staffPrep/calendar': { params: undefined; result: Calendar };
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

/** How far a note is with a checkpoint. */
export type CheckpointState = 'missing' | 'open' | 'done';

/** What views show of the guide, in the language of the client. */
export interface Guide {
  /** In order, closed ones last. */
  stages: StageInfo[];
  /** In order. */
  checkpoints: { id: string; title: string }[];
  /** Why offers are compared: a short quotation. */
  bestAvailable: { quote: string; title: string; author: string; url: string };
}

/** A stage of an opportunity; a closed one is over. */
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

/** How far a note is with one checkpoint. */
export interface CheckpointStatus {
  id: string;
  title: string;
  state: CheckpointState;
  /** Where to go on with it: in this note, or in the shared lines. */
  place: Location;
}

/** A file to be made. */
export interface NewFile {
  /** A name without a folder. */
  name: string;
  /** The text with tab stops. */
  snippet: string;
}

/** A section of the guide that can be inserted at `position`. */
export interface SectionChoice {
  title: string;
  description: string;
  missing: boolean;
  position: Position;
  snippet: string;
}

/** An email to choose from; `due` where its time has come. */
export interface DraftChoice {
  id: string;
  title: string;
  due: boolean;
}

/** An email; what the note says beside it is only in `text`, which is for the writer. */
export interface Draft {
  subject: string;
  body: string;
  to?: string;
  text: string;
  /** A `mailto:` link, encoded already; a body that is too long for one is not in it. */
  link: { uri: string; whole: boolean };
}

/** What is found in one note. */
export interface NoteGaps {
  uri: string;
  title: string;
  company?: string;
  role?: string;
  stage?: string;
  done: number;
  total: number;
  /** The gravest first. */
  gaps: Gap[];
}

/** A finding, as views and language models show it. */
export interface Gap {
  rule: string;
  severity: 'error' | 'warning' | 'information' | 'hint';
  message: string;
  range: Range;
  fix?: { title: string; edit: WorkspaceEdit };
  draft?: { id: string; title: string };
}

/** The dates of all notes that are not closed. */
export interface Calendar {
  /** The text of an iCalendar file. */
  ics: string;
  events: number;
  /** What is left out since its date may mean two days. */
  unsure: string[];
}
