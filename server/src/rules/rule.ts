import type { PassageId } from '../guide/passages.ts';
import type { PartId } from '../guide/topics.ts';
import type { DrawnLine } from '../note/drawn-line.ts';
import type { Note } from '../note/note.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/** How grave a finding is, mildest first; the words of settings and of the command line. */
export const SEVERITIES = ['hint', 'information', 'warning', 'error'] as const;
/** How grave a finding is. */
export type Severity = (typeof SEVERITIES)[number];

/** What a rule is about: a part of the guide, or the note's own order. */
export type Group = PartId | 'hygiene';

/** An opportunity that is still going on. */
export interface Active {
  readonly path: string;
  readonly company: string;
}

/** What surrounds a note in its workspace. */
export interface Surroundings {
  /** The shared lines the note sees, if there are any. */
  readonly shared?: {
    readonly path: string;
    readonly lines: readonly DrawnLine[];
    /** Whether a section of their note reflects on the right company. */
    readonly reflectsOnCompany: boolean;
    /** Whether part of their note is unread: more may be drawn there. */
    readonly isUnread: boolean;
  };
  /** What is wrong with the path that the front matter gives for the shared lines. */
  readonly linesFault?: 'missing' | 'outside';
  /** The workspace's opportunities that are still going on, in path order; the note may be one of them. */
  readonly active: readonly Active[];
  /** Where the note itself stands. */
  readonly path?: string;
  /** Whether another finding of the rule stays silent in this note, by configuration or comment. */
  readonly isSilent: (rule: RuleId, at: Span) => boolean;
}

/** A change that settles a finding. */
export interface Fix {
  readonly title: string;
  /** Offsets in the note's text; empty when only a file is made. */
  readonly edits: readonly Edit[];
  /** Whether it may be applied unseen, as `--fix` and “fix all” do. A tick is a person’s word. */
  readonly safe: boolean;
}

/** Another place that explains a finding: in the note itself, or in the note at `path`. */
export interface Related {
  readonly at: Span;
  readonly message: string;
  readonly path?: string;
}

/** What a rule reports; the checker adds rule, severity and passage. */
export interface Report {
  /** A stable word: the question, step, interview, person, line id or key. */
  readonly subject: string;
  readonly at: Span;
  readonly message: string;
  /** Instead of the rule's own. */
  readonly severity?: Severity;
  /** Worked out when it is asked for: from the note as it stands then. */
  readonly fix?: () => Fix | undefined;
  /** Another place that explains the finding. */
  readonly related?: Related;
}

/** One thing to look at in a note. */
export interface Rule {
  /** Code of its findings, key of its severity, name of its file and page. */
  readonly id: string;
  readonly severity: Severity;
  readonly group: Group;
  /** What of the guide it rests on. */
  readonly passage?: PassageId;
  /** When it speaks, in one sentence. */
  readonly summary: string;
  /** Why that matters, in one or two sentences. */
  readonly why: string;
  /** What its fix does; absent when a person has to write. */
  readonly fixes?: string;
  /** What its findings are about. */
  readonly subjects: string;
  /**
   * Where it looks for what it misses: in the note, or in the shared lines too. What may stand in an
   * unread part of that is not said to be missing.
   */
  readonly misses?: 'from the note' | 'from all lines';
  readonly check: (note: Note, report: (found: Report) => void, around: Surroundings) => void;
}

/** The id of a rule, such as `missing-lines`: a string, since users write them. */
export type RuleId = string;

/** The fix that is one edit and safe to apply unseen; none without the edit. */
export function fixBy(title: string, edit: Edit | undefined): Fix | undefined {
  return edit && { title, edits: [edit], safe: true };
}
