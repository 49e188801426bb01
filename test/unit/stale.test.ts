import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { fitting } from '../../client/src/fitting.ts';

interface Document {
  version: number;
  readonly uri: string;
}
const open = vi.hoisted(() => ({ textDocuments: [] as Document[] }));
vi.mock('vscode', () => ({ workspace: open, l10n: { t: (text: string) => text } }));

const edit = (...uris: string[]) => ({ entries: () => uris.map((uri) => [uri, []]) as never });

test('an edit of a text that changes while it is made is refused, one of others is not', async () => {
  const acme = { version: 1, uri: 'acme' };
  const beta = { version: 7, uri: 'beta' };
  open.textDocuments = [acme, beta];
  const ask = async (...uris: string[]) => {
    await Promise.resolve();
    acme.version++;
    return edit(...uris);
  };
  await expect(
    fitting(
      () => ask('acme'),
      (made) => made,
    ),
  ).rejects.toThrow('has changed since');
  await expect(
    fitting(
      () => ask('beta', 'acme'),
      (made) => made,
    ),
  ).rejects.toThrow();
  expect(
    await fitting(
      () => ask('beta', 'closed'),
      (made) => made,
    ),
  ).toBeDefined();
  expect(
    await fitting(
      async () => null,
      (made) => made,
    ),
  ).toBeNull();
  beta.version++;
  expect(
    await fitting(
      async () => edit('beta'),
      (made) => made,
    ),
  ).toBeDefined();
});

/** Where the client writes, and what keeps it from writing what was meant for another text. */
const WRITES: Readonly<Record<string, RegExp>> = {
  'stage.ts': /await fitting\([\s\S]*staffPrep\/setStage[\s\S]*now\.getText\(\) !== after/,
  'commands/show-gaps.ts': /document\.version === version\) await workspace\.applyEdit\(/,
  'commands/insert-section.ts': /while \(section && document\.version !== version\)/,
  // Only into a file that is there with nothing in it.
  'commands/new-file.ts':
    /getText\(\) !== ''\) \{[\s\S]*?return;[\s\S]*insertSnippet[\s\S]*ignoreIfExists: true/,
  // The dialog asks before it replaces a file.
  'commands/export-calendar.ts': /showSaveDialog/,
};
const WRITING =
  /workspace\.(?:applyEdit|save|fs\.(?:writeFile|delete|rename|copy))|insertSnippet|(?:create|delete|rename)File\(|\.save\(|ditor\.edit\(/;

test('the client writes where it is known to look first', () => {
  const root = join(import.meta.dirname, '..', '..', 'client');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^src\/.*\.ts$/.test(name))
    .map((name) => [name.slice(4), readFileSync(join(root, name), 'utf8')] as const);
  const writing = sources.filter(([, text]) => WRITING.test(text));
  expect(writing.map(([name]) => name).sort()).toEqual(Object.keys(WRITES).sort());
  for (const [name, text] of writing) expect(text, name).toMatch(WRITES[name]!);
  const client = sources.find(([name]) => name === 'client.ts')![1];
  for (const asked of ['provideRenameEdits', 'resolveCodeAction', 'willRenameFiles'])
    expect(client).toMatch(new RegExp(`${asked}: \\([^)]*\\) =>\\s*fitting\\(`));
});

test('the server writes nothing but what --fix replaces, and what was compiled of itself', () => {
  const root = join(import.meta.dirname, '..', '..', 'server', 'src');
  const writing = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      name.endsWith('.ts') &&
      /\b(?:(?:write|append|copy)File|createWriteStream|rename|unlink|rm|mkdir|truncate|cp)(?:Sync)?\(/.test(
        readFileSync(join(root, name), 'utf8').replace(/\bfunction \w+\(/g, ''),
      ),
  );
  expect(writing).toEqual(['bin/compiled.ts', 'bin/write.ts']);
});
