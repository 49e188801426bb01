import { translatable } from '../l10n.ts';

/** The stages of an opportunity, first those on the way, then those it ends or rests in. */
export const STAGES = [
  'researching',
  'applied',
  'screening',
  'interviewing',
  'offer',
  'accepted',
  'declined',
  'rejected',
  'withdrawn',
  'ghosted',
  'paused',
] as const;

/** How far an opportunity is. */
export type Stage = (typeof STAGES)[number];

/** What each stage is called, for people. */
export const STAGE_NAMES: Readonly<Record<Stage, string>> = translatable({
  researching: 'Researching',
  applied: 'Applied',
  screening: 'Screening',
  interviewing: 'Interviewing',
  offer: 'Offer',
  accepted: 'Accepted',
  declined: 'Declined',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  ghosted: 'Ghosted',
  paused: 'Paused',
});

/** What each stage means, for completion and hovers. */
export const STAGE_MEANINGS: Readonly<Record<Stage, string>> = translatable({
  researching: 'You are looking at the company; nothing is sent.',
  applied: 'Your application or a referral is with them.',
  screening: 'You talk to the recruiter or have a phone screen.',
  interviewing: 'You are in the loop.',
  offer: 'They made an offer, or you negotiate one.',
  accepted: 'You said yes.',
  declined: 'You said no.',
  rejected: 'They said no.',
  withdrawn: 'You left the process.',
  ghosted: 'They stopped answering.',
  paused: 'The process is on hold.',
});

/** What people write for each stage, as whole words. */
const WRITTEN: Readonly<Record<Stage, string>> = {
  researching:
    'researching | research | wishlist | wish list | watching | watchlist | interested | ' +
    'exploring | considering | prospect | to apply | not applied | not yet applied',
  applied:
    'applied | submitted | application | application sent | applying | referred | ' + 'referral',
  screening:
    'screening | screen | screened | recruiter screen | phone screen | technical phone screen | technical screen | recruiter call | ' +
    'recruiter chat | intro call | recruiter | phone',
  interviewing:
    'interviewing | interview | interviews | interviewed | offered an interview | offered interviews | offered me an interview | onsite | on site | loop | ' +
    'final round | finals | technical | round | panel | in process | in progress | active | ' +
    'no offer yet | expecting an offer | awaiting offer | waiting for an offer | waiting for offer | expecting offer | hoping for an offer | pre offer | debrief | take home | ' +
    'reference check | reference checks | team matching | team match | hiring manager call | hiring manager chat',
  offer:
    'offer | offers | offered | offer received | negotiating | negotiation | ' + 'verbal offer',
  accepted: 'accepted | accept | signed | hired | joined | offer accepted | offer signed',
  declined:
    'declined | decline | turned down | turned it down | turned them down | offer declined | ' +
    'offer turned down | said no | accepted elsewhere | took another offer | accepted another offer',
  rejected:
    'rejected | rejection | reject | not selected | no offer | failed | passed on me | ' +
    'offer rescinded | rescinded | offer withdrawn | offer pulled | role filled | filled internally | not moving forward | they passed',
  withdrawn:
    'withdrawn | withdrew | withdraw | dropped out | pulled out | not interested | no longer interested | closed | archived',
  ghosted: 'ghosted | no response | no reply | no answer | never heard back | silence',
  paused: 'paused | on hold | pause | hold | frozen | hiring freeze | parked | stalled',
};

/** The same in German and Spanish. */
const WRITTEN_ELSEWHERE: typeof WRITTEN = {
  researching:
    'recherche | interessiert | merkliste | schaue mir an | explorando | investigando | mirando | interesado | interesada',
  applied:
    'beworben | bewerbung | bewerbung verschickt | empfohlen | lebenslauf verschickt | cv enviado | aplicado | postulado | postulada | candidatura | candidatura enviada',
  screening:
    'erstgespräch | telefoninterview | vorgespräch | erstes telefonat | telefonat | kennenlerngespräch | criba | criba telefónica | primer contacto | primera llamada | llamada inicial | entrevista telefónica',
  interviewing:
    'im prozess | im gespräch | gespräch | gespräche | gesprächen | vorstellungsgespräch | vorstellungsgespräche | interviewrunde | interviewrunden | vor ort | en proceso | presencial | en entrevistas | entrevista | entrevistas | entrevistando',
  offer:
    'angebot | angebot erhalten | verhandlung | in verhandlung | verhandeln | oferta | oferta recibida | negociando | negociación',
  accepted:
    'zugesagt | firmé | acepté | acepté la oferta | angenommen | angebot angenommen | unterschrieben | aceptado | aceptada | oferta aceptada | firmado | firmada',
  declined:
    'abgesagt | angebot abgelehnt | habe abgelehnt | hab abgelehnt | oferta rechazada | rechazada por mí | he rechazado | rechacé | rechacé la oferta | dije que no',
  rejected:
    'absage | absage erhalten | absage bekommen | abgelehnt | rechazado | rechazada | me rechazaron | me han rechazado | descartado | descartada',
  withdrawn:
    'zurückgezogen | ausgestiegen | kein interesse | retirado | sin interés | no me interesa | retirada | me retiré',
  ghosted:
    'keine antwort | keine rückmeldung | funkstille | meldet sich nicht | melden sich nicht | sin respuesta | sin noticias | no responden | no contestan',
  paused: 'pausiert | auf eis | liegt auf eis | en pausa | pausado | pausada | congelado',
};

/** What tells a stage only where no other word does: “Nach der zweiten Runde abgelehnt” is over. */
const AT_LEAST: Partial<typeof WRITTEN> = {
  researching: 'interessant | me interesa | me interesan',
  interviewing: 'runde | runden | finale | endrunde | ronda | rondas | fase final',
  ghosted: 'silencio',
};

interface Phrase {
  readonly stage: Stage;
  readonly phrase: string;
}

const phrasesOf = (written: Partial<typeof WRITTEN>): Phrase[] =>
  STAGES.flatMap((stage) =>
    (written[stage]?.split(' | ') ?? []).map((phrase) => ({ stage, phrase: ` ${phrase} ` })),
  );
const PHRASES = [...phrasesOf(WRITTEN), ...phrasesOf(WRITTEN_ELSEWHERE)];
const PHRASES_AT_LEAST = phrasesOf(AT_LEAST);

/** The stage that a text names; the earliest match wins, and at one place the longest. */
export function readStage(text: string): Stage | undefined {
  const words = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return earliest(words, PHRASES) ?? earliest(words, PHRASES_AT_LEAST);
}

function earliest(words: string, phrases: readonly Phrase[]): Stage | undefined {
  let best: { at: number; length: number; stage: Stage } | undefined;
  for (const { stage, phrase } of phrases) {
    const at = words.indexOf(phrase);
    if (at < 0) continue;
    if (!best || at < best.at || (at === best.at && phrase.length > best.length))
      best = { at, length: phrase.length, stage };
  }
  return best?.stage;
}

/** Whether nothing is to be done any more: only hygiene speaks. */
export function isClosed(stage: Stage | undefined): boolean {
  return stage !== undefined && STAGES.indexOf(stage) > STAGES.indexOf('accepted');
}

/** Whether the loop has not begun, so that its gaps are no warnings yet. */
export function isEarly(stage: Stage | undefined): boolean {
  return stage === 'researching' || stage === 'applied';
}

/** Whether the opportunity is between screening and offer. */
export function isActive(stage: Stage | undefined): boolean {
  return stage === undefined || ['screening', 'interviewing', 'offer'].includes(stage);
}
