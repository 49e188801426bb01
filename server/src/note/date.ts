import { holdsLetterOrDigit } from '../text/letters.ts';

/** A day as `YYYY-MM-DD`; days compare as strings. */
export type Day = string;

/** A date someone wrote. */
export interface WrittenDate {
  /** The day, or both readings of a date like 11/12/2026. */
  readonly readings: readonly Day[];
  /** Where it stands in the text, UTF-16, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** How the months begin in English, German and Spanish. */
const MONTHS = [
  /^(?:jan|jän|ene)/i,
  /^feb/i,
  /^m(?:ar|är|rz)/i,
  /^a[pb]r/i,
  /^ma[yi]/i,
  /^jun/i,
  /^jul/i,
  /^a(?:ug|go)/i,
  /^se[pt]/i,
  /^o[ck]t/i,
  /^nov/i,
  /^d(?:ec|ez|ic)/i,
];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
/** German and Spanish names, which stand after the day: “12. März 2026”, “3 de mayo de 2026”. */
const MONTH_ELSEWHERE =
  '(jänner|januar|jän|februar|märz|mär|mrz|mai|juni|juli|oktober|okt|dezember|dez|enero|ene|febrero|marzo|abril|abr|mayo|junio|julio|agosto|ago|sep?tiembre|setiembre|octubre|noviembre|diciembre|dic)\\.?';
const YEAR_ELSEWHERE = '(?:,?\\s{1,3}(?:del?\\s)?(\\d{4})(?!\\d))?';
const YEAR = '(?:,?\\s{1,3}(\\d{4})(?!\\d))?';

interface Form {
  readonly pattern: RegExp;
  readonly read: (m: RegExpMatchArray, today: Day) => Day[];
}

const FIGURES: readonly Form[] = [
  {
    pattern: /(?<![\d/-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/gi,
    read: (m) => days([day(Number(m[1]), Number(m[3]), Number(m[4]))]),
  },
  {
    pattern: /(?<![\d/.-])(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)/gi,
    read: (m) => {
      const [first, second, year] = [Number(m[1]), Number(m[3]), Number(m[4])];
      // Between points the day comes first; between slashes nobody can tell.
      if (m[2] === '.') return days([day(year, second, first)]);
      return days([day(year, second, first), day(year, first, second)]);
    },
  },
  {
    // “24.11.” in German; “1.2.” at the start may number what follows.
    pattern:
      /(?<![\d/.,-])(?:(0[1-9]|[12]\d|3[01])|(?<=\p{L}\s|\()([1-9]))\.(0[1-9]|1[0-2])\.(?!\d)/gu,
    read: (m, today) => dayOf(m[3]!, Number(m[1] ?? m[2]), undefined, today),
  },
  {
    // “11/20” is the 20th for certain; “3/4” may be a fraction, and “24/7” is no day.
    pattern: /(?<![\d/.,-])(1[0-2]|0?[1-9])\/(1[3-9]|2\d|3[01])(?![\d/])/g,
    read: (m, today) => dayOf(m[1]!, Number(m[2]), undefined, today),
  },
];

const NAMES: readonly Form[] = [
  {
    pattern: new RegExp(`\\b${MONTH}\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:\\d)${YEAR}`, 'gi'),
    read: (m, today) => dayOf(m[1]!, Number(m[2]), m[3], today),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s{1,3}(?:of\\s)?${MONTH}(?!\\w)${YEAR}`,
      'gi',
    ),
    read: (m, today) => dayOf(m[2]!, Number(m[1]), m[3], today),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})[.º]?\\s{0,3}(?:de\\s)?${MONTH_ELSEWHERE}(?![\\p{L}\\d])${YEAR_ELSEWHERE}`,
      'giu',
    ),
    read: (m, today) => dayOf(m[2]!, Number(m[1]), m[3], today),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})\\sde\\s${MONTH}(?![\\p{L}\\d])${YEAR_ELSEWHERE}`,
      'giu',
    ),
    read: (m, today) => dayOf(m[2]!, Number(m[1]), m[3], today),
  },
];

/** Forms, and what a text must hold for any of them: most lines with a figure have neither. */
const FORMS = [
  { needs: /\d[-/.]\d/, forms: FIGURES },
  { needs: new RegExp(MONTHS.map(({ source }) => source.slice(1)).join('|'), 'i'), forms: NAMES },
];

/** The dates in a text, in order. A date without a year is the one nearest to `today`. */
export function findDates(text: string, today: Day): WrittenDate[] {
  if (!/\d/.test(text)) return [];
  const likely = FORMS.flatMap(({ needs, forms }) => (needs.test(text) ? forms : []));
  const found: WrittenDate[] = [];
  for (const { pattern, read } of likely) {
    const more: WrittenDate[] = [];
    let next = 0;
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      // Both go on in order: what ends before it can’t hold what comes after it.
      while (next < found.length && found[next]!.end <= start) next++;
      if (next < found.length && found[next]!.start < end) continue;
      const readings = read(match, today);
      if (readings.length > 0) more.push({ readings, start, end });
    }
    if (more.length === 0) continue;
    found.push(...more);
    found.sort((a, b) => a.start - b.start);
  }
  return found;
}

/** Whether a text is a day of the calendar as `YYYY-MM-DD`. */
export function isDay(text: string): text is Day {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return day(Number(year), Number(month), Number(date)) === text;
}

/** Whether a text holds a date and nothing else. */
export function isDate(text: string): boolean {
  const [date] = findDates(text, '2000-01-01');
  return (
    date !== undefined && !holdsLetterOrDigit(text.slice(0, date.start) + text.slice(date.end))
  );
}

/** Whether a date is before today in every way of reading it. */
export function isPast(date: WrittenDate, today: Day): boolean {
  return date.readings.every((reading) => reading < today);
}

/** Whether a date is later than today in every way of reading it. */
export function isAhead(date: WrittenDate, today: Day): boolean {
  return date.readings.every((reading) => reading > today);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function dayOf(month: string, date: number, year: string | undefined, today: Day): Day[] {
  const index = MONTHS.findIndex((name) => name.test(month)) + 1 || Number(month);
  if (year !== undefined) return days([day(Number(year), index, date)]);
  const now = Number(today.slice(0, 4));
  const near = days([now - 1, now, now + 1].map((candidate) => day(candidate, index, date)));
  near.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)));
  return near.slice(0, 1);
}

function days(readings: readonly (Day | undefined)[]): Day[] {
  return [...new Set(readings.filter((reading) => reading !== undefined))];
}

function day(year: number, month: number, date: number): Day | undefined {
  if (month < 1 || month > 12 || date < 1 || year < 1000) return undefined;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (date > last) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
