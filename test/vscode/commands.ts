import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, test } from './harness.ts';
import { accepting, withNote } from './notes.ts';

const folder = () => vscode.workspace.workspaceFolders![0]!.uri;
const uriOf = (name: string) => vscode.Uri.joinPath(folder(), name);
const exists = (uri: vscode.Uri) =>
  Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );

const NOTE = `---
prep: staff-plus
company: Tern
role: Staff Engineer
stage: screening
---

# Tern

## Debug the process

- Formats: deep dive, evaluates depth
- Preparation: none
- Interviewers: TBD

## Finish well

- [ ] Negotiate
- [ ] References
- [ ] Follow-ups
- [ ] Sell chats
`;

test('the readiness opens the gaps, and the first gap is one key away', () =>
  withNote(NOTE, async (document) => {
    const lens = await eventually('the lens', async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      return found.find(({ command }) => command?.title.includes('of 9'))?.command;
    });
    assert.equal(lens.command, 'staffPrep.showGaps');
    await vscode.commands.executeCommand(lens.command, ...lens.arguments!);
    const editor = vscode.window.activeTextEditor!;
    await accepting('the place', Promise.resolve(), () => !editor.selection.isEmpty);
    assert.equal(document.getText(editor.selection), 'Tern');
  }));

test('a section that is missing is inserted where it belongs, its first gap selected', () =>
  withNote(NOTE, async (document) => {
    const run = vscode.commands.executeCommand('staffPrep.insertSection');
    await accepting('the section', run, () => document.isDirty);
    const lines = `## Draw your lines

- L1: Am I willing to practise interview programming?
- L2: Which kind of company is right for me (stage, mission, values)?
- L3: What would make me leave a process?

`;
    assert.equal(document.getText(), NOTE.replace('## Debug', `${lines}## Debug`));
    const { selection } = vscode.window.activeTextEditor!;
    assert.equal(document.getText(selection), 'Am I willing to practise interview programming?');
  }));

test('assistants can ask for the gaps of a note', () =>
  withNote(NOTE, async ({ uri }) => {
    const note = vscode.workspace.asRelativePath(uri);
    const { lm } = vscode as unknown as {
      lm: {
        invokeTool(name: string, options: object): Promise<{ content: { value: string }[] }>;
      };
    };
    const result = await lm.invokeTool('list_prep_gaps', {
      input: { note },
      toolInvocationToken: undefined,
    });
    assert.deepEqual(JSON.parse(result.content[0]!.value), [
      {
        note,
        company: 'Tern',
        role: 'Staff Engineer',
        stage: 'screening',
        ready: '2 of 9',
        gaps: [
          {
            rule: 'missing-lines',
            severity: 'warning',
            message:
              'Your lines are missing: write down what you are unwilling to accept in a process, before it starts.',
            line: 8,
          },
          {
            rule: 'unknown-leveling',
            severity: 'warning',
            message:
              'When and how the level is set is not noted: ask, so that nobody levels you down at the end.',
            line: 10,
          },
          {
            rule: 'unanswered-question',
            severity: 'warning',
            message: 'The interviewers are still open: ask the recruiter who they are.',
            line: 14,
          },
        ],
      },
    ]);
  }));

// Last: where the editor watches no files the server does not learn that they are gone again.
test('the lines are drawn once; those that are there are shown as they are', async () => {
  const uri = uriOf('lines.prep.md');
  await vscode.commands.executeCommand('staffPrep.drawLines');
  try {
    const { document, selection } = vscode.window.activeTextEditor!;
    assert.equal(document.uri.toString(), uri.toString());
    assert.match(document.getText(), /^---\nprep: lines\n---\n\n# My lines\n\n- L1: /);
    assert.equal(document.getText(selection), 'Am I willing to practise interview programming?');
    const own = '# My lines\n\n- L1: no leetcode\n';
    const edit = new vscode.WorkspaceEdit();
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    edit.replace(uri, document.validateRange(whole), own);
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.commands.executeCommand('staffPrep.drawLines');
    assert.equal(vscode.window.activeTextEditor!.document.getText(), own);
    assert.equal(vscode.window.activeTextEditor!.document.isDirty, false);
  } finally {
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    if (await exists(uri)) await vscode.workspace.fs.delete(uri);
  }
});
