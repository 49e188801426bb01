import { isPart, type PartId, type TopicId, topic } from '../guide/topics.ts';
import type { Note } from '../note/note.ts';
import { type Section, sectionRegion } from '../note/section.ts';
import type { Statement } from '../note/statement.ts';
import { type Edit, lineEnding } from '../text/edit.ts';
import { absolute, type Span } from '../text/span.ts';

/** The statements about a topic. */
export function about(note: Note, id: TopicId): readonly Statement[] {
  return note.statements.filter((statement) => statement.topic === id);
}

/** The title of a part's section, if it has one. */
export function titleOf(note: Note, id: TopicId): Statement | undefined {
  return note.statements.find((statement) => statement.topic === id && statement.form === 'title');
}

/** Where a topic is asked about: in its part, if it is there, rather than among questions for others. */
export function askedAt(note: Note, id: TopicId): Statement | undefined {
  const all = about(note, id);
  return all.find(({ section }) => section.part === topic(id).part) ?? all[0];
}

/** Where something absent is shown: on the title of the section it belongs in, else on the note's head. */
export function anchor(note: Note, part: PartId): Span {
  return anchorIn(note, part) ?? note.head;
}

/** The same for what a topic’s own section lacks; the items or columns that stand for one have the title above. */
export function anchorIn(note: Note, id: TopicId): Span | undefined {
  const place = titleOf(note, id) ?? about(note, id)[0];
  if (place?.form === 'list' || place?.form === 'column') return place.section.title?.line.span;
  return place?.line.span;
}

/** The edit that puts a part's section where the guide's order has it. */
export function insertPart(note: Note, part: PartId, body: string): Edit | undefined {
  const order: readonly PartId[] = ['lines', 'process', 'finish'];
  const later = order.slice(order.indexOf(part) + 1);
  const next = later
    .map((id) => titleOf(note, id)?.section)
    .find(
      (section) =>
        section?.title?.form === 'heading' && section.parent?.title?.topics.some(isPart) !== true,
    );
  const depth = next?.level ?? depthOfParts(note);
  const text = `${'#'.repeat(depth)} ${topic(part).title}\n\n${body}`;
  if (next) return insertBlock(note, lineStart(note, next), text);
  return appendBlock(note, text);
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
  if (!section?.title) {
    const depth = depthOfParts(note);
    return appendBlock(note, `${'#'.repeat(depth)} ${title}\n\n${body}`);
  }
  const text =
    section.title.form === 'heading'
      ? `${'#'.repeat(Math.min(6, section.level + 1))} ${title}\n\n${body}`
      : `**${title}**\n\n${body}`;
  return insertAfter(note, section, section.level >= 6 ? `**${title}**\n\n${body}` : text);
}

/** The edit that adds a block at the end of a section and all below it. */
export function insertAfter(note: Note, section: Section, text: string): Edit | undefined {
  const { end } = sectionRegion(section);
  return insertBlock(note, nextLine(note.text, end), text);
}

/** The edit that adds a block at the end of what stands directly under a section's title. */
export function insertUnder(note: Note, section: Section, text: string): Edit | undefined {
  const own = sectionRegion({ ...section, children: [] });
  const at = nextLine(note.text, own.end);
  const last = section.blocks.at(-1);
  // An item joins the list that stands there.
  if (
    text.startsWith('- ') &&
    last?.type === 'list' &&
    !last.ordered &&
    /[\r\n]$/.test(note.text.slice(0, at))
  ) {
    const eol = lineEnding(note.text);
    return { start: at, end: at, text: `${text.replaceAll('\n', eol)}${eol}` };
  }
  return insertBlock(note, at, text);
}

/** The edit that adds a block at the end of the note; none where an open fence or comment would swallow it. */
export function appendBlock(note: Note, text: string): Edit | undefined {
  const last = lastBlock(note.root);
  if (last && (last.type === 'code' || last.type === 'html')) {
    const source = note.text.slice(absolute(last.span).start).trimEnd();
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(source)?.[1];
    const open = fence
      ? !source
          .split(/\r\n|\r|\n/)
          .slice(1)
          .some((line) => line.trim().startsWith(fence))
      : last.type === 'html' && !/(?:-->|\?>|\]\]>|<\/[a-z-]+>|^<[^!?][^>]*>)\s*$/i.test(source);
    if (open) return undefined;
  }
  return insertBlock(note, note.text.length, text);
}

/** The edit that puts a block at an offset that starts a line, with one empty line around it; none where the note holds it already. */
function insertBlock(note: Note, offset: number, text: string): Edit | undefined {
  const eol = lineEnding(note.text);
  // What stands there already and changes nothing would change nothing a second time.
  if (note.text.includes(text.replaceAll('\n', eol))) return undefined;
  const before = note.text.slice(0, offset);
  const after = note.text.slice(offset);
  const lead = before.trim() === '' ? '' : blankLinesBefore(before, eol);
  const tail =
    after.trim() === ''
      ? after === ''
        ? eol
        : ''
      : /^\s*?(?:\r\n|\r|\n)/.test(after)
        ? eol
        : eol + eol;
  return { start: offset, end: offset, text: `${lead}${text.replaceAll('\n', eol)}${tail}` };
}

function blankLinesBefore(before: string, eol: string): string {
  const blank = before.slice(before.trimEnd().length);
  return eol.repeat(Math.max(0, 2 - (blank.match(/\r\n|\r|\n/g)?.length ?? 0)));
}

function depthOfParts(note: Note): number {
  const levels = (['lines', 'process', 'finish'] as const)
    .map((part) => titleOf(note, part)?.section)
    .filter((section) => section?.title?.form === 'heading')
    .map((section) => section!.level);
  return levels.length > 0 ? Math.min(...levels) : 2;
}

function lineStart(note: Note, section: Section): number {
  const { start } = absolute(section.title!.line.span);
  const { line } = note.positions.positionAt(start);
  return note.positions.offsetAt({ line, character: 0 });
}

/** The start of the line after an offset. */
export function nextLine(text: string, offset: number): number {
  const rest = /[^\r\n]*(?:\r\n|\r|\n)?/.exec(text.slice(offset));
  return offset + (rest?.[0].length ?? 0);
}

function lastBlock(root: Section): Section['blocks'][number] | undefined {
  let last = root;
  let child = root.children.at(-1);
  while (child) {
    last = child;
    child = child.children.at(-1);
  }
  return last.blocks.at(-1);
}
