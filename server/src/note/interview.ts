import type { Item, Row } from '../markdown/block.ts';
import { absolute, type OffsetRange, type Span } from '../text/span.ts';
import { type Day, isPast, type WrittenDate } from './date.ts';
import type { Kind } from './kind.ts';
import { type Section, sectionRegion } from './section.ts';
import type { Statement } from './statement.ts';

/** One interview of the loop. */
export interface Interview {
  /** As written; a second one of the same name is `NAME 2`. */
  readonly subject: string;
  readonly span: Span;
  readonly kinds: readonly Kind[];
  /** Everything that stands in its row, item or section. */
  readonly text: string;
  /** What it evaluates is said with it. */
  readonly evaluates: boolean;
  /** The preparation written with it, placeholders left out. */
  readonly preparation: string;
  readonly approach: boolean;
  readonly dates: readonly WrittenDate[];
  /** Where all of it stands, now. */
  readonly region: OffsetRange;
  /** The row, item or section, for edits. */
  readonly source:
    | { readonly row: Row; readonly statement: Statement }
    | { readonly item: Item }
    | { readonly section: Section };
}

/** Whether nobody interviews: lunch, a break. */
export function isPause({ subject }: Interview): boolean {
  return /^\W*(?:(?:lunch|coffee)(?: break)?|break)\W*$/i.test(subject);
}

/** Whether an interview was held: all of its dates are before today, and it was not called off. */
export function isOver({ dates, text }: Interview, today: Day): boolean {
  return dates.length > 0 && dates.every((date) => isPast(date, today)) && !CALLED_OFF.test(text);
}

const CALLED_OFF =
  /\b(?:cancell?ed|called off|postponed|(?:moved|pushed|shifted) (?:back )?to\b|no-?show|did(?: not|n['’]?t) happen|abgesagt|verschoben|cancelad[oa]|aplazad[oa]|pospuest[oa])\b/i;

/** An interview that still is where it stands after edits elsewhere in its note. */
class FoundInterview implements Interview {
  readonly subject!: string;
  readonly span!: Span;
  readonly kinds!: readonly Kind[];
  readonly text!: string;
  readonly evaluates!: boolean;
  readonly preparation!: string;
  readonly approach!: boolean;
  readonly dates!: readonly WrittenDate[];
  readonly source!: Interview['source'];

  constructor(found: Omit<Interview, 'region'>) {
    Object.assign(this, found);
  }

  get region(): OffsetRange {
    const { source } = this;
    if ('row' in source) return absolute(source.row.span);
    return 'item' in source ? absolute(source.item.span) : sectionRegion(source.section);
  }
}

/** What was found and where it stood when it was. */
export interface Found {
  readonly region: OffsetRange;
  readonly interview: Omit<Interview, 'region'>;
}

/** The interviews in the order of the note; a second one of a name is counted. */
export function numbered(found: readonly Found[]): Interview[] {
  const times = new Map<string, number>();
  return [...found]
    .sort((a, b) => a.region.start - b.region.start)
    .map(({ interview }) => {
      const time = (times.get(interview.subject) ?? 0) + 1;
      times.set(interview.subject, time);
      const subject = time > 1 ? `${interview.subject} ${time}` : interview.subject;
      return new FoundInterview({ ...interview, subject });
    });
}
