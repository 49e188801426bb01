import type { Log } from 'sarif';
import { PASSAGES } from '../../guide/passages.ts';
import { RULES } from '../../rules/index.ts';
import { pageOf } from '../../rules/page.ts';
import { positionsOf } from '../../workspace/workspace.ts';
import { VERSION } from '../version.ts';
import { type CheckedFile, type Format, printable, toJson } from './format.ts';

const LEVELS = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;

/** SARIF 2.1.0, for code scanning; regions are one-based, as SARIF has them. */
export const sarif: Format = (files) => `${toJson(toLog(files))}\n`;

function toLog(files: readonly CheckedFile[]): Log {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Staff Prep',
            semanticVersion: VERSION,
            rules: RULES.map(({ id, summary, why, severity, passage }) => ({
              id,
              shortDescription: { text: summary },
              fullDescription: { text: passage ? `${why} “${PASSAGES[passage].quote}”` : why },
              helpUri: pageOf(id),
              defaultConfiguration: { level: LEVELS[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(({ path, note, findings }) =>
          findings.map((finding) => {
            const { start, end } = positionsOf(note, finding);
            return {
              ruleId: finding.rule.id,
              ruleIndex: RULES.indexOf(finding.rule),
              level: LEVELS[finding.severity],
              message: { text: printable(finding.message) },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: path.split('/').map(encode).join('/') },
                    region: {
                      startLine: start.line + 1,
                      startColumn: start.character + 1,
                      endLine: end.line + 1,
                      endColumn: end.character + 1,
                    },
                  },
                },
              ],
              partialFingerprints: { 'subject/v1': `${finding.rule.id}:${finding.subject}` },
            };
          }),
        ),
      },
    ],
  };
}

/** A part of a path as a URI has it; what is no character, as a lone surrogate, is replaced. */
function encode(part: string): string {
  return encodeURIComponent(Buffer.from(part).toString());
}
