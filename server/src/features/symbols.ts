import * as l10n from '@vscode/l10n';
import { PARTS, QUESTIONS, STEPS, topic } from '../guide/topics.ts';
import { translatable } from '../l10n.ts';
import type { Note } from '../note/note.ts';
import { about, titleOf } from '../rules/place.ts';
import { absolute, type OffsetRange, type Span } from '../text/span.ts';
import { linesOf } from './section-at.ts';

/** What of the guide a note holds, as a tree. */
export interface NoteSymbol {
  readonly name: string;
  /** How far it is: missing things have no symbol. */
  readonly detail: string;
  readonly type: 'part' | 'question' | 'interview' | 'person' | 'step' | 'line';
  readonly range: OffsetRange;
  /** The name's own text, inside `range`. */
  readonly selection: OffsetRange;
  readonly children: readonly NoteSymbol[];
}

/** The guide's parts in a note, with their questions, interviews, people, steps and lines. */
export function symbols(note: Note): NoteSymbol[] {
  return PARTS.flatMap((part) => {
    const children = childrenOf(note, part).sort((a, b) => a.range.start - b.range.start);
    const title = titleOf(note, part);
    const shown = children.map((child) => ({ ...child, detail: translated(child.detail) }));
    if (!title) return shown;
    const done = children.filter(({ detail }) => detail === 'done' || detail === 'decided').length;
    return [
      {
        name: title.line.text,
        detail: children.length > 0 ? l10n.t('{0} of {1}', done, children.length) : '',
        type: 'part' as const,
        range: linesOf(note, title.section),
        selection: absolute(title.line.span),
        children: shown,
      },
    ];
  });
}

/** A state, a level or kinds of interviews, for people. */
function translated(detail: string): string {
  return detail
    .split(', ')
    .map((word) => l10n.t(word))
    .join(', ');
}

function childrenOf(note: Note, part: (typeof PARTS)[number]): NoteSymbol[] {
  const leaf = (
    name: string,
    detail: string,
    type: NoteSymbol['type'],
    span: Span,
  ): NoteSymbol => ({
    name: name.trim() || '…',
    detail,
    type,
    range: absolute(span),
    selection: absolute(span),
    children: [],
  });
  switch (part) {
    case 'lines':
      return note.lines.map(({ id, text, decided, line }) =>
        leaf(
          id ? `${id}: ${text}` : text,
          decided ? translatable('decided') : translatable('open'),
          'line',
          line.span,
        ),
      );
    case 'process':
      return [
        ...[...QUESTIONS, 'leveling' as const].flatMap((id) => {
          const first = about(note, id)[0];
          return first
            ? [leaf(l10n.t(topic(id).title), note.questions[id], 'question', first.line.span)]
            : [];
        }),
        ...note.interviews.map(({ subject, kinds, span }) =>
          leaf(subject, kinds.join(', '), 'interview', span),
        ),
        ...note.people.map(({ name, level, span, count }) =>
          leaf(name ?? `${count} × ${l10n.t(level ?? 'interviewer')}`, level ?? '', 'person', span),
        ),
      ];
    case 'finish':
      return STEPS.flatMap((id) => {
        const { statements, state } = note.steps[id];
        return statements[0]
          ? [leaf(l10n.t(topic(id).title), state, 'step', statements[0].line.span)]
          : [];
      });
  }
}
