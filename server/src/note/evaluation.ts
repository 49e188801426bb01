import { holdsLetterOrDigit } from '../text/letters.ts';
import { isWhen } from './interview-name.ts';
import { readKinds } from './kind.ts';
import { isTitle } from './level.ts';
import { isPlaceholder } from './placeholder.ts';
import { countWords } from './words.ts';

/** Words that tell what an interview is about to find out. */
export const EVALUATES =
  /\b(?:evaluat|assess|look(?:s|ing)? (?:for|at)|test(?:s|ing)? (?:for|how|whether|if)|focus(?:es|ed)?\b|signals?\b|rubric|measur|judg(?:e|ing)|graded|gauges?|want(?:s)? to see|to see (?:how|if|whether)|scored on|eval(?=[:：])|(?:checks?|tests?) (?:\w+ )?fit\b|what they (?:want|need|care)|checks? (?:for|how|whether|if)|bewert|prüf|achte[nt] auf|evalú|valoran|se fijan)/i;

/** Whether a text says what is evaluated: “evaluates ???” does not, nor a label with nothing behind it. */
export function saysWhat(text: string, placeholders: readonly string[]): boolean {
  const found = EVALUATES.exec(text);
  if (!found) return false;
  const [rest] = text.slice(found.index + found[0].length).split(/[;,.—–\n]/, 1);
  const what = rest!.replace(/^\p{L}+/u, '');
  if (/^\s*[:：]\s*$/.test(what)) return false;
  return !(holdsLetterOrDigit(what) || what.includes('?')) || !isPlaceholder(what, placeholders);
}

/** Where, how and for how long, what is asked of one, and what has become of it. */
const LOGISTICS =
  /\b(?:zoom|on-?site|remote|virtual|video|phone|teams|meet|codility|coderpad|hackerrank|leetcode|online|in[- ]person|office|room|live|optional|tbd|tbc|\w*prep\w*|bring|slides?|deck|with|w\/|me|problems?|questions?|exercises?|sessions?|rounds?|calls?|technical|take[- ]home|hours?|minutes?|mins?|parts?|done|passed|failed|held|went|cancell?ed|moved|crosses|crossed|decided?|decision|raised|asked?|see|today|tomorrow|next|last|week|monday|tuesday|wednesday|thursday|friday|morning|afternoon|first|second|final|team|people|engineers?)\b/i;

/** “System design: trade-offs at scale”, “Design (depth)”: what stands beside a name, and tells of nothing else. */
export function saysWhatBeside(name: string, line: string): boolean {
  const at = line.indexOf(name) + name.length;
  return line
    .slice(at)
    .split(/[()[\]:：;,|→–—]|\s-\s|\.\s/)
    .some((part) => {
      const said = part.trim();
      return (
        /\p{L}{4}/u.test(said) &&
        countWords(said) <= 8 &&
        !LOGISTICS.test(said) &&
        !isWhen(said) &&
        readKinds(said)[0] === 'other' &&
        !isTitle(said) &&
        !/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}|^\p{Lu}\p{Ll}+$/u.test(said)
      );
    });
}
