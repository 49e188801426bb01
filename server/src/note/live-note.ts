import type { Line } from '../markdown/block.ts';
import type { Change } from '../text/change.ts';
import type { Positions } from '../text/lines.ts';
import { absolute } from '../text/span.ts';
import type { FrontMatter } from './front-matter.ts';
import { type Note, type Reading, readNote } from './note.ts';
import { Outline } from './outline.ts';
import type { Kind } from './recognition.ts';
import { headingOf, type Section } from './section.ts';
import { Source, suppressionsIn } from './source.ts';
import { isSilent } from './statements.ts';
import { isUnwatched, linesUnder, type Standing } from './walk.ts';

/** A note that is kept while its text is edited, so that a key costs what it changes. */
export class LiveNote {
  private readonly source: Source;
  private readonly outline: Outline;
  /** Names that were looked for, wherever they may stand. */
  private readonly names = new Set<string>();
  private read: { -readonly [Key in keyof Note]: Note[Key] };

  constructor(
    text: string,
    private readonly kind: Kind,
    private readonly reading: Reading,
    positions?: Positions,
    frontMatter?: FrontMatter,
  ) {
    this.source = new Source(text, positions, frontMatter);
    this.outline = new Outline(this.source.chunks, reading.titles);
    this.read = this.readAnew();
  }

  /** What the note says: the same object as long as all of it, places aside, is the same. */
  get note(): Note {
    return this.read;
  }

  /**
   * Takes over an edit; `change` counts from the start of the text before it. What was read of the
   * text before must not be used afterwards. Gives `false`, with nothing done, for an edit before or
   * at the start of the Markdown, where a byte order mark may come or go.
   */
  edit(text: string, change: Change, positions?: Positions): boolean {
    const { source, outline } = this;
    if (change.start <= source.anchor.offset) return false;
    const splice = source.edit(text, change, positions);
    const touched = [...splice.removed, ...splice.added];
    const before =
      splice.at === 0 || touched.some((chunk) => chunk.unread || suppressionsIn(chunk).length > 0)
        ? undefined
        : outline.sectionsOf(splice.removed);
    const mattered = !before || this.matters(before);
    const after = outline.edit(splice);
    if (mattered || !after || this.matters(after)) this.read = this.readAnew();
    else {
      this.read.text = text;
      this.read.positions = source.positions;
    }
    return true;
  }

  /** Whether sections hold anything that a rule may read. */
  private matters(sections: readonly Section[]): boolean {
    const { read, names, reading, outline } = this;
    // Any list item of a shared note may be a line; an offer is compared with names from elsewhere.
    if (read.kind !== 'note' || read.stage === 'offer') return true;
    const heading = headingOf(outline.root);
    return sections.some(
      (section) =>
        !heading ||
        section.title?.line === heading.line ||
        !isSilent(section, reading.titles) ||
        !isUnwatched(section) ||
        (names.size > 0 && linesUnder(section).some(({ line }) => holdsAny(line.text, names))),
    );
  }

  private readAnew(): Note {
    this.names.clear();
    return readNote(this.source, this.outline, this.kind, this.reading, (name) =>
      this.mentions(name),
    );
  }

  private mentions(name: string): Standing[] {
    const { source, outline } = this;
    this.names.add(name);
    const word = firstWord(name);
    const sections = new Set<Section>();
    for (let at = source.text.indexOf(word); at >= 0; at = source.text.indexOf(word, at + 1))
      for (const section of outline.sectionsOf([source.chunkAt(at)])) sections.add(section);
    return [...sections].flatMap((section) =>
      linesUnder(section).filter(({ line }) => isNamed(line, name, source.text)),
    );
  }
}

/** Blanks may be line ends or more than one in the text: the first word of a name finds the place. */
const firstWord = (name: string) => name.split(/\s/)[0]!;

/** Whether a line of a text holds a name, and markup doesn't part its first word. */
export function isNamed({ text, span }: Line, name: string, source: string): boolean {
  if (!text.includes(name)) return false;
  const { start, end } = absolute(span);
  return source.slice(start, end).includes(firstWord(name));
}

function holdsAny(text: string, names: ReadonlySet<string>): boolean {
  for (const name of names) if (text.includes(name)) return true;
  return false;
}
