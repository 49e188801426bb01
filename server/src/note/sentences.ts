import type { Line } from '../markdown/block.ts';
import type { Section } from './section.ts';

/** A line of prose and the section it stands in. */
export interface Prose {
  readonly line: Line;
  readonly section: Section;
}

const OPEN =
  /\?|\b(?:unknown|unclear|not sure|unsure|no idea|don['’]?t know|didn['’]?t (?:say|ask)|ask\b|asked\b(?!.*\b(?:said|says|told)\b)|tbd|tba|todo|find out|not (?:yet )?(?:clear|known|said|asked|told)|hasn['’]?t|haven['’]?t|nobody|no one)\b/i;

/** The sentences of a line that say something rather than ask or leave it open. */
export function sentencesOf({ text }: Line): string[] {
  // “Level? — decided in committee” asks and answers at once.
  const said = text
    .replace(/\?\s*(?:[:：=→—–-]|->)+\s*(?=[^\s?])/g, ': ')
    .replace(/^asked (?=[\w ]{2,30}:\s)/i, '')
    .replace(/^(level(?:l?ing)?|title)\.\s/i, '$1: ');
  return said.split(/(?<=[.!?;])\s+/).filter((sentence) => !OPEN.test(sentence));
}
