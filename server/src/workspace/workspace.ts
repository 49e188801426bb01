import { check, type Finding } from '../check/check.ts';
import { type Readiness, readinessOf } from '../check/readiness.ts';
import type { Day } from '../note/date.ts';
import { entryOf } from '../note/front-matter.ts';
import { type Note, type Reading, readNote, type Source } from '../note/note.ts';
import { type Kind, recognise } from '../note/recognition.ts';
import { readFrontMatterOf, readSource } from '../note/source.ts';
import type { Surroundings } from '../rules/rule.ts';
import { absolute } from '../text/span.ts';
import type { Config, ConfigProblem } from './config.ts';
import { Configs } from './configs.ts';
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

/**
 * The notes of one workspace folder, and what they know of each other. It reads no file: whoever
 * owns the files puts their texts in. Paths are relative to the folder and use `/`.
 */
export class Workspace {
  private readonly texts = new Map<string, string>();
  /** How the notes were last taken apart, so that an edit costs what it touches. */
  private readonly sources = new Map<string, Source>();
  private readonly located = new Map<string, Located | undefined>();
  private readonly configs: Configs;

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
    this.located.clear();
  }

  /** Puts in the text of a `.staffprep.json`, or takes it out; everything is read anew. */
  putConfig(path: string, text: string | undefined): readonly ConfigProblem[] {
    this.located.clear();
    return this.configs.put(path, text);
  }

  /** The configuration of the notes in a file's folder. */
  configOf(path: string): Config {
    return this.configs.of(path).config;
  }

  /** Puts in a file's text, or takes the file out. */
  put(path: string, text: string | undefined): void {
    this.located.delete(path);
    if (text === undefined) {
      this.texts.delete(path);
      this.sources.delete(path);
    } else this.texts.set(path, text);
  }

  /** The paths of all files put in, in order. */
  paths(): string[] {
    return [...this.texts.keys()].sort();
  }

  /** The note at a path, if the file is one. */
  at(path: string): Located | undefined {
    if (this.located.has(path)) return this.located.get(path);
    const text = this.texts.get(path);
    const found = text === undefined ? undefined : this.read(path, text);
    this.located.set(path, found);
    return found;
  }

  /** All notes, in path order. */
  notes(): Located[] {
    return this.paths().flatMap((path) => this.at(path) ?? []);
  }

  /** The findings and readiness of a note. */
  check({ path, note }: Located): Checked {
    const around = this.around(path, note);
    return {
      findings: check(note, around, this.configOf(path).rules),
      readiness: readinessOf(note, around),
    };
  }

  /** The findings that a note would have with another text. */
  recheck({ path }: Located, text: string): readonly Finding[] {
    const kind = this.kindOf(path, text);
    if (!kind) return [];
    const note = readNote(readSource(text), kind, this.reading(path));
    return this.check({ path, kind, note }).findings;
  }

  /** The shared lines that a note uses, if it has any. */
  sharedFor(path: string, note: Note): Located | undefined {
    return this.findShared(path, note).found;
  }

  private read(path: string, text: string): Located | undefined {
    const kind = this.kindOf(path, text);
    if (!kind) {
      this.sources.delete(path);
      return undefined;
    }
    const source = readSource(text, this.sources.get(path));
    this.sources.set(path, source);
    return { path, kind, note: readNote(source, kind, this.reading(path)) };
  }

  /** Most Markdown is no note: it is not read any further than telling that takes. */
  private kindOf(path: string, text: string): Kind | undefined {
    const { included } = this.configs.of(path);
    return recognise(path, text, readFrontMatterOf(text), included, () => readSource(text).blocks);
  }

  private reading(path: string): Reading {
    const { config, titles } = this.configs.of(path);
    return { titles, placeholders: config.placeholders, today: this.today() };
  }

  private around(path: string, note: Note): Omit<Surroundings, 'isSilent'> {
    const { found, fault } = note.kind === 'note' ? this.findShared(path, note) : {};
    const others = note.stage === 'offer' ? this.notes() : [];
    return {
      others: others
        .filter((other) => other.path !== path && other.kind === 'note')
        .map(({ note: { company, stage } }) => ({
          ...(company && { company }),
          ...(stage && { stage }),
        })),
      ...(found && { shared: { path: found.path, lines: found.note.lines } }),
      ...(fault && { linesFault: fault }),
    };
  }

  /** The path that the front matter gives for the shared lines, if it leads to a place in the folder. */
  linesTarget(path: string, { frontMatter }: Note): string | undefined {
    const written = entryOf(frontMatter, 'lines')?.values[0]?.text.trim();
    return written ? resolve(folderOf(path), written) : undefined;
  }

  private findShared(path: string, note: Note): { found?: Located; fault?: 'missing' | 'outside' } {
    const folder = folderOf(path);
    if (entryOf(note.frontMatter, 'lines')) {
      const target = this.linesTarget(path, note);
      if (target === undefined) return { fault: 'outside' };
      if (target === path) return {};
      const found = this.at(target) ?? this.asLines(target);
      if (found) return { found };
      return this.texts.has(target) || this.exists(target) ? {} : { fault: 'missing' };
    }
    for (const above of upwards(folder)) {
      const nearest = this.at(inside(above, 'lines.prep.md'));
      if (nearest?.kind === 'lines' && nearest.path !== path) return { found: nearest };
    }
    const shared = this.notes().filter(({ kind }) => kind === 'lines');
    return shared.length === 1 && shared[0]!.path !== path ? { found: shared[0]! } : {};
  }

  /** A file that `lines:` points at is the shared lines, whatever its name. */
  private asLines(path: string): Located | undefined {
    const text = this.texts.get(path);
    if (text === undefined) return undefined;
    return { path, kind: 'lines', note: readNote(readSource(text), 'lines', this.reading(path)) };
  }
}

/** The range of a finding as line and character, zero-based, UTF-16. */
export function positionsOf(note: Note, { at }: Finding) {
  const { start, end } = absolute(at);
  return { start: note.positions.positionAt(start), end: note.positions.positionAt(end) };
}
