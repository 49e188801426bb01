import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const CLI = join(import.meta.dirname, '..', '..', 'dist', 'cli.js');
/** At its end the process says what it took. */
const USAGE = `data:text/javascript,${encodeURIComponent(
  "import { isMainThread } from 'node:worker_threads';" +
    "if (isMainThread) process.on('exit', () => process.stderr.write(JSON.stringify(process.resourceUsage())))",
)}`;
const PLAIN =
  '## A day\n\nThey wrote back and asked for a week, which is fine by me. Its team knows what it wants.\n\n- no **clear** answer on the [roadmap](https://example.com)\n\n';

const HOSTILE: Readonly<Record<string, string>> = {
  'a hundred thousand titles': '# a\n'.repeat(100_000),
  'a hundred thousand titles with tasks': '## x\n\n- [ ] y\n'.repeat(100_000),
  'paragraphs with comments, 5 MB': 'a <!-- x --> b\n\n'.repeat(300_000),
  'fences, 5 MB': '```\nx\n```\n\n'.repeat(350_000),
  'definitions without end': '[a]: /b\n\nsee [a] x\n\n'.repeat(100_000),
  'quotes in quotes, 2 MB': '> a\n> > b\n> > > c\n\n'.repeat(100_000),
  'emphasis in every paragraph, 5 MB': `${'*a **b '.repeat(600)}\n\n`.repeat(1000),
  'brackets in every paragraph, 4 MB': `${'['.repeat(1900)}\n\n`.repeat(2000),
  'a line of blanks': `a${' '.repeat(390_000)}b`,
  'lines of labels that never end': `${`Formats${' '.repeat(9000)}: x\n\n`.repeat(540)}`,
  'crossings of a line': `- L1: no\n\n${'- crosses L1\n'.repeat(100_000)}`,
  'nothing but line ends, 5 MB': '\n'.repeat(5_000_000),
  'lone carriage returns': 'a\r'.repeat(1_000_000),
};

let folder: string;
let plain: Usage;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  plain = check(PLAIN.repeat(1_000_000 / PLAIN.length)).usage;
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Usage {
  /** Microseconds. */
  readonly userCPUTime: number;
  /** Kilobytes. */
  readonly maxRSS: number;
}

function check(text: string): { usage: Usage; found: string[] } {
  const file = join(folder, 'a.prep.md');
  writeFileSync(
    file,
    `# Acme\n\n## Interviewers\n\nTBD\n\n## Notes\n\n${text}\n\n## Draw your lines\n\n- L1: do I relocate?\n`,
  );
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', USAGE, CLI, 'check', '--format', 'json', '--today', '2026-11-24', file],
    { encoding: 'utf8', cwd: folder, maxBuffer: 1e8 },
  );
  const { files } = JSON.parse(stdout) as {
    files: { findings: { rule: string; subject: string }[] }[];
  };
  const found = files[0]!.findings.map(({ rule, subject }) => `${rule} ${subject}`);
  return { usage: JSON.parse(stderr) as Usage, found };
}

test.each(Object.entries(HOSTILE))(
  '%s cost little more than a plain note of 1 MB',
  (_name, text) => {
    const { usage, found } = check(text);
    expect(usage.userCPUTime).toBeLessThan(4 * plain.userCPUTime);
    expect(usage.maxRSS).toBeLessThan(500_000);
    expect(found).toContain('unanswered-question interviewers');
    expect(found).toContain('undecided-line L1');
    expect(found.some((each) => each.startsWith('unread-section '))).toBe(true);
  },
);
