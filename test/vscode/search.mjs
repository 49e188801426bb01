// A search as someone has it who is in the middle of it, with dates around today.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/run.mjs';

/** The day that is `days` from today, as people's notes have it. */
export function day(days) {
  const date = new Date(Date.now() + days * 86_400_000);
  const two = (part) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const NOTES = {
  'brindle.prep.md': `---
prep: staff-plus
company: Brindle
role: Staff Engineer, Data
stage: applied
next: ask Suri for a referral
due: ${day(-1)}
---

# Brindle

## Process

- What are the interview formats?
`,
  'halcyon.prep.md': `---
prep: staff-plus
company: Halcyon Labs
role: Staff Engineer
stage: offer
next: answer by mail
due: ${day(5)}
---

# Halcyon Labs

- Leveling: Staff, said in the posting

## Finish well

- [ ] Negotiate: asked for four days a week
- [x] Brief references
- [x] Follow-ups: sent
- [x] Sell chats: how are priorities set?
`,
  'tessel.prep.md': `---
prep: staff-plus
company: Tessel
role: Principal Engineer
stage: screening
next: prepare three questions
---

# Tessel

## Debug the process

| Interview | Evaluates | Preparation | Interviewers | Date |
| --- | --- | --- | --- | --- |
| Architecture deep dive | depth | the billing story | Ines Roth, Principal | ${day(3)} |
| Values | judgement | none | TBD | ${day(9)} |

- Level: decided by the committee after the last call
`,
};

/** Puts the notes into a folder. */
export function writeSearch(folder) {
  cpSync(join(ROOT, 'examples'), folder, { recursive: true });
  for (const [name, text] of Object.entries(NOTES)) {
    // One of them was written on Windows.
    const windows = name.startsWith('tessel');
    writeFileSync(join(folder, name), windows ? `\ufeff${text.replaceAll('\n', '\r\n')}` : text);
  }
}
