import type { StepId } from '../../guide/topics.ts';
import { withoutCrossings } from '../../note/crossing.ts';
import type { Interview } from '../../note/interview.ts';
import { nameIn, tidy } from '../../note/interview-name.ts';
import type { Note } from '../../note/note.ts';
import { stepText } from '../../note/step.ts';
import { linesOf } from '../../note/walk.ts';

/** Control characters and marks that turn the direction of text: they only mislead a reader. */
export const HIDDEN =
  /[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu;
const LONGEST = 300;

/** Text of a note as one harmless line: what is hidden, broken or too long is left out. */
export function said(text: string): string {
  const line = text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(HIDDEN, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const chars = [...line];
  return chars.length > LONGEST ? `${chars.slice(0, LONGEST).join('').trimEnd()}…` : line;
}

/** The name of an interview for others: what its writer remarks beside it is left out. */
export function nameForOthers({ subject }: Interview): string {
  const written = withoutCrossings(subject).replace(/(?<=[^\s[])\s+\[[^[\]]*(?:\]|$)/g, '');
  const { start, end } = nameIn(written);
  return said(tidy(written.slice(start, end)));
}

/** What a text says, line by line, without empty ones and doubles. */
export function saidLines(text: string): string[] {
  return [...new Set(text.split(/\r\n|\r|\n/).map(said))].filter((line) => line !== '');
}

/** What a note says of a finishing step, line by line. */
export function saidOfStep(note: Note, id: StepId): string[] {
  const lines = note.steps[id].statements.flatMap((statement) => saidLines(stepText(statement)));
  // A value stands in its own line too.
  return [...new Set(lines)].filter(
    (line) => !lines.some((other) => other !== line && other.includes(line)),
  );
}

/** “the Staff Engineer role at Acme”, as far as the note names them. */
export function roleOf({ role, company }: Note): string {
  const at = company ? ` at ${said(company)}` : '';
  return role ? `the ${said(role).replace(/(?<!\s)\s+role$/i, '')} role${at}` : `the role${at}`;
}

/** The role for a subject line: “Staff Engineer at Acme”, or nothing. */
export function subjectOf(what: string, { role, company }: Note): string {
  const about = [role, company].flatMap((text) => (text ? [said(text)] : [])).join(' at ');
  return about ? `${what}: ${about}` : what;
}

/** How a letter to someone begins. */
export function greeting(name: string | undefined): string {
  if (!name) return 'Hi,';
  const whole = said(name);
  // “Dr. Ada Hall” is not greeted as “Hi Dr.”.
  return `Hi ${/^(?:dr|prof|mr|ms|mrs)\b/i.test(whole) ? whole : whole.split(' ')[0]},`;
}

/** How a draft ends; the name is left to the writer. */
export const CLOSING = 'Kind regards';

const ADDRESS =
  /(?<![\w.+-])[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w-])/;

/** The email address on a line of the note that names someone. */
export function addressOf(note: Note, names: (line: string) => boolean): string | undefined {
  for (const { line } of linesOf(note.root)) {
    if (!names(line.text)) continue;
    const found = ADDRESS.exec(line.text)?.[0];
    if (found) return found;
  }
  return undefined;
}

const RECRUITER = /\brecruit(?:er|ing)\b/i;
const NAMED =
  /\brecruiter\b[^\p{L}\n]{0,4}[:：–—-]\s*(\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’.-]*){0,2})/iu;

/** Who recruits, as far as the note says. */
export function recruiterOf(note: Note): { name?: string; to?: string } {
  const name =
    note.people.find((person) => person.recruiter && person.name)?.name ??
    linesOf(note.root)
      .map(({ line }) => NAMED.exec(line.text)?.[1])
      .find((found) => found !== undefined && /^\p{Lu}/u.test(found));
  const to = addressOf(
    note,
    (line) => RECRUITER.test(line) || (name !== undefined && line.includes(name)),
  );
  return { ...(name && { name }), ...(to && { to }) };
}
