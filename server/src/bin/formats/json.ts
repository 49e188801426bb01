import { positionsOf } from '../../workspace/workspace.ts';
import { type Format, toJson } from './format.ts';

/** For scripts: version 1 of the contract. Lines and characters are zero-based, UTF-16, as in LSP. */
export const json: Format = (files) =>
  `${toJson({
    version: 1,
    files: files.map(({ path, kind, note, findings, readiness }) => ({
      path,
      kind,
      company: note.company ?? null,
      role: note.role ?? null,
      stage: note.stage ?? null,
      readiness,
      findings: findings.map((finding) => ({
        rule: finding.rule.id,
        severity: finding.severity,
        message: finding.message,
        subject: finding.subject,
        range: positionsOf(note, finding),
        fixable: finding.fix?.safe === true,
      })),
    })),
  })}\n`;
