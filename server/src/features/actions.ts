import * as l10n from '@vscode/l10n';
import type { Finding } from '../check/check.ts';
import { fixAll } from '../check/fix.ts';
import { STEPS, type TopicId } from '../guide/topics.ts';
import type { Note } from '../note/note.ts';
import { isPlaceholder } from '../note/placeholder.ts';
import { belowTitle, insertBlock } from '../rules/block-edit.ts';
import { STARTER_LINES } from '../rules/line-edit.ts';
import { tick } from '../rules/open-finish-step.ts';
import { askedAt, nextLine } from '../rules/place.ts';
import { changeBetween } from '../text/change.ts';
import { type Edit, lineEnding } from '../text/edit.ts';
import { absolute, type OffsetRange } from '../text/span.ts';
import { type Action, SHARED, type Touches } from './actions/action.ts';
import { extractLines } from './actions/extract-lines.ts';
import { suppressions } from './actions/suppress.ts';
import { draftFor, draftTitle } from './drafts/drafts.ts';

/** What can be done at a range of a note, the fixes of its findings first. */
export function actions(
  note: Note,
  findings: readonly Finding[],
  at: OffsetRange,
  recheck: (text: string) => readonly Finding[],
): Action[] {
  const lineOf = (offset: number) => note.positions.positionAt(offset).line;
  const [first, last] = [lineOf(at.start), lineOf(at.end)];
  const touches = ({ start, end }: OffsetRange) => lineOf(start) <= last && lineOf(end) >= first;
  const here = findings.filter((finding) => touches(absolute(finding.at)));
  const found: Action[] = [];
  for (const finding of here) {
    const { fix } = finding;
    if (fix)
      found.push({
        title: fix.title,
        kind: 'quickfix',
        settles: [finding],
        preferred: fix.safe,
        change: () => ({ edits: fix.edits }),
      });
    found.push(...ownActions(note, finding));
  }
  found.push(
    ...once(here.flatMap(draftActions)),
    ...once(here.flatMap((finding) => suppressions(note, finding))),
  );
  found.push(
    ...tickActions(note, touches, here),
    ...rowAction(note, touches),
    ...extractLines(note, touches),
  );
  if (findings.some(({ fix }) => fix?.safe))
    found.push({
      title: l10n.t('Fix everything that needs no decision'),
      kind: 'source.fixAll.staffPrep',
      preferred: false,
      change: () => ({ edits: difference(note.text, fixAll(note.text, recheck)) }),
    });
  return found;
}

/** The email that helps to settle what is found, if there is one. */
function draftActions(finding: Finding): Action[] {
  const draft = draftFor(finding);
  const title = draft && draftTitle(draft);
  if (!draft || !title) return [];
  return [
    {
      title: l10n.t('Draft an email: {0}', `${title[0]!.toLowerCase()}${title.slice(1)}`),
      kind: 'quickfix',
      settles: [finding],
      preferred: false,
      change: () => undefined,
      draft,
    },
  ];
}

/** Each of them once: what does the same for several findings settles them all. */
function once(all: readonly Action[]): Action[] {
  const found = new Map<string, Action>();
  for (const action of all) {
    const key = JSON.stringify([action.title, action.draft, action.change()]);
    const settles = [...(found.get(key)?.settles ?? []), ...(action.settles ?? [])];
    found.set(key, { ...action, settles });
  }
  return [...found.values()];
}

/** Actions beside a rule's own fix. */
function ownActions(note: Note, finding: Finding): Action[] {
  const { rule, subject } = finding;
  if (rule.id === 'missing-lines')
    return [
      {
        title: l10n.t('Create {0} for all notes', SHARED),
        kind: 'quickfix',
        settles: [finding],
        preferred: false,
        creates: SHARED,
        change: () => ({
          edits: [],
          create: { name: SHARED, text: `# My lines\n\n${STARTER_LINES}\n` },
        }),
      },
    ];
  if (rule.id !== 'unanswered-question' && rule.id !== 'unknown-leveling') return [];
  const statement = askedAt(note, subject as TopicId);
  if (!statement || subject === 'preparation' || statement.form === 'column') return [];
  const piece = statement.pieces.find(
    ({ text }) => text.trim() !== '' && isPlaceholder(text, note.reading.placeholders),
  );
  const place = piece ? absolute(piece.span) : undefined;
  return [
    {
      title: l10n.t('Write “N/A” with a reason'),
      kind: 'quickfix',
      settles: [finding],
      preferred: false,
      change: () => {
        if (place) return { edits: [{ ...openingOf(note, place), text: 'N/A: ' }] };
        const { form, line, section } = statement;
        if (form === 'title') {
          const edit = insertBlock(note, belowTitle(note, section), 'N/A: ');
          return edit && { edits: [edit] };
        }
        const { end } = absolute(line.span);
        const lead = /(?:[:：?？=→]|[-=]>)\s*$/.test(line.text) ? '' : ':';
        return { edits: [{ start: end, end, text: `${lead} N/A: ` }] };
      },
    },
  ];
}

/** The “TBD” of a place alone, if it begins with one: “asked Kate” behind it may be the reason. */
function openingOf({ text }: Note, { start, end }: OffsetRange): OffsetRange {
  const opening = /^(?:tbd|tba|tbc|todo|fixme|xxx)\b[\s,.;:–—-]*/i.exec(text.slice(start, end));
  return { start, end: opening ? start + opening[0].length : end };
}

function tickActions(note: Note, touches: Touches, here: readonly Finding[]): Action[] {
  return STEPS.flatMap((id) => {
    const step = note.steps[id];
    const told = here.some(({ rule, subject }) => rule.id === 'open-finish-step' && subject === id);
    if (told || !step.open || !touches(absolute(step.open.line.span))) return [];
    const fix = tick(note, step);
    return fix
      ? [
          {
            title: fix.title,
            kind: 'refactor.rewrite' as const,
            preferred: false,
            change: () => ({ edits: fix.edits }),
          },
        ]
      : [];
  });
}

function rowAction(note: Note, touches: Touches): Action[] {
  const last = note.interviews
    .filter(({ source, region }) => 'row' in source && touches(region))
    .at(-1);
  if (!last || !('row' in last.source)) return [];
  const { row } = last.source;
  return [
    {
      title: l10n.t('Add an interview'),
      kind: 'refactor.rewrite',
      preferred: false,
      change: () => {
        const eol = lineEnding(note.text);
        const at = absolute(row.span);
        const start = nextLine(note.text, at.end);
        const lead = /[\r\n]$/.test(note.text.slice(0, start)) ? '' : eol;
        // As the row above it is written: indented, quoted, with a bar at either end or not.
        const { character } = note.positions.positionAt(at.start);
        const line = note.text.slice(at.start - character, at.end).trimEnd();
        const [indent] = /^[\s>]*/.exec(line)!;
        const before = line.startsWith('|', indent.length) ? '| ' : '';
        const after = line.endsWith('|') && !line.endsWith('\\|') ? ' |' : '';
        const cells = row.cells.map(() => 'TBD').join(' | ');
        const text = `${lead}${indent}${before}${cells}${after}${eol}`;
        return { edits: [{ start, end: start, text }] };
      },
    },
  ];
}

/** One edit that turns a text into another, without what they have in common at both ends. */
function difference(before: string, after: string): Edit[] {
  const { start, end, length } = changeBetween(before, after);
  return [{ start, end, text: after.slice(start, start + length) }];
}
