import { sliceLine } from '../markdown/block.ts';
import type { Span } from '../text/span.ts';
import { LINE_ID } from './drawn-line.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Section } from './section.ts';
import { linesIn, type Standing, textOf, watch } from './walk.ts';

/** A place where a note says that a line is crossed. */
export interface Crossing {
  readonly id: string;
  /** The id's own text. */
  readonly span: Span;
  /** Whether a decision about it stands in the same item or section. */
  readonly decided: boolean;
  /** Whether it is only said that it may: “if it is longer, that crosses L2”. */
  readonly supposed: boolean;
  readonly standing: Standing;
}

const ID = LINE_ID.source;
const IDS = `\\[?\\(?(${ID}\\b[\\])]?(?:\\s*(?:,|and|&|\\+|/)\\s*[[(]?${ID}\\b[\\])]?)*)(?! of (?:the|their|an?)\\b)(?![- ]?(?:band|level|engineer|grade|salary|pay|comp|territory|people|folk)s?\\b)`;
/** What says that a line is crossed, before its id. */
export const CROSSES_WORDS = 'cross(?:es|ed)|cruzan?|überschreitet|ueberschreitet|verletzt';
const CROSSES = new RegExp(
  `(?<![a-zß-ÿ])(?:${CROSSES_WORDS})\\b\\s*(?:[:：=]+\\s*)?(?:my |the |our )?(?:lines? )?${IDS}`,
  'gi',
);
const CROSSED = new RegExp(
  `${IDS}\\s*(?:is |was |are |were |got |has been |have been |gets )?crossed\\b(?! (?:out|off|over|paths?|fingers)\\b)`,
  'gi',
);
const NEGATED =
  /\b(?:not|never|no|nothing|doesn['’]?t|isn['’]?t|hasn['’]?t|without|if|would|might|may|could)\s+(?:\w+\s+){0,2}$/i;
/** “If it is longer, that crosses L2”, “not sure whether this crosses L2”: it may, and nothing says that it does. */
const CONDITION =
  /\b(?:if|unless|whether|not sure|unsure)\b[^.;!?]*$|\b(?:maybe|perhaps|possibly|almost|nearly)\b[^.;!?,:]*$|(?:^|[.;!?]\s+)only\b[^.;!?,:]*$/i;
const CONDITION_AFTER = /^[\])]?,?\s*(?:only )?(?:if|unless)\b/i;
/** “L1 crossed? No.” */
const DENIED = /^[\])]?\s*\?\s*(?:no|nope|not)\b/i;
const NEGATED_AFTER = /\b(?:not|never|isn['’]?t|wasn['’]?t)\b/i;

/** A text without what it says of crossed lines: that is its writer’s own. */
export function withoutCrossings(text: string): string {
  const bare = (part: string) => part.replace(CROSSES, '').replace(CROSSED, '');
  return bare(
    text.replace(/(?<!\s)\s*\([^()]*\)/g, (aside) => (bare(aside) === aside ? aside : '')),
  )
    .replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/, '')
    .trim();
}

const crossingLines = watch({
  at: 'all',
  is: ({ line }) => /cross|cruza|überschreit|ueberschreit|verletzt/i.test(line.text),
});

/** Every reference to a crossed line in a note, in order. */
export function readCrossings(root: Section, placeholders: readonly string[]): Crossing[] {
  const found: Crossing[] = [];
  const decisions = new Map<object, boolean>();
  for (const standing of crossingLines(root)) {
    const { text } = standing.line;
    const seen = new Set<number>();
    for (const pattern of [CROSSES, CROSSED]) {
      for (const match of text.matchAll(pattern)) {
        const ids = match[1]!;
        if (NEGATED.test(before(text, match.index)) || NEGATED_AFTER.test(match[0])) continue;
        const after = text.slice(match.index + match[0].length);
        if (DENIED.test(after)) continue;
        const supposed =
          CONDITION.test(before(text, match.index)) || CONDITION_AFTER.test(after.slice(0, 200));
        const from = match.index + match[0].indexOf(ids);
        for (const id of ids.matchAll(new RegExp(ID, 'g'))) {
          const start = from + id.index;
          if (seen.has(start)) continue;
          seen.add(start);
          const span = sliceLine(standing.line, start, start + id[0].length).span;
          const decided = isDecided(standing, placeholders, decisions);
          found.push({ id: id[0], span, decided, supposed, standing });
        }
      }
    }
  }
  return found;
}

const DECISION =
  /(?<![a-zß-ÿ])(?:decisions?|decided|accept(?:s|ed|ing)?|declin(?:e|es|ed|ing)|withdr(?:aw|aws|ew|awn|awing)|raised|walk(?:ing|ed)? away|doing it anyway|(?:made|making) an exception|pushed back|entscheidung|entschieden|entschied|akzeptier[et]|nehme ich (?:hin|in kauf)|abgelehnt|angesprochen|decisi[oó]n|decid(?:ido|í|imos)|acept(?:o|é|ado|amos|arlo)|rechazado|planteado)(?![a-zß-ÿ])/gi;
const UNDECIDED =
  /\b(?:no|not|un|never|without|yet to|need(?:s)? (?:a|to)|needs|pending|haven['’]?t|hasn['’]?t|isn['’]?t|to be|awaiting|must be|should be|will be|whether to|if (?:i|we)|might|may|could)\s+(?:\w+\s+){0,2}$/i;

const LEVEL_DECIDED = /\blevel(?:l?ing)?\b.{0,20}\b(?:decided|decision)\b(?!.*\bcross)/i;

/** What a few words before a place say may turn what stands there: so many characters hold them. */
function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - 200), at);
}

/** `known` are answers for what many crossings may stand in. */
function isDecided(
  { line, item, row, section }: Standing,
  placeholders: readonly string[],
  known: Map<object, boolean>,
): boolean {
  const ask = (of: object, text: () => string) => {
    const answer = known.get(of) ?? recordsDecision(text(), placeholders);
    known.set(of, answer);
    return answer;
  };
  const near = () =>
    item ? textOf(item.blocks) : row ? row.cells.map((cell) => cell.text).join('\n') : line.text;
  const around = () =>
    [section.title?.line, ...linesIn(section.blocks, section).map((other) => other.line)]
      .map((other) => other?.text ?? '')
      // When the level is decided is no decision about a line.
      .filter((text) => !LEVEL_DECIDED.test(text))
      .join('\n');
  return ask(item ?? row ?? line, near) || ask(section, around);
}

/** “Decision due Dec 4”, “decision on Monday”. */
const STILL_TO_COME =
  /^\s*(?:due\b|deadline\b|tomorrow\b|next week\b|soon\b|on (?:mon|tue|wed|thu|fri|sat|sun)|by (?:the|mon|tue|wed|thu|fri|sat|sun|next|\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i;

/** Whether a text says what was decided; “decision: TBD” and “to be decided” do not. */
export function recordsDecision(text: string, placeholders: readonly string[]): boolean {
  return text.split('\n').some((line) =>
    [...line.matchAll(DECISION)].some((match) => {
      if (UNDECIDED.test(before(line, match.index))) return false;
      const end = match.index + match[0].length;
      const after = line.slice(end, end + 200);
      const value = /^\s*[:：=–—-]+(?![:：=–—-])\s*(?!\s)(.*)$/.exec(after)?.[1];
      if (value !== undefined && isPlaceholder(value, placeholders)) return false;
      if (/^(?:deci|entscheidung)/i.test(match[0]) && STILL_TO_COME.test(after)) return false;
      return !/^\s*(?:pending|needed|tbd|open|or\b.*\?|later|\?)/i.test(after);
    }),
  );
}
