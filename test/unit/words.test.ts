import { describe, expect, test } from 'vitest';
import { findDates, isAhead, isPast } from '../../server/src/note/date.ts';
import { readKinds } from '../../server/src/note/kind.ts';
import { isRecruiter, readLevel } from '../../server/src/note/level.ts';
import { findTokens, isPlaceholder } from '../../server/src/note/placeholder.ts';
import { readStage } from '../../server/src/note/stage.ts';
import { saysDone, saysDropped } from '../../server/src/note/step.ts';
import { Titles } from '../../server/src/note/title.ts';
import { countWords, fold, isCapitals } from '../../server/src/note/words.ts';
import { refusesProgramming } from '../../server/src/rules/crossed-line.ts';

const TODAY = '2026-11-24';
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());
/** Rows of `what people write => what it means`. */
const pairs = (text: string) => lines(text).map((line) => line.split(' => ') as [string, string]);

describe('stages', () => {
  test.each(
    pairs(`
      researching => researching
      Wishlist => researching
      watching => researching
      interested! => researching
      submitted => applied
      Applied 2/17 => applied
      recruiter screen => screening
      Phone Screen (Mon) => screening
      onsite => interviewing
      loop => interviewing
      Final round 🎉 => interviewing
      interview #2 => interviewing
      a bare interview => interviewing
      #application/🟩 Interview => applied
      Offer received!! => offer
      verbal offer => offer
      negotiating => offer
      signed => accepted
      Rejected after onsite => rejected
      no response => ghosted
      withdrew => withdrawn
      declined their offer => declined
      paused => paused
    `),
  )('%s is %s', (written, stage) => expect(readStage(written)).toBe(stage));

  test.each(['vibes', '', 'Q3', 'officer'])('%s is none', (written) =>
    expect(readStage(written)).toBeUndefined(),
  );
});

describe('placeholders', () => {
  test.each([
    '',
    '  ',
    'TBD',
    'tba',
    'TODO',
    'TBC',
    'FIXME',
    'XXX',
    'TBD — ask Sam',
    'waiting for Sam',
    'waiting on the recruiter to write',
    '?',
    '??',
    '-',
    '–',
    '…',
    '...',
    '_',
    '____',
    '$',
    '[ ]',
    'pending',
    'Unknown',
    'unclear',
    'not sure',
    'Not sure yet',
    'not yet',
    'not yet asked',
    "don't know",
    'don’t know yet',
    'no idea',
    'ask recruiter',
    'need to ask',
    'need to check',
    'to be confirmed',
    'to be filled',
    'fill in',
    '[Name]',
    '<Role>',
    '{Company}',
    '{{date}}',
    '$'.concat('{x}'),
    '%NAME%',
    'YYYY-MM-DD',
    '**TBD**'.replaceAll('*', ''),
    '1.',
    '(2)',
    '未設定',
    '待定',
  ])('%j says nothing', (text) => expect(isPlaceholder(text)).toBe(true));

  test.each([
    'Unknown to me, Ann replied: two rounds',
    'pending the debrief, Ann decides',
    'see the schedule above',
    'none',
    'no',
    'n/a',
    'Ann',
    'L3',
    '🎉',
    'not sure yet whether Ann or Bob',
    '2',
    '1. two rounds',
    '[Ann](https://example.com) and Bob',
    'asked the recruiter: two rounds',
    'todos are listed below',
    '[redacted]',
  ])('%j says something', (text) => expect(isPlaceholder(text)).toBe(false));

  test('the user’s own count too, in any case', () => {
    expect(isPlaceholder('Soon', ['soon'])).toBe(true);
    expect(isPlaceholder('soon enough', ['soon'])).toBe(false);
  });
});

describe('titles', () => {
  const titles = new Titles({ lines: ['my red flags list'] });
  test.each(
    pairs(`
      1. Draw your lines! => lines
      🎯 Non-Negotiable Requirements => lines
      Dealbreakers => lines
      What I’m looking for => lines
      My Red Flags List => lines
      DEBUG THE PROCESS => process
      Interview Process (per recruiter on 2026-05-20) => process
      Questions for the recruiter => process
      Part 3: Finish well => finish
      Wrap-up => finish
      Post-interview => finish
      Offer and closing => finish
      INTERVIEW FORMAT => formats
      Stages of the loop => formats
      What are the interview formats, including what are they evaluating for? => formats
      Signals they look for => evaluation
      Do any of the interviews require specific preparation? => preparation
      Prep needed => preparation
      Interviewer(s) => interviewers
      2.3 Who I will meet => interviewers
      2.1.4. Levelling => leveling
      Who I will meet => interviewers
      Levelling => leveling
      When is level decided? => leveling
      How the level is set => leveling
      Concerns / red flags => signals
      Game plan => approach
      Negotiation notes => negotiate
      Counter-offer => negotiate
      Brief my references => references
      Thank-you notes => follow-ups
      Follow up emails => follow-ups
      Sell calls => sell-chats
      Meet the team => sell-chats
    `),
  )('%s is about %s', (written, topic) => expect(titles.match(written)).toEqual([topic]));

  test('a title of the user’s own means what the user says, with “my” before it too', () => {
    const own = new Titles({ lines: ['Red flags'], preparation: ['Sell chats'] });
    expect(
      ['Red Flags', 'My red flags', 'Sell chats', 'Concerns'].map((each) => own.match(each)),
    ).toEqual([['lines'], ['lines'], ['preparation'], ['signals']]);
    expect(own.column('Sell-chats')).toBe('preparation');
  });

  test.each([
    'Next steps',
    'People',
    'With',
    'Focus',
    'Flags',
    'Agenda',
    'Schedule',
    'Stages',
    'Strategy',
    'Interviews',
    'Preferences',
    'Notes',
  ])('%s is about nothing outside the process part', (written) =>
    expect(titles.match(written)).toEqual([]),
  );

  test.each(
    pairs(
      'People => interviewers\nWith => interviewers\nFocus => evaluation\nFlags => signals\nAgenda => formats\nStrategy => approach',
    ),
  )('%s is about %s inside it', (written, topic) =>
    expect(titles.match(written, { part: 'process' })).toEqual([topic]),
  );
});

describe('levels', () => {
  test.each(
    pairs(`
      Intern => early or mid
      new grad => early or mid
      junior engineer => early or mid
      Associate Engineer => early or mid
      mid-level engineers => early or mid
      Software Engineer II => early or mid
      Software Engineer - II => early or mid
      SWE 2 => early or mid
      SDE II => early or mid
      SE 2 => early or mid
      L4 => early or mid
      E3 => early or mid
      IC3 => early or mid
      Sr SWE => senior
      Senior Engineer II => senior
      Engineer III => senior
      L5 => senior
      IC4 => senior
      Staff Eng, Backend => staff-plus
      Senior Staff Engineer => staff-plus
      Principal => staff-plus
      Distinguished Engineer => staff-plus
      Architect => staff-plus
      tech lead => staff-plus
      L6/E6 => staff-plus
      IC7 => staff-plus
      EM => manager
      Director of Engineering => manager
      Head of Platform => manager
      CTO => manager
      co-founder => manager
      skip level => manager
    `),
  )('%s is %s', (written, level) => expect(readLevel(written)).toBe(level));

  test.each([
    'Software Engineer',
    '',
    'internal tools',
    'Backend developer',
    'them',
    'works with leaders',
    'Grid',
  ])('%j is of unknown level', (written) => expect(readLevel(written)).toBeUndefined());

  test('recruiters are set apart', () => {
    expect(isRecruiter('Technical Recruiter')).toBe(true);
    expect(isRecruiter('Staff Engineer')).toBe(false);
  });
});

describe('kinds', () => {
  test.each(
    pairs(`
      Live coding => coding
      Algorithms => coding
      Pair programming => coding
      System Design => design
      Architecture deep dive => design, deep-dive
      Project walkthrough => deep-dive
      Career history => deep-dive
      Portfolio review => deep-dive
      Resume walkthrough => deep-dive
      something you’ve built => deep-dive
      Experience interview => deep-dive
      Tech talk => presentation
      Present a past project => deep-dive, presentation
      Behavioral => behavioural
      Culture fit => values
      Hiring manager => manager
      Recruiter call => recruiter
      Team lunch => other
    `),
  )('%s is %s', (written, kinds) => expect(readKinds(written).join(', ')).toBe(kinds));
});

describe('dates', () => {
  test.each(
    pairs(`
      2026-11-23 => 2026-11-23
      2024/05/20 14:00-14:45 => 2024-05-20
      Nov 23 => 2026-11-23
      feb 20th => 2027-02-20
      Dec 1 => 2026-12-01
      23 Nov 2026 => 2026-11-23
      Nov 23, 2026 => 2026-11-23
      11/12/2026 => 2026-12-11 2026-11-12
      25/12/2026 => 2026-12-25
      24.12.2026 => 2026-12-24
      12. März 2026 => 2026-03-12
      am 24.11. => 2026-11-24
      03.12., 10 Uhr => 2026-12-03
      bis 9.12. => 2026-12-09
      Do, 3. Dez. um 10 Uhr => 2026-12-03
      1. Mai => 2027-05-01
      3 de mayo => 2027-05-03
      5 de noviembre de 2026 => 2026-11-05
      9 de agosto del 2026 => 2026-08-09
      30 nov => 2026-11-30
    `),
  )('%s is %s', (written, days) =>
    expect(
      findDates(written, TODAY)
        .flatMap(({ readings }) => readings)
        .join(' '),
    ).toBe(days),
  );

  test.each([
    '2026-02-30',
    'soon',
    '12:30',
    'v1.2.3',
    'March',
    '31 Nov 2026',
    '1/2',
    '2 de cada 3',
    '3 Maiers',
  ])('%s is none', (written) => expect(findDates(written, TODAY)).toEqual([]));

  test('a date that can be read both ways counts only where both say the same', () => {
    const [both] = findDates('11/12/2026', TODAY);
    const [past] = findDates('10/11/2026', TODAY);
    expect([isPast(both!, TODAY), isAhead(both!, TODAY)]).toEqual([false, false]);
    expect(isPast(past!, TODAY)).toBe(true);
  });

  test('today is not past', () => expect(isPast(findDates(TODAY, TODAY)[0]!, TODAY)).toBe(false));
});

describe('completion', () => {
  test.each([
    'done',
    'sent to Ann and Bob',
    'briefed both',
    'accepted two',
    'They agreed to 20k',
    'negotiated the base',
    'signed',
    'booked for Dec 1',
    'finished',
    '✓',
    'emails ✅',
    'none offered',
    'called all three Nov 2',
  ])('%s', (text) => expect(saysDone(text, TODAY)).toBe(true));

  test.each([
    'not yet sent',
    'to be signed',
    'will brief',
    'will be briefed on Monday',
    'not done',
    'haven’t sent any',
    'once accepted, write to Ann',
    'later',
    'should be sent by Friday',
    'call them Dec 2',
    'undone',
    'sent?',
    'never agreed',
    'ask 11/12/2026',
  ])('%s is not', (text) => expect(saysDone(text, TODAY)).toBe(false));
});

describe('sell chats without which someone does', () => {
  test.each([
    'skipped, I know the team',
    'Declined.',
    'declined both',
    'not needed',
    'no need',
    'abgelehnt',
    'no hace falta',
    'n/a',
  ])('%s', (text) => expect(saysDropped(text)).toBe(true));

  test.each([
    'not declined yet',
    'skipped?',
    'skipped for now',
    'they declined, ask again',
    'should be declined',
    'noch nicht abgelehnt',
    'booked',
  ])('%s is not', (text) => expect(saysDropped(text)).toBe(false));
});

describe('tokens of a template', () => {
  test.each(['[Recruiter Name]', '<Role>', 'Hi {Company}', '{{date}}'])('%s is one', (text) =>
    expect(findTokens(text)).toHaveLength(1),
  );

  test.each(['[Fix] the build', '[Unreleased]', '[BREAKING]', 'GET /users/{id}', 'List<String>'])(
    '%s is none',
    (text) => expect(findTokens(text)).toEqual([]),
  );
});

describe('refusing to practise programming', () => {
  test.each([
    'No whiteboard coding',
    'I don’t practise leetcode',
    'practising algorithms: no',
    'Practise programming? Never.',
    'Live coding, I won’t',
    'leetcode – not for me',
    'whiteboard programming: I stopped practising in 2019',
    'unwilling to practice interview programming',
    'Kein Coding-Training für Interviews',
    'Ich übe nicht Programmieren für Interviews',
    'Sin programación en la pizarra',
  ])('%s', (line) => expect(refusesProgramming(line)).toBe(true));

  test.each([
    'I practise LeetCode for an hour a week and no more',
    'coding practice, not more than an evening',
    'Live coding is fine, no take-homes above two hours',
    'I don’t mind programming interviews',
    'Practising algorithms is no problem',
    'No weekend work',
    'Kein Problem mit Coding',
  ])('%s refuses none', (line) => expect(refusesProgramming(line)).toBe(false));
});

describe('folding', () => {
  test.each(
    pairs(`
      Draw Your Lines => draw your lines
      🎯 Draw your lines! => draw your lines
      2️⃣ Who’s the panel? => whos the panel
      3. Wrap-up => wrapup
      Part 2: Wrap‑up => wrapup
      (2) Rounds and stages => rounds and stages
      II. Rounds => rounds
      b) Rounds => rounds
      1.2 Rounds => rounds
      [x] Rounds => rounds
      [ ]Rounds => rounds
      **Rounds** => rounds
      Rounds (all four) [sic] => rounds all four sic
      Offer & closing => offer and closing
      Offer/closing => offer and closing
      Offer + closing => offer and closing
      Title &level => title and level
      Post - interview => post interview
      -Rounds- => rounds
      ＲＯＵＮＤＳ => rounds
      step two – rounds => rounds
      Round 2 => round 2
      L5 and up => l5 and up
      don't / won‘t => dont and wont
    `),
  )('%s is “%s”', (text, folded) => expect(fold(text)).toBe(folded));

  test('how many words a text has, and whether they are capitals', () => {
    expect(countWords('a “b-c” – 2 d')).toBe(4);
    expect(['ABC', 'A B C', 'AB', 'ABc', 'ÄÖÜ 1', '123'].map(isCapitals)).toEqual([
      true,
      true,
      false,
      false,
      true,
      false,
    ]);
  });
});

describe('titles of several parts', () => {
  test.each(
    pairs(`
      Formats and interviewers => formats,interviewers
      Formats & prep => formats,preparation
      Formats/prep/interviewers => formats,preparation,interviewers
      Formats, prep, interviewers, leveling => formats,preparation,interviewers,leveling
      Formats, prep, interviewers, leveling, concerns => nothing
      Formats and lunch => nothing
      Formats and rounds => formats
      Interview process — Acme => process
      Acme: interview process => process
      Acme – lines => nothing
      Acme – my lines => lines
      The loop at Acme => process
      Lunch at Acme => nothing
      Interview formats, including what they evaluate => formats
      Formats (all four) => formats
      (Formats) => formats
      The formats => formats
      Agenda for Dec 2 => nothing
      What are the six very long and winding formats? => formats
      What are the seven very long and rather winding formats? => formats
      What are the eight very long and rather winding old formats? => nothing
      And so, who are my interviewers? => interviewers
      And so, what with all this, who are my interviewers => nothing
    `),
  )('“%s” is about %s', (text, topics) =>
    expect(new Titles().match(text).join() || 'nothing').toBe(topics),
  );

  test('common words count inside the process part alone, or as a label', () => {
    const titles = new Titles();
    expect(titles.match('Agenda for Dec 2', { part: 'process' })).toEqual(['formats']);
    expect(titles.match('Schedule', { part: 'process' })).toEqual(['formats']);
    expect(titles.match('Schedule', { label: true })).toEqual(['formats']);
    expect(titles.match('Schedule', { part: 'finish' })).toEqual([]);
    expect(titles.match('Interview process — Acme', { label: true })).toEqual([]);
  });

  test('a user’s own titles count beside ours', () => {
    const titles = new Titles({ lines: ['Nicht mit mir!'] });
    expect(titles.match('nicht mit mir')).toEqual(['lines']);
    expect(titles.match('My lines')).toEqual(['lines']);
  });

  test('what is longer than any title is about nothing', () => {
    const long = `Formats (${'x'.repeat(189)})`;
    expect(long.length).toBe(199);
    expect(new Titles().match(long)).toEqual(['formats']);
    expect(new Titles().match(`${long}  `)).toEqual([]);
  });
});
