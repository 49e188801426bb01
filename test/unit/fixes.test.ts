// What the fixes of rules write, to the letter: the whole note before and after, or no fix.
import { expect, test } from 'vitest';
import { fixAll } from '../../server/src/check/fix.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

const FINISH =
  '- [ ] Negotiate the details\n- [ ] Brief references\n- [ ] Send follow-up emails\n- [ ] Accept sell chats\n';
const PROCESS =
  '- What are the interview formats, including what are they evaluating for?\n  - TBD\n- Do any of the interviews require specific preparation?\n  - TBD\n- Who are the interviewers?\n  - TBD\n- When is the level decided?\n  - TBD\n';
const LINES =
  '- Am I willing to practise interview programming?\n- Which kind of company is right for me (stage, mission, values)?\n- What would make me leave a process?\n';

function fixOf(rule: string, text: string) {
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put('acme.prep.md', text);
  const { findings } = workspace.check(workspace.at('acme.prep.md')!);
  return findings.find((finding) => finding.rule.id === rule)!.fix;
}

const CASES: readonly [rule: string, name: string, note: string, fixed: string | undefined][] = [
  [
    'missing-approach',
    'a numbered item',
    '# Acme\n\n## Formats\n\n10. Coding\n11. Deep dive\n',
    '# Acme\n\n## Formats\n\n10. Coding\n    - Approach: TBD\n11. Deep dive\n',
  ],
  [
    'missing-approach',
    'the last line without an end',
    '# Acme\n\n## Formats\n\n- Coding',
    '# Acme\n\n## Formats\n\n- Coding\n  - Approach: TBD\n',
  ],
  [
    'missing-approach',
    'with Windows line ends',
    '# Acme\r\n\r\n## Formats\r\n\r\n- Coding\r\n- Lunch\r\n',
    '# Acme\r\n\r\n## Formats\r\n\r\n- Coding\r\n  - Approach: TBD\r\n- Lunch\r\n',
  ],
  [
    'missing-approach',
    'under a dot nothing can be nested',
    '# Acme\n\n## Formats\n\n• Coding\n• Design\n',
    undefined,
  ],
  [
    'missing-approach',
    'nor in a quote',
    '# Acme\n\n## Formats\n\n> - Coding\n> - Design\n',
    undefined,
  ],
  [
    'missing-approach',
    'an item of two lines is left alone',
    '# Acme\n\n## Formats\n\n- Coding\n  with Ann\n',
    undefined,
  ],
  [
    'missing-approach',
    'under a title',
    '# Acme\n\n## Process\n\n### Coding\n\nWith Ann.\n',
    '# Acme\n\n## Process\n\n### Coding\n\nApproach: TBD\n\nWith Ann.\n',
  ],
  [
    'missing-approach',
    'under a title at the end',
    '# Acme\n\n## Process\n\n### Coding',
    '# Acme\n\n## Process\n\n### Coding\n\nApproach: TBD\n',
  ],
  [
    'missing-approach',
    'not into a table',
    '# Acme\n\n| Interview | With |\n| --- | --- |\n| Coding | Ann |\n',
    undefined,
  ],
  [
    'missing-evaluation',
    'beside one that says it',
    '# Acme\n\n## Formats\n\n- Coding: evaluates clean code\n- Design\n',
    '# Acme\n\n## Formats\n\n- Coding: evaluates clean code\n- Design\n  - Evaluates: TBD\n',
  ],
  [
    'missing-materials',
    'beside the talk',
    '# Acme\n\n## Formats\n\n* Tech talk, 45 min\n* Coding\n',
    '# Acme\n\n## Formats\n\n* Tech talk, 45 min\n  - Preparation: TBD (outline, slides)\n* Coding\n',
  ],
  [
    'unresearched-interviewer',
    'under a name',
    '# Acme\n\n## Interviewers\n\n- **Ann Lee**, Staff Engineer\n- Bo Day, SRE, wrote the pager\n',
    '# Acme\n\n## Interviewers\n\n- **Ann Lee**, Staff Engineer\n  - Research: TBD\n- Bo Day, SRE, wrote the pager\n',
  ],
  [
    'unresearched-interviewer',
    'by a tab',
    '# Acme\n\n## Interviewers\n\n- Tuesday\n\t1) Ann Lee, Staff Engineer',
    '# Acme\n\n## Interviewers\n\n- Tuesday\n\t1) Ann Lee, Staff Engineer\n\t\t- Research: TBD\n',
  ],
  [
    'unresearched-interviewer',
    'a name inside of a line',
    '# Acme\n\n## Interviewers\n\n- The first of them is: Ann Lee, Staff Engineer\n',
    undefined,
  ],
  [
    'unresearched-interviewer',
    'no item',
    '# Acme\n\n## Interviewers\n\nAnn Lee, Staff Engineer\n',
    undefined,
  ],
  [
    'crossed-line',
    'in an item',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\n- Coding crosses L1\n- Lunch\n',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\n- Coding crosses L1\n  - Decision: TBD\n- Lunch\n',
  ],
  [
    'crossed-line',
    'in an item of a list in a list',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\n1. Rounds\n   1. Coding crosses L1\n',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\n1. Rounds\n   1. Coding crosses L1\n      - Decision: TBD\n',
  ],
  [
    'crossed-line',
    'in a paragraph',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\nThe coding round crosses L1.\n\nThey are nice.\n',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\nThe coding round crosses L1.\n\nDecision: TBD\n\nThey are nice.\n',
  ],
  [
    'crossed-line',
    'in the last line',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\nThe coding round crosses L1.',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\nThe coding round crosses L1.\n\nDecision: TBD\n',
  ],
  [
    'crossed-line',
    'in a row there is no room',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\n| Round | Note |\n| --- | --- |\n| Take-home | crosses L1 |\n',
    undefined,
  ],
  [
    'crossed-line',
    'a decision stands there, and is open',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\nThe coding round crosses L1.\n\nDecision: TBD\n',
    undefined,
  ],
  [
    'crossed-line',
    'a decision stands in the item, and is open',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\n- Coding crosses L1\n  - Decision: TBD\n',
    undefined,
  ],
  [
    'crossed-line',
    'under a dot nothing can be nested',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\n• Coding crosses L1\n• Lunch\n',
    undefined,
  ],
  [
    'missing-sell-chat-questions',
    'under the title of the step',
    '---\nstage: offer\n---\n# Acme\n\n## Sell chats\n\n- With Ann on Friday\n',
    '---\nstage: offer\n---\n# Acme\n\n## Sell chats\n\n- With Ann on Friday\n- Questions to ask: TBD\n',
  ],
  [
    'missing-sell-chat-questions',
    'under the item of the step',
    '---\nstage: offer\n---\n# Acme\n\n## Finish well\n\n- [ ] Negotiate\n- [ ] Sell chats\n- [ ] References\n',
    '---\nstage: offer\n---\n# Acme\n\n## Finish well\n\n- [ ] Negotiate\n- [ ] Sell chats\n  - Questions to ask: TBD\n- [ ] References\n',
  ],
  [
    'missing-sell-chat-questions',
    'under a step in a list in a list, at the end',
    '---\nstage: offer\n---\n# Acme\n\n## Finish well\n\n- Steps\n  1. Sell chats',
    '---\nstage: offer\n---\n# Acme\n\n## Finish well\n\n- Steps\n  1. Sell chats\n     - Questions to ask: TBD\n',
  ],
  [
    'missing-sell-chat-questions',
    'none in a paragraph',
    '---\nstage: offer\n---\n# Acme\n\n## Finish well\n\nSell chats: on Friday\n',
    undefined,
  ],
  [
    'missing-programming-stance',
    'after the last line, with the next id',
    '# Acme\n\n## My lines\n\n- L1: no travel\n- L3: no shifts\n',
    '# Acme\n\n## My lines\n\n- L1: no travel\n- L3: no shifts\n- L4: Am I willing to practise interview programming?\n',
  ],
  [
    'missing-programming-stance',
    'in the manner of its ids',
    '# Acme\n\n## My lines\n\n- NOPE-1: no travel\n- A7: no shifts\n- A12: no office\n',
    '# Acme\n\n## My lines\n\n- NOPE-1: no travel\n- A7: no shifts\n- A12: no office\n- A13: Am I willing to practise interview programming?\n',
  ],
  [
    'missing-programming-stance',
    'the next number',
    '# Acme\n\n## My lines\n\n9. no travel\n10. no shifts\n',
    '# Acme\n\n## My lines\n\n9. no travel\n10. no shifts\n11. Am I willing to practise interview programming?\n',
  ],
  [
    'missing-programming-stance',
    'a box that is not ticked',
    '# Acme\n\n## My lines\n\n- [x] no travel\n- [X] no shifts\n',
    '# Acme\n\n## My lines\n\n- [x] no travel\n- [X] no shifts\n- [ ] Am I willing to practise interview programming?\n',
  ],
  [
    'missing-programming-stance',
    'after all of an item',
    '# Acme\n\n## My lines\n\n- no travel\n  at all\n\n  - never\n\nMore.\n',
    '# Acme\n\n## My lines\n\n- no travel\n  at all\n\n  - never\n- Am I willing to practise interview programming?\n\nMore.\n',
  ],
  [
    'missing-programming-stance',
    'in a list in a list',
    '# Acme\n\n## My lines\n\n- Work\n  - no travel\n  - no shifts\n',
    '# Acme\n\n## My lines\n\n- Work\n  - no travel\n  - no shifts\n- Am I willing to practise interview programming?\n',
  ],
  [
    'missing-programming-stance',
    'at the end without a line end',
    '# Acme\n\n## My lines\n\n* no travel',
    '# Acme\n\n## My lines\n\n* no travel\n* Am I willing to practise interview programming?\n',
  ],
  [
    'missing-programming-stance',
    'after a dot',
    '# Acme\n\n## My lines\n\n• no travel\n• no shifts\n',
    '# Acme\n\n## My lines\n\n• no travel\n• no shifts\n• Am I willing to practise interview programming?\n',
  ],
  [
    'missing-programming-stance',
    'not in a quote',
    '# Acme\n\n## My lines\n\n> - no travel\n',
    undefined,
  ],
  [
    'missing-programming-stance',
    'not in prose',
    '# Acme\n\n## My lines\n\nI do not travel.\n',
    undefined,
  ],
  [
    'missing-finish',
    'at the end',
    '# Acme\n\n## Process\n\n- Formats: two\n',
    '# Acme\n\n## Process\n\n- Formats: two\n\n## Finish well\n\n' + FINISH,
  ],
  [
    'missing-finish',
    'as deep as the other parts',
    '# Acme\n\n### Process\n\n- Formats: two\n\n\n\n',
    '# Acme\n\n### Process\n\n- Formats: two\n\n\n\n### Finish well\n\n' + FINISH,
  ],
  [
    'missing-finish',
    'after a fence that ends',
    '# Acme\n\n```\ncode\n```\n',
    '# Acme\n\n```\ncode\n```\n\n## Finish well\n\n' + FINISH,
  ],
  ['missing-finish', 'not into a fence that is open', '# Acme\n\n~~~~\ncode\n~~~\n', undefined],
  [
    'missing-finish',
    'not into a comment that is open',
    '# Acme\n\n<!-- to be written\n',
    undefined,
  ],
  [
    'missing-finish',
    'after a comment that ends',
    '# Acme\n\n<!-- to be written -->\n',
    '# Acme\n\n<!-- to be written -->\n\n## Finish well\n\n' + FINISH,
  ],
  [
    'missing-finish',
    'after HTML',
    '# Acme\n\n<div>\n<b>x</b>\n</div>\n',
    '# Acme\n\n<div>\n<b>x</b>\n</div>\n\n## Finish well\n\n' + FINISH,
  ],
  [
    'missing-finish',
    'after code by indentation',
    '# Acme\n\nText\n\n    code',
    '# Acme\n\nText\n\n    code\n\n## Finish well\n\n' + FINISH,
  ],
  [
    'missing-finish',
    'with Windows line ends',
    '# Acme\r\n\r\nText',
    '# Acme\r\n\r\nText\r\n\r\n## Finish well\r\n\r\n- [ ] Negotiate the details\r\n- [ ] Brief references\r\n- [ ] Send follow-up emails\r\n- [ ] Accept sell chats\r\n',
  ],
  ['missing-finish', 'in an empty note', '', '## Finish well\n\n' + FINISH],
  [
    'missing-process',
    'before the part that follows it',
    '# Acme\n\n## My lines\n\n- no travel\n\n## Finish well\n\n- Negotiate\n',
    '# Acme\n\n## My lines\n\n- no travel\n\n## Debug the process\n\n' +
      PROCESS +
      '\n## Finish well\n\n- Negotiate\n',
  ],
  [
    'missing-process',
    'before a part with nothing between',
    '# Acme\n## Finish well\n- Negotiate\n',
    '# Acme\n\n## Debug the process\n\n' + PROCESS + '\n## Finish well\n- Negotiate\n',
  ],
  [
    'missing-process',
    'before a bold title, as one',
    '# Acme\n\n**Finish well**\n\n- Negotiate\n',
    '# Acme\n\n**Debug the process**\n\n' + PROCESS + '\n**Finish well**\n\n- Negotiate\n',
  ],
  [
    'missing-lines',
    'before the first of the parts that follow',
    '# Acme\n\nA note.\n\n## Finish well\n\n- Negotiate\n\n## Process\n\n- Formats: two\n',
    '# Acme\n\nA note.\n\n## Finish well\n\n- Negotiate\n\n## Draw your lines\n\n' +
      LINES +
      '\n## Process\n\n- Formats: two\n',
  ],
  [
    'missing-question',
    'under the part, one deeper',
    '# Acme\n\n## Process\n\n- Formats: two\n- Preparation: none\n\n## Other\n',
    '# Acme\n\n## Process\n\n- Formats: two\n- Preparation: none\n\n### Who are the interviewers?\n\nTBD\n\n## Other\n',
  ],
  [
    'missing-question',
    'under a part by a bold title',
    '# Acme\n\n**Process**\n\n- Formats: two\n- Preparation: none\n',
    '# Acme\n\n**Process**\n\n- Formats: two\n- Preparation: none\n\n**Who are the interviewers?**\n\nTBD\n',
  ],
  [
    'missing-question',
    'under a part by a heading than which none is deeper',
    '# Acme\n\n###### Process\n\n- Formats: two\n- Preparation: none\n',
    '# Acme\n\n###### Process\n\n- Formats: two\n- Preparation: none\n\n**Who are the interviewers?**\n\nTBD\n',
  ],
  [
    'missing-question',
    'at the end without a part',
    '# Acme\n\n- Formats: two\n- Preparation: none\n',
    '# Acme\n\n- Formats: two\n- Preparation: none\n\n## Who are the interviewers?\n\nTBD\n',
  ],
  [
    'no-lines-drawn',
    'under the title',
    '# Acme\n\n## My lines\n\n## Process\n\nFormats: two\n',
    '# Acme\n\n## My lines\n\n' + LINES + '\n## Process\n\nFormats: two\n',
  ],
  [
    'no-lines-drawn',
    'with a placeholder in the list',
    '# Acme\n\n## My lines\n\n- TBD\n\n## Process\n',
    '# Acme\n\n## My lines\n\n- TBD\n' + LINES + '\n## Process\n',
  ],
  [
    'missing-finish-step',
    'as the last item',
    '# Acme\n\n## Finish well\n\n* [ ] Negotiate\n* [ ] References\n* [ ] Follow-ups\n\n## Other\n',
    '# Acme\n\n## Finish well\n\n* [ ] Negotiate\n* [ ] References\n* [ ] Follow-ups\n* [ ] Accept sell chats\n\n## Other\n',
  ],
  [
    'missing-finish-step',
    'after all of the last item',
    '# Acme\n\n## Finish well\n\n- Negotiate\n- References\n- Follow-ups\n  - Ann\n',
    '# Acme\n\n## Finish well\n\n- Negotiate\n- References\n- Follow-ups\n  - Ann\n- [ ] Accept sell chats\n',
  ],
  [
    'missing-finish-step',
    'as a list of its own after a numbered one',
    '# Acme\n\n## Finish well\n\n1. Negotiate\n2. References\n3. Follow-ups\n',
    '# Acme\n\n## Finish well\n\n1. Negotiate\n2. References\n3. Follow-ups\n\n- [ ] Accept sell chats\n',
  ],
  [
    'missing-finish-step',
    'above the sections of the others',
    '# Acme\n\n## Finish well\n\n### Negotiate\n\n10 %\n\n### References\n\nAnn\n\n### Follow-ups\n\nBo\n',
    '# Acme\n\n## Finish well\n\n- [ ] Accept sell chats\n\n### Negotiate\n\n10 %\n\n### References\n\nAnn\n\n### Follow-ups\n\nBo\n',
  ],
  [
    'missing-finish-step',
    'under a title where steps are titles',
    '# Acme\n\n## Negotiate\n\n10 %\n\n## References\n\nAnn\n\n## Follow-ups\n\nBo\n',
    '# Acme\n\n## Negotiate\n\n10 %\n\n## References\n\nAnn\n\n## Follow-ups\n\nBo\n\n## Finish well\n\n- [ ] Accept sell chats\n',
  ],
  [
    'missing-finish-step',
    'in a quote',
    '# Acme\n\n## Finish well\n\n> - Negotiate\n> - References\n> - Follow-ups\n',
    '# Acme\n\n## Finish well\n\n> - Negotiate\n> - References\n> - Follow-ups\n\n- [ ] Accept sell chats\n',
  ],
  [
    'unknown-line',
    'the nearest id',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n- B4: no travel\n\n## Process\n\nCoding crosses l1.\n',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n- B4: no travel\n\n## Process\n\nCoding crosses L1.\n',
  ],
  ['leftover-placeholder', 'in a line', '# Acme\n\nHello {{name}}, and more.\n', undefined],
  [
    'duplicate-line',
    'gets the next id',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n- L1: no travel\n- L2: no shifts\n',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n- L3: no travel\n- L2: no shifts\n',
  ],
  [
    'misspelled-section',
    'a title',
    '# Acme\n\n## Finsh well\n\n- Negotiate\n',
    '# Acme\n\n## Finish well\n\n- Negotiate\n',
  ],
  [
    'open-finish-step',
    'ticked by hand',
    '---\nstage: offer\n---\n# Acme\n\n## Finish well\n\n- [ ] Negotiate\n',
    '---\nstage: offer\n---\n# Acme\n\n## Finish well\n\n- [x] Negotiate\n',
  ],
  [
    'unknown-suppression',
    'the nearest name',
    '<!-- staff-prep-disable-file missing-line -->\n# Acme\n',
    '<!-- staff-prep-disable-file missing-lines -->\n# Acme\n',
  ],
  [
    'invalid-front-matter',
    'in several lines',
    '---\nstage: >-\n  intervewing\ncompany: Acme\n---\n# Acme\n',
    '---\nstage: interviewing\ncompany: Acme\n---\n# Acme\n',
  ],
  [
    'invalid-front-matter',
    'the nearest stage',
    '---\nstage: interveiwing\n---\n# Acme\n',
    '---\nstage: interviewing\n---\n# Acme\n',
  ],
  [
    'unknown-leveling',
    'under the part',
    '# Acme\n\n## Process\n\n- Formats: two\n',
    '# Acme\n\n## Process\n\n- Formats: two\n\n### When is level decided?\n\nTBD\n',
  ],
  [
    'missing-approach',
    'under what stands there, by a tab',
    '# Acme\n\n## Formats\n\n- System design\n\t- 60 minutes\n\t- with Ann Lee, Staff\n',
    '# Acme\n\n## Formats\n\n- System design\n\t- 60 minutes\n\t- with Ann Lee, Staff\n\t- Approach: TBD\n',
  ],
  [
    'missing-approach',
    'under what stands there, with its marker',
    '# Acme\n\n## Formats\n\n* Coding: evaluates speed\n    1. 60 minutes\n    2. with Ann\n* Lunch\n',
    '# Acme\n\n## Formats\n\n* Coding: evaluates speed\n    1. 60 minutes\n    2. with Ann\n    3. Approach: TBD\n* Lunch\n',
  ],
  [
    'missing-approach',
    'not under what is text to Markdown',
    '# Acme\n\n## Formats\n\n- Rounds\n        - Coding\n        - Design\n',
    undefined,
  ],
  [
    'missing-approach',
    'not behind code',
    '# Acme\n\n## Formats\n\n- Coding\n  ```\n  sort\n  ```\n- Lunch\n',
    undefined,
  ],
  [
    'missing-approach',
    'under a title with nothing between',
    '# Acme\n\n## Process\n\n### Coding\nWith Ann.\n',
    '# Acme\n\n## Process\n\n### Coding\n\nApproach: TBD\n\nWith Ann.\n',
  ],
  [
    'missing-approach',
    'under an underlined title',
    '# Acme\n\n# Process\n\nCoding\n------\nWith Ann.\n',
    '# Acme\n\n# Process\n\nCoding\n------\n\nApproach: TBD\n\nWith Ann.\n',
  ],
  [
    'unresearched-interviewer',
    'under what stands there',
    '# Acme\n\n## Interviewers\n\n- Ann Lee, Staff Engineer\n    - Nov 30\n- Bo Day, SRE, wrote the pager\n',
    '# Acme\n\n## Interviewers\n\n- Ann Lee, Staff Engineer\n    - Nov 30\n    - Research: TBD\n- Bo Day, SRE, wrote the pager\n',
  ],
  [
    'crossed-line',
    'behind all lines of an item',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\n- The screen crosses L1, and Kelly\n  said it stays.\n- Lunch\n',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\n- The screen crosses L1, and Kelly\n  said it stays.\n  - Decision: TBD\n- Lunch\n',
  ],
  [
    'crossed-line',
    'under what stands there',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\n- Coding crosses L1\n\t- 60 minutes\n',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\n- Coding crosses L1\n\t- 60 minutes\n\t- Decision: TBD\n',
  ],
  [
    'crossed-line',
    'behind all lines of a paragraph',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\ncrossed: L1\nAnd more prose.\n',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\ncrossed: L1\nAnd more prose.\n\nDecision: TBD\n',
  ],
  [
    'crossed-line',
    'where another decision is open elsewhere',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Offer\n\nDecision: TBD\n\n## Screen\n\nIt crosses L1.\n',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Offer\n\nDecision: TBD\n\n## Screen\n\nIt crosses L1.\n\nDecision: TBD\n',
  ],
  [
    'crossed-line',
    'not in a quote',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Process\n\n> The screen crosses L1\n> and more.\n',
    undefined,
  ],
  [
    'crossed-line',
    'under a title',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Screen crosses L1\nWith Ann.\n',
    '# Acme\n\n## My lines\n\n- L1: no leetcode\n\n## Screen crosses L1\n\nDecision: TBD\n\nWith Ann.\n',
  ],
  [
    'missing-sell-chat-questions',
    'behind all of the item',
    '---\nstage: offer\n---\n# Acme\n\n## Finish well\n\n1. Sell chats with Ann\n   and Bob\n2. Negotiate\n',
    '---\nstage: offer\n---\n# Acme\n\n## Finish well\n\n1. Sell chats with Ann\n   and Bob\n   - Questions to ask: TBD\n2. Negotiate\n',
  ],
  [
    'missing-finish',
    'in bold where the parts are',
    '**Debug the process**\n\n* Formats: two\n',
    '**Debug the process**\n\n* Formats: two\n\n**Finish well**\n\n' + FINISH,
  ],
  [
    'missing-finish',
    'not into a comment that is open, whatever stands in it',
    '# Acme\n\n<!-- to be <b>written</b>\n',
    undefined,
  ],
  [
    'missing-lines',
    'above the rule that parts the sections',
    '# Acme\n\nA note.\n\n---\n\n## Process\n\n- Formats: two\n',
    '# Acme\n\nA note.\n\n## Draw your lines\n\n' +
      LINES +
      '\n---\n\n## Process\n\n- Formats: two\n',
  ],
  [
    'missing-lines',
    'above a comment on the next line',
    '# Acme\n\n<!-- staff-prep-disable-next-line unknown-leveling -->\n## Process\n\n- Formats: two\n',
    '# Acme\n\n## Draw your lines\n\n' +
      LINES +
      '\n<!-- staff-prep-disable-next-line unknown-leveling -->\n## Process\n\n- Formats: two\n',
  ],
  [
    'missing-lines',
    'below a comment that is of what stands above it',
    '# Acme\n\n<!-- begun in May -->\n\n## Process\n\n- Formats: two\n',
    '# Acme\n\n<!-- begun in May -->\n\n## Draw your lines\n\n' +
      LINES +
      '\n## Process\n\n- Formats: two\n',
  ],
  [
    'missing-lines',
    'before what is of the process alone',
    '# Acme\n\n## Formats\n\n- two\n\n## Log\n\nCalled.\n',
    '# Acme\n\n## Draw your lines\n\n' + LINES + '\n## Formats\n\n- two\n\n## Log\n\nCalled.\n',
  ],
  [
    'missing-question',
    'beside what else of the part has a title',
    '# Acme\n\n## Formats\n\n- two\n\n## Preparation\n\nnone\n\n## Finish well\n\n- Negotiate\n\n## Log\n',
    '# Acme\n\n## Formats\n\n- two\n\n## Preparation\n\nnone\n\n## Who are the interviewers?\n\nTBD\n\n## Finish well\n\n- Negotiate\n\n## Log\n',
  ],
  [
    'missing-question',
    'above the rule that parts the sections',
    '# Acme\n\n## Process\n\n- Formats: two\n- Preparation: none\n\n***\n\n## Other\n',
    '# Acme\n\n## Process\n\n- Formats: two\n- Preparation: none\n\n### Who are the interviewers?\n\nTBD\n\n***\n\n## Other\n',
  ],
  [
    'missing-question',
    'not into a fence that is open',
    '# Acme\n\n## Process\n\n- Formats: two\n- Preparation: none\n\n```\ncode\n',
    undefined,
  ],
  [
    'no-lines-drawn',
    'in the manner of the list',
    '# Acme\n\n## My lines\n\n  * TBD\n\n## Process\n',
    '# Acme\n\n## My lines\n\n  * TBD\n' + LINES.replaceAll('- ', '  * ') + '\n## Process\n',
  ],
  [
    'no-lines-drawn',
    'under an underlined title',
    'My lines\n========\n\nProcess\n=======\n',
    'My lines\n========\n\n' + LINES + '\nProcess\n=======\n',
  ],
  [
    'no-lines-drawn',
    'under an item',
    '# Acme\n\n- Lines: TBD\n- Formats: two\n',
    '# Acme\n\n- Lines: TBD\n' + LINES.replaceAll('- ', '  - ') + '- Formats: two\n',
  ],
  [
    'no-lines-drawn',
    'instead of the placeholder of a label',
    '# Acme\n\n**Lines:** TBD\nFormats: deep dive\n',
    '# Acme\n\n**Lines:**\n\n' + LINES + '\nFormats: deep dive\n',
  ],
  [
    'no-lines-drawn',
    'not instead of more than a word',
    '# Acme\n\nLines: TBD, ask Sam\nFormats: deep dive\n',
    undefined,
  ],
  [
    'no-lines-drawn',
    'nor in a table',
    '# Acme\n\n| Lines | TBD |\n| --- | --- |\n| Formats | two |\n',
    undefined,
  ],
  [
    'missing-finish-step',
    'above the bold titles of the others',
    '# Acme\n\n## Finish well\n\n**Negotiate**\n\n10 %\n\n**Follow-ups**\n\nBo\n\n**References**\nBriefed Ann.\n',
    '# Acme\n\n## Finish well\n\n- [ ] Accept sell chats\n\n**Negotiate**\n\n10 %\n\n**Follow-ups**\n\nBo\n\n**References**\nBriefed Ann.\n',
  ],
  [
    'missing-finish-step',
    'above the foot of the note',
    '# Acme\n\n## Finish well\n\n1. Negotiate\n2. References\n3. Follow-ups\n\n---\n*Last updated*\n',
    '# Acme\n\n## Finish well\n\n1. Negotiate\n2. References\n3. Follow-ups\n\n- [ ] Accept sell chats\n\n---\n*Last updated*\n',
  ],
  [
    'missing-finish-step',
    'beside the only one that is listed',
    '# Acme\n\n- [ ] Thank-you notes\n- [ ] Milk\n\n## Later\n\nNothing.\n',
    '# Acme\n\n- [ ] Thank-you notes\n- [ ] Negotiate the details\n- [ ] Milk\n\n## Later\n\nNothing.\n',
  ],
  [
    'missing-finish-step',
    'in a list in a list',
    '# Acme\n\n- Finish\n  - [ ] negotiate\n',
    '# Acme\n\n- Finish\n  - [ ] negotiate\n  - [ ] Brief references\n',
  ],
  [
    'missing-finish-step',
    'under the item of the finish',
    '# Acme\n\n- Finish: TBD\n- Other\n',
    '# Acme\n\n- Finish: TBD\n  - [ ] Negotiate the details\n- Other\n',
  ],
  [
    'missing-finish-step',
    'not under a title of something else',
    '# Acme\n\nNegotiate: base\n\n## Log\n\nCalled.\n',
    '# Acme\n\nNegotiate: base\n\n## Log\n\nCalled.\n\n## Finish well\n\n- [ ] Brief references\n',
  ],
];

test.each(CASES)('%s: %s', (rule, _name, note, fixed) => {
  const fix = fixOf(rule, note);
  expect(fix && applyEdits(note, fix.edits)).toBe(fixed);
});

const TITLES: Readonly<Record<string, [title: string, safe: boolean]>> = {
  'missing-approach': ['Add “Approach” to Coding', true],
  'missing-evaluation': ['Add “Evaluates” to Design', true],
  'missing-materials': ['Add “Preparation” to Tech talk', true],
  'unresearched-interviewer': ['Add a line of research on Ann Lee', true],
  'crossed-line': ['Insert a decision', true],
  'missing-sell-chat-questions': ['Insert “Questions to ask”', true],
  'missing-programming-stance': ['Add a line about interview programming', true],
  'missing-finish': ['Insert “Finish well”', true],
  'missing-process': ['Insert “Debug the process”', true],
  'missing-lines': ['Insert “Draw your lines”', true],
  'missing-question': ['Insert “Interviewers”', true],
  'no-lines-drawn': ['Insert lines to start from', true],
  'missing-finish-step': ['Insert “Accept sell chats”', true],
  'unknown-line': ['Change to L1', true],
  'duplicate-line': ['Renumber to L3', true],
  'misspelled-section': ['Rename to “Finish well”', true],
  'open-finish-step': ['Tick it: it is done', false],
  'unknown-suppression': ['Change to missing-lines', true],
  'invalid-front-matter': ['Change to interviewing', true],
  'unknown-leveling': ['Insert “Leveling”', true],
};

test.each(Object.entries(TITLES))(
  'what the fix of %s is called, and whether it may be applied unseen',
  (id, expected) => {
    const [, , note] = CASES.find(([rule, , , fixed]) => rule === id && fixed !== undefined)!;
    const { title, safe } = fixOf(id, note)!;
    expect([title, safe]).toEqual(expected);
  },
);

test.each([
  [
    'a section under a misspelt title is not inserted again',
    '# Acme\n\n## Draw yuor lines\n- L1: no leetcode\n- L2: no defence companies\n\n## Debug teh process\n- Formats: a talk, what counts is clarity\n- Preparation: slides\n\n## Interveiwers\n- Ann Lee, wrote the pager\n\n## Levleing\n- At the end\n\n## Finsh well\n- Negotiate\n- Sell chats\n- Thank-you notes\n\n## Refernces\n- Bob\n',
    '# Acme\n\n## Draw your lines\n- L1: no leetcode\n- L2: no defence companies\n\n## Debug the process\n- Formats: a talk, what counts is clarity\n- Preparation: slides\n\n## Interviewers\n- Ann Lee, wrote the pager\n\n## Leveling\n- At the end\n\n## Finish well\n- Negotiate\n- Sell chats\n- Thank-you notes\n\n## References\n- Bob\n',
  ],
  [
    'bold titles stay what they are',
    '**Debug the process**\n\n* Formats: TBD\n* Preparation: none\n* Interviewers: TBD\n* Leveling: TBD\n\n**Finish well**\n\n* Negotiate\n',
    '**Draw your lines**\n\n' +
      LINES +
      '\n**Debug the process**\n\n* Formats: TBD\n* Preparation: none\n* Interviewers: TBD\n* Leveling: TBD\n\n**Finish well**\n\n* Negotiate\n* [ ] Brief references\n* [ ] Send follow-up emails\n* [ ] Accept sell chats\n',
  ],
  [
    'a label for lines gets no one else’s place',
    '# Acme\n\nLines: TBD\nFormats: TBD\nPreparation: none\nInterviewers: TBD\nLeveling: TBD\nNegotiate: base\n',
    '# Acme\n\nLines:\n\n' +
      LINES +
      '\nFormats: TBD\nPreparation: none\nInterviewers: TBD\nLeveling: TBD\nNegotiate: base\n\n**Finish well**\n\n- [ ] Brief references\n- [ ] Send follow-up emails\n- [ ] Accept sell chats\n',
  ],
])('all fixes: %s', (_name, note, fixed) => {
  const workspace = new Workspace(() => '2026-11-24');
  workspace.put('acme.prep.md', note);
  const located = workspace.at('acme.prep.md')!;
  expect(fixAll(note, (text) => workspace.recheck(located, text))).toBe(fixed);
});
