import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, test } from './harness.ts';

const at = (name: string) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
/** The bytes of a file, one character each. */
const bytes = async (uri: vscode.Uri) =>
  Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('latin1');
/** A byte order mark, Windows line ends, a comment, an umlaut, and no line end at the end. */
const NOTE = Buffer.from(
  '\ufeff---\r\nprep: staff-plus\r\ncompany: "Zürn"  # ours\r\nstage:   onsite   # since May\r\n---\r\n\r\n# Zürn\r\n\r\n- Formats: TBD',
);

async function write(name: string): Promise<vscode.Uri> {
  const uri = at(name);
  await vscode.workspace.fs.writeFile(uri, NOTE);
  return uri;
}

const AFTER = NOTE.toString('latin1').replace('onsite', 'offer');

/** The editor may save by itself too: what counts is what the file holds in the end. */
async function saved(document: vscode.TextDocument, expected: string): Promise<void> {
  await document.save();
  let found = '';
  await eventually('the file', async () => {
    found = await bytes(document.uri);
    return found === expected;
  }).catch(() => assert.equal(found, expected));
}

async function undo(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  await vscode.commands.executeCommand('undo');
  return document;
}

test('a stage is set in an open note, and undo restores it to the byte', async () => {
  const uri = await write('open.prep.md');
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  await vscode.commands.executeCommand('staffPrep.setStage', uri, 'offer');
  await saved(document, AFTER);
  await saved(await undo(uri), NOTE.toString('latin1'));
  await vscode.workspace.fs.delete(uri);
});

test('a note that is not open is saved when its stage is set; undo restores it to the byte', async () => {
  const uri = await write('closed.prep.md');
  await eventually('the server to know of the file, and the stage to be set', async () => {
    await vscode.commands.executeCommand('staffPrep.setStage', uri, 'offer');
    return (await bytes(uri)) === AFTER;
  });
  await saved(await undo(uri), NOTE.toString('latin1'));
  await vscode.workspace.fs.delete(uri);
});

test('the Markdown preview is given the gaps of a note, and other Markdown stays as it is', async () => {
  const render = async (name: string) => {
    const document = await vscode.workspace.openTextDocument(at(name));
    return vscode.commands.executeCommand<string>('markdown.api.render', document);
  };
  const html = await eventually('the gaps', async () => {
    const rendered = await render('gaps.prep.md');
    return rendered.includes('staff-prep-gaps') && rendered;
  });
  assert.match(html, /<summary>\d gaps?<\/summary>/);
  assert.doesNotMatch(await render('README.md'), /staff-prep/);
});

test('the pipeline is shown once', async () => {
  const shown = () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(
        ({ input }) =>
          input instanceof vscode.TabInputWebview && input.viewType.endsWith('staffPrep.pipeline'),
      );
  await vscode.commands.executeCommand('staffPrep.showPipeline');
  await eventually('the pipeline', () => shown().length === 1);
  await vscode.commands.executeCommand('staffPrep.showPipeline');
  await vscode.commands.executeCommand('staffPrep.opportunities.focus');
  assert.equal(shown().length, 1);
});
