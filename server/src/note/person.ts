import type { Span } from '../text/span.ts';
import { findDates } from './date.ts';
import { isRecruiter, LEVELS, type Level, readLevel } from './level.ts';
import { fold } from './words.ts';

/** Someone who interviews, by name or by role and number. */
export interface Person {
  readonly name?: string;
  readonly span: Span;
  /** How many people the words stand for; one unless a number says so. */
  readonly count: number;
  readonly level?: Level;
  readonly recruiter: boolean;
  /** What the note says beside name, title and date. */
  readonly research: string;
}

/** Whether two names are of one person: alike, or one is the other’s first name. */
export function sameName(a: string | undefined, b: string | undefined): boolean {
  if (!a || !b) return false;
  const [one, two] = [fold(a), fold(b)];
  if (one === two) return true;
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  return !short.includes(' ') && long.startsWith(`${short} `);
}

function higher(a: Level | undefined, b: Level | undefined): Level | undefined {
  if (!a || !b) return a ?? b;
  return LEVELS.indexOf(a) > LEVELS.indexOf(b) ? a : b;
}

/** What two places say of the same person. */
export function joined(one: Person, other: Person): Person {
  const level = higher(one.level, other.level);
  const [a = '', b = ''] = [one.name, other.name];
  return {
    ...one,
    name: b.length > a.length ? b : a,
    recruiter: one.recruiter || other.recruiter,
    research:
      one.research && other.research
        ? `${one.research}\n${other.research}`
        : one.research || other.research,
    ...(level && { level }),
  };
}

/** The person, with what a title tells. */
export function withTitle(person: Person, title: string): Person {
  const level = higher(person.level, readLevel(title));
  const recruiter = person.recruiter || isRecruiter(title);
  return { ...person, recruiter, ...(level && { level }) };
}

/** The person, with more that the note says; when they meet is no research. */
export function withResearch(person: Person, text: string): Person {
  const research = [person.research, withoutDates(text)]
    .filter((part) => part.trim() !== '')
    .join('\n');
  return { ...person, research };
}

/** What is left of “Date: Mon, Dec 2” without the date. */
const ONLY_WHEN =
  /^(?:[^\p{L}\p{N}]|\b(?:date|when|time|day|on|at|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)*$/iu;

function withoutDates(text: string): string {
  // The same stands beside each person of a line.
  if (last?.text === text) return last.rest;
  let rest = '';
  let from = 0;
  for (const { start, end } of findDates(text, '2000-01-01')) {
    rest += text.slice(from, start);
    from = end;
  }
  rest = (rest + text.slice(from))
    .replace(/\b\d{1,2}(?:[:.]\d{2}(?:\s?[ap]m)?|\s?[ap]m)\b/gi, '')
    .trim();
  last = { text, rest: ONLY_WHEN.test(rest) ? '' : rest };
  return last.rest;
}

let last: { readonly text: string; readonly rest: string } | undefined;
