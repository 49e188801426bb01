import type {
  Diagnostic,
  Location,
  Position,
  PositionEncodingKind,
  Range,
  TextEdit,
} from 'vscode-languageserver-protocol';
import type { Finding } from '../check/check.ts';
import { HIDDEN } from '../features/drafts/said.ts';
import { pageOf } from '../rules/page.ts';
import type { Edit } from '../text/edit.ts';
import { LineIndex, type Positions } from '../text/lines.ts';
import { absolute, type OffsetRange, type Span } from '../text/span.ts';
import { DiagnosticSeverity } from './values.ts';

/** What the client counts characters in; the server counts UTF-16 code units. */
export type Encoding = PositionEncodingKind;

/** Turns the offsets of a text into the client's positions and back. */
export class Converter {
  constructor(
    private readonly text: string,
    private readonly encoding: Encoding,
    private readonly lines: Positions = new LineIndex(text),
  ) {}

  position(offset: number): Position {
    const position = this.lines.positionAt(offset);
    if (this.encoding === 'utf-16') return position;
    const start = this.lines.offsetAt({ line: position.line, character: 0 });
    return {
      line: position.line,
      character: this.length(this.text.slice(start, start + position.character)),
    };
  }

  /** A character past the line's end counts as its end, a line past the last as the end of the text. */
  offset({ line, character }: Position): number {
    if (this.encoding === 'utf-16') return this.lines.offsetAt({ line, character });
    let at = this.lines.offsetAt({ line, character: 0 });
    const end = this.lines.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
    for (let left = character; left > 0 && at < end; ) {
      const char = String.fromCodePoint(this.text.codePointAt(at)!);
      left -= this.length(char);
      at += char.length;
    }
    return at;
  }

  range(place: OffsetRange | Span): Range {
    const { start, end } = 'anchor' in place ? absolute(place) : place;
    return { start: this.position(start), end: this.position(end) };
  }

  offsets({ start, end }: Range): OffsetRange {
    return { start: this.offset(start), end: this.offset(end) };
  }

  edit(edit: Edit): TextEdit {
    return { range: this.range(edit), newText: edit.text };
  }

  private length(text: string): number {
    if (this.encoding === 'utf-32') return [...text].length;
    let bytes = 0;
    for (const char of text) {
      const code = char.codePointAt(0)!;
      bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    return bytes;
  }
}

const SEVERITY = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** Where something stands, for the client; nothing when that is not known. */
export type Locate = (at: Span, path?: string) => Location | undefined;

/** A finding as the protocol has it. */
export function toDiagnostic(finding: Finding, converter: Converter, locate: Locate): Diagnostic {
  const { rule, severity, subject, message, at, related } = finding;
  const location = related && locate(related.at, related.path);
  return {
    range: converter.range(at),
    severity: SEVERITY[severity],
    source: 'staff-prep',
    code: rule.id,
    codeDescription: { href: pageOf(rule.id) },
    message: shown(message),
    data: { subject },
    ...(location && { relatedInformation: [{ location, message: shown(related.message) }] }),
  };
}

/** A message may quote a note: what is hidden in it would only mislead. */
const shown = (message: string) => message.replace(HIDDEN, ' ');
