import * as l10n from '@vscode/l10n';
import ical, { ICalCalendarMethod, type ICalEventData } from 'ical-generator';
import { type Day, findDates } from '../note/date.ts';
import { type Entry, entryOf } from '../note/front-matter.ts';
import type { Note } from '../note/note.ts';
import { isClosed } from '../note/stage.ts';
import { encoded } from '../workspace/path.ts';
import { findTime } from './clock-time.ts';
import { nameForOthers, said } from './drafts/said.ts';
import { interviewersOf } from './meeting.ts';

/** A note and what its events are known by: a path that stays. */
export interface CalendarNote {
  readonly path: string;
  readonly note: Note;
}

/** A calendar file. */
export interface Calendar {
  /** iCalendar (RFC 5545). */
  readonly ics: string;
  readonly events: number;
  /** What is left out since its date, such as 11/12/2026, may mean two days. */
  readonly unsure: readonly string[];
}

interface Happening {
  /** What it is known by within its note. */
  readonly id: string;
  readonly summary: string;
  /** Where its time may be found. */
  readonly text: string;
  /** The day, or both readings of a date like 11/12/2026. */
  readonly readings: readonly Day[];
}

/**
 * The interviews, due dates and follow-ups of today and later, of every note that is not closed. An
 * event keeps its UID when its date moves. A time without a zone is that of whatever place the
 * calendar is in; without a time it is a matter of the whole day. What the notes say otherwise stays
 * out: calendars are often shared.
 */
export function calendar(notes: readonly CalendarNote[], today: Day): Calendar {
  const made = ical({
    name: 'Staff Prep',
    prodId: { company: 'staff-prep', product: 'staff-prep' },
  });
  made.method(ICalCalendarMethod.PUBLISH);
  const unsure: string[] = [];
  for (const { path, note } of notes) {
    if (note.kind !== 'note' || isClosed(note.stage)) continue;
    const title = note.company ? said(note.company) : path;
    for (const happening of happenings(note, today)) {
      const summary = `${title}: ${happening.summary}`;
      const [day, other] = happening.readings as readonly [Day, Day?];
      if (other !== undefined) {
        if (day >= today || other >= today) unsure.push(summary);
      } else if (day >= today)
        made.createEvent({
          id: `${encoded(`${path}/${happening.id}`)}@staff-prep`,
          stamp: new Date(`${today}T00:00:00Z`),
          ...when(happening, day, summary),
        });
    }
  }
  return { ics: `${made.toString()}\r\n`, events: made.length(), unsure };
}

function when({ text }: Happening, day: Day, summary: string): ICalEventData {
  const found = findTime(withoutDates(text, day), day);
  if (found?.time) {
    const { start, end, zone } = found.time;
    return { summary, start, end, floating: zone === 'local' };
  }
  return {
    summary: found?.elsewhere ? `${summary} (${said(found.elsewhere)})` : summary,
    start: new Date(`${day}T00:00:00Z`),
    allDay: true,
  };
}

function happenings(note: Note, today: Day): Happening[] {
  const { frontMatter, interviews, steps } = note;
  const found: Happening[] = [];
  for (const interview of interviews)
    for (const [i, written] of interview.dates.entries()) {
      const summary = nameForOthers(interview) || l10n.t('interview');
      const id = `interview/${interview.subject}${i > 0 ? `/${i + 1}` : ''}`;
      found.push({ id, summary, text: interview.text, readings: written.readings });
      if (steps['follow-ups'].state === 'done') continue;
      const names = interviewersOf(note, interview).map(said);
      if (names.length > 0)
        found.push({
          id: `follow-up/${interview.subject}${i > 0 ? `/${i + 1}` : ''}`,
          summary: l10n.t('follow up with {0}', names.join(', ')),
          text: '',
          readings: written.readings.map(nextDay),
        });
    }
  for (const [i, { text }] of (entryOf(frontMatter, 'interviews')?.values ?? []).entries())
    for (const { readings } of findDates(text, today).slice(0, 1))
      if (!found.some((other) => other.readings.join() === readings.join()))
        found.push({ id: `interviews/${i + 1}`, summary: l10n.t('interview'), text, readings });
  const due = textOf(entryOf(frontMatter, 'due'));
  const next = said(textOf(entryOf(frontMatter, 'next')));
  for (const { readings } of findDates(due, today).slice(0, 1))
    found.push({ id: 'due', summary: next || l10n.t('due'), text: due, readings });
  return found;
}

function withoutDates(text: string, today: Day): string {
  let rest = text;
  for (const { start, end } of findDates(text, today).reverse())
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return rest;
}

function nextDay(day: Day): Day {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function textOf(entry: Entry | undefined): string {
  return entry?.values.map(({ text }) => text.trim()).join(', ') ?? '';
}
