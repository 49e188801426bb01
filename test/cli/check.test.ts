import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkCommand } from '../../server/src/bin/check-command.ts';
import { NODE } from '../offline.ts';
import { CLI, staffPrep as run } from './command.ts';

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

const staffPrep = (args: readonly string[], input?: string) => run(folder, args, input);
const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);

describe('exit codes', () => {
  test('0 when nothing is missing, and the file is listed all the same', async () => {
    write('acme.prep.md', COMPLETE);
    const { status, stdout, stderr } = await staffPrep([
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

  test('1 when something is, 0 again when the threshold is higher', async () => {
    write('acme.prep.md', '# Acme\n');
    expect((await staffPrep(['check'])).status).toBe(1);
    expect((await staffPrep(['check', '--max-severity', 'warning'])).status).toBe(0);
  });

  test.each([
    [['check', 'nowhere'], 'staff-prep: nowhere does not exist'],
    [
      ['check', '--format', 'xml'],
      'staff-prep: --format is one of text, json, sarif, github, not “xml”',
    ],
    ...['soon', '2026-11-31', '2026-02-30', '2026-13-01', '2027-02-29', '2026-1-1'].map(
      (day): [string[], string] => [
        ['check', '--today', day],
        `staff-prep: --today is a day such as 2026-11-24, not “${day}”`,
      ],
    ),
    [['chekc'], 'staff-prep: there is no command “chekc”; try staff-prep --help'],
    [['check', '--config', 'none.json'], 'staff-prep: the configuration none.json can’t be read'],
  ])('2 with one line when it can’t run: %j', async (args, line) => {
    expect(await staffPrep(args)).toEqual({ status: 2, stdout: '', stderr: `${line}\n` });
  });
});

describe('bad input', () => {
  test('a note that is not UTF-8 is named and left alone', async () => {
    const bytes = Uint8Array.of(0x23, 0x20, 0xff, 0xfe, 0x0a);
    write('acme.prep.md', bytes);
    const { status, stderr } = await staffPrep(['check', '--fix']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'staff-prep: acme.prep.md was left alone: it is not UTF-8\n',
    });
    expect(readFileSync(join(folder, 'acme.prep.md'))).toEqual(Buffer.from(bytes));
  });

  test('other people’s files that are not UTF-8 are none of our business', async () => {
    write('other.md', Uint8Array.of(0xff, 0xfe));
    expect(await staffPrep(['check'])).toMatchObject({ status: 0, stderr: '' });
  });

  test('an empty note, front matter that does not parse', async () => {
    write('empty.prep.md', '');
    write('broken.prep.md', '---\nstage: [\n---\n# Acme\n');
    const { stdout } = await staffPrep(['check', '--format', 'json']);
    const [broken, empty] = (
      JSON.parse(stdout) as { files: { findings: { rule: string; range: unknown }[] }[] }
    ).files;
    expect(broken!.findings[0]!.rule).toBe('invalid-front-matter');
    expect(empty!.findings[0]!.range).toEqual({
      start: { line: 0, character: 0 },
      end: { line: 0, character: 0 },
    });
  });

  test('a note of 5 MB is checked', async () => {
    write(
      'long.prep.md',
      `${COMPLETE}\n${'A line about the company, as long as any.\n\n'.repeat(125_000)}`,
    );
    const { status, stdout } = await staffPrep(['check', '--today', '2026-11-24']);
    expect(stdout).toContain('long.prep.md');
    expect(status).toBe(0);
  }, 60_000);
});

describe('which files', () => {
  test('.gitignore and node_modules are left out, other Markdown is not spoken of', async () => {
    mkdirSync(join(folder, 'node_modules'));
    mkdirSync(join(folder, 'old'));
    write('node_modules/a.prep.md', '# A\n');
    write('old/b.prep.md', '# B\n');
    write('.gitignore', 'old/\n');
    write('README.md', '# Process\n\n## Lines\n');
    expect(await staffPrep(['check'])).toEqual({
      status: 0,
      stdout: 'No notes found.\n',
      stderr: '',
    });
  });

  test('the nearest configuration counts, and its unknown keys are told', async () => {
    mkdirSync(join(folder, 'strict'));
    write('acme.prep.md', '# Acme\n');
    write(
      '.staffprep.json',
      '{ "rules": { "missing-lines": "off", "missing-process": "off", "missing-finish": "off" } }',
    );
    write('strict/beta.prep.md', '# Beta\n');
    write('strict/.staffprep.json', '{ "ruls": {} }');
    const { status, stdout, stderr } = await staffPrep(['check', '--format', 'github']);
    expect(stderr).toBe(
      'staff-prep: strict/.staffprep.json:1:3: No setting is called “ruls”: did you mean “rules”?\n',
    );
    expect(stdout).not.toContain('acme');
    expect(stdout.match(/strict\/beta\.prep\.md/g)).toHaveLength(3);
    expect(status).toBe(2);
  });
});

test('- reads standard input and --stdin-filename names it', async () => {
  const { stdout } = await staffPrep(
    ['check', '-', '--stdin-filename', 'x/acme.prep.md', '--format', 'json'],
    '# Acme\n',
  );
  expect(JSON.parse(stdout).files[0]).toMatchObject({ path: 'x/acme.prep.md', kind: 'note' });
});

test('- sees the shared lines and the configuration beside the name it is given', async () => {
  mkdirSync(join(folder, 'x'));
  write('x/lines.prep.md', '- L1: I don’t practise leetcode\n- The right company is small\n');
  write('x/.staffprep.json', '{"rules": {"missing-finish": "off"}}');
  write('x/acme.prep.md', '# Acme\n\n- crosses L9\n');
  const args = ['--format', 'json', '--today', '2026-11-24'];
  const named = await staffPrep(['check', 'x/acme.prep.md', ...args]);
  const piped = await staffPrep(
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

test('a text that is not on disk is no reason to complain of what else is there', async () => {
  write('other.prep.md', new Uint8Array([0xff, 0xfe, 0x41]));
  const piped = await staffPrep(['check', '-', '--stdin-filename', 'acme.prep.md'], '# Acme\n');
  expect(piped).toMatchObject({ status: 1, stderr: '' });
});

test.runIf(process.platform === 'linux')('a full disk is told of in one line', () => {
  write('acme.prep.md', '# Acme\n');
  for (const args of [['check'], ['--help']]) {
    const full = openSync('/dev/full', 'w');
    const [command, ...first] = NODE;
    const { status, stderr } = spawnSync(command, [...first, CLI, ...args], {
      cwd: folder,
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(full);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'staff-prep: it could not run: ENOSPC: no space left on device, write\n',
    });
  }
});

test('a note that is named alone is no reason to walk through all of a disk', async () => {
  write('acme.prep.md', COMPLETE.replace(/## Draw[^#]*/, ''));
  mkdirSync(join(folder, 'away'));
  write('away/lines.prep.md', '- L1: no leetcode\n- The right company is small\n');
  const check = () => staffPrep(['check', 'acme.prep.md', '--today', '2026-11-24']);
  expect((await check()).status).toBe(0);
  for (let i = 0; i < 2000; i++) mkdirSync(join(folder, `d${i}`));
  expect(await check()).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('missing-lines'),
  });
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
  const several = await staffPrep(args);
  const said = { stdout: '', stderr: '' };
  const status = await checkCommand(args.slice(1), {
    cwd: folder,
    stdin: async () => '',
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

test('--fix keeps the byte order mark of standard input', async () => {
  const args = ['check', '-', '--fix', '--stdin-filename', 'acme.prep.md'];
  const { stdout } = await staffPrep(args, '\ufeff---\nstage: rejected\n---\n# A\n');
  expect(stdout).toBe('\ufeff---\nstage: rejected\n---\n# A\n');
});

test('--fix keeps mode and line endings and leaves whole files untouched', async () => {
  write('acme.prep.md', '# Acme\r\n');
  write('done.prep.md', COMPLETE);
  expect((await staffPrep(['check', '--fix', '--today', '2026-11-24'])).status).toBe(1);
  const fixed = readFileSync(join(folder, 'acme.prep.md'), 'utf8');
  expect(fixed).toMatch(/^# Acme\r\n\r\n## Draw your lines\r\n/);
  expect(fixed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(readFileSync(join(folder, 'done.prep.md'), 'utf8')).toBe(COMPLETE);
});

describe('what is told of itself', () => {
  test.each([
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
    [['-v'], 0, /^\d+\.\d+\.\d+\n$/],
    [['help'], 0, /^staff-prep \d.*\n\nstaff-prep check \[PATH …\]/],
    [['check', '--help'], 0, /--max-severity SEVERITY/],
    [['check', '-h'], 0, /--stdin-filename NAME/],
    [[], 2, /staff-prep lsp --stdio/],
  ])('%j', async (args, status, stdout) => {
    expect(await staffPrep(args)).toEqual({
      status,
      stdout: expect.stringMatching(stdout),
      stderr: '',
    });
  });
});

describe('a note from standard input', () => {
  test.each([
    [
      'is fixed',
      '# Acme\n',
      'acme.prep.md',
      /^# Acme\n\n## Draw your lines\n[\s\S]*\n- \[ \] Accept sell chats\n$/,
    ],
    ['that is none is given back as it is', '# Acme\n', 'readme.md', /^# Acme\n$/],
  ])('%s', async (_what, input, name, stdout) => {
    const args = ['check', '-', '--fix', '--stdin-filename', name];
    expect((await staffPrep(args, input)).stdout).toMatch(stdout);
  });

  test('that is none is not spoken of', async () => {
    const args = ['check', '-', '--stdin-filename', 'readme.md'];
    expect(await staffPrep(args, '# Acme\n')).toEqual({
      status: 0,
      stdout: 'No notes found.\n',
      stderr: '',
    });
  });
});

test('how many notes and gaps there are, in words that fit the number', async () => {
  write('a.prep.md', COMPLETE);
  expect((await staffPrep(['check', '--today', '2026-11-24'])).stdout).toBe(
    'a.prep.md\n  5 of 9 ready, still open: negotiate, references, follow-ups, sell-chats\n\n1 note, no gaps\n',
  );
  write('b.prep.md', COMPLETE.replace('- [ ] Sell chats\n', ''));
  const { stdout } = await staffPrep(['check', '--today', '2026-11-24', 'b.prep.md', 'a.prep.md']);
  expect(stdout).toMatch(/^a\.prep\.md\n[\s\S]*\nb\.prep\.md\n[\s\S]*\n2 notes, 1 gap\n$/);
});

test('lines that a named note refers to are read, wherever they stand in the folder', async () => {
  mkdirSync(join(folder, 'shared'));
  write('shared/mine.md', '- L1: no leetcode\n');
  write('acme.prep.md', '---\nlines: shared/mine.md\n---\n# Acme\n\nCoding crosses L1.\n');
  const { stdout } = await staffPrep(['check', 'acme.prep.md']);
  expect(stdout).toContain('This process crosses L1 (“no leetcode”)');
});

test.each([
  ['{ "rules": { "missing-finish": "off" } }', ''],
  [
    '{ "rules": { "missing-finsh": "off" } }',
    /^staff-prep: the configuration mine\.json is not understood: /,
  ],
])(
  'a configuration of one’s own counts instead of those beside the notes: %s',
  async (config, stderr) => {
    write('.staffprep.json', '{ "rules": { "missing-lines": "off" } }');
    write('mine.json', config);
    write('acme.prep.md', '# Acme\n');
    const said = await staffPrep(['check', '--config', 'mine.json']);
    expect(said.stderr).toEqual(stderr === '' ? '' : expect.stringMatching(stderr));
    expect(/missing-lines|missing-finish/.exec(said.stdout)?.[0]).toBe(
      stderr === '' ? 'missing-lines' : undefined,
    );
  },
);

test('a severity that there is not', async () => {
  expect((await staffPrep(['check', '--max-severity', 'grave'])).stderr).toBe(
    'staff-prep: --max-severity is one of hint, information, warning, error, not “grave”\n',
  );
});

test('a file of more than 16 MB is named and left alone', async () => {
  write('acme.prep.md', new Uint8Array(16 * 1024 * 1024 + 1).fill(97));
  expect(await staffPrep(['check'])).toEqual({
    status: 2,
    stdout: 'No notes found.\n',
    stderr: 'staff-prep: acme.prep.md was left alone: it is larger than 16 MB\n',
  });
});
