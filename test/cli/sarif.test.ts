import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { staffPrep } from './command.ts';

const ROOT = join(import.meta.dirname, '..', '..');

// OASIS's schema as Microsoft's package ships it; the package's own matcher is for another runner.
const packaged = dirname(createRequire(import.meta.url).resolve('@microsoft/jest-sarif'));
const schema = JSON.parse(
  readFileSync(join(packaged, 'schemas', 'sarif-2.1.0-rtm.5.json'), 'utf8'),
) as object;
// A pattern of the schema is no regular expression with the flag u.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isLog = ajv.compile<Log>(schema);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** What the command prints, held against the schema. */
async function logOf(args: readonly string[], input?: string): Promise<Log> {
  const all = ['check', ...args, '--format', 'sarif', '--today', '2026-11-24'];
  const { stdout, stderr } = await staffPrep(folder, all, input);
  expect(stderr).toBe('');
  const log: unknown = JSON.parse(stdout);
  isLog(log);
  expect(isLog.errors ?? []).toEqual([]);
  return log as Log;
}

const results = (log: Log) =>
  log.runs[0]!.results!.map(({ ruleId, ruleIndex, locations }) => {
    // An index that points at another rule would pass the schema.
    expect(log.runs[0]!.tool.driver.rules![ruleIndex!]!.id).toBe(ruleId);
    return `${locations![0]!.physicalLocation!.artifactLocation!.uri} ${ruleId}`;
  });

test('the schema refuses what is no log', () => {
  expect(isLog({ version: '2.1.0' })).toBe(false);
  expect(
    isLog({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x', rules: [{}] } } }] }),
  ).toBe(false);
});

test('the examples as SARIF are those of the JSON, and valid', async () => {
  cpSync(join(ROOT, 'examples'), folder, { recursive: true });
  const { stdout } = await staffPrep(folder, [
    'check',
    '--format',
    'json',
    '--today',
    '2026-11-24',
  ]);
  const { files } = JSON.parse(stdout) as {
    files: { path: string; findings: { rule: string }[] }[];
  };
  const expected = files.flatMap(({ path, findings }) =>
    findings.map(({ rule }) => `${path} ${rule}`),
  );
  expect(expected.length).toBeGreaterThan(10);
  expect(results(await logOf(['.']))).toEqual(expected);
});

test('nothing found, and nothing to look at, are valid too', async () => {
  expect(results(await logOf(['.']))).toEqual([]);
  write('empty.prep.md', '');
  expect(
    (await logOf(['.'])).runs[0]!.results![0]!.locations![0]!.physicalLocation!.region,
  ).toEqual({
    startLine: 1,
    startColumn: 1,
    endLine: 1,
    endColumn: 1,
  });
});

test.each([
  'a name with spaces & 100% [brackets]',
  'à côté/日本語 🎉',
  'C:',
  '#?&=',
  "'();:@",
  'line\nbreak',
])('a path is a valid URI reference: %j', async (name) => {
  write(`${name}.prep.md`, '# Acme\n');
  const uris = results(await logOf(['.'])).map((result) => result.split(' ')[0]!);
  expect(new Set(uris.map(decodeURIComponent))).toEqual(new Set([`${name}.prep.md`]));
});

test.each(['/elsewhere/acme.prep.md', 'C:\\notes\\acme.prep.md', '../acme.prep.md'])(
  'a note from standard input is called %j',
  async (name) => {
    expect(results(await logOf(['-', '--stdin-filename', name], '# Acme\n'))).toHaveLength(3);
  },
);

test.each([
  ['control characters', '\u0007\u001b[31m\u0000'],
  ['overrides and separators', '\u202e\u2066\u2028\u0085'],
  ['quotes, braces and markup', '"\'`{0}</script>{{x}}%d'],
  ['an emoji cut in half by a length', '🎉'.repeat(500)],
  ['names of prototypes', '__proto__'],
])('what a person wrote reaches a message and stays text: %s', async (_name, text) => {
  write(
    'acme.prep.md',
    `---\nstage: ${JSON.stringify(`zz${text}`)}\n---\n# Acme\n\n## My lines\n\n- L1: no ${text}?\n- L1: ${text}\n\n## Interviewers\n\n- Ann ${text}, Staff\n\nIt crosses L9.\n`,
  );
  const log = await logOf(['.']);
  expect(results(log).length).toBeGreaterThan(4);
  for (const { message } of log.runs[0]!.results!)
    expect(message.text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
});
