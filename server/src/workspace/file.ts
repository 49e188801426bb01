import { reflectsOnCompany } from '../note/company.ts';
import type { Day } from '../note/date.ts';
import { entryOf, type FrontMatter } from '../note/front-matter.ts';
import { LiveNote } from '../note/live-note.ts';
import { readOpportunity } from '../note/note.ts';
import { holdsTitles, type Kind, mayHoldTitles, recognise } from '../note/recognition.ts';
import { headingsIn } from '../note/section.ts';
import { readFrontMatterOf, Source } from '../note/source.ts';
import type { Stage } from '../note/stage.ts';
import type { Change } from '../text/change.ts';
import type { Positions } from '../text/lines.ts';
import type { InForce } from './configs.ts';
import type { Located } from './workspace.ts';

/** What can be told of a note without reading more than its front matter. */
export interface Glimpse {
  readonly kind: Kind;
  readonly company: string | undefined;
  readonly stage: Stage | undefined;
  /** What `lines:` says, if there is such a key with a value. */
  readonly lines: string | undefined;
}

/** Larger texts are no notes, in UTF-16 code units. */
const LARGEST = 16 * 1024 * 1024;
/** How far around an edit a title of the guide may reach, in characters. */
const AROUND = 100;

/** A Markdown file. Most are no notes, and are read no further than telling that takes. */
export class File {
  /** Somebody types in it: what was read of it is kept. */
  isTyped = false;
  private live: LiveNote | undefined;
  private found: Located | undefined;
  private day: Day | undefined;
  /** The front matter of a note that was looked at and not yet read. */
  private frontMatter: FrontMatter | undefined;
  private seen: { readonly glimpse: Glimpse | undefined } | undefined;
  /** As what `lines:` of another note points at, whatever it is by itself. */
  private aside: Located | undefined;
  /** Whether the text may hold two of the guide's titles, once that was asked. */
  private likely: boolean | undefined;

  constructor(
    private readonly path: string,
    private source: string | (() => string),
    private inForce: InForce,
    private positions?: Positions,
  ) {}

  /** A file of which somebody knows already what it is, whose text is read when it is asked for. */
  static told(path: string, glimpse: Glimpse, read: () => string, inForce: InForce): File {
    const file = new File(path, read, inForce);
    file.seen = { glimpse };
    return file;
  }

  private get text(): string {
    if (typeof this.source !== 'string') this.source = this.source();
    return this.source;
  }

  holds(word: string): boolean {
    return this.text.includes(word);
  }

  /** What it is; nothing for other Markdown. */
  get glimpse(): Glimpse | undefined {
    this.seen ??= { glimpse: this.look() };
    return this.seen.glimpse;
  }

  /** The note it is, read when first asked for. */
  located(today: Day): Located | undefined {
    const kind = this.glimpse?.kind;
    if (!kind) return undefined;
    if (!this.live || this.day !== today) this.live = this.read(kind, today);
    this.day = today;
    const { note } = this.live;
    if (this.found?.note !== note) this.found = { path: this.path, kind, note };
    return this.found;
  }

  /** The shared lines it is taken for by another note. */
  asLines(today: Day): Located {
    this.aside ??= { path: this.path, kind: 'lines', note: this.read('lines', today).note };
    return this.aside;
  }

  /** The lines that other notes see in it, as text; nothing where they see none. */
  drawn(today: Day): string | undefined {
    const located = this.glimpse?.kind === 'lines' ? this.located(today) : this.aside;
    if (!located) return undefined;
    const { lines, unread, root, reading } = located.note;
    const drawn = lines.map(({ id, whole, decided }) => [id, whole, decided]);
    const reflects = reflectsOnCompany(root, reading.placeholders);
    return JSON.stringify([...drawn, unread.length > 0, reflects]);
  }

  /** Takes over an edit; `change` counts from the start of the text before it. */
  edit(text: string, change: Change, positions?: Positions): void {
    const stays = this.seen !== undefined && this.staysOther(text, change);
    this.source = text;
    this.positions = positions;
    const again = this.aside !== undefined;
    this.aside = undefined;
    if (again) this.asLines(this.day ?? '');
    if (stays) return;
    const before = this.live?.note;
    if (!this.live?.edit(text, change, positions)) this.forget();
    if (this.live && this.live.note === before) return;
    this.likely = undefined;
    const kind = this.seen?.glimpse?.kind;
    this.seen = { glimpse: this.look() };
    if (this.seen.glimpse?.kind !== kind) this.forget();
  }

  /** Another configuration is in force. */
  readAnew(inForce: InForce): void {
    this.inForce = inForce;
    this.seen = undefined;
    this.aside = undefined;
    this.forget();
  }

  /** Drops what was read and can be read again. */
  forget(): void {
    this.live = undefined;
    this.found = undefined;
  }

  private read(kind: Kind, today: Day): LiveNote {
    const { config, titles } = this.inForce;
    const reading = { titles, placeholders: config.placeholders, today };
    const { frontMatter } = this;
    this.frontMatter = undefined;
    return new LiveNote(this.text, kind, reading, this.positions, frontMatter);
  }

  private look(): Glimpse | undefined {
    if (this.text.length > LARGEST) return undefined;
    const { path, inForce, live } = this;
    const frontMatter = live ? live.note.frontMatter : readFrontMatterOf(this.text);
    const kind = recognise(path, frontMatter, inForce.included, () => this.isTitled());
    if (!kind) return undefined;
    if (!live) this.frontMatter = frontMatter;
    const { company, stage } = readOpportunity(frontMatter, inForce.config.placeholders);
    const lines = entryOf(frontMatter, 'lines')?.values[0]?.text.trim();
    return { kind, company, stage, lines };
  }

  private isTitled(): boolean {
    if (this.live) return holdsTitles(headingsIn(this.live.note.root));
    this.likely ??= mayHoldTitles(this.text);
    return this.likely && holdsTitles(new Source(this.text).headings());
  }

  /** Whether Markdown that is no note is none after an edit either, for certain. */
  private staysOther(text: string, { start, length }: Change): boolean {
    if (this.seen?.glimpse || this.likely !== false || text.startsWith('---') || start < 4)
      return false;
    return !mayHoldTitles(text.slice(Math.max(0, start - AROUND), start + length + AROUND), 1);
  }
}
