import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, test } from './harness.ts';
import { processes } from './processes.mjs';

/** The processes of our server: children of the extension host. */
function servers(): number[] {
  return processes()
    .filter(
      ({ parent, args }) => parent === process.pid && /staff-prep.*dist[\\/]server\.js/.test(args),
    )
    .map(({ id }) => id);
}

const codes = (uri: vscode.Uri) =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'staff-prep')
    .map(({ code }) => (typeof code === 'object' ? String(code.value) : String(code)));

async function type(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

const NOTE = '# Acme\n\n## Process\n\n';
const LINE = '- Who are the interviewers? TBD';

test('a server that is killed while someone types is back with its warnings', async () => {
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  const uri = vscode.Uri.joinPath(folder, 'killed.prep.md');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(NOTE));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  await eventually('warnings', () => codes(uri).includes('missing-finish'));
  assert.ok(!codes(uri).includes('unanswered-question'));
  const [before, ...others] = servers();
  assert.ok(before);
  assert.deepEqual(others, []);
  for (const [index, character] of [...LINE].entries()) {
    if (index === 10) process.kill(before, 'SIGKILL');
    await type(document, character);
  }
  await eventually('another server', () => servers().some((id) => id !== before));
  await eventually(
    'the warning of what was typed',
    () => codes(uri).includes('unanswered-question') && codes(uri).includes('missing-finish'),
  );
  assert.ok(document.getText().endsWith(LINE));
});

test('a server that keeps dying stops being started', async () => {
  let killed = 0;
  let last = 0;
  for (;;) {
    const start = Date.now();
    let next: number | undefined;
    while (next === undefined && Date.now() - start < 10_000) {
      next = servers().find((id) => id !== last);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    if (next === undefined) break;
    assert.ok(++killed < 10, 'it is started without end');
    last = next;
    process.kill(next, 'SIGKILL');
  }
  assert.ok(killed >= 3, `given up after ${killed}`);
  assert.deepEqual(servers(), []);
  // The editor goes on: what is typed stays, and nothing of ours stands in the way.
  const document = vscode.window.activeTextEditor!.document;
  await type(document, '\n');
  assert.deepEqual(codes(document.uri), []);
});
