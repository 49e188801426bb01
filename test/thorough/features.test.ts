// Notes that people might have written, cut and stuck together as no person would, and all that is asked of them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actions } from '../../server/src/features/actions.ts';
import { calendar } from '../../server/src/features/calendar.ts';
import { complete } from '../../server/src/features/completion.ts';
import { draftsOf, writeDraft } from '../../server/src/features/drafts/drafts.ts';
import { mailto } from '../../server/src/features/drafts/mailto.ts';
import { entityAt, occurrences, renaming } from '../../server/src/features/entity.ts';
import { gaps } from '../../server/src/features/gaps.ts';
import { hover, plainText } from '../../server/src/features/hover.ts';
import { hints, lenses } from '../../server/src/features/lens.ts';
import { links } from '../../server/src/features/links.ts';
import { editsForMoves } from '../../server/src/features/moves.ts';
import { definitionOf, referencesTo } from '../../server/src/features/navigation.ts';
import { overview } from '../../server/src/features/overview.ts';
import { sections } from '../../server/src/features/sections.ts';
import { stageEdit } from '../../server/src/features/set-stage.ts';
import { enclosing, foldings } from '../../server/src/features/structure.ts';
import { symbols } from '../../server/src/features/symbols.ts';
import { tokens } from '../../server/src/features/tokens.ts';
import { applyEdits, type Edit } from '../../server/src/text/edit.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

const RUNS = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 60),
  seed: Number(process.env.FUZZ_SEED ?? 20261124),
  ...(process.env.FUZZ_SECONDS && {
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: Number(process.env.FUZZ_SECONDS) * 1000,
  }),
};
const TODAY = '2026-11-24';
const CORPUS = join(import.meta.dirname, '..', 'corpus');
const NOTES = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(join(CORPUS, name), 'utf8'))
  .filter((text) => text.length < 6000);
const STUCK = [
  ...[
    '\n',
    '\n\n',
    '- ',
    '  ',
    '\t',
    '> ',
    '|',
    '| --- |\n',
    '## ',
    '---\n',
    '```\n',
    '<!--',
    '-->',
  ],
  ...[
    '\r',
    '\r\n',
    '\0',
    '\ud800',
    '\udc00',
    '\u2028',
    '\u202e',
    '\ufeff',
    '🎉',
    'e\u0301',
    '\\',
    '$',
  ],
  ...[
    'crosses L1',
    'L1: ',
    'Nov 30',
    '2026-12-01 14:00',
    '3/4',
    'TBD',
    'Interviewers: ',
    '[ ]',
    '[x]',
  ],
  ...[
    'Ann Lee',
    'mid-level',
    'presentation',
    'offer',
    'Due: ',
    '&amp;',
    '[a]: b',
    '**',
    '`',
    '{{x}}',
  ],
];

const place = fc.double({ min: 0, max: 1, noNaN: true });
/** A stretch of a text is taken out, or comes once more, with something stuck on. */
const cut = fc.record({
  from: place,
  length: fc.nat({ max: 120 }),
  to: place,
  stuck: fc.oneof(fc.constant(''), fc.constantFrom(...STUCK)),
  again: fc.boolean(),
});
const deformed = fc
  .tuple(fc.nat({ max: NOTES.length - 1 }), fc.array(cut, { maxLength: 8 }))
  .map(([index, cuts]) =>
    cuts.reduce((text, { from, length, to, stuck, again }) => {
      const start = Math.floor(from * text.length);
      const piece = text.slice(start, start + length);
      const rest = again ? text : text.slice(0, start) + text.slice(start + length);
      const at = Math.floor(to * rest.length);
      return rest.slice(0, at) + stuck + (again ? piece : '') + rest.slice(at);
    }, NOTES[index]!),
  );

let tried = 0;

/** Asks all of a note; `at` are the places that are asked about, from 0 to 1. */
function askAll(text: string, other: string, at: readonly number[]): void {
  tried++;
  const workspace = new Workspace(() => TODAY);
  workspace.put('a.prep.md', text);
  workspace.put('b/b.prep.md', other);
  workspace.put('lines.prep.md', '# Lines\n\n- L1: no leetcode\n- L2: remote\n');
  for (const located of workspace.notes()) {
    const { note, path } = located;
    const length = note.text.length;
    const apply = (edits: readonly Edit[]) => {
      for (const { start, end } of edits) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(length);
      }
      const after = applyEdits(note.text, edits);
      workspace.recheck(located, after);
      return after;
    };
    const { findings, readiness } = workspace.check(located);
    const shared = workspace.sharedFor(path);
    for (const { start, end } of [...foldings(note), ...tokensOf(note)])
      expect(start <= end && end <= length).toBe(true);
    lenses(note, findings, readiness);
    hints(note);
    symbols(note);
    links(note, 'lines.prep.md');
    gaps(findings);
    overview(note, { path, findings, readiness, shared, today: TODAY });
    const edit = stageEdit(note, 'offer');
    if (edit) apply([edit]);
    for (const { id } of draftsOf(note, findings)) {
      const draft = writeDraft(note, id);
      if (draft) expect(() => new URL(mailto(draft).uri)).not.toThrow();
    }
    for (const share of at) {
      const offset = Math.floor(share * length);
      const markdown = hover(note, findings, offset)?.markdown;
      if (markdown) plainText(markdown);
      enclosing(note, offset);
      for (const { start, end, documentation } of complete(note.text, offset, {
        note,
        lines: note.lines,
        shared: ['lines.prep.md'],
      })) {
        expect(start <= offset && offset <= end && end <= length).toBe(true);
        documentation();
      }
      for (const { at: there } of sections(note.text, note, offset))
        expect(there >= 0 && there <= length).toBe(true);
      for (const action of actions(note, findings, { start: offset, end: offset }, (after) =>
        workspace.recheck(located, after),
      ))
        apply(action.change()?.edits ?? []);
      const named = entityAt(note, offset);
      if (!named) continue;
      definitionOf(workspace, located, named.entity);
      referencesTo(workspace, located, named.entity);
      occurrences(note, named.entity);
      apply(renaming(note, named.entity, 'Bo2'));
    }
  }
  editsForMoves(workspace, [{ from: 'lines.prep.md', to: 'x/y.prep.md' }]);
  calendar(workspace.notes(), TODAY);
}

function tokensOf(note: Parameters<typeof tokens>[0]) {
  return tokens(note).map((token) => ({ start: token.start, end: token.end }));
}

test('no feature fails, whatever was made of a note', () => {
  fc.assert(
    fc.property(deformed, deformed, fc.array(place, { minLength: 2, maxLength: 2 }), askAll),
    RUNS,
  );
  if (process.env.FUZZ_SECONDS)
    console.log(`${tried} deformed notes in ${process.env.FUZZ_SECONDS} s`);
});
