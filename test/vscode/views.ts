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

/** Sets the first stage that is offered, as a person does. */
async function setFirstStage(uri: vscode.Uri, isDone: () => boolean | Promise<boolean>) {
  const done = vscode.commands.executeCommand('staffPrep.setStage', uri);
  await eventually('the stage to be set', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return isDone();
  });
  await done;
}

const AFTER = NOTE.toString('latin1').replace('onsite', 'researching');

test('a stage is set in an open note, and undo restores it to the byte', async () => {
  const uri = await write('open.prep.md');
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  await setFirstStage(uri, () => document.isDirty);
  assert.equal(await bytes(uri), NOTE.toString('latin1'), 'it is saved by its owner, not by us');
  await document.save();
  assert.equal(await bytes(uri), AFTER);
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
  await document.save();
  assert.equal(await bytes(uri), NOTE.toString('latin1'));
});

test('a stage is set in a note that is not open, which is saved; undo restores it to the byte', async () => {
  const uri = await write('closed.prep.md');
  await setFirstStage(uri, async () => (await bytes(uri)) !== NOTE.toString('latin1'));
  assert.equal(await bytes(uri), AFTER);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  await vscode.commands.executeCommand('undo');
  await document.save();
  assert.equal(await bytes(uri), NOTE.toString('latin1'));
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
