import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { Client, named } from '../protocol/client.ts';
import { staffPrep } from './command.ts';

const SECRET = '- S1: nobody may see this\n- S2: nor this\n';

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  folder = join(base, 'notes');
  mkdirSync(folder);
  write('../outside/lines.md', SECRET);
  write('../outside/acme.prep.md', '# Secret\n');
});
afterEach(() => rmSync(base, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const check = (...args: string[]) => staffPrep(folder, ['check', '--today', '2026-11-24', ...args]);

describe('nothing is read outside of the folder', () => {
  const note = (lines: string) => `---\nlines: ${lines}\n---\n# Acme\n\ncrosses S1\n`;

  test.each([
    '../outside/lines.md',
    'sub/../../outside/lines.md',
    'link/lines.md',
    'link.md',
    'file:///etc/passwd',
    '/etc/passwd',
    '..\\outside\\lines.md',
  ])('by lines: %s', async (lines) => {
    symlinkSync('../outside', join(folder, 'link'));
    symlinkSync('../outside/lines.md', join(folder, 'link.md'));
    write('a.prep.md', note(lines));
    const { stdout } = await check('--format', 'json');
    const { files } = JSON.parse(stdout) as {
      files: { path: string; findings: { rule: string; subject: string }[] }[];
    };
    const said = files.flatMap(({ findings }) => findings.map((f) => `${f.rule} ${f.subject}`));
    // Were the lines read, it would be one of them.
    expect(said).not.toContain('crossed-line S1');
    expect(said).toContain('invalid-front-matter lines');
    expect(stdout).not.toContain('nobody may see');

    const client = new Client();
    await client.start({ workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'notes' }] });
    const uri = pathToFileURL(join(folder, 'a.prep.md')).href;
    await client.open(uri, note(lines));
    const isRefused = (all: Diagnostic[]) => named(all).includes('invalid-front-matter lines');
    const found = await client.diagnostics(uri, isRefused);
    expect(named(found)).not.toContain('crossed-line S1');
    const symbols = await client.connection.sendRequest('workspace/symbol', { query: '' });
    expect(JSON.stringify(symbols)).not.toContain('nobody may see');
    await client.stop();
  });

  test('by links to files and folders, unless the link itself is named', async () => {
    symlinkSync('../outside', join(folder, 'linked'));
    symlinkSync('../outside/acme.prep.md', join(folder, 'link.prep.md'));
    write('real/b.prep.md', '# Brick\n');
    symlinkSync('real/b.prep.md', join(folder, 'inside.prep.md'));
    const paths = async (...args: string[]) =>
      (
        JSON.parse((await check('--format', 'json', ...args)).stdout).files as { path: string }[]
      ).map(({ path }) => path);
    expect(await paths()).toEqual(['inside.prep.md', 'real/b.prep.md']);
    expect(await paths('link.prep.md')).toEqual(['link.prep.md']);
  });

  test('nor written, through a link that is named', async () => {
    symlinkSync('../outside', join(folder, 'linked'));
    symlinkSync('../outside/acme.prep.md', join(folder, 'link.prep.md'));
    write('real/b.prep.md', '# Brick\n');
    symlinkSync('real/b.prep.md', join(folder, 'inside.prep.md'));
    const { status, stderr } = await check('--fix', 'link.prep.md', 'linked', 'inside.prep.md');
    const left = (path: string) =>
      `staff-prep: ${path} was left alone: it is outside of the folder\n`;
    expect([status, stderr]).toEqual([2, left('link.prep.md') + left('linked/acme.prep.md')]);
    expect(readFileSync(join(base, 'outside/acme.prep.md'), 'utf8')).toBe('# Secret\n');
    expect(readFileSync(join(folder, 'real/b.prep.md'), 'utf8')).toContain('## Finish well');
  });

  test('by a link to rules of git, which may have no end', async () => {
    write('../outside/rules', '*.md\n');
    write('sub/b.prep.md', '# Brick\n');
    write('a.prep.md', '# Acme\n');
    symlinkSync('../outside/rules', join(folder, '.gitignore'));
    symlinkSync('/dev/zero', join(folder, 'sub', '.gitignore'));
    const { files } = JSON.parse((await check('--format', 'json')).stdout) as {
      files: { path: string }[];
    };
    expect(files.map(({ path }) => path)).toEqual(['a.prep.md', 'sub/b.prep.md']);
  });

  test('by the globs of a configuration', async () => {
    write('.staffprep.json', '{ "include": ["../outside/*", "**/../../outside/**", "/etc/*"] }');
    write('a.prep.md', '# Acme\n');
    const { stdout } = await check('--format', 'json');
    expect((JSON.parse(stdout).files as unknown[]).length).toBe(1);
    expect(readFileSync(join(base, 'outside/lines.md'), 'utf8')).toBe(SECRET);
  });
});

describe('text of a note is only text where it is printed', () => {
  // An escape, one of C1, an override of direction, a workflow command, ends of lines.
  const ODD = 'L\u001b[31m\u009b2J\u202e\u2066\u2028';
  const NOTE = `# Acme\n\n[A%0A::error::${ODD}] {{::set-output name=x::y%0a}} crosses Q9\n\n<!-- staff-prep-disable no${ODD}::warning::x -->\n`;

  test.each(['text', 'json', 'sarif', 'github'])('as %s', async (format) => {
    write(`::error::${ODD}.prep.md`, NOTE);
    const { stdout } = await check('--format', format);
    expect(stdout).not.toMatch(/[\p{Cf}\u2028\u2029]|(?!\n)\p{Cc}/u);
    expect(stdout.length).toBeGreaterThan(200);
    if (format === 'github') {
      const lines = stdout.trimEnd().split('\n');
      for (const line of lines)
        expect(line).toMatch(
          /^::(?:error|warning|notice) file=[^:,]*,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=[^:,]*::/,
        );
      expect(stdout).not.toMatch(/%(?!25|0A|0D|3A|2C)/);
    }
    if (format === 'json') {
      const [file] = JSON.parse(stdout).files as { path: string }[];
      expect(file!.path).toBe(`::error::${ODD}.prep.md`);
    }
  });

  test('in what is said when something goes wrong', async () => {
    const { stderr } = await check(`no\u001b[31m\u202e${ODD}`);
    expect(stderr).not.toMatch(/[\p{Cf}\u2028\u2029]|(?!\n)\p{Cc}/u);
    expect(stderr).toContain('does not exist');
  });
});
