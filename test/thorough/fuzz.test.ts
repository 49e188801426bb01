import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCommand } from '../../server/src/bin/check-command.ts';
import { fixAll } from '../../server/src/check/fix.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

// `npm run fuzz` tries many more, for as long as it is told.
const RUNS = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 300),
  seed: Number(process.env.FUZZ_SEED ?? 20261124),
  ...(process.env.FUZZ_SECONDS && {
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: Number(process.env.FUZZ_SECONDS) * 1000,
  }),
};
let tried = 0;

const KEYS = [
  'prep',
  'company',
  'stage',
  'status',
  'lines',
  'interviews',
  'due',
  'next',
  '__proto__',
  'constructor',
  '<<',
  '?',
  '"a',
  "'b",
  '&x',
  '*x',
  '!t',
  '[',
  '{',
];
const VALUES = [
  'staff-plus',
  'offer',
  '2026-11-24',
  '[a, b]',
  '{a: b}',
  '&x 1',
  '*x',
  '!!binary x',
  '|\n  a',
  '>-\n  b',
  '"\\u0000"',
  "'",
  '"',
  '- a',
  '~',
  '../x.md',
  'lines.prep.md',
  '\u2028',
  '\ud800',
  '1e999',
  '0x1',
  '.nan',
  '? a',
  '<<: *x',
  '[[[[',
  ': :',
  '#',
  '%YAML 1.2',
  '...',
];
const frontMatter = fc
  .array(
    fc.tuple(
      fc.constantFrom(...KEYS),
      fc.constantFrom(': ', ':', ' : ', '\n- '),
      fc.oneof(fc.constantFrom(...VALUES), fc.string({ unit: 'binary', maxLength: 6 })),
    ),
    { maxLength: 6 },
  )
  .map((entries) => `---\n${entries.map((parts) => parts.join('')).join('\n')}\n---\n`);
const comment = fc
  .tuple(
    fc.constantFrom('disable', 'enable', 'disable-file', 'disable-next-line', 'x'),
    fc.array(
      fc.oneof(
        fc.constantFrom('missing-lines', ',', '--', '-->', '<!--', 'toString', '\n', '__proto__'),
        fc.string({ maxLength: 4 }),
      ),
      { maxLength: 4 },
    ),
  )
  .map(([what, words]) => `<!-- staff-prep-${what} ${words.join(' ')} -->\n`);
const WORDS = [
  '# ',
  '## Draw your lines\n',
  '## Debug the process\n',
  '## Finish well\n',
  '## Formats\n',
  '- ',
  '  - ',
  '> ',
  '1. ',
  '\n',
  '\n\n',
  'L1: no',
  'crosses L1',
  '| a | With |\n|--|--|\n| Ann | 2026-01-01 |\n',
  '- [ ] ',
  '- [x] ',
  'Negotiate',
  'References',
  '**',
  '`',
  '```\n',
  '[',
  '](',
  ')',
  '[a]: b\n',
  '[^1]',
  '<!--',
  '-->',
  '<div>',
  '{{x}}',
  'TBD',
  'Interviewers: ',
  'Ann Lee, Staff Engineer',
  'Nov 23',
  '$',
  '\t',
  '\r',
  '\0',
  '\u2028',
  '\u202e',
  '\ud800',
  '\udc00',
  '\uFEFF',
  '___',
  '~~',
  '\\',
  '&#0;',
  '&#xD800;',
  '🎉',
  'e\u0301',
];
const body = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
      { weight: 1, arbitrary: comment },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    ),
    { maxLength: 40 },
  )
  .map((words) => words.join(''));
const text = fc
  .tuple(fc.oneof(fc.constant(''), frontMatter, fc.constant('\uFEFF')), body)
  .map((parts) => parts.join(''));
const config = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .dictionary(
      fc.constantFrom(
        'rules',
        'headings',
        'placeholders',
        'include',
        'exclude',
        '__proto__',
        '$schema',
        'x',
      ),
      fc.oneof(
        fc.jsonValue(),
        fc.array(fc.constantFrom('**', '*.md', '[', '{a', '!(x', '../**', '')),
        fc.constant({ 'missing-lines': 'off', toString: 'error' }),
      ),
    )
    .map((value) => JSON.stringify(value)),
);

/** All that is asked of a note, after its text was put in. */
function use(note: string, shared: string, settings: string): void {
  tried++;
  const workspace = new Workspace(() => '2026-11-24');
  workspace.putConfig('.staffprep.json', settings);
  workspace.put('lines.prep.md', shared);
  workspace.put('a.prep.md', note);
  for (const located of workspace.notes()) {
    const { findings } = workspace.check(located);
    for (const { at, message, fix } of findings) {
      expect(at.start).toBeLessThanOrEqual(at.end);
      expect(at.anchor.offset + at.end).toBeLessThanOrEqual(located.note.text.length);
      expect(message.length).toBeGreaterThan(0);
      void fix?.edits;
    }
    fixAll(located.note.text, (source) => workspace.recheck(located, source));
  }
}

test('no text, front matter, comment or configuration stops the check', () => {
  fc.assert(fc.property(text, text, config, use), RUNS);
  if (process.env.FUZZ_SECONDS)
    console.log(`${tried} notes tried in ${process.env.FUZZ_SECONDS} s`);
});

/** Ways to put a note into something else: what stands before its first line, and before the others. */
const AROUND: [first: string, others: string][] = [
  ['> ', '> '],
  ['- - ', '    '],
  ['1. > ', '   > '],
];
const READINGS = [
  ...readFileSync(join(import.meta.dirname, '..', 'readings.md'), 'utf8').matchAll(
    /^~{4}md\n([\s\S]*?)^~{4}$/gm,
  ),
].map(([, note]) => note!);

test.each(AROUND)('no note stops the check in a quote or an item: %j', (first, others) => {
  for (const note of READINGS) use(first + note.replaceAll('\n', `\n${others}`), '', '{}');
});

test('no note stops the command line, whatever it prints', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  await fc.assert(
    fc.asyncProperty(
      text,
      fc.constantFrom('text', 'json', 'sarif', 'github'),
      async (note, format) => {
        let out = '';
        const code = await checkCommand(['-', '--format', format, '--today', '2026-11-24'], {
          // What lies beside a note from standard input is read too: here nothing does.
          cwd: empty,
          stdin: async () => note,
          out: (more) => {
            out += more;
          },
          err: () => {},
          today: () => '2026-11-24',
        });
        expect([0, 1]).toContain(code);
        expect(out).not.toMatch(/[\p{Cf}\p{Cs}\u2028\u2029]|(?!\n)\p{Cc}/u);
      },
    ),
    { ...RUNS, numRuns: Math.min(RUNS.numRuns, 200) },
  );
  rmSync(empty, { recursive: true });
});

test.each(['{"include":[""]}', '{"exclude":["","!(x"]}'])(
  'a configuration that once stopped it: %s',
  (settings) => {
    use('# Acme\n', '', settings);
  },
);

const fixtures = join(import.meta.dirname, 'crashes');
test.each(readdirSync(fixtures))('what once stopped it: %s', (name) => {
  use(readFileSync(join(fixtures, name), 'utf8'), '', '{}');
});
