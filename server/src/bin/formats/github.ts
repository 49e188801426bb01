import type { Format } from './format.ts';

const LEVELS = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
} as const;

/** Workflow commands that become annotations of a pull request. */
export const github: Format = (files) =>
  files
    .flatMap(({ path, findings }) =>
      findings.map(({ rule, severity, message, range: { start, end } }) => {
        const properties = [
          `file=${property(path)}`,
          `line=${start.line + 1}`,
          `col=${start.character + 1}`,
          `endLine=${end.line + 1}`,
          `endColumn=${end.character + 1}`,
          `title=${property(`staff-prep: ${rule}`)}`,
        ];
        return `::${LEVELS[severity]} ${properties.join(',')}::${data(message)}\n`;
      }),
    )
    .join('');

/** Escapes what could end the command or begin another. */
function data(text: string): string {
  return text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
