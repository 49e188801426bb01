import type { TopicId } from '../guide/topics.ts';
import { type Block, isAll, type Line, Mark } from '../markdown/block.ts';
import type { Entry } from './front-matter.ts';
import { readLabel } from './label.ts';
import { isLoose, Memo, type Section } from './section.ts';
import { readSection, type Said } from './section-reader.ts';
import type { Piece, Statement } from './statement.ts';
import { draft, pieceOf } from './statement-draft.ts';
import type { Titles } from './title.ts';

/** Everything the sections of a note say about the guide's topics, in order. */
export function readStatements(
  root: Section,
  titles: Titles,
  entries: readonly Entry[] = [],
): Statement[] {
  const statements = entries.flatMap((entry) => readEntry(entry, root, titles));
  collect(root, titles, NONE, statements);
  return statements;
}

/** Keys of the front matter with a meaning of their own. */
const OWN_KEYS = new Set(
  'prep company role position stage status lines interviews next due'.split(' '),
);

/** Reads a key of the front matter that has the name of a topic. */
function readEntry({ key, keySpan, values }: Entry, root: Section, titles: Titles): Statement[] {
  if (values.length === 0 || OWN_KEYS.has(key.toLowerCase())) return [];
  const name = key.replaceAll('_', ' ');
  const run = { text: name, start: keySpan.start, end: keySpan.end, marks: 0 };
  const line = { text: name, runs: [run], span: keySpan };
  const pieces = values.map(pieceOf);
  return titles
    .match(name, { label: true })
    .map((topic) => ({ ...draft(topic, 'key', line, root), pieces }));
}

/** Whether a section that stands under no topic says nothing about any. */
export function isSilent(section: Section, titles: Titles): boolean {
  const { parent, title } = section;
  return (
    section.part === undefined &&
    (title?.topics.length ?? 0) === 0 &&
    (parent?.title?.topics.length ?? 0) === 0 &&
    saidIn(section, titles, NONE).said.statements.length === 0
  );
}

/** Adds what a section and all below it say; `owners` are the topics of the titles it stands under. */
function collect(
  section: Section,
  titles: Titles,
  owners: readonly TopicId[],
  into: Statement[],
): void {
  // The title of a note may say all sorts of things.
  const isOwn = section.level <= 1 || (section.title?.topics.length ?? 0) > 0;
  const title = isOwn ? '' : section.title!.line.text;
  if (ASIDE.test(title)) return;
  const { topics, own, said } = saidIn(section, titles, owners);
  const from = into.length;
  for (const statement of own) into.push(statement);
  for (const statement of said.statements) into.push(statement);
  for (const child of section.children) collect(child, titles, topics, into);
  if (AD.test(title))
    into.push(...into.splice(from).filter((statement) => statement.topic !== 'lines'));
}

/** What stands under such a title is of another process than this one. */
const ASIDE =
  /\bmock (?:interviews?|loops?|rounds?)\b|\bother (?:companies|processes|loops|applications)\b|\bfor comparison\b|\bstudy (?:plan|log)\b/i;
/** What a job ad must have, its writer must. */
const AD =
  /^\W*(?:the |their )?(?:job )?(?:ad|advert|posting|description|jd)\W*$|\bfrom the (?:job )?(?:ad|advert|posting|description)\b/i;

/** What a section says, as long as it and what it stands under are as they were. */
interface Known {
  readonly said: Said;
  readonly revision: number;
  readonly context: string;
  /** The topics that it and what stands below it speak of, unless they name others. */
  readonly topics: readonly TopicId[];
  /** What its title says. */
  readonly own: readonly Statement[];
}

const KNOWN = new Memo<Known>();
const NONE: readonly TopicId[] = [];

function saidIn(section: Section, titles: Titles, owners: readonly TopicId[]): Known {
  const known = KNOWN.get(section);
  const { revision, parent, title } = section;
  const above = parent?.title?.topics ?? NONE;
  const context =
    owners.length + above.length > 0 || parent?.part
      ? `${owners.join()};${above.join()};${parent?.part}`
      : isLoose(section, section.part)
        ? 'loose'
        : '';
  if (known?.revision === revision && known.context === context) return known;
  const titled = title && title.topics.length > 0;
  const topics = titled ? title.topics : owners;
  const said = readSection(section, titles, topics);
  const label = titled && readLabel(title.line, titles, { part: parent?.part });
  const value = label ? label.value : undefined;
  const own = titled ? topics.map((id) => new TitleStatement(id, section, titles, value)) : [];
  return KNOWN.set(section, { said, revision, context, topics, own });
}

/** A title about a topic, and all that stands under it and is about nothing else. */
class TitleStatement implements Statement {
  readonly form = 'title';
  readonly line: Line;
  readonly struck: boolean;
  readonly value?: Line;
  private gathered:
    | { at: number; pieces: Piece[]; blocks: Block[]; sections: Section[] }
    | undefined;

  constructor(
    readonly topic: TopicId,
    readonly section: Section,
    private readonly titles: Titles,
    value: Line | undefined,
  ) {
    this.line = section.title!.line;
    this.struck = isAll(this.line, Mark.struck);
    if (value) this.value = value;
  }

  get pieces(): readonly Piece[] {
    return this.gather().pieces;
  }

  get blocks(): readonly Block[] {
    return this.gather().blocks;
  }

  get sections(): readonly Section[] {
    return this.gather().sections;
  }

  private gather() {
    const { section, titles, value } = this;
    if (this.gathered?.at !== section.treeRevision) {
      const pieces = value ? [pieceOf(value)] : [];
      const gathered = { at: section.treeRevision, pieces, blocks: [], sections: [] };
      gather(section, titles, section.title!.topics, gathered);
      this.gathered = gathered;
    }
    return this.gathered!;
  }
}

function gather(
  section: Section,
  titles: Titles,
  topics: readonly TopicId[],
  into: { pieces: Piece[]; blocks: Block[]; sections: Section[] },
): void {
  for (const piece of saidIn(section, titles, topics).said.pieces) into.pieces.push(piece);
  for (const block of section.blocks) into.blocks.push(block);
  for (const child of section.children) {
    if (child.title && child.title.topics.length > 0) continue;
    into.sections.push(child);
    gather(child, titles, topics, into);
  }
}
