import { describe, expect, test } from 'vitest';
import { asText, draftFor, draftsOf, writeDraft } from '../../server/src/features/drafts/drafts.ts';
import { mailto } from '../../server/src/features/drafts/mailto.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

const NOTE = `---
prep: staff-plus
company: Kestrel
role: Staff Platform Engineer
stage: onsite
---

# Kestrel

Recruiter: Ines Moreau, ines@kestrel.example

## Debug the process

1. What are the interview formats, including what are they evaluating for?
   - Live coding, Nov 20
   - System design: evaluates trade-offs
2. Do any of the interviews require specific preparation?
   - TBD, asked Ines on the phone
3. Who are the interviewers?
   - 2 mid-level engineers from the build team
   - Priya Raman, Senior Engineer – maintains their test runner, priya@kestrel.example

## Finish well

- [ ] Negotiate: base 190, never below 170
- [ ] References: Omar, Jun
- [ ] Send follow-ups
- [ ] Sell chats
  - What would make you leave?
  - Who decides what is built?
`;

function open(text: string, path = 'kestrel.prep.md') {
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put(path, text);
  const located = workspace.at(path)!;
  return { note: located.note, findings: workspace.check(located).findings };
}
const draft = (id: string, text = NOTE) => writeDraft(open(text).note, id);

test('the drafts a note gives occasion to, those that are due first', () => {
  const { note, findings } = open(NOTE);
  expect(draftsOf(note, findings)).toEqual([
    { id: 'recruiter-questions', title: 'Ask the recruiter what is still open', due: true },
    { id: 'concern', title: 'Raise a concern about the loop', due: true },
    { id: 'follow-up:Priya Raman', title: 'Follow up with Priya Raman', due: true },
    { id: 'sell-chat', title: 'Accept a sell chat', due: false },
    { id: 'references', title: 'Brief a reference on the role', due: false },
    { id: 'negotiation', title: 'Open the negotiation', due: false },
  ]);
  expect(draftsOf(open(NOTE.replace('onsite', 'rejected')).note, [])).toEqual([]);
});

test('to the recruiter, with only the questions still open', () => {
  expect(draft('recruiter-questions')).toEqual({
    to: 'ines@kestrel.example',
    subject: 'Questions about the interviews: Staff Platform Engineer at Kestrel',
    body: `Hi Ines,

I am looking forward to the interviews for the Staff Platform Engineer role at Kestrel and would like to prepare well. Could you help me with these questions?

1. What are these interviews evaluating for: Live coding?
2. Do any of the interviews require specific preparation?
3. When in the process is the level decided, and by whom?

Thank you!

Kind regards
`,
    notes: [],
  });
});

test('where nothing is open nothing is asked', () => {
  const text = `# Acme
## Debug the process
| Interview | Evaluates | Preparation | Interviewers |
| --- | --- | --- | --- |
| Deep dive | depth | none | Ann Lee, Staff Engineer |

Leveling: set after the loop
## Finish well
`;
  expect(draft('recruiter-questions', text)).toBeUndefined();
  expect(draft('concern', text)).toBeUndefined();
});

test('a concern, politely, with the guide’s resources', () => {
  expect(draft('concern')).toEqual({
    to: 'ines@kestrel.example',
    subject: 'The interview loop: Staff Platform Engineer at Kestrel',
    body: `Hi Ines,

Thank you for the details about the interviews for the Staff Platform Engineer role at Kestrel. I would like to show you what I can do at that level, and wonder whether the loop could be adjusted a little:

- Most of the interviewers seem to be early in their careers or at mid level. Could one or two engineers at Staff level or above join them?
- None of the interviews seems to leave room for past work. Could one of them be a deep dive into a project, or a presentation?

In case it helps, this is a good summary of how other companies design such loops: https://staffeng.com/guides/staff-plus-interview-process

I am happy to talk about it.

Kind regards
`,
    notes: [],
  });
});

test('a follow-up to an interviewer; what the note says of them is not in the email', () => {
  const found = draft('follow-up:Priya Raman')!;
  expect(found).toEqual({
    to: 'priya@kestrel.example',
    subject: 'Thank you: Staff Platform Engineer at Kestrel',
    body: `Hi Priya,

Thank you for our conversation for the Staff Platform Engineer role at Kestrel. I enjoyed it, and what you said about [one thing you talked about] stayed with me.

If anything was left open, I am glad to add to it.

Kind regards
`,
    notes: ['maintains their test runner, priya@kestrel.example'],
  });
  expect(asText(found)).toBe(`To: priya@kestrel.example
Subject: Thank you: Staff Platform Engineer at Kestrel

${found.body}
----
From your note, not part of the email:
- maintains their test runner, priya@kestrel.example
`);
  expect(decodeURIComponent(mailto(found).uri)).not.toContain('test runner');
});

test('in a table the follow-up names the interview', () => {
  const text = `---
prep: staff-plus
---
## Debug the process
| Interview | Interviewers | Date |
| --- | --- | --- |
| System design | Dr. Ada Hall, Principal Engineer | Nov 20 |
`;
  const found = draft('follow-up:Dr. Ada Hall', text)!;
  expect(found.body.split('\n').slice(0, 3)).toEqual([
    'Hi Dr. Ada Hall,',
    '',
    'Thank you for the interview on system design for the role. I enjoyed it, and what you said about [one thing you talked about] stayed with me.',
  ]);
});

test.each([
  ['Coding (crosses L1)', 'the interview on coding'],
  ['Coding, crosses my line L1', 'the interview on coding'],
  ['Coding crosses L1 and L2', 'the interview on coding'],
  ['Coding – L1 crossed', 'the interview on coding'],
  ['Round 2: System design (my weak spot)', 'the interview on system design'],
  ['API review [weak spot]', 'the interview on API review'],
  ['Ann Lee – system design (crosses L1)', 'the interview on system design'],
])('of “%s” others read as %s', (name, talk) => {
  const text = `---
prep: staff-plus
---
## Debug the process
| Interview | Evaluates | Interviewers | Date |
| --- | --- | --- | --- |
| ${name} |  | José Núñez, Senior Engineer | Nov 20 |
| Values | warmth (towards juniors) (crosses L3) | Bo Ek, Director | Nov 29 |
## Finish well
- Sell chats
  - How often is on-call (crosses L2)?
`;
  const { note } = open(text);
  expect(note.interviews[0]!.subject).toBe(name);
  expect(draft('follow-up:José Núñez', text)!.body).toContain(`Thank you for ${talk} for the role`);
  const sent = ['recruiter-questions', 'references', 'sell-chat'].map(
    (id) => draft(id, text)!.body,
  );
  expect(sent.join('\n')).not.toMatch(/cross|L\d|weak/);
  expect(sent[0]!.toLowerCase()).toContain(`evaluating for: ${talk.slice(17).toLowerCase()}?`);
  expect(sent[1]).toContain('What they look for: warmth (towards juniors)\n');
  expect(sent[2]).toContain('- How often is on-call?\n');
});

test('a brief of the role for references', () => {
  expect(draft('references')).toEqual({
    subject: 'Reference: Staff Platform Engineer at Kestrel',
    body: `Hi,

Thank you for being a reference for me. Kestrel may call you soon about the Staff Platform Engineer role. This is what it is about:

- Company: Kestrel
- Role: Staff Platform Engineer
- What I would like them to hear: [one or two things you did together]

Tell me if you would like to talk it through first, or if the timing is bad.

Thank you!

Kind regards
`,
    notes: ['References: Omar, Jun'],
  });
});

test('yes to a sell chat, with the questions of the note', () => {
  expect(draft('sell-chat')).toEqual({
    to: 'ines@kestrel.example',
    subject: 'Meeting the team: Staff Platform Engineer at Kestrel',
    body: `Hi Ines,

Thank you for offering a conversation with the team about the Staff Platform Engineer role at Kestrel: I gladly accept. [When you have time]

So that the right people can join, this is what I would like to ask:

- What would make you leave?
- Who decides what is built?

Kind regards
`,
    notes: [],
  });
});

test('opening a negotiation keeps one’s own figures out of the email', () => {
  const found = draft('negotiation')!;
  expect(found).toEqual({
    to: 'ines@kestrel.example',
    subject: 'The offer: Staff Platform Engineer at Kestrel',
    body: `Hi Ines,

Thank you for the offer for the Staff Platform Engineer role at Kestrel. I am excited about the work and the people I met.

Before I decide I would like to talk through the details: [level, scope, base, equity, start date]. When would be a good time for a call?

Kind regards
`,
    notes: ['Negotiate: base 190, never below 170'],
  });
});

test('the findings that a draft helps to settle', () => {
  const { findings } = open(NOTE.replace('onsite', 'offer'));
  const ids = findings.map(
    (finding) => `${finding.rule.id} ${finding.subject}: ${draftFor(finding)}`,
  );
  expect(ids.filter((id) => !id.endsWith('undefined'))).toEqual([
    'unknown-leveling leveling: recruiter-questions',
    'open-finish-step negotiate: negotiation',
    'open-finish-step references: references',
    'open-finish-step follow-ups: follow-up',
    'open-finish-step sell-chats: sell-chat',
  ]);
});

test('someone who was met has a follow-up of their own', () => {
  const { note, findings } = open(`---
prep: staff-plus
---
## Debug the process
| Interview | Interviewers | Date |
| --- | --- | --- |
| Coding | Ann Lee, Staff Engineer | Nov 20 |
| Values | Bo Ek, Director | Nov 29 |
## Finish well
- Follow-ups: to be written
`);
  expect(draftsOf(note, findings).filter(({ id }) => id.startsWith('follow-up'))).toEqual([
    { id: 'follow-up:Ann Lee', title: 'Follow up with Ann Lee', due: true },
    { id: 'follow-up:Bo Ek', title: 'Follow up with Bo Ek', due: false },
  ]);
  const finding = findings.find(({ rule }) => rule.id === 'missing-follow-up')!;
  expect(draftFor(finding)).toBe('follow-up:Ann Lee');
});

describe('text of a note is data', () => {
  test('it adds no header, no recipient and no parameter to a mail link', () => {
    const evil = NOTE.replace(
      'company: Kestrel',
      String.raw`company: "K&cc=x@y.example\r\nBcc: z@y.example\u202Egnp.exe&body=#?%0d%0aTo:q"`,
    );
    const found = draft('recruiter-questions', evil)!;
    expect(found.subject).toBe(
      'Questions about the interviews: Staff Platform Engineer at K&cc=x@y.example Bcc: z@y.example gnp.exe&body=#?%0d%0aTo:q',
    );
    const { uri, whole } = mailto(found);
    expect(whole).toBe(true);
    const link = new URL(uri);
    expect(link.pathname).toBe('ines@kestrel.example');
    expect([...link.searchParams.keys()]).toEqual(['subject', 'body']);
    expect(link.searchParams.get('subject')).toBe(found.subject);
    expect(link.searchParams.get('body')).toBe(found.body.replaceAll('\n', '\r\n'));
    expect(link.hash).toBe('');
  });

  test('lone surrogates and long text do no harm', () => {
    const found = draft('negotiation', NOTE.replace('Kestrel', `\ud800${'K'.repeat(5000)}`))!;
    expect(found.subject.length).toBeLessThan(400);
    expect(mailto({ ...found, body: 'x'.repeat(3000) })).toEqual({
      uri: expect.stringMatching(/^mailto:ines@kestrel\.example\?subject=[\x21-\x7e]*$/),
      whole: false,
    });
  });
});
