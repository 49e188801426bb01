import type { Section } from './outline.ts';
import type { Statement } from './statement.ts';
import { linesOf } from './walk.ts';

const LEVEL =
  '(?<!\\b(?:high|low|mid|entry|senior|staff|top|next|skip|ground|sea|c|board|company|service|exec)[- ])(?:(?:re|down|up|under|mis)[- ]?)?level(?:s|l?ed|l?ing)?\\b(?! of\\b|[- ]headed)';
const SETTING =
  '(?:decid|set\\b|sets\\b|determin|fixed\\b|finali[sz]|calibrat|happens\\b|settled\\b|assign|confirm|locked\\b|agreed\\b|provisional|revisit|debrief|committee|packet|at (?:the )?offer|(?:after|before|during) (?:the )?(?:loop|onsite|on-site|interviews?|debrief|panel|offer|screen))';
/** “The level is set at the debrief.” */
const SAYS = new RegExp(`${LEVEL}.{0,80}?\\b${SETTING}|\\b${SETTING}.{0,60}?\\b${LEVEL}`, 'i');
/** Words that say so by themselves. */
const STRONG =
  /\b(?:down|up|under)[- ]?level(?:l?ed|l?ing)\b|\blevell?ing\b.{0,60}\b(?:is|happens|comes|takes place|done|decided|after|before|at|in|by)\b|\b(?:req|posting|role|job|position|headcount) is (?:posted |listed |opened |scoped )?(?:at|as|for) (?:a )?(?:L\d|E\d|IC\d|staff|senior staff|principal)\b/i;
const OPEN =
  /\?|\b(?:unknown|unclear|not sure|unsure|no idea|don['’]?t know|didn['’]?t (?:say|ask)|ask\b|asked\b(?!.*\b(?:said|says|told)\b)|tbd|tba|todo|need to|find out|not (?:yet )?(?:clear|known|said|asked|told)|hasn['’]?t|haven['’]?t|nobody|no one|wonder|hope|want|fear|worried|afraid)\b/i;

/** The line of prose that says how or when the level is set, if there is one. */
export function findLevelingProse(
  root: Section,
  statements: readonly Statement[],
): { line: Statement['line']; section: Section } | undefined {
  const lines = statements.filter((statement) => statement.topic === 'lines');
  for (const { line, section, title } of linesOf(root)) {
    if (title || section.part === 'lines' || lines.some((s) => s.line === line)) continue;
    if (!/level|\b(?:req|posting|headcount)\b/i.test(line.text)) continue;
    for (const sentence of line.text.split(/(?<=[.!?;])\s+/)) {
      if (OPEN.test(sentence)) continue;
      if (STRONG.test(sentence) || SAYS.test(sentence)) return { line, section };
    }
  }
  return undefined;
}
