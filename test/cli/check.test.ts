import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkCommand } from '../../server/src/bin/check-command.ts';
import { runNode } from '../offline.ts';

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli.js');
const COMPLETE = `---
company: Acme
role: Staff Engineer
stage: interviewing
---

# Acme

## Draw your lines

- L1: I don't practise leetcode
- The right company is small

## Debug the process

- Formats: a deep dive; they look for depth
- Preparation: none
- Interviewers: 2 staff engineers
- Leveling: after the debrief

## Finish well

- [ ] Negotiate
- [ ] References
- [ ] Follow-ups
- [ ] Sell chats
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function staffPrep(args: readonly string[], input = '') {
  const { status, stdout, stderr } = runNode([CLI, ...args], { cwd: folder, input });
  return { status, stdout, stderr };
}

const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);

describe('exit codes', () => {
  test('0 when nothing is missing, and the file is listed all the same', () => {
    write('acme.prep.md', COMPLETE);
    const { status, stdout, stderr } = staffPrep([
      'check',
      '--format',
      'json',
      '--today',
      '2026-11-24',
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      files: [
        {
          path: 'acme.prep.md',
          kind: 'note',
          company: 'Acme',
          role: 'Staff Engineer',
          stage: 'interviewing',
          readiness: {
            lines: 'done',
            formats: 'done',
            preparation: 'done',
            interviewers: 'done',
            leveling: 'done',
            negotiate: 'open',
            references: 'open',
            'follow-ups': 'open',
            'sell-chats': 'open',
          },
          findings: [],
        },
      ],
    });
  });

  test('1 when something is, 0 again when the threshold is higher', () => {
    write('acme.prep.md', '# Acme\n');
    expect(staffPrep(['check']).status).toBe(1);
    expect(staffPrep(['check', '--max-severity', 'warning']).status).toBe(0);
  });

  test.each([
    [['check', 'nowhere'], 'staff-prep: nowhere does not exist'],
    [
      ['check', '--format', 'xml'],
      'staff-prep: --format is one of text, json, sarif, github, not “xml”',
    ],
    [['check', '--today', 'soon'], 'staff-prep: --today is a day such as 2026-11-24, not “soon”'],
    [['chekc'], 'staff-prep: there is no command “chekc”; try staff-prep --help'],
    [['check', '--config', 'none.json'], 'staff-prep: the configuration none.json can’t be read'],
  ])('2 with one line when it can’t run: %j', (args, line) => {
    expect(staffPrep(args)).toEqual({ status: 2, stdout: '', stderr: `${line}\n` });
  });
});

describe('bad input', () => {
  test('a note that is not UTF-8 is named and left alone', () => {
    const bytes = Uint8Array.of(0x23, 0x20, 0xff, 0xfe, 0x0a);
    write('acme.prep.md', bytes);
    const { status, stderr } = staffPrep(['check', '--fix']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'staff-prep: acme.prep.md was left alone: it is not UTF-8\n',
    });
    expect(readFileSync(join(folder, 'acme.prep.md'))).toEqual(Buffer.from(bytes));
  });

  test('other people’s files that are not UTF-8 are none of our business', () => {
    write('other.md', Uint8Array.of(0xff, 0xfe));
    expect(staffPrep(['check'])).toMatchObject({ status: 0, stderr: '' });
  });

  test('an empty note, front matter that does not parse', () => {
    write('empty.prep.md', '');
    write('broken.prep.md', '---\nstage: [\n---\n# Acme\n');
    const { stdout } = staffPrep(['check', '--format', 'json']);
    const [broken, empty] = (
      JSON.parse(stdout) as { files: { findings: { rule: string; range: unknown }[] }[] }
    ).files;
    expect(broken!.findings[0]!.rule).toBe('invalid-front-matter');
    expect(empty!.findings[0]!.range).toEqual({
      start: { line: 0, character: 0 },
      end: { line: 0, character: 0 },
    });
  });

  test('a note of 5 MB is checked', () => {
    write(
      'long.prep.md',
      `${COMPLETE}\n${'A line about the company, as long as any.\n\n'.repeat(125_000)}`,
    );
    const { status, stdout } = staffPrep(['check', '--today', '2026-11-24']);
    expect(stdout).toContain('long.prep.md');
    expect(status).toBe(0);
  }, 60_000);
});

describe('which files', () => {
  test('.gitignore and node_modules are left out, other Markdown is not spoken of', () => {
    mkdirSync(join(folder, 'node_modules'));
    mkdirSync(join(folder, 'old'));
    write('node_modules/a.prep.md', '# A\n');
    write('old/b.prep.md', '# B\n');
    write('.gitignore', 'old/\n');
    write('README.md', '# Process\n\n## Lines\n');
    expect(staffPrep(['check'])).toEqual({ status: 0, stdout: 'No notes found.\n', stderr: '' });
  });

  test('the nearest configuration counts, and its unknown keys are told', () => {
    mkdirSync(join(folder, 'strict'));
    write('acme.prep.md', '# Acme\n');
    write(
      '.staffprep.json',
      '{ "rules": { "missing-lines": "off", "missing-process": "off", "missing-finish": "off" } }',
    );
    write('strict/beta.prep.md', '# Beta\n');
    write('strict/.staffprep.json', '{ "ruls": {} }');
    const { status, stdout, stderr } = staffPrep(['check', '--format', 'github']);
    expect(stderr).toBe(
      'staff-prep: strict/.staffprep.json:1:3: No setting is called “ruls”: did you mean “rules”?\n',
    );
    expect(stdout).not.toContain('acme');
    expect(stdout.match(/strict\/beta\.prep\.md/g)).toHaveLength(3);
    expect(status).toBe(2);
  });
});

test('- reads standard input and --stdin-filename names it', () => {
  const { stdout } = staffPrep(
    ['check', '-', '--stdin-filename', 'x/acme.prep.md', '--format', 'json'],
    '# Acme\n',
  );
  expect(JSON.parse(stdout).files[0]).toMatchObject({ path: 'x/acme.prep.md', kind: 'note' });
});

test('- sees the shared lines and the configuration beside the name it is given', () => {
  mkdirSync(join(folder, 'x'));
  write('x/lines.prep.md', '- L1: I don’t practise leetcode\n- The right company is small\n');
  write('x/.staffprep.json', '{"rules": {"missing-finish": "off"}}');
  write('x/acme.prep.md', '# Acme\n\n- crosses L9\n');
  const args = ['--format', 'json', '--today', '2026-11-24'];
  const named = staffPrep(['check', 'x/acme.prep.md', ...args]);
  const piped = staffPrep(
    ['check', '-', '--stdin-filename', 'x/acme.prep.md', ...args],
    '# Acme\n\n- crosses L9\n',
  );
  expect(piped).toEqual(named);
  const [{ findings }] = JSON.parse(piped.stdout).files;
  expect(findings.map(({ rule }: { rule: string }) => rule)).toEqual([
    'missing-process',
    'unknown-line',
  ]);
});

test('a text that is not on disk is no reason to complain of what else is there', () => {
  write('other.prep.md', new Uint8Array([0xff, 0xfe, 0x41]));
  const piped = staffPrep(['check', '-', '--stdin-filename', 'acme.prep.md'], '# Acme\n');
  expect(piped).toMatchObject({ status: 1, stderr: '' });
});

test('many files are checked by several threads as by one', async () => {
  for (let i = 0; i < 260; i++) {
    mkdirSync(join(folder, `d${i % 7}`), { recursive: true });
    const stage = ['interviewing', 'offer', 'applied'][i % 3]!;
    const text = COMPLETE.replace('Acme', `Acme ${i}`)
      .replace('stage: interviewing', `stage: ${stage}`)
      .replace(/## Draw[^#]*/, i % 4 === 0 ? '' : '$&')
      .replace('- [ ] References\n', i % 5 === 0 ? '- crosses L2\n' : '$&');
    write(`d${i % 7}/n${i}.prep.md`, text);
    write(`d${i % 7}/plain${i}.md`, '# Plain\n');
  }
  write('d3/lines.prep.md', '- L2: no weekends\n');
  write('d5/.staffprep.json', '{"rules": {"unknown-leveling": "error", "nonsense": "error"}}');
  write('d6/bad.prep.md', new Uint8Array([0xff, 0xfe, 0x41]));
  const args = ['check', '--format', 'json', '--today', '2026-11-24'];
  const several = staffPrep(args);
  const said = { stdout: '', stderr: '' };
  const status = await checkCommand(args.slice(1), {
    cwd: folder,
    stdin: () => '',
    out: (text) => {
      said.stdout += text;
    },
    err: (text) => {
      said.stderr += text;
    },
    today: () => '2026-11-24',
  });
  expect(several).toEqual({ status, ...said });
  expect(status).toBe(2);
  expect(JSON.parse(said.stdout).files).toHaveLength(261);
});

test('--fix keeps mode and line endings and leaves whole files untouched', () => {
  write('acme.prep.md', '# Acme\r\n');
  write('done.prep.md', COMPLETE);
  expect(staffPrep(['check', '--fix', '--today', '2026-11-24']).status).toBe(1);
  const fixed = readFileSync(join(folder, 'acme.prep.md'), 'utf8');
  expect(fixed).toMatch(/^# Acme\r\n\r\n## Draw your lines\r\n/);
  expect(fixed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(readFileSync(join(folder, 'done.prep.md'), 'utf8')).toBe(COMPLETE);
});
