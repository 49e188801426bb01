import type { Opportunity } from '../../../server/src/lsp/protocol.ts';
import { aheadText, dayText } from '../texts.ts';
import type { Card } from './protocol.ts';

/** An opportunity as the page shows it, dates in the editor's language. */
export function cardOf(opportunity: Opportunity): Card {
  const { uri, title, role, countsAs, closed, readiness, done, total } = opportunity;
  const { next, due, nextDate, late, crossed, gaps, offer } = opportunity;
  const day = late ? due : nextDate;
  return {
    uri,
    title,
    ...(role && { role }),
    stage: countsAs,
    closed,
    readiness,
    done,
    total,
    ...(next && { next }),
    ...(day && { date: { day, text: dayText(day), ahead: aheadText(opportunity) ?? '' } }),
    late,
    crossed,
    gaps,
    ...(offer && { offer }),
  };
}
