import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { Bench } from './acme.ts';
import { named } from './client.ts';

const bench = new Bench();

test('folders come and go', async () => {
  const other = mkdtempSync(join(tmpdir(), 'staff-prep-'));
  const root = pathToFileURL(other).href;
  try {
    writeFileSync(join(other, 'beta.prep.md'), '# Beta\n');
    await bench.start({ workspace: { workspaceFolders: true } });
    const change = (added: object[], removed: object[]) =>
      bench.client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added, removed },
      });
    await change([{ uri: root, name: 'other' }], []);
    expect(named(await bench.client.diagnostics(`${root}/beta.prep.md`))).toContain(
      'missing-lines lines',
    );
    await change([], [{ uri: root, name: 'other' }]);
    await bench.client.diagnostics(`${root}/beta.prep.md`, (found) => found.length === 0);
  } finally {
    rmSync(other, { recursive: true });
  }
});
