import { env, l10n } from 'vscode';
import type { CheckpointState, Opportunity } from '../../server/src/lsp/protocol.ts';

/** By the year; made when a day is first shown, for that takes longer than all that activating does. */
const FORMATS = new Map<'numeric' | undefined, Intl.DateTimeFormat>();

/** A day, `YYYY-MM-DD`, as the editor's language writes it; the year only where it is another. */
export function dayText(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const year = date.getUTCFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  const format =
    FORMATS.get(year) ??
    new Intl.DateTimeFormat(env.language, {
      month: 'short',
      day: 'numeric',
      timeZone: 'UTC',
      year,
    });
  FORMATS.set(year, format);
  return format.format(date);
}

/** How far ahead the next date is: “today”, “in 3 d”; nothing without one. */
export function aheadText({ inDays, late }: Opportunity): string | undefined {
  if (late) return l10n.t('overdue');
  return inDays === undefined ? undefined : daysText(inDays);
}

/** Whole days ahead, zero or more: “today”, “in 3 d”. */
export function daysText(days: number): string {
  if (days === 0) return l10n.t('today');
  return days === 1 ? l10n.t('tomorrow') : l10n.t('in {0} d', days);
}

/** How many gaps there are, in words. */
export function gapsText(gaps: number): string {
  return gaps === 1 ? l10n.t('1 gap') : l10n.t('{0} gaps', gaps);
}

/** The state of a checkpoint, in a word. */
export function stateText(state: CheckpointState): string {
  return {
    missing: l10n.t('missing'),
    open: l10n.t('open'),
    done: l10n.t('done'),
  }[state];
}

/** What a person should know now: a date is near or past, or a line is crossed. */
export function needsYou({ closed, late, inDays, crossed }: Opportunity): boolean {
  return !closed && (late || crossed > 0 || (inDays !== undefined && inDays <= 1));
}
