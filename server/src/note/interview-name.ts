import { type Line, sliceLine } from '../markdown/block.ts';
import type { OffsetRange } from '../text/span.ts';
import { findDates } from './date.ts';
import { namesInterview, namesWork } from './kind.ts';

/** “4 rounds over zoom” counts the interviews and is none of them. */
export const HOW_MANY =
  /^(?:~\s*)?(?:\d{1,2}|two|three|four|five|six|seven|eight)(?:\s*[-–]\s*\d{1,2})?\s+(?:[a-zß-ÿ-]+\s+){0,2}(?:rounds|interviews|sessions|stages|conversations|hours)\b/i;

/** “1 coding, 2 design” tells of several. */
export const COUNTED = /^\d{1,2}\s?[x×]?\s[^,;]{2,30}(?:\([^()]*\)\s*)?[,;]\s*\d{1,2}\s?[x×]?\s/;

/** “Ann Lee (Staff) – system design”: whoever is met stands before the name. */
const PERSON_FIRST =
  /^\p{Lu}\p{Ll}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]+){0,2}(?:\s\([^()]{2,40}\)|,\s[^,–—-]{2,30})?\s(?:[–—-]|→)\s+(?=\S)/u;

/** The name that opens a line: “System design” of “System design, 60 min — with Ann”. */
export function nameOf(line: Line): Line {
  const { start, end } = nameIn(line.text);
  return sliceLine(line, start, end);
}

/** Where the name that opens a text stands in it; UTF-16. */
export function nameIn(text: string): OffsetRange {
  const person = PERSON_FIRST.exec(text)?.[0] ?? '';
  if (person && !namesInterview(person) && namesWork(text.slice(person.length))) {
    const { start, end } = nameIn(text.slice(person.length));
    return { start: person.length + start, end: person.length + end };
  }
  const emoji = emojiBefore(text);
  const round =
    /^(?:(?:round|interview|stage|session|part|day|slot|step|block|call)?\s*#?\d{1,2}|part [a-d]|\d{1,2}(?:st|nd|rd|th)(?: (?:round|interview|stage|session|call))?)\s*[:：.)–—-](?!\d)\s*(?=\S)/i.exec(
      text.slice(emoji),
    );
  const start = whenOf(text) || (round ? emoji + round[0].length : 0);
  const rest = text.slice(start);
  const length =
    /(?:(?<!\s)\s+)?(?:[:：,;→=(—]|->|\s[|·•]\s|\s[–-]\s|\s\/\s(?=\p{Lu}\p{Ll}+ \p{Lu})|\.\s|\swith\s|\sw\/|\sby\s|\?)/u.exec(
      rest,
    )?.index || rest.length;
  return rest.slice(0, length).trim() === ''
    ? { start: 0, end: text.length }
    : { start, end: start + length };
}

/** “10:00 – 10:45 ”, “9 am: ”. */
const TIME =
  /^\d{1,2}(?:[:.h]\d{2}\s?(?:am|pm|uhr|h)?|\s?(?:am|pm|uhr))(?:\s?[–—-]\s?\d{1,2}(?:[:.h]\d{2})?\s?(?:am|pm|uhr|h)?)?(?!\w)[\s,:–—|-]*(?=\S)/i;
const DAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,:]?\s*/i;
/** “12/1 9:00 coding”: which of them is the month is all one here. */
const NUMERIC = /^\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\s+(?=\d{1,2}:\d{2}|\p{L})/u;
const AFTER = /^[\s,;:：–—|-]*(?:\d{1,2}[:.]\d{2}[\s:：–—-]*)?/;

/** How much of a line says when, before the name: “Tue, Nov 17, 10:00 – Deep dive”; UTF-16. */
export function whenOf(text: string): number {
  const emoji = emojiBefore(text);
  const when = timeOf(text.slice(emoji));
  return when === 0 ? 0 : emoji + when;
}

/** How much of a text is emoji before its words; UTF-16. */
export function emojiBefore(text: string): number {
  return /^(?:\P{ASCII}+\s+)?/u.exec(text)![0].length;
}

/** “Morning: ”, “45 min: ” */
const SLOT = /^(?:morning|afternoon|evening|\d{1,3}\s?min(?:ute)?s?)\s*[:：–—-]\s+(?=\S)/i;

function timeOf(text: string): number {
  const slot = SLOT.exec(text)?.[0].length;
  if (slot !== undefined) return slot;
  const time = TIME.exec(text)?.[0].length;
  if (time !== undefined) return time;
  const day = (DAY.exec(text) ?? NUMERIC.exec(text))?.[0].length ?? 0;
  const [date] = findDates(text, '2000-01-01');
  const end = date?.start === day ? date.end : day;
  const when = end === 0 ? 0 : end + AFTER.exec(text.slice(end))![0].length;
  return when < text.length ? when : 0;
}

/** Whether a title says no more than when: “Day 1”, “Monday”, “Dec 3”. */
export function isWhen(text: string): boolean {
  const [date] = findDates(text, '2000-01-01');
  return (
    /^(?:day|tag|día)\s?#?\d|^(?:on)?site day/i.test(text) || DAY.test(text) || date?.start === 0
  );
}

/** The name as findings call it. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<![.:：✓✔✅☑ ])[.:：✓✔✅☑ ]+$/u, '')
    .trim();
}
