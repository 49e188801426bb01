import type { Day } from '../note/date.ts';

/** When something is on a day, as far as a text says. */
export interface ClockTime {
  /** As an instant of UTC where `zone` is `utc`; else what a clock on the wall shows, read as if UTC. */
  readonly start: Date;
  readonly end: Date;
  readonly zone: 'utc' | 'local';
}

const TIME =
  /(?<![\d:.,+-])(\d{1,2})(?:(?::|h(?=\d\d))(\d{2}))?(?:\s?([ap])\.?m\b\.?)?(?:\s*(?:-|–|—|to|bis)\s*(\d{1,2})(?:(?::|h(?=\d\d))(\d{2}))?(?:\s?([ap])\.?m\b\.?)?)?(?![\d:])/giu;
const UTC = /^\s*[([]?(?:(?:UTC|GMT)(?:\s?([+-]\d{1,2})(?::?(\d{2}))?)?|Z)(?![\p{L}\d])/u;
/** Abbreviations of zones; many of them mean several places, so no time is worked out from them. */
const ZONE =
  /^\s*[([]?(?:[ECMP][SD]?T|[A-Z]{2,4}T|MSK|(?:Pacific|Eastern|Central|Mountain)|[A-Z][a-z]+\/[A-Z]\w+|[A-Z][a-z]+ time)(?![\p{L}\d])/u;
const MINUTES = /(?<![\d.])(\d{1,3})\s?(?:min\b|mins\b|minutes?\b|['′])/i;
const HOURS = /(?<![\d.:])(\d(?:\.5)?)\s?(?:h|hrs?|hours?)\b(?!\d)/i;

/**
 * The one time of day that a text gives, on a day; an hour long unless it says otherwise. Nothing
 * when there is none or more than one; `elsewhere`, the time as written, when its zone is only a name.
 */
export function findTime(
  text: string,
  day: Day,
): { time?: ClockTime; elsewhere?: string } | undefined {
  const found = [...text.matchAll(TIME)].filter(
    ([, , minutes, half, , endMinutes, endHalf]) =>
      minutes !== undefined || half !== undefined || (endMinutes ?? endHalf) !== undefined,
  );
  const match = found[0];
  if (!match || found.length > 1) return undefined;
  const [whole, hour, minutes, half, endHour, endMinutes, endHalf] = match;
  const from = minuteOf(hour!, minutes, half ?? (minutes === undefined ? endHalf : half));
  if (from === undefined) return undefined;
  const after = text.slice(match.index + whole.length);
  const zone = ZONE.exec(after);
  const utc = UTC.exec(after);
  if (zone && !utc) return { elsewhere: `${whole}${zone[0]}`.replace(/[([]/g, '').trim() };
  const to = endHour === undefined ? undefined : minuteOf(endHour, endMinutes, endHalf);
  const length = to !== undefined && to > from ? to - from : lengthOf(text);
  const shift = utc
    ? Number(utc[1] ?? 0) * 60 + Math.sign(Number(utc[1] ?? 0)) * Number(utc[2] ?? 0)
    : 0;
  const start = Date.parse(`${day}T00:00:00Z`) + (from - shift) * 60_000;
  return {
    time: {
      start: new Date(start),
      end: new Date(start + length * 60_000),
      zone: utc ? 'utc' : 'local',
    },
  };
}

/** Minutes since midnight; nothing for a time that no clock shows. */
function minuteOf(hour: string, minutes = '0', half?: string): number | undefined {
  const [h, m] = [Number(hour), Number(minutes)];
  if (m > 59 || h > (half ? 12 : 23) || (half && h === 0)) return undefined;
  if (!half) return h * 60 + m;
  return ((h % 12) + (half.toLowerCase() === 'p' ? 12 : 0)) * 60 + m;
}

function lengthOf(text: string): number {
  const minutes = Number(MINUTES.exec(text)?.[1] ?? 0);
  const hours = Number(HOURS.exec(text)?.[1] ?? 0);
  const length = minutes || hours * 60;
  return length >= 5 && length <= 600 ? length : 60;
}
