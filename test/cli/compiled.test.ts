import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runNode } from '../offline.ts';
import { Client } from '../protocol/client.ts';
import { CLI } from './command.ts';

const SECRET = 'Zanzibarquux';
const NOTE = `---\ncompany: ${SECRET}\n---\n\n# ${SECRET}\n\n## Debug the process\n\n- Formats: TBD\n`;

let folder: string;
let kept: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  kept = join(folder, 'dist', 'compiled');
  cpSync(join(CLI, '..'), join(folder, 'dist'), {
    recursive: true,
    filter: (path) => !path.endsWith('compiled'),
  });
  cpSync(join(CLI, '..', '..', 'l10n'), join(folder, 'l10n'), { recursive: true });
  writeFileSync(join(folder, 'a.prep.md'), NOTE);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What `check` prints, by the copy of the built command. */
function check(): string {
  const { stdout, stderr, status } = runNode(['dist/cli.js', 'check', 'a.prep.md'], {
    cwd: folder,
  });
  expect([stderr, status]).toEqual(['', 1]);
  return stdout;
}

/** What is kept, by its name: when it was written, and its bytes. */
function files(): Map<string, { at: number; bytes: Buffer; path: string }> {
  if (!existsSync(kept)) return new Map();
  const names = readdirSync(kept, { recursive: true }) as string[];
  const bins = names.filter((name) => name.endsWith('.bin'));
  expect(names.filter((name) => /\.bin\.\d+$/.test(name))).toEqual([]);
  return new Map(
    bins.map((name) => {
      const path = join(kept, name);
      const bytes = readFileSync(path);
      return [name.split(/[\\/]/).at(-1)!, { at: statSync(path).mtimeMs, bytes, path }];
    }),
  );
}

describe('what the engine compiled is kept for the next start', () => {
  test('once, and used by the starts after it', () => {
    const said = check();
    const before = files();
    expect([...before.keys()].sort()).toEqual(['cli.bin', 'ignored.bin', 'yaml.bin'].sort());
    expect(check()).toBe(said);
    const after = files();
    for (const [name, { at }] of before) expect(after.get(name)!.at, name).toBe(at);
  });

  test('and holds nothing of a note', () => {
    check();
    for (const [name, { bytes }] of files())
      for (const encoding of ['latin1', 'utf16le'] as const)
        expect(bytes.includes(Buffer.from(SECRET, encoding)), name).toBe(false);
  });

  test('but not taken where it is damaged, of another text, or no such thing: it is written anew', () => {
    const said = check();
    const whole = files().get('cli.bin')!;
    const middle = whole.bytes.length >> 1;
    const broken: Record<string, Buffer> = {
      'a byte': Buffer.concat([
        whole.bytes.subarray(0, middle),
        Buffer.from([whole.bytes[middle]! ^ 0x5a]),
        whole.bytes.subarray(middle + 1),
      ]),
      'its end': whole.bytes.subarray(0, middle),
      'all of it': Buffer.alloc(0),
      'a head alone': whole.bytes.subarray(0, 8),
      'other words': Buffer.from('nothing of ours, and longer than its head'),
    };
    for (const [what, bytes] of Object.entries(broken)) {
      writeFileSync(whole.path, bytes);
      expect(check(), what).toBe(said);
      expect(files().get('cli.bin')!.bytes.length, what).toBeGreaterThan(100_000);
    }
    const bundle = join(folder, 'dist', 'lib', 'cli.js');
    writeFileSync(bundle, `${readFileSync(bundle, 'utf8')}\n// another build\n`);
    const head = () => files().get('cli.bin')!.bytes.readUInt32LE(0);
    const old = head();
    expect(check()).toBe(said);
    expect(head()).not.toBe(old);
  });

  test('nowhere, where nothing can be written', () => {
    writeFileSync(kept, 'a file in its place');
    const said = check();
    expect(check()).toBe(said);
    expect(readFileSync(kept, 'utf8')).toBe('a file in its place');
  });

  test('by the server too, as it ends, with a folder to read', async () => {
    const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'notes' }];
    const uri = pathToFileURL(join(folder, 'a.prep.md')).href;
    const session = async () => {
      const client = new Client([join(folder, 'dist', 'server.js'), '--stdio']);
      await client.start({ workspaceFolders });
      await client.open(uri, NOTE);
      const said = await client.diagnostics(uri);
      await client.stop();
      return said;
    };
    const said = await session();
    const { at, bytes } = files().get('server.bin')!;
    expect(bytes.length).toBeGreaterThan(100_000);
    expect(await session()).toEqual(said);
    expect(files().get('server.bin')!.at).toBe(at);
  });
});
