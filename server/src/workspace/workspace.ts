import { check, type Finding } from '../check/check.ts';
import { type Readiness, readinessOf } from '../check/readiness.ts';
import type { Day } from '../note/date.ts';
import type { Note } from '../note/note.ts';
import type { Kind } from '../note/recognition.ts';
import { isActive } from '../note/stage.ts';
import type { Active } from '../rules/rule.ts';
import type { Change } from '../text/change.ts';
import type { Positions } from '../text/lines.ts';
import { type Around, isSame, NONE, sharedBy, UNREAD } from './around.ts';
import type { Config, ConfigProblem } from './config.ts';
import { Configs } from './configs.ts';
import { File, type Glimpse } from './file.ts';
import { folderOf, inside, resolve, upwards } from './path.ts';

/** A note together with its place in the workspace. */
export interface Located {
  readonly path: string;
  readonly kind: Kind;
  readonly note: Note;
}

/** What checking a note gives. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly readiness: Readiness;
}

/** Which notes an edit may have changed the findings of, beside the edited one; `anew` are all read. */
export type Reach = 'itself' | 'offers' | 'all' | 'anew';

const REACHES: readonly Reach[] = ['itself', 'offers', 'all', 'anew'];

/** The wider of two reaches. */
export function wider<R extends Reach>(a: R, b: R): R {
  return REACHES.indexOf(a) > REACHES.indexOf(b) ? a : b;
}

/** How many notes that nobody types in are kept as read; the others are read again when asked for. */
const KEPT = 50;

/**
 * The notes of one workspace folder, and what they know of each other. It reads no file: whoever
 * owns the files puts their texts in. Paths are relative to the folder and use `/`.
 */
export class Workspace {
  /** Whether all files have been put in: until then more may be shared, or going on, than is known. */
  isWhole = true;
  private readonly files = new Map<string, File>();
  /** Paths of the files that are kept as read, the one that was asked for last at the end. */
  private readonly recent = new Set<string>();
  private readonly checked = new WeakMap<Note, { around: Around; checked: Checked }>();
  private readonly configs: Configs;
  private shared: readonly string[] | undefined;
  private going: readonly Active[] | undefined;
  private ordered: readonly string[] | undefined;

  constructor(
    private readonly today: () => Day,
    settings: Partial<Config> = {},
    /** Whether a path is a file of the folder, for paths that were not put in. */
    private readonly exists: (path: string) => boolean = () => false,
  ) {
    this.configs = new Configs(settings);
  }

  /** Changes the settings; everything is read anew. */
  configure(settings: Partial<Config>): void {
    this.configs.configure(settings);
    this.readAnew();
  }

  /** Puts in the text of a `.staffprep.json`, or takes it out; everything is read anew. */
  putConfig(path: string, text: string | undefined): readonly ConfigProblem[] {
    const problems = this.configs.put(path, text);
    this.readAnew();
    return problems;
  }

  /** The configuration of the notes in a file's folder. */
  configOf(path: string): Config {
    return this.configs.of(path).config;
  }

  /** Puts in a file's text, or takes the file out; `positions` are those of the text, if known. */
  put(path: string, text: string | undefined, positions?: Positions): Reach {
    const before = this.outward(path);
    this.recent.delete(path);
    if (text === undefined || !this.files.has(path)) this.ordered = undefined;
    if (text === undefined) this.files.delete(path);
    else this.files.set(path, new File(path, text, this.configs.of(path), positions));
    return this.reach(path, before);
  }

  /** Puts in a new file if it is a note, or whatever it is where `anyway`; gives whether it did. */
  take(path: string, text: string, anyway: boolean): boolean {
    const file = new File(path, text, this.configs.of(path));
    return (anyway || file.glimpse !== undefined) && this.add(path, file);
  }

  /** Puts in a file of which somebody knows already what it is; its text is read when it is asked for. */
  tell(path: string, glimpse: Glimpse, read: () => string): void {
    this.add(path, File.told(path, glimpse, read, this.configs.of(path)));
  }

  private add(path: string, file: File): true {
    this.ordered = this.going = this.shared = undefined;
    this.files.set(path, file);
    return true;
  }

  /** Takes over an edit of a file that was put in; `change` counts from the start of the text before. */
  edit(path: string, text: string, change: Change, positions?: Positions): Reach {
    const file = this.files.get(path);
    if (!file) return this.put(path, text, positions);
    file.isTyped = true;
    const before = this.outward(path);
    file.edit(text, change, positions);
    return this.reach(path, before);
  }

  /** The paths of all files put in, in order. */
  paths(): readonly string[] {
    this.ordered ??= [...this.files.keys()].sort();
    return this.ordered;
  }

  /** The paths of the files that `reach` names. */
  reached(reach: Exclude<Reach, 'itself'>): readonly string[] {
    if (reach !== 'offers') return this.paths();
    return this.paths().filter((path) => this.files.get(path)!.glimpse?.stage === 'offer');
  }

  /** The note at a path, if the file is one. */
  at(path: string): Located | undefined {
    const file = this.files.get(path);
    const located = file?.located(this.today());
    if (located && !file!.isTyped) this.keep(path);
    return located;
  }

  /** All notes, in path order. */
  notes(): Located[] {
    return this.paths().flatMap((path) => this.at(path) ?? []);
  }

  /** The paths of the notes of shared lines, in order; no more is read of any than its front matter. */
  sharedPaths(): readonly string[] {
    this.shared ??= this.paths().filter((path) => this.glimpse(path)?.kind === 'lines');
    return this.shared;
  }

  /** Whether a word stands in a file, as written. */
  holds(path: string, word: string): boolean {
    return this.files.get(path)?.holds(word) === true;
  }

  /** The findings and readiness of a note. */
  check({ path, note }: Located): Checked {
    const around = this.around(path, note);
    const known = this.checked.get(note);
    if (known && isSame(known.around, around)) return known.checked;
    const checked = {
      findings: check(note, around, this.configOf(path).rules),
      readiness: readinessOf(note, around),
    };
    this.checked.set(note, { around, checked });
    return checked;
  }

  /** The findings that a note would have with another text. */
  recheck({ path }: Located, text: string): readonly Finding[] {
    const located = new File(path, text, this.configs.of(path)).located(this.today());
    return located ? this.check(located).findings : [];
  }

  /** The shared lines that a note uses, if it has any. */
  sharedFor(path: string): Located | undefined {
    return this.findShared(path).found?.();
  }

  /** The path that the front matter gives for the shared lines, if it leads to a place in the folder. */
  linesTarget(path: string): string | undefined {
    const written = this.glimpse(path)?.lines;
    return written ? resolve(folderOf(path), written) : undefined;
  }

  /** Whether a note uses shared lines that were put in. */
  seesLines(path: string): boolean {
    return this.findShared(path).found !== undefined;
  }

  /** What can be told of a note without reading more than its front matter. */
  glimpse(path: string): Glimpse | undefined {
    return this.files.get(path)?.glimpse;
  }

  private readAnew(): void {
    this.shared = undefined;
    this.going = undefined;
    this.recent.clear();
    for (const [path, file] of this.files) file.readAnew(this.configs.of(path));
  }

  /** Forgets what was read of a note: it is read again when somebody asks for it. */
  letGo(path: string): void {
    this.recent.delete(path);
    this.files.get(path)?.forget();
  }

  /** Lets go of the note that nobody has asked for the longest. */
  private keep(path: string): void {
    this.recent.delete(path);
    this.recent.add(path);
    const [oldest] = this.recent;
    if (this.recent.size > KEPT) this.letGo(oldest!);
  }

  /** What other notes see of a file; nothing of one that is no note. */
  private outward(path: string): { says: string; lines: boolean } | undefined {
    const file = this.files.get(path);
    const drawn = file?.drawn(this.today());
    if (drawn !== undefined) return { says: drawn, lines: true };
    const glimpse = file?.glimpse;
    if (!glimpse) return undefined;
    return { says: `${glimpse.kind};${glimpse.stage};${glimpse.company}`, lines: false };
  }

  private reach(path: string, before: ReturnType<Workspace['outward']>): Reach {
    const after = this.outward(path);
    if (before?.says === after?.says && before?.lines === after?.lines) return 'itself';
    this.going = undefined;
    if (!before?.lines && !after?.lines) return 'offers';
    this.shared = undefined;
    return 'all';
  }

  private around(path: string, note: Note): Around {
    const { found: read, fault, isUnread } = note.kind === 'note' ? this.findShared(path) : {};
    const found = read?.();
    return {
      path,
      active: note.stage === 'offer' && this.isWhole ? this.active() : NONE,
      ...(found && { shared: sharedBy(found) }),
      ...(isUnread && { shared: UNREAD }),
      ...(fault && { linesFault: fault }),
    };
  }

  /** The opportunities of which a company is known and that are still going on, in path order. */
  private active(): readonly Active[] {
    this.going ??= this.paths().flatMap((path) => {
      const glimpse = this.glimpse(path);
      const { kind, company, stage } = glimpse ?? {};
      return kind === 'note' && company && stage && isActive(stage) ? { path, company } : [];
    });
    return this.going;
  }

  /**
   * Where the shared lines of a note are, to be read when they are needed; or what is wrong with `lines:`;
   * or that there may be some that were not put in.
   */
  private findShared(path: string): {
    found?: () => Located;
    fault?: 'missing' | 'outside';
    isUnread?: true;
  } {
    if (this.glimpse(path)?.lines !== undefined) {
      const target = this.linesTarget(path);
      if (target === undefined) return { fault: 'outside' };
      if (target === path) return {};
      const file = this.files.get(target);
      if (file) return { found: () => this.at(target) ?? file.asLines(this.today()) };
      return this.exists(target) ? { isUnread: true } : { fault: 'missing' };
    }
    for (const above of upwards(folderOf(path))) {
      const nearest = inside(above, 'lines.prep.md');
      if (nearest === path || this.glimpse(nearest)?.kind !== 'lines') continue;
      return { found: () => this.at(nearest)! };
    }
    if (!this.isWhole) return { isUnread: true };
    const [only, more] = this.sharedPaths();
    if (only === undefined || more !== undefined || only === path) return {};
    return { found: () => this.at(only)! };
  }
}
