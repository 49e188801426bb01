import type { Log } from 'sarif';
import { PASSAGES } from '../../guide/passages.ts';
import { RULE_IDS, RULES } from '../../rules/index.ts';
import { pageOf } from '../../rules/page.ts';
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
        results: files.flatMap(({ path, findings }) =>
          findings.map(({ rule, severity, message, subject, range: { start, end } }) => {
            return {
              ruleId: rule,
              ruleIndex: RULE_IDS.indexOf(rule),
              level: LEVELS[severity],
              message: { text: printable(message) },
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
              partialFingerprints: { 'subject/v1': `${rule}:${subject}` },
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
