import { type Line, sliceLine } from '../markdown/block.ts';

/** “4 rounds over zoom” counts the interviews and is none of them. */
export const HOW_MANY =
  /^(?:~\s*)?(?:\d{1,2}|two|three|four|five|six|seven|eight)(?:\s*[-–]\s*\d{1,2})?\s+(?:[\p{L}-]+\s+){0,2}(?:rounds|interviews|sessions|stages|conversations|hours)\b/iu;

/** The name that opens a line: “System design” of “System design, 60 min — with Ann”. */
export function nameOf(line: Line): Line {
  const { text } = line;
  const round =
    /^(?:round|interview|stage|session|part|day)?\s*#?\d{1,2}\s*[:：.)–—-]\s*(?=\S)/i.exec(text);
  const start = round ? round[0].length : 0;
  const rest = text.slice(start);
  const end =
    /(?:(?<!\s)\s+)?(?:[:：,;→=(—]|->|\s[–-]\s|\.\s|\swith\s|\sw\/|\sby\s|\?)/.exec(rest)?.index ??
    rest.length;
  const name = sliceLine(line, start, start + (end > 0 ? end : rest.length));
  return name.text.trim() === '' ? line : name;
}

/** The name as findings call it. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<![.:：])[.:：]+$/, '')
    .trim();
}
