import * as l10n from '@vscode/l10n';
import type { Note } from '../note/note.ts';
import type { Section } from '../note/section.ts';
import { watch } from '../note/walk.ts';
import { about } from './place.ts';
import type { Fix } from './rule.ts';
import { insertTopic, insertUnder } from './section-edit.ts';

const RAISED =
  /\braised\b|\b(?:told|asked|emailed|mailed|wrote|written|mentioned|flagged|brought up|pushed back|voiced)\b/i;
const ABOUT =
  /\b(?:concerns?|panel|loop|process|interviewers?|level|showcase|deep[- ]?dive|presentation|junior|mid|recruiter|format|rounds?|past work)\b/i;
/** What names a concern about the loop wherever it stands. */
const CONCERN =
  /\bjunior (?:panel|loop|interviewers?)\b|\b(?:panel|loop) (?:is|looks|seems) (?:\w+ )?junior\b|\bmore senior (?:folks|people|interviewers)\b|\bnothing (?:[\w ]{0,20} )?lets? me show\b|\bno (?:deep[- ]?dive|showcase|presentation|past (?:work|project))\b|\b(?:like|want|prefer|asked) to (?:meet|talk to|see) (?:someone|somebody|people) (?:at (?:my|staff)|staff|principal|senior|more senior)/i;
const TO_RECRUITER =
  /\b(?:told|asked|emailed|mailed|wrote to|mentioned (?:it |this )?to)\s+(?:the |my |our )?(?:recruiter|hiring manager|hm|them)\b/i;
const TO_WHOM = /\b(?:recruiter|hiring manager|hm|them|him|her|email|mail|call)\b/i;
/** “told Jo that…” */
const TO_SOMEONE =
  /\b(?:[Tt]old|[Aa]sked|[Ee]mailed|[Mm]ailed|[Ww]rote(?: to)?|[Ww]ritten to|[Mm]entioned (?:it |this )?to)\s+\p{Lu}\p{Ll}/u;
/** A “raised” that is of money, or that has not happened. */
const OTHERWISE =
  /\braised (?:a |an |its |their |our |the |over |about |another )*(?:series|seed|round of|money|funding|bar|capital|\$|€|£|\d)|\b(?:not|n['’]t|never|no|un|to be|be|will|should|must|if|when|once|before|could|would|haven['’]?t|hasn['’]?t)\b[^.;,:→—–]{0,24}\b(?:raised|told|asked|emailed|mentioned|flagged)\b|\braised\s*(?:[?:]\s*)?(?:no|not yet|tbd|\?)|\?\s*$/i;

/** The same in German and Spanish, among the concerns. */
const RAISED_ELSEWHERE =
  /(?<![a-zß-ÿ])(?:angesprochen|thematisiert|plantead[oa]s?|plante(?:é|amos)|comentad[oa]s?|coment(?:é|amos))(?![a-zß-ÿ])/i;
const NOT_RAISED_ELSEWHERE =
  /(?<![a-zß-ÿ])(?:nicht|noch|wird|werden?|muss|soll(?:te)?|no|aún|todavía|sin|hay que)(?![a-zß-ÿ])|\?\s*$/i;

const isOfConcerns = ({ title }: Section) => title?.topics.includes('signals') === true;

/** In whatever section: “raised the junior panel”, “told Jo that there is no deep dive”. */
const raisedAnywhere = watch({
  at: 'text',
  within: (section) => section.part !== 'lines' && !isOfConcerns(section),
  is: ({ line: { text } }) =>
    ((/\braised\b/i.test(text) && ABOUT.test(text)) ||
      (CONCERN.test(text) && (TO_RECRUITER.test(text) || TO_SOMEONE.test(text)))) &&
    !OTHERWISE.test(text) &&
    !RAISED_ELSEWHERE.test(text),
});
/** What needs no word on whom to, among the concerns. */
const BY_ITSELF =
  /^(?!.*\b(?:need|have) to\b).*\b(?:asked for|flagged|brought (?:\w+ )?up|pushed back|voiced)\b/i;
/** What a concern about the loop is about. */
const OF_LOOP =
  /\b(?:panel|loop|showcase|deep[- ]?dive|presentation|past (?:work|projects?)|junior|rounds?)\b/i;

const raisedAmongConcerns = watch({
  at: 'text',
  within: (section) => section.part !== 'lines' && isOfConcerns(section),
  is: ({ line: { text } }) => {
    const elsewhere = RAISED_ELSEWHERE.test(text);
    if (!(elsewhere || RAISED.test(text)) || OTHERWISE.test(text)) return false;
    // “Sin deep dive: planteado”: what takes it back stands in the same clause.
    const clause = elsewhere && text.split(/[.,;:]/).find((part) => RAISED_ELSEWHERE.test(part));
    if (clause) return !NOT_RAISED_ELSEWHERE.test(clause);
    return (
      /\braised\b/i.test(text) ||
      (BY_ITSELF.test(text) && OF_LOOP.test(text)) ||
      TO_WHOM.test(text) ||
      TO_SOMEONE.test(text)
    );
  },
});
const tickedLines = watch({
  at: 'text',
  is: ({ line, item, section }) =>
    item?.checked === true &&
    (/\brais(?:e|ed)\b/i.test(line.text) || (isOfConcerns(section) && OF_LOOP.test(line.text))),
});

/** “no deep dive, told the recruiter” among the concerns. */
function tellsOfRaising(text: string): boolean {
  return (
    RAISED.test(text) && !OTHERWISE.test(text) && (TO_WHOM.test(text) || TO_SOMEONE.test(text))
  );
}

/** Whether the note says that a concern about the loop was raised. */
export function wasRaised(note: Note): boolean {
  return (
    about(note, 'signals').some(
      (statement) => statement.form !== 'title' && tellsOfRaising(statement.line.text),
    ) ||
    raisedAnywhere(note.root).length > 0 ||
    raisedAmongConcerns(note.root).length > 0 ||
    tickedLines(note.root).length > 0 ||
    about(note, 'signals').some(({ item }) => item?.checked === true)
  );
}

/** The fix that writes a concern down; none where one is noted already. */
export function concernFix(note: Note, text: string): Fix | undefined {
  const concerns = about(note, 'signals');
  if (note.text.includes(text)) return undefined;
  const section = concerns.find(({ form }) => form === 'title')?.section;
  const item = `- [ ] ${text} (to be raised with the recruiter)`;
  const edit = section
    ? insertUnder(note, section, item)
    : insertTopic(note, 'signals', 'Concerns', item);
  return edit && { title: l10n.t('Insert a concern to raise'), edits: [edit], safe: true };
}
