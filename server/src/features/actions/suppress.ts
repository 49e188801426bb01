import * as l10n from '@vscode/l10n';
import type { Finding } from '../../check/check.ts';
import type { Note } from '../../note/note.ts';
import { blockAt } from '../../note/walk.ts';
import { nextLine } from '../../rules/place.ts';
import { lineEnding } from '../../text/edit.ts';
import { absolute } from '../../text/span.ts';
import type { Action } from './action.ts';

/** Comments that silence a finding's rule: here, where a comment can stand, and in the whole note. */
export function suppressions(note: Note, finding: Finding): Action[] {
  const { rule } = finding;
  const eol = lineEnding(note.text);
  const { line } = note.positions.positionAt(absolute(finding.at).start);
  const inFrontMatter =
    note.frontMatter.span && absolute(finding.at).start < absolute(note.frontMatter.span).end;
  const top = note.frontMatter.span
    ? nextLine(note.text, absolute(note.frontMatter.span).end)
    : note.text.startsWith('\ufeff')
      ? 1
      : 0;
  const bom =
    top === 0 || note.text[top - 1] === '\ufeff' || /[\r\n]/.test(note.text[top - 1]!) ? '' : eol;
  const inFile: Action = {
    title: l10n.t('Say nothing of {0} in this note', rule.id),
    kind: 'quickfix',
    settles: [finding],
    preferred: false,
    change: () => ({
      edits: [
        { start: top, end: top, text: `${bom}<!-- staff-prep-disable-file ${rule.id} -->${eol}` },
      ],
    }),
  };
  if (inFrontMatter) return [inFile];
  const start = note.positions.offsetAt({ line, character: 0 });
  const indent = /^[ \t]*/.exec(note.text.slice(start))![0];
  const block = blockAt(note.root, absolute(finding.at).start);
  // A comment between rows or items would end the table or list.
  if (block?.type === 'list' || block?.type === 'table') return [inFile];
  // Where nothing is to be seen the comment itself would be what the finding is shown on.
  if (/^(?:<!--|$)/.test(note.text.slice(absolute(finding.at).start))) return [inFile];
  return [
    {
      title: l10n.t('Say nothing of {0} here', rule.id),
      kind: 'quickfix',
      settles: [finding],
      preferred: false,
      change: () => ({
        edits: [
          {
            start,
            end: start,
            text: `${indent}<!-- staff-prep-disable-next-line ${rule.id} -->${eol}`,
          },
        ],
      }),
    },
    inFile,
  ];
}
