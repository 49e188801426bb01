import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixAll } from '../../server/src/check/fix.ts';
import { actions } from '../../server/src/features/actions.ts';
import { complete } from '../../server/src/features/completion.ts';
import { entityAt, occurrences } from '../../server/src/features/entity.ts';
import { hover } from '../../server/src/features/hover.ts';
import { hints, lenses } from '../../server/src/features/lens.ts';
import { links } from '../../server/src/features/links.ts';
import { enclosing, foldings } from '../../server/src/features/structure.ts';
import { symbols } from '../../server/src/features/symbols.ts';
import { tokens } from '../../server/src/features/tokens.ts';
import { RULE_IDS } from '../../server/src/rules/index.ts';
import { absolute } from '../../server/src/text/span.ts';
import type { Config } from '../../server/src/workspace/config.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

const RUNS = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 100),
  seed: Number(process.env.FUZZ_SEED ?? 20261124),
};
const NAME = 'note.prep.md';

function findings(text: string, config: Partial<Config> = {}) {
  const workspace = new Workspace(() => '2026-11-24', config);
  workspace.put(NAME, text);
  const located = workspace.at(NAME);
  return located ? [...workspace.check(located).findings] : [];
}

const said = (text: string, config?: Partial<Config>) =>
  findings(text, config).map(({ rule, subject, severity }) => `${rule.id} ${subject} ${severity}`);

const TITLES = [
  'Draw your lines',
  'My lines',
  'Debug the process',
  'The loop',
  'Finish well',
  'Wrap-up',
  'Interviewers',
  'Formats',
  'Preparation',
  'Leveling',
  'Concerns',
  'Follow-ups',
  'Sell chats',
  'Notes',
  'Finsh well',
  '[Company]',
];
const WORDS = [
  'TBD',
  'none',
  'n/a',
  '- L1: no leetcode',
  '- L2: ?',
  '- [ ] Negotiate',
  '- [x] references: briefed',
  '* [ ] follow-ups',
  'crosses L1',
  'L9 crossed',
  '- Coding\n- Design',
  '1. Deep dive: evaluates depth\n   - Prep: slides',
  '> A: two rounds',
  'Who are the interviewers?',
  '- What are the formats? → 2 rounds',
  '**Interviewers:** Ann Lee, SDE II; Bob, junior',
  '| Round | Focus | Prep | With | Date |\n|---|---|---|---|---|\n| Tech talk | depth | | Ann (Staff) | Nov 3 |\n| Coding | | TBD | 2 SWE II | 11/12/2026 |',
  '```\n## Finish well\n```',
  '<!-- staff-prep-disable-next-line -->',
  '<!-- staff-prep-disable missing-line -->',
  'level is set after the loop',
  'Sell chats: accepted. Prep: none.',
  '~~Negotiate~~',
  'Raised with the recruiter',
  '•\tRecruiter call',
  '<Role> {{date}}',
];
const FRONT = [
  '',
  '---\nstage: offer\n---\n',
  '---\nstatus: wishlist\ncompany: Acme\n---\n',
  '---\nstage: [\n---\n',
  '---\ninterviews: 2026-11-01\n---\n',
];

const title = fc
  .tuple(fc.constantFrom(...TITLES), fc.constantFrom('# ', '## ', '### ', '**', 'setext'))
  .map(([words, form]) =>
    form === '**' ? `**${words}**` : form === 'setext' ? `${words}\n---` : `${form}${words}`,
  );
const block = fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme', maxLength: 30 }));
const section = fc
  .tuple(title, fc.array(block, { maxLength: 4 }))
  .map(([head, body]) => [head, ...body].join('\n\n'));
const note = fc
  .tuple(fc.constantFrom(...FRONT), fc.array(section, { maxLength: 6 }))
  .map(([front, sections]) => `${front}${sections.join('\n\n')}\n`);

describe('for any text', () => {
  test('checking never fails, and every range lies inside the note', () => {
    fc.assert(
      fc.property(fc.oneof(note, fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
        for (const { at, fix } of findings(text)) {
          const { start, end } = absolute(at);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          for (const edit of fix?.edits ?? []) {
            expect(edit.start).toBeGreaterThanOrEqual(0);
            expect(edit.end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      RUNS,
    );
  });

  test('at most one finding per rule and subject', () => {
    fc.assert(
      fc.property(note, (text) => {
        const keys = findings(text).map(({ rule, subject }) => `${rule.id} ${subject}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      RUNS,
    );
  });

  test('line endings and a byte order mark change no finding', () => {
    fc.assert(
      fc.property(
        note.filter((text) => !text.includes('\r')),
        (text) => {
          const plain = said(text);
          expect(said(text.replaceAll('\n', '\r\n'))).toEqual(plain);
          expect(said(`\ufeff${text}`)).toEqual(plain);
        },
      ),
      RUNS,
    );
  });

  test('a rule switched off changes no other rule’s findings', () => {
    fc.assert(
      fc.property(note, fc.constantFrom(...RULE_IDS), (text, off) => {
        // unraised-concern rests on these two by design.
        const linked = (line: string) =>
          (off === 'junior-panel' || off === 'no-showcase') && line.startsWith('unraised-concern');
        const others = (lines: string[]) =>
          lines.filter((line) => !line.startsWith(`${off} `) && !linked(line));
        expect(others(said(text, { rules: { [off]: 'off' } }))).toEqual(others(said(text)));
      }),
      RUNS,
    );
  });
});

describe('every feature', () => {
  test('answers at any place of any note, inside it', () => {
    fc.assert(
      fc.property(note, fc.nat(1_000_000), (text, where) => {
        const workspace = new Workspace(() => '2026-11-24');
        workspace.put(NAME, text);
        const located = workspace.at(NAME)!;
        const { findings: found, readiness } = workspace.check(located);
        const { note: read } = located;
        const offset = where % (text.length + 1);
        const named = entityAt(read, offset);
        const ranges = [
          ...foldings(read),
          ...enclosing(read, offset),
          ...tokens(read),
          ...links(read, undefined),
          ...(named ? occurrences(read, named.entity) : []),
          ...[...lenses(read, found, readiness), ...hints(read)].map(({ span }) => absolute(span)),
          ...complete(text, offset, { note: read, lines: read.lines, shared: [] }).map(
            ({ start, end }) => ({ start, end }),
          ),
          ...actions(read, found, { start: offset, end: offset }, (other) =>
            workspace.recheck(located, other),
          ).flatMap(({ change }) => change()?.edits ?? []),
        ];
        hover(read, found, offset);
        for (const { range, selection } of symbols(read)) {
          ranges.push(range);
          expect(selection.start).toBeGreaterThanOrEqual(range.start);
          expect(selection.end).toBeLessThanOrEqual(range.end);
        }
        for (const { start, end } of ranges) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      RUNS,
    );
  });
});

describe('sections', () => {
  const whole = [
    '## Draw your lines\n\n- L1: no leetcode\n- a company I can explain\n',
    '## Debug the process\n\n- Formats: TBD\n- Interviewers: 2 SDE II, 1 Staff Engineer\n',
    '## Concerns\n\nThe screen crosses L1.\n',
    '## Finish well\n\n- [ ] Negotiate\n',
    '## Notes\n\nNice people.\n',
  ];

  test('their order does not matter', () => {
    const sorted = said(whole.join('\n')).sort();
    fc.assert(
      fc.property(fc.shuffledSubarray(whole, { minLength: whole.length }), (sections) => {
        expect(said(sections.join('\n')).sort()).toEqual(sorted);
      }),
    );
  });
});

describe('fixing', () => {
  test('is done after once, leaves nothing to fix and loses no line', () => {
    fc.assert(
      fc.property(note, (text) => {
        const once = fixAll(text, (each) => findings(each));
        expect(fixAll(once, (each) => findings(each))).toBe(once);
        expect(findings(once).filter(({ fix }) => fix?.safe)).toEqual([]);
        const kept = once.split('\n');
        // Renaming a title, an id or a value changes a line; nothing else may.
        const changed = text.split('\n').filter((line) => !kept.includes(line));
        for (const line of changed)
          expect(line).toMatch(/Finsh well|staff-prep-disable|crossed|crosses|L\d/);
      }),
      RUNS,
    );
  });
});
