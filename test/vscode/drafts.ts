import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from './harness.ts';
import { accepting, withNote } from './notes.ts';

const NOTE = `---
prep: staff-plus
company: Plover
role: Staff Engineer
stage: interviewing
---

# Plover

Recruiter: Ines Moreau, ines@plover.example

## Debug the process

| Interview | Evaluates | Preparation | Interviewers | Date |
| --- | --- | --- | --- | --- |
| Coding | speed | TBD | Ann Lee, Software Engineer, maintains their test runner | 2025-11-20 |
| System design | breadth | TBD | Bo Ek, Engineer II | 2025-11-20 |

## Finish well

- [ ] Negotiate: base 190, never below 170
- [ ] References: Omar, Jun
- [ ] Follow-ups: Bo Ek
- [ ] Sell chats: with the storage team
  - What would make you leave?
`;
const OFFER = NOTE.replace('stage: interviewing', 'stage: offer');

const RECRUITER = `To: ines@plover.example
Subject: Questions about the interviews: Staff Engineer at Plover

Hi Ines,

I am looking forward to the interviews for the Staff Engineer role at Plover and would like to prepare well. Could you help me with these questions?

1. Do any of the interviews require specific preparation?
2. When in the process is the level decided, and by whom?

Thank you!

Kind regards
`;
const CONCERN = `To: ines@plover.example
Subject: The interview loop: Staff Engineer at Plover

Hi Ines,

Thank you for the details about the interviews for the Staff Engineer role at Plover. I would like to show you what I can do at that level, and wonder whether the loop could be adjusted a little:

- None of the interviews seems to leave room for past work. Could one of them be a deep dive into a project, or a presentation?

In case it helps, this is a good summary of how other companies design such loops: https://staffeng.com/guides/staff-plus-interview-process

I am happy to talk about it.

Kind regards
`;
const FOLLOW_UP = `Subject: Thank you: Staff Engineer at Plover

Hi Ann,

Thank you for the interview on coding for the Staff Engineer role at Plover. I enjoyed it, and what you said about [one thing you talked about] stayed with me.

If anything was left open, I am glad to add to it.

Kind regards

----
From your note, not part of the email:
- maintains their test runner
`;
const REFERENCES = `Subject: Reference: Staff Engineer at Plover

Hi,

Thank you for being a reference for me. Plover may call you soon about the Staff Engineer role. This is what it is about:

- Company: Plover
- Role: Staff Engineer
- What they look for: speed; breadth
- What I would like them to hear: [one or two things you did together]

Tell me if you would like to talk it through first, or if the timing is bad.

Thank you!

Kind regards

----
From your note, not part of the email:
- References: Omar, Jun
`;
const SELL_CHAT = `To: ines@plover.example
Subject: Meeting the team: Staff Engineer at Plover

Hi Ines,

Thank you for offering a conversation with the team about the Staff Engineer role at Plover: I gladly accept. [When you have time]

So that the right people can join, this is what I would like to ask:

- What would make you leave?

Kind regards
`;
const NEGOTIATION = `To: ines@plover.example
Subject: The offer: Staff Engineer at Plover

Hi Ines,

Thank you for the offer for the Staff Engineer role at Plover. I am excited about the work and the people I met.

Before I decide I would like to talk through the details: [level, scope, base, equity, start date]. When would be a good time for a call?

Kind regards

----
From your note, not part of the email:
- Negotiate: base 190, never below 170
`;

const draft = () => {
  const shown = vscode.window.activeTextEditor?.document;
  return shown?.isUntitled && shown;
};

/** Runs the action of a title at the first line with a text; gives the draft, and closes it. */
async function drafted(
  document: vscode.TextDocument,
  line: string,
  title: string,
): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(line));
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(at, at),
  );
  const titles = actions.map((action) => action.title);
  const { command } = actions[titles.indexOf(`Draft an email: ${title}`)] ?? {};
  assert.ok(command, `no “${title}” among ${titles.join(', ')}`);
  // Where drafts go is asked with the first of them, and the document offered first.
  const run = vscode.commands.executeCommand(command.command, ...command.arguments!);
  const shown = await accepting(`the draft “${title}”`, run, draft);
  assert.equal(shown.languageId, 'plaintext');
  const text = shown.getText();
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return text;
}

for (const [note, line, title, expected] of [
  [NOTE, '| Interview', 'ask the recruiter what is still open', RECRUITER],
  [NOTE, '## Debug', 'raise a concern about the loop', CONCERN],
  [NOTE, '| Coding', 'follow up with Ann Lee', FOLLOW_UP],
  // Two people could be meant: the one who has none yet is offered first.
  [OFFER, '- [ ] Follow-ups', 'follow up with an interviewer', FOLLOW_UP],
  [OFFER, '- [ ] References', 'brief a reference on the role', REFERENCES],
  [OFFER, '- [ ] Sell chats', 'accept a sell chat', SELL_CHAT],
  [OFFER, '- [ ] Negotiate', 'open the negotiation', NEGOTIATION],
] as const)
  test(`the action “${title}” drafts the email, and leaves the note as it was`, () =>
    withNote(note, async (document) => {
      assert.equal(await drafted(document, line, title), expected);
      assert.equal(document.getText(), note);
      assert.equal(document.isDirty, false);
    }));

test('where drafts go is asked once', () =>
  withNote(NOTE, async ({ uri }) => {
    const write = () =>
      vscode.commands.executeCommand('staffPrep.draftEmail', uri, 'recruiter-questions');
    await accepting('the draft', write(), draft);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await write();
    assert.equal(draft() && vscode.window.activeTextEditor?.document.getText(), RECRUITER);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }));
