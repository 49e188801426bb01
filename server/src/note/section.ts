import type { PartId, TopicId } from '../guide/topics.ts';
import type { Block, Line } from '../markdown/block.ts';
import { absolute, type OffsetRange } from '../text/span.ts';
import type { TitleForm } from './title-line.ts';

/** The line a section stands under, and what it is about. */
export interface Title {
  readonly line: Line;
  readonly form: TitleForm;
  readonly topics: readonly TopicId[];
}

/**
 * A title and all that stands under it up to the next title of the same or a higher level. It stays
 * the same object while its note is edited: `revision` tells whether it is as it was.
 */
export interface Section {
  /** Absent on the root, which holds what stands before the first title. */
  readonly title?: Title;
  readonly level: number;
  readonly parent?: Section;
  /** The part of the guide it belongs to, by its own title or by one it stands under. */
  readonly part?: PartId;
  /** What stands directly under the title. */
  readonly blocks: readonly Block[];
  readonly children: readonly Section[];
  /** Changes whenever its title, its blocks or what it stands under do. */
  readonly revision: number;
  /** Changes whenever anything in it or below it does. */
  readonly treeRevision: number;
  /** What readers have found in it: see `Memo`. */
  readonly memos: unknown[];
}

let slots = 0;

/** Something that is found in a section once, and kept with it. */
export class Memo<T> {
  private readonly slot = slots++;

  get(section: Section): T | undefined {
    return section.memos[this.slot] as T | undefined;
  }

  set(section: Section, value: T): T {
    section.memos[this.slot] = value;
    return value;
  }
}

/** The headings of a note, in order. */
export function* headingsIn(root: Section): Generator<string> {
  for (const { title } of descend(root)) if (title?.form === 'heading') yield title.line.text;
}

/** The title of the first heading. */
export function headingOf(root: Section): Title | undefined {
  for (const { title } of descend(root)) if (title?.form === 'heading') return title;
  return undefined;
}

/** The section and all below it, in the order of the note. */
export function* descend(section: Section): Generator<Section> {
  yield section;
  for (const child of section.children) yield* descend(child);
}

/**
 * A section's blocks that are of its part, and those that are not: below the list of lines of a note
 * without other titles stands whatever else it says.
 */
export function byPart({
  part,
  blocks,
}: Section): [own: readonly Block[], below: readonly Block[]] {
  if (part !== 'lines') return [blocks, NOTHING];
  const drawn = blocks.findIndex(({ type }) => type === 'list' || type === 'table');
  const below = blocks.findIndex(({ type }, i) => i > drawn && type === 'paragraph');
  return drawn < 0 || below < 0 ? [blocks, NOTHING] : [blocks.slice(0, below), blocks.slice(below)];
}

const NOTHING: readonly Block[] = [];

/** Whether what is of `part` in a section stands where a note begins, or where one without titles goes on. */
export function isLoose(section: Section, part: PartId | undefined): boolean {
  const { level, title, parent } = section;
  if (part !== undefined) return false;
  if (level <= 1 || section.part !== undefined) return true;
  // “Thursday will be:” over a list begins nothing of its own; the first heading may be of any level.
  if (title?.form === 'colon') return title.topics.length === 0 && isLoose(parent!, parent!.part);
  if (title?.topics.length === 0 && CALL.test(title.line.text)) return true;
  return parent?.parent === undefined && parent?.children[0] === section;
}

/** What a call, or a day of it, is noted under: “Nov 16 call”, “Recruiter screen”. */
const CALL = /\b(?:(?<!\bon[- ])call|phone screen|recruiter (?:chat|screen))\b/i;

/** From a section’s title to the end of the last block below it. */
export function sectionRegion(section: Section): OffsetRange {
  let end = 0;
  for (const { title, blocks } of descend(section))
    for (const placed of [title?.line, ...blocks])
      if (placed) end = Math.max(end, absolute(placed.span).end);
  return { start: section.title ? absolute(section.title.line.span).start : 0, end };
}
