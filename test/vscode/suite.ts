import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { eventually, test } from './harness.ts';

const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
const open = async (name: string) => {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), name));
  await vscode.window.showTextDocument(document);
  return document;
};
const ours = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'staff-prep');
const codes = (uri: vscode.Uri) =>
  ours(uri).map(({ code }) => (typeof code === 'object' ? String(code.value) : String(code)));
const gap = (uri: vscode.Uri, code: string) =>
  eventually(`a finding ${code}`, () => ours(uri).find((_, i) => codes(uri)[i] === code));

test('the packaged extension is installed', async () => {
  const extension = vscode.extensions.getExtension('staff-prep.staff-prep');
  assert.ok(extension, 'not installed');
  assert.match(
    extension.extensionPath,
    /staff-prep\.staff-prep-\d/,
    'this is the source, not the package',
  );
});

test('nothing of it runs until Markdown is opened', async () => {
  const extension = vscode.extensions.getExtension('staff-prep.staff-prep')!;
  assert.equal(extension.isActive, false);
  const { activationEvents } = extension.packageJSON as { activationEvents: string[] };
  // Commands and views wake it too: the editor takes them from what it contributes.
  assert.deepEqual(
    activationEvents.filter(
      (event) => !/^on(?:Command|View|LanguageModelTool|Walkthrough):/.test(event),
    ),
    ['onLanguage:markdown', 'onWebviewPanel:staffPrep.pipeline'],
  );
  await open('gaps.prep.md');
  await eventually('the extension to be active', () => extension.isActive);
});

test('warnings appear on a note with gaps', async () => {
  const { uri } = await open('gaps.prep.md');
  const finding = await gap(uri, 'unanswered-question');
  assert.equal(finding.severity, vscode.DiagnosticSeverity.Warning);
  assert.match(finding.message, /interviewers/);
  assert.ok(codes(uri).includes('missing-finish'));
});

test('a plain README gets none', async () => {
  const { uri } = await open('README.md');
  await open('gaps.prep.md');
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual(ours(uri), []);
});

test('an older text of a note, as source control shows it, is no note of its own', async () => {
  const { uri, text } = await open('gaps.prep.md').then((document) => ({
    uri: document.uri,
    text: document.getText(),
  }));
  const lenses = (of: vscode.Uri) =>
    vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', of);
  await eventually('the lenses of the note', async () => (await lenses(uri)).length > 0);
  const provider = vscode.workspace.registerTextDocumentContentProvider('older', {
    provideTextDocumentContent: () => text,
  });
  const older = await vscode.workspace.openTextDocument(uri.with({ scheme: 'older' }));
  assert.equal(older.languageId, 'markdown');
  assert.deepEqual(await lenses(older.uri), []);
  provider.dispose();
});

test('a warning goes when its gap is filled', async () => {
  const document = await open('gaps.prep.md');
  await gap(document.uri, 'unanswered-question');
  const at = document.positionAt(document.getText().indexOf('TBD'));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(at, at.translate(0, 3)), 'Ann Lee, Staff Engineer');
  await vscode.workspace.applyEdit(edit);
  await eventually('the finding to go', () => !codes(document.uri).includes('unanswered-question'));
  await vscode.commands.executeCommand('undo');
  await gap(document.uri, 'unanswered-question');
});

test('a hover quotes the guide', async () => {
  const document = await open('gaps.prep.md');
  await gap(document.uri, 'unanswered-question');
  const at = document.positionAt(document.getText().indexOf('Debug the process') + 3);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at,
  );
  const text = hovers
    .flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    )
    .join('\n');
  assert.match(text, /always reasonable to ask the recruiting team and hiring manager/);
  assert.match(text, /Interviewing for Staff-plus roles/);
});

test('a template is offered after a slash, missing sections first, and inserts', async () => {
  const document = await open('gaps.prep.md');
  await gap(document.uri, 'missing-finish');
  const end = document.lineAt(document.lineCount - 1).range.end;
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, end, '\n/');
  await vscode.workspace.applyEdit(edit);
  const editor = vscode.window.activeTextEditor!;
  const at = document.lineAt(document.lineCount - 1).range.end;
  editor.selection = new vscode.Selection(at, at);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    at,
    '/',
  );
  const first = list.items
    .filter(({ label }) => typeof label === 'string')
    .sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''))[0]!;
  assert.equal(first.label, 'Finish well');
  const range =
    first.range instanceof vscode.Range ? first.range : new vscode.Range(at.translate(0, -1), at);
  await editor.insertSnippet(first.insertText as vscode.SnippetString, range);
  await eventually('the section', () =>
    /## Finish well[\s\S]*sell chats/i.test(document.getText()),
  );
  await eventually('the finding to go', () => !codes(document.uri).includes('missing-finish'));
});

test('a quick fix inserts what is missing', async () => {
  const document = await open('bare.prep.md');
  const { range } = await gap(document.uri, 'missing-lines');
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    undefined,
    // Edits are made when they are asked for: resolve that many.
    20,
  );
  const fix = actions.find(({ title }) => title === 'Insert “Draw your lines”');
  assert.ok(fix?.edit, `no such fix among ${actions.map(({ title }) => title).join(', ')}`);
  await vscode.workspace.applyEdit(fix.edit);
  await eventually('the finding to go', () => !codes(document.uri).includes('missing-lines'));
});

test('notes that come, move and go outside the editor are followed, folders too', async () => {
  const at = (path: string) => vscode.Uri.joinPath(folder(), path);
  const has = (path: string) => codes(at(path)).includes('missing-process');
  const disk = at('').fsPath;
  writeFileSync(join(disk, 'alpha.prep.md'), '# Alpha\n');
  await eventually('a new note', () => has('alpha.prep.md'));
  rmSync(join(disk, 'alpha.prep.md'));
  await eventually('a deleted note to be quiet', () => ours(at('alpha.prep.md')).length === 0);
  mkdirSync(join(disk, 'elsewhere'));
  writeFileSync(join(disk, 'elsewhere', 'beta.prep.md'), '# Beta\n');
  await eventually('a new note in a new folder', () => has('elsewhere/beta.prep.md'));
  renameSync(join(disk, 'elsewhere'), join(disk, 'moved'));
  await eventually('the note of a moved folder', () => has('moved/beta.prep.md'));
  await eventually(
    'its old place to be quiet',
    () => ours(at('elsewhere/beta.prep.md')).length === 0,
  );
  rmSync(join(disk, 'moved'), { recursive: true });
  await eventually(
    'a deleted folder to be quiet',
    () => ours(at('moved/beta.prep.md')).length === 0,
  );
});

test('moving the shared lines in the editor moves the key that points at them', async () => {
  const at = (path: string) => vscode.Uri.joinPath(folder(), path);
  const write = (path: string, text: string) =>
    vscode.workspace.fs.writeFile(at(path), new TextEncoder().encode(text));
  await write('shared/mine.md', '---\nprep: lines\n---\n\n- L1: no leetcode\n');
  await write('gamma.prep.md', '---\nlines: shared/mine.md\n---\n\n# Gamma\n\nIt crosses L1.\n');
  const document = await open('gamma.prep.md');
  await gap(document.uri, 'crossed-line');
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(at('shared'), at('common'));
  assert.ok(await vscode.workspace.applyEdit(edit));
  await eventually('the key to follow', () =>
    document.getText().includes('lines: common/mine.md\n'),
  );
  await eventually('the line to be known', () => codes(document.uri).includes('crossed-line'));
  await vscode.commands.executeCommand('workbench.action.files.save');
  // Other tests have lines of their own, or none.
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  const end = new vscode.WorkspaceEdit();
  end.deleteFile(at('common'), { recursive: true });
  end.deleteFile(at('gamma.prep.md'));
  assert.ok(await vscode.workspace.applyEdit(end));
  await eventually('the note to be gone', () => ours(at('gamma.prep.md')).length === 0);
});
