import { isPart, type PartId, type TopicId, topic } from '../guide/topics.ts';
import type { Note } from '../note/note.ts';
import { descend, type Section } from '../note/section.ts';
import { type Edit, lineEnding } from '../text/edit.ts';
import { absolute } from '../text/span.ts';
import { aboveTitle, belowSection, belowTitle, clearOf, insertBlock } from './block-edit.ts';
import { insertBeside } from './item-edit.ts';
import { nextLine, titleOf } from './place.ts';

const PARTS: readonly PartId[] = ['lines', 'process', 'finish'];

/** The edit that puts a section of a part where the guide's order has it. */
export function insertPart(
  note: Note,
  part: PartId,
  body: string,
  title = topic(part).title,
): Edit | undefined {
  const next = PARTS.slice(PARTS.indexOf(part) + 1)
    .map((id) => titleOf(note, id)?.section ?? titlesIn(note, id).find(({ level }) => level > 1))
    // A line that is a title by the list below it would go with what stands above it.
    .find((section) => section && section.title?.form !== 'colon' && !isInPart(section));
  if (!next) return appendBlock(note, titled(title, body, depthOfParts(note)));
  return insertOnce(note, aboveTitle(note, next), titled(title, body, depthOf(next)));
}

/** The edit that puts a title for a topic, with `body` under it, at the end of its part's section. */
export function insertTopic(
  note: Note,
  id: TopicId,
  title: string,
  body: string,
): Edit | undefined {
  const part = topic(id).part;
  const section = titleOf(note, part)?.section;
  if (section) {
    const depth = depthOf(section);
    const below = depth > 0 && depth < 6 ? depth + 1 : BOLD;
    return insertAfter(note, section, titled(title, body, below));
  }
  // Without one, beside what else of the part has a title.
  const beside = titlesIn(note, part).at(-1);
  if (!beside) return insertPart(note, part, body, title);
  const depth = depthOf(beside);
  return insertAfter(note, beside, titled(title, body, depth === 1 ? 2 : depth));
}

/** The edit that adds a block at the end of a section and all below it. */
export function insertAfter(note: Note, section: Section, text: string): Edit | undefined {
  return insertOnce(note, belowSection(note, section), text);
}

/** The edit that adds a block at the end of what stands directly under a section's title; an item joins the list there. */
export function insertUnder(note: Note, section: Section, text: string): Edit | undefined {
  // What follows a rule may be the foot of the note.
  const rule = section.blocks.findIndex(({ type }) => type === 'break');
  const last = (rule < 0 ? section.blocks : section.blocks.slice(0, rule)).at(-1);
  if (text.startsWith('- ') && last?.type === 'list' && !last.ordered) {
    const edit = insertBeside(note, last.items.at(-1)!, text);
    if (edit) return edit;
  }
  const at = last
    ? clearOf(note, nextLine(note.text, absolute(last.span).end))
    : belowTitle(note, section);
  return insertOnce(note, at, text);
}

/** The edit that adds a block at the end of the note. */
export function appendBlock(note: Note, text: string): Edit | undefined {
  return insertOnce(note, note.text.length, text);
}

/** None where the note holds it already: what changes nothing would change nothing a second time. */
function insertOnce(note: Note, offset: number, text: string): Edit | undefined {
  if (note.text.includes(text.replaceAll('\n', lineEnding(note.text)))) return undefined;
  return insertBlock(note, offset, text);
}

/** Instead of the depth of a heading, for a title in bold. */
const BOLD = 0;

function titled(title: string, body: string, depth: number): string {
  return `${depth === BOLD ? `**${title}**` : `${'#'.repeat(depth)} ${title}`}\n\n${body}`;
}

function depthOf({ title, level }: Section): number {
  return title?.form === 'heading' ? level : BOLD;
}

/** A heading would take in what stands under bold titles, or be taken in by it. */
function depthOfParts(note: Note): number {
  const depths = PARTS.flatMap((id) => titleOf(note, id)?.section ?? []).map(depthOf);
  const headings = depths.filter((depth) => depth !== BOLD);
  if (headings.length > 0) return Math.min(...headings);
  const isDivided = [...descend(note.root)].some((section) => depthOf(section) > 1);
  return depths.length > 0 && !isDivided ? BOLD : 2;
}

/** What of a part has a title. */
function titlesIn(note: Note, part: PartId): Section[] {
  return note.statements
    .filter(({ form, topic: id }) => form === 'title' && topic(id).part === part)
    .map(({ section }) => section);
}

function isInPart({ parent }: Section): boolean {
  return parent?.title?.topics.some(isPart) === true;
}
