import { expect, test } from 'vitest';
import { calendar } from '../../server/src/features/calendar.ts';
import { findTime } from '../../server/src/features/clock-time.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

const TODAY = '2026-11-24';
const ACME = `---
prep: staff-plus
company: "Acme; Sons, Inc"
stage: interviewing
next: send the outline
due: 2026-11-26
interviews: [2026-11-30, 2026-12-09]
---
## Debug the process

| Interview | Interviewers | Date |
| --- | --- | --- |
| Recruiter call | Kim Roe, Recruiter | Nov 2, 9:00 |
| System design | Ann Lee, Staff Engineer | 30 Nov 2026, 14:00–15:30 |
| Coding | Bo Ek, Senior Engineer | 2026-12-01 9:30 am UTC-5, 45 min |
| Values | | Dec 2, 10:00 PT |
| Presentation | | 11/12/2026 |
| Debrief | | Dec 3 |
`;

function of(texts: Record<string, string>) {
  const workspace = new Workspace(() => TODAY);
  for (const [path, text] of Object.entries(texts)) workspace.put(path, text);
  return calendar(workspace.notes(), TODAY);
}

test('interviews, due dates and follow-ups, as a calendar file', () => {
  const { ics, events, unsure } = of({ 'a/acme.prep.md': ACME });
  const event = (id: string, ...lines: string[]) => [
    'BEGIN:VEVENT',
    `UID:${encodeURIComponent(`a/acme.prep.md/${id}`)}@staff-prep`,
    'SEQUENCE:0',
    'DTSTAMP:20261124T000000Z',
    ...lines,
    'END:VEVENT',
  ];
  const allDay = (day: string) => [
    `DTSTART;VALUE=DATE:${day}`,
    'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE',
  ];
  expect(ics.replace(/\r\n /g, '').split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//staff-prep//staff-prep//EN',
    'METHOD:PUBLISH',
    'NAME:Staff Prep',
    'X-WR-CALNAME:Staff Prep',
    ...event(
      'interview/System design',
      'DTSTART:20261130T140000',
      'DTEND:20261130T153000',
      'SUMMARY:Acme\\; Sons\\, Inc: System design',
    ),
    ...event(
      'follow-up/System design',
      ...allDay('20261201'),
      'SUMMARY:Acme\\; Sons\\, Inc: follow up with Ann Lee',
    ),
    ...event(
      'interview/Coding',
      'DTSTART:20261201T143000Z',
      'DTEND:20261201T151500Z',
      'SUMMARY:Acme\\; Sons\\, Inc: Coding',
    ),
    ...event(
      'follow-up/Coding',
      ...allDay('20261202'),
      'SUMMARY:Acme\\; Sons\\, Inc: follow up with Bo Ek',
    ),
    ...event(
      'interview/Values',
      ...allDay('20261202'),
      'SUMMARY:Acme\\; Sons\\, Inc: Values (10:00 PT)',
    ),
    ...event('interview/Debrief', ...allDay('20261203'), 'SUMMARY:Acme\\; Sons\\, Inc: Debrief'),
    ...event('interviews/2', ...allDay('20261209'), 'SUMMARY:Acme\\; Sons\\, Inc: interview'),
    ...event('due', ...allDay('20261126'), 'SUMMARY:Acme\\; Sons\\, Inc: send the outline'),
    'END:VCALENDAR',
    '',
  ]);
  expect(events).toBe(8);
  expect(unsure).toEqual(['Acme; Sons, Inc: Presentation']);
  for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test('closed notes and shared lines have no events', () => {
  expect(
    of({
      'a.prep.md': ACME.replace('interviewing', 'withdrawn'),
      'lines.prep.md': '# My lines\n\n- L1: answer by 2026-12-01\n',
    }).events,
  ).toBe(0);
});

test('an event keeps its UID when its date moves', () => {
  const uids = (text: string) =>
    of({ 'a.prep.md': text })
      .ics.replace(/\r\n /g, '')
      .match(/^UID:.*$/gm);
  expect(uids(ACME.replace('30 Nov 2026, 14:00–15:30', '4 Dec 2026'))).toEqual(
    expect.arrayContaining(['UID:a.prep.md%2Finterview%2FSystem%20design@staff-prep']),
  );
  expect(uids(ACME)).toContain('UID:a.prep.md%2Finterview%2FSystem%20design@staff-prep');
});

test('a line break in a note begins no line of the file', () => {
  const evil = ACME.replace('"Acme; Sons, Inc"', '"X\\r\\nATTACH:file\\u202E"');
  const { ics } = of({ 'a.prep.md': evil });
  expect(ics).not.toMatch(/^ATTACH/m);
  expect(ics).toContain('SUMMARY:X ATTACH:file: Debrief');
});

test.each([
  ['14:00', '14:00 to 15:00 local'],
  ['2pm, 90 minutes', '14:00 to 15:30 local'],
  ['10-11:30am', '10:00 to 11:30 local'],
  ['12:15 am', '00:15 to 01:15 local'],
  ['14h30, 2 h', '14:30 to 16:30 local'],
  ['09:00 UTC', '09:00 to 10:00 utc'],
  ['18:00 (GMT+5:30)', '12:30 to 13:30 utc'],
  ['16:00 CET', '16:00 CET'],
  ['10 am Pacific', '10 am Pacific'],
  ['10:00 or 11:00', 'none'],
  ['25:00', 'none'],
  ['60 min, round 2', 'none'],
  ['3 rounds', 'none'],
])('the time in “%s” is %s', (text, expected) => {
  const found = findTime(text, '2026-11-30');
  const clock = (date: Date) => date.toISOString().slice(11, 16);
  const { time } = found ?? {};
  expect(
    time ? `${clock(time.start)} to ${clock(time.end)} ${time.zone}` : (found?.elsewhere ?? 'none'),
  ).toBe(expected);
});

/** The names of the events, and what is left out. */
function told(text: string) {
  const { ics, unsure } = of({ 'acme.prep.md': text });
  return { events: [...ics.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, name]) => name), unsure };
}

test('an interview on two days is two events, and so is what follows it', () => {
  const note = `# Acme\n\n## Process\n\n| Interview | With | Date |\n| --- | --- | --- |\n| Coding | Ann Lee, Staff Engineer | Dec 1 and Dec 3 |\n`;
  expect(told(note)).toEqual({
    events: [
      'acme.prep.md: Coding',
      'acme.prep.md: follow up with Ann Lee',
      'acme.prep.md: Coding',
      'acme.prep.md: follow up with Ann Lee',
    ],
    unsure: [],
  });
  expect(told(`${note}\n## Finish well\n\n- [x] Follow-ups\n`).events).toEqual([
    'acme.prep.md: Coding',
    'acme.prep.md: Coding',
  ]);
});

test('what is due has a name; a date that may mean two days is left out while one of them is ahead', () => {
  expect(told('---\ncompany: Acme\ndue: 2026-12-01\n---\n# Acme\n').events).toEqual(['Acme: due']);
  const on = (date: string) => told(`---\ncompany: Acme\ndue: ${date}\n---\n# Acme\n`).unsure;
  expect([on('11/12/2026'), on('10/12/2026'), on('12/10/2026'), on('01/02/2026')]).toEqual([
    ['Acme: due'],
    ['Acme: due'],
    ['Acme: due'],
    [],
  ]);
});

test('what is remarked beside the name of an interview stays out: calendars are shared', () => {
  const rows = ['Coding (crosses L1)', 'Values (they seem harsh)', 'crosses L2'];
  const note = `---\ncompany: Acme\n---\n# Acme\n\n## Process\n\n| Interview | Date |\n| --- | --- |\n${rows.map((name) => `| ${name} | Dec 1 |\n`).join('')}`;
  expect(told(note).events).toEqual(['Acme: Coding', 'Acme: Values', 'Acme: interview']);
});
