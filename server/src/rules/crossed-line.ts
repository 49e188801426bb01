import * as l10n from '@vscode/l10n';
import { type Crossing, recordsDecision } from '../note/crossing.ts';
import type { DrawnLine } from '../note/drawn-line.ts';
import type { Note } from '../note/note.ts';
import { watch } from '../note/walk.ts';
import { absolute } from '../text/span.ts';
import { belowTitle, insertBlock } from './block-edit.ts';
import { insertNested } from './item-edit.ts';
import { nextLine } from './place.ts';
import { type Fix, fixBy, type Rule, type Surroundings } from './rule.ts';

/** Words for what coding interviews ask, as part of an expression. */
export const PROGRAMMING_WORDS =
  'cod(?:e|ing)|programming|algorithm(?:s|ic|en)?|algos?|leet ?code|lc|hacker ?rank|white ?board(?:s|ing)?|programmier\\w*|programación|programar|algoritmos';
const PROGRAMMING = new RegExp(`\\b(?:${PROGRAMMING_WORDS})\\b`, 'i');
const REFUSES =
  /\b(?:no|not|never|unwilling|refuse[sd]?|won['’]?t|don['’]?t|doesn['’]?t|without|skip|avoid|zero|stop(?:ped)?|nope|cannot|can['’]?t|keine?n?(?! problem)|nicht(?! nur)|nie|ohne|nunca|sin)\b/i;
/** Words that sound like a refusal and set a limit, or none: “not more than an hour”, “no problem”. */
const LIMITS =
  /\b(?:no|not) (?:more|longer|less|fewer|later|earlier) than\b|\bno more(?=\W*$)|\b(?:no|not an?) (?:problems?|issues?|worries)\b|\bnot (?:only|just)\b|\b(?:don['’]?t|do not) (?:mind|care)\b|\bnever mind\b/gi;
/** “No job without hands-on coding” asks for it. */
const WITHOUT = /(?:\b(?:no|not|never)|n['’]t)\b.*\bwithout\b/i;
/** A clause that refuses what the one before it names: “leetcode: no”, “…, I won’t start”. */
const REFUSES_THAT =
  /^\W*(?:no|nope|never|skip|not?(?: for me| any ?more| again| thanks| way)?|stopped|zero)\W*$|\b(?:it|that|them|those|train|practi[cs]e|practi[cs]ing|start)\b|(?:n['’]t|\bnot|\bnever|\bno)\W*$/i;

export const crossedLine: Rule = {
  id: 'crossed-line',
  severity: 'warning',
  group: 'lines',
  passage: 'lineToCross',
  summary: 'The process crosses one of your lines, and no decision about that is noted.',
  why: 'A crossed line needs a decision, or it was no line.',
  fixes: 'Inserts a place for the decision.',
  subjects: 'the line’s id, or `programming`',
  misses: 'from the note',
  check(note, report, around) {
    const lines = visibleLines(note, around);
    for (const crossing of note.crossings) {
      const line = lines.find(({ id }) => id === crossing.id);
      if (crossing.decided || crossing.supposed || !line) continue;
      report({
        subject: crossing.id,
        at: crossing.span,
        message: l10n.t(
          'This process crosses {0} (“{1}”): note what you decided, to raise it, accept it or withdraw.',
          crossing.id,
          brief(line),
        ),
        fix: () => decisionFix(note, crossing),
        related: {
          at: line.line.span,
          message: l10n.t('{0} is drawn here', crossing.id),
          ...(!note.lines.includes(line) && around.shared && { path: around.shared.path }),
        },
      });
    }
    inferred(note, lines, report);
  },
};

function inferred(
  note: Note,
  lines: readonly DrawnLine[],
  report: Parameters<Rule['check']>[1],
): void {
  const line = lines.find(({ decided, whole }) => decided && refusesProgramming(whole));
  if (!line || note.crossings.some(({ id }) => id === line.id)) return;
  const permitted = PERMITS.exec(line.whole)?.[1]?.toLowerCase();
  const coding = note.interviews.find(
    ({ kinds, text }) =>
      kinds.includes('coding') &&
      !(permitted && text.toLowerCase().includes(permitted)) &&
      !recordsDecision(text, note.reading.placeholders),
  );
  if (!coding || isDecided(note)) return;
  report({
    subject: line.id ?? 'programming',
    at: coding.span,
    severity: 'information',
    message: l10n.t(
      '“{0}” seems to cross your line “{1}”: note whether you raise it, accept it or withdraw.',
      coding.subject,
      brief(line),
    ),
  });
}

const speaksOfProgramming = watch({
  at: 'text',
  within: ({ title }) => title?.topics.includes('signals') === true,
  is: ({ line }) => PROGRAMMING.test(line.text),
});

/** Whether a decision about programming is told among the concerns: “raised the coding round with Kelly”. */
function isDecided(note: Note): boolean {
  return speaksOfProgramming(note.root).some(({ line }) =>
    recordsDecision(line.text, note.reading.placeholders),
  );
}

/** “No leetcode, pairing is fine”: what a line leaves room for. */
const PERMITS =
  /\b(pair|review|debugging|take[- ]?home)(?:ing|s)?\b(?![^.;]{0,30}\bnot\b)[^.;]{0,30}\b(?:fine|ok|okay|good|welcome|yes)\b/i;

/** Whether a drawn line says no to programming, in one clause or in the one right after it. */
export function refusesProgramming(line: string): boolean {
  const clauses = line.split(/[.;!?,:\n]\s+|[?:]$|(?<!\s)\s+(?:but|though|although|[–—-]+)\s+/);
  return clauses.some((clause, i) => {
    if (!PROGRAMMING.test(clause)) return false;
    const refuses = (text: string | undefined) =>
      text !== undefined && !WITHOUT.test(text) && REFUSES.test(text.replace(LIMITS, ' '));
    const next = clauses[i + 1];
    return refuses(clause) || (refuses(next) && REFUSES_THAT.test(next!));
  });
}

/** The lines a note sees: its own and the shared ones. */
export function visibleLines(note: Note, { shared }: Surroundings): readonly DrawnLine[] {
  return [...note.lines, ...(shared?.lines ?? [])];
}

function decisionFix(note: Note, { standing }: Crossing): Fix | undefined {
  const { item, row, section, line, title } = standing;
  if (row) return undefined;
  const name = l10n.t('Insert a decision');
  const text = 'Decision: TBD';
  if (item) {
    if (/\bdecision\b/i.test(slice(note, item.span))) return undefined;
    return fixBy(name, insertNested(note, item, `- ${text}`));
  }
  if (section.blocks.some((block) => /\bdecision\s*:/i.test(slice(note, block.span))))
    return undefined;
  if (title) return fixBy(name, insertBlock(note, belowTitle(note, section), text));
  // In a quote it would be somebody else’s.
  const paragraph = section.blocks.find(
    (block) => block.type === 'paragraph' && block.lines.includes(line),
  );
  if (!paragraph) return undefined;
  const at = nextLine(note.text, absolute(paragraph.span).end);
  return fixBy(name, insertBlock(note, at, text));
}

function slice(note: Note, span: Crossing['span']): string {
  const { start, end } = absolute(span);
  return note.text.slice(start, end);
}

function brief({ text }: DrawnLine): string {
  const said = text.trim();
  return said.length > 60 ? `${said.slice(0, 57).trimEnd()}…` : said;
}
