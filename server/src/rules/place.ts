import { type PartId, type TopicId, topic } from '../guide/topics.ts';
import type { Note } from '../note/note.ts';
import type { Statement } from '../note/statement.ts';
import type { Span } from '../text/span.ts';

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

/** The start of the line after an offset. */
export function nextLine(text: string, offset: number): number {
  const rest = /[^\r\n]*(?:\r\n|\r|\n)?/.exec(text.slice(offset));
  return offset + (rest?.[0].length ?? 0);
}
