import { countDone } from '../../check/readiness.ts';
import { CHECKPOINTS } from '../../note/note.ts';
import { type CheckedFile, type Format, printable } from './format.ts';

/** For a person at a terminal: what is missing in each note, and what is ready. */
export const text: Format = (files) => {
  if (files.length === 0) return 'No notes found.\n';
  const parts = files.map(printFile);
  const found = files.flatMap(({ findings }) => findings);
  const loud = found.filter(({ severity }) => severity === 'warning' || severity === 'error');
  const notes = `${files.length} ${files.length === 1 ? 'note' : 'notes'}`;
  const gaps =
    loud.length === 0 ? 'no gaps' : `${loud.length} ${loud.length === 1 ? 'gap' : 'gaps'}`;
  return `${parts.join('\n')}\n${notes}, ${gaps}\n`;
};

function printFile({ path, kind, findings, readiness }: CheckedFile): string {
  const lines = [printable(path)];
  if (kind === 'note') {
    const open = CHECKPOINTS.filter((id) => readiness[id] !== 'done');
    const rest = open.length > 0 ? `, still open: ${open.join(', ')}` : '';
    lines.push(`  ${countDone(readiness)} of ${CHECKPOINTS.length} ready${rest}`);
  }
  for (const {
    rule,
    severity,
    message,
    range: { start },
  } of findings) {
    const place = `${start.line + 1}:${start.character + 1}`;
    lines.push(`  ${place.padEnd(7)} ${severity.padEnd(11)} ${printable(message)}  ${rule}`);
  }
  return `${lines.join('\n')}\n`;
}
