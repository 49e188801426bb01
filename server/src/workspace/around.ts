import { reflectsOnCompany } from '../note/company.ts';
import type { Active, Surroundings } from '../rules/rule.ts';
import type { Located } from './workspace.ts';

/** What surrounds a note, as its workspace knows it. */
export type Around = Omit<Surroundings, 'isSilent'>;
/** No other opportunity. */
export const NONE: readonly Active[] = [];
/** Shared lines of which nothing is known yet. */
export const UNREAD: NonNullable<Around['shared']> = {
  path: '',
  lines: [],
  isUnread: true,
  reflectsOnCompany: false,
};

const SHARED = ['path', 'lines', 'isUnread', 'reflectsOnCompany'] as const;

/** Whether a note sees the same around it as before. */
export function isSame(a: Around, b: Around): boolean {
  return (
    SHARED.every((key) => a.shared?.[key] === b.shared?.[key]) &&
    a.linesFault === b.linesFault &&
    a.active === b.active
  );
}

/** The shared lines of a note, as other notes see them. */
export function sharedBy({ path, note }: Located): NonNullable<Around['shared']> {
  return {
    path,
    lines: note.lines,
    isUnread: note.unread.length > 0,
    reflectsOnCompany: reflectsOnCompany(note.root, note.reading.placeholders),
  };
}
