import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver';
import type { Finding } from '../check/check.ts';
import type { Note } from '../note/note.ts';
import { pageOf } from '../rules/page.ts';
import { absolute, type Span } from '../text/span.ts';

const SEVERITY = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** A finding as the protocol has it. `uri` is the note's own. */
export function toDiagnostic(finding: Finding, note: Note, uri: string): Diagnostic {
  const { rule, severity, subject, message, at, related } = finding;
  return {
    range: toRange(at, note),
    severity: SEVERITY[severity],
    source: 'staff-prep',
    code: rule.id,
    codeDescription: { href: pageOf(rule.id) },
    message,
    data: { subject, fixable: finding.fix !== undefined },
    ...(related && {
      relatedInformation: [
        { location: { uri, range: toRange(related.at, note) }, message: related.message },
      ],
    }),
  };
}

/** A span as lines and characters, zero-based, UTF-16. */
export function toRange(span: Span, { positions }: Note): Range {
  const { start, end } = absolute(span);
  return { start: positions.positionAt(start), end: positions.positionAt(end) };
}
