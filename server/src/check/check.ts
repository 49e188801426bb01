import type { Note } from '../note/note.ts';
import { isClosed, isEarly } from '../note/stage.ts';
import { silencer } from '../note/suppression.ts';
import { RULES } from '../rules/index.ts';
import type { Fix, Report, Rule, Severity, Surroundings } from '../rules/rule.ts';
import { absolute, compareSpans, type Span } from '../text/span.ts';

/** A thing to look at in a note. */
export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  /** A stable word: the question, step, interview, person, line id or key. */
  readonly subject: string;
  readonly message: string;
  readonly at: Span;
  /** What settles it, worked out from the note as it stands now. */
  readonly fix: Fix | undefined;
  readonly related?: Report['related'];
}

/** Severities that the user set, by rule. */
export type Severities = Readonly<Record<string, Severity | 'off' | undefined>>;

/** The findings of a note, in the order of the text. At most one per rule and subject. */
export function check(
  note: Note,
  around: Omit<Surroundings, 'isSilent'>,
  severities: Severities = {},
): Finding[] {
  const isSilenced = silencer(note.suppressions, note.positions);
  const isSilent = (rule: string, at: Span) => severities[rule] === 'off' || isSilenced(rule, at);
  const findings: Finding[] = [];
  const surroundings: Surroundings = { ...around, isSilent };
  for (const rule of RULES) {
    if (severities[rule.id] === 'off' || !speaks(rule, note)) continue;
    if (rule.misses && note.unread.length > 0) continue;
    if (rule.misses === 'from all lines' && around.shared?.isUnread) continue;
    const subjects = new Set<string>();
    const report = (found: Report) => {
      if (note.kind === 'stray' && found.subject !== 'prep') return;
      if (subjects.has(found.subject) || isSilenced(rule.id, found.at)) return;
      subjects.add(found.subject);
      const { subject, message, at, fix, related } = found;
      findings.push({
        rule,
        severity: severityOf(rule, found, note, severities[rule.id]),
        subject,
        message,
        at,
        get fix() {
          return fix?.();
        },
        ...(related && { related }),
      });
    };
    rule.check(note, report, surroundings);
  }
  return findings.sort(
    (a, b) => compareSpans(a.at, b.at) || RULES.indexOf(a.rule) - RULES.indexOf(b.rule),
  );
}

/** The range of a finding as line and character, zero-based, UTF-16. */
export function positionsOf(note: Note, { at }: Finding) {
  const { start, end } = absolute(at);
  return { start: note.positions.positionAt(start), end: note.positions.positionAt(end) };
}

/** Whether a rule has a say at the stage the note is in, and in a note of its kind. */
function speaks({ id, group }: Rule, { kind, stage }: Note): boolean {
  if (kind === 'stray') return id === 'invalid-front-matter';
  if (group === 'hygiene') return true;
  if (kind === 'lines') return group === 'lines';
  if (isClosed(stage)) return false;
  if (stage === 'accepted') return id === 'open-finish-step' || id === 'missing-finish-step';
  if (stage === 'offer' && group === 'process') return id === 'unknown-leveling';
  return true;
}

function severityOf(
  rule: Rule,
  report: Report,
  note: Note,
  configured: Severity | 'off' | undefined,
): Severity {
  if (configured && configured !== 'off') return configured;
  const severity = report.severity ?? rule.severity;
  const early = isEarly(note.stage) && (rule.group === 'process' || rule.group === 'finish');
  return early && severity === 'warning' ? 'information' : severity;
}
