import * as l10n from '@vscode/l10n';
import { translatable } from '../../l10n.ts';
import { STAGE_MEANINGS, STAGES } from '../../note/stage.ts';
import { yamlValue } from '../entity.ts';
import { type Completion, type CompletionContext, type Cursor, phrase } from './completion.ts';

const KEYS: Readonly<Record<string, string>> = translatable({
  prep: 'What this file is: staff-plus, lines or none.',
  company: 'Who you talk to.',
  role: 'What you interview for.',
  stage: 'How far you are.',
  lines: 'Where the shared lines are, relative to this note.',
  interviews: 'The dates of your interviews.',
  next: 'What you do next.',
  due: 'When that is due.',
});
const SAME_KEY: Readonly<Record<string, string>> = { position: 'role', status: 'stage' };
const PREPS: Readonly<Record<string, string>> = translatable({
  'staff-plus': 'A note on an opportunity.',
  lines: 'Your lines, shared by all notes.',
  none: 'Nothing is said about this file.',
});

/** Keys and values of the front matter; nothing outside it. */
export function completeFrontMatter(
  cursor: Cursor,
  { note, shared }: CompletionContext,
): Completion[] | undefined {
  const lines = linesAround(cursor);
  if (!lines) return undefined;
  const { before } = cursor;
  const written = lines.flatMap((line) => /^([\w-]+)[ \t]*:/.exec(line)?.[1]?.toLowerCase() ?? []);
  // Other Markdown has keys of its own; all we know of it is how it becomes a note.
  const ours = note !== undefined || written.includes('prep');
  const value = /^(prep|stage|status|lines):([ \t]*)(?![ \t])(["']?)([^"'#]*)$/i.exec(before);
  if (value) {
    const [, name, gap, quote, typed] = value as unknown as [
      string,
      string,
      string,
      string,
      string,
    ];
    const key = name.toLowerCase();
    if (!ours && key !== 'prep') return [];
    // Without the space after its colon a key is no key.
    const lead = gap === '' && quote === '' ? ' ' : '';
    const offer = (text: string, detail: string) =>
      phrase(cursor, 'value', lead + (quote ? text : yamlValue(text)), detail, typed, /^[^\s"'#]*/);
    if (key === 'lines') return shared.map((path) => offer(path, l10n.t('The shared lines')));
    return key === 'prep'
      ? Object.entries(PREPS).map(([name, meaning]) => offer(name, l10n.t(meaning)))
      : STAGES.map((stage) => offer(stage, l10n.t(STAGE_MEANINGS[stage])));
  }
  const typed = /^[\w-]*$/.exec(before)?.[0];
  if (typed === undefined) return [];
  const there = new Set(written.map((key) => SAME_KEY[key] ?? key));
  return Object.keys(KEYS)
    .filter((key) => !there.has(key) && (ours || key === 'prep'))
    .map((key) =>
      phrase(cursor, 'key', `${key}: `, l10n.t(KEYS[key]!), typed, /^[\w-]*(?:[ \t]*:[ \t]?)?/),
    );
}

/** The lines of the front matter but the cursor's; nothing when the cursor is not in it. */
function linesAround({ text, offset, before, after }: Cursor): string[] | undefined {
  const open = /^\ufeff?---[ \t]*(?:\r\n|\r|\n)/.exec(text)?.[0].length;
  const [from, to] = [offset - before.length, offset + after.length];
  if (open === undefined || from < open) return undefined;
  const above = text
    .slice(open, from)
    .split(/\r\n|\r|\n/)
    .slice(0, -1);
  if (above.some((line) => /^(?:---|\.\.\.)[ \t]*$/.test(line))) return undefined;
  const below = text.slice(to).split(/\r\n|\r|\n/);
  const close = below.findIndex((line) => /^---[ \t]*$/.test(line));
  if (close >= 0)
    return /^---/.test(before + after) ? undefined : [...above, ...below.slice(0, close)];
  // It is being written: what stands above the cursor must look like it.
  return above.every((line) => /^(?:[\w-]+[ \t]*:.*|[ \t]+\S.*|- .*|#.*)$/.test(line))
    ? above
    : undefined;
}
