import * as l10n from '@vscode/l10n';
import { translatable } from '../l10n.ts';
import { findDates } from '../note/date.ts';
import type { Entry } from '../note/front-matter.ts';
import { isPlaceholder } from '../note/placeholder.ts';
import { readPrep } from '../note/recognition.ts';
import { readStage, STAGES } from '../note/stage.ts';
import { absolute } from '../text/span.ts';
import { closest } from './closest.ts';
import type { Fix, Rule } from './rule.ts';

const PREPS = ['staff-plus', 'lines', 'none'];

export const invalidFrontMatter: Rule = {
  id: 'invalid-front-matter',
  severity: 'error',
  group: 'hygiene',
  summary: 'The front matter is no valid YAML, or a value in it can’t be read.',
  why: 'A value that can’t be read is left out, and what depends on it is wrong in silence.',
  fixes: 'Writes the nearest valid value, where one is near.',
  subjects: 'the key as written, or `yaml`',
  check(note, report, { linesFault }) {
    const { problem, entries } = note.frontMatter;
    if (problem)
      report({
        subject: 'yaml',
        at: problem.span,
        message: l10n.t(problem.message),
      });
    const { placeholders, today } = note.reading;
    const isDate = ({ text }: Entry['values'][number]) =>
      isPlaceholder(text, placeholders) || findDates(text, today).length > 0;
    const valid: Readonly<Record<string, (entry: Entry) => string | undefined>> = {
      prep: () =>
        readPrep(note.frontMatter) === 'unknown'
          ? translatable(
              '“{0}” should be “staff-plus” for a note, “lines” for your shared lines, or “none”, not “{1}”.',
            )
          : undefined,
      stage: ({ values }) => stageFault(values.map(({ text }) => text).join(', ')),
      due: ({ values }) =>
        values.every(isDate)
          ? undefined
          : translatable('“{0}” should be a date such as 2026-11-24, not “{1}”.'),
      interviews: ({ values }) =>
        values.every(isDate)
          ? undefined
          : translatable(
              '“{0}” should be a date, or a list of dates, such as 2026-11-24, not “{1}”.',
            ),
      lines: () =>
        linesFault === 'missing'
          ? translatable('“{0}” should be the path of a note that exists, not “{1}”.')
          : linesFault === 'outside'
            ? translatable('“{0}” should be the path of a note inside this folder, not “{1}”.')
            : undefined,
    };
    const stageFault = (text: string) =>
      readStage(text) || isPlaceholder(text, placeholders)
        ? undefined
        : translatable('“{0}” should be a stage such as {2}, not “{1}”.');
    for (const entry of entries) {
      const key = entry.key.toLowerCase();
      if (entry.values.length === 0) continue;
      const checked = key === 'status' ? 'stage' : key;
      const fault = Object.hasOwn(valid, checked) ? valid[checked]!(entry) : undefined;
      if (!fault) continue;
      // Of a list of dates, the one that is none.
      const values =
        key === 'interviews' ? entry.values.filter((value) => !isDate(value)) : entry.values;
      report({
        subject: entry.key,
        at: key === 'interviews' ? values[0]!.span : entry.span,
        message: l10n.t(fault, entry.key, brief(values), STAGES.slice(0, 5).join(', ')),
        fix: () => nearest(entry, key),
      });
    }
  },
};

function nearest(entry: Entry, key: string): Fix | undefined {
  const candidates = key === 'prep' ? PREPS : key === 'stage' || key === 'status' ? STAGES : [];
  const [value] = entry.values;
  if (!value || entry.values.length > 1) return undefined;
  const text = closest(value.text.trim(), candidates);
  if (!text) return undefined;
  return {
    title: l10n.t('Change to {0}', text),
    edits: [{ ...absolute(value.span), text }],
    safe: true,
  };
}

function brief(values: Entry['values']): string {
  const text = values.map((value) => value.text.trim()).join(', ');
  return text.length > 40 ? `${text.slice(0, 38)}…` : text;
}
