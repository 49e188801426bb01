import * as l10n from '@vscode/l10n';
import type { Finding } from '../../check/check.ts';
import type { Note } from '../../note/note.ts';
import { isClosed } from '../../note/stage.ts';
import { concern } from './concern.ts';
import type { Draft, DraftKind } from './draft.ts';
import { followUp } from './follow-up.ts';
import { negotiation } from './negotiation.ts';
import { recruiterQuestions } from './recruiter-questions.ts';
import { references } from './references.ts';
import { said } from './said.ts';
import { sellChat } from './sell-chat.ts';

/** Every occasion to write, in the order in which they come up. */
const DRAFTS: readonly DraftKind[] = [
  recruiterQuestions,
  concern,
  followUp,
  sellChat,
  references,
  negotiation,
];

/** A draft that can be asked for. */
export interface DraftChoice {
  /** What to ask for it by; it lasts as long as the note names the same people. */
  readonly id: string;
  readonly title: string;
  /** Whether a finding of the note calls for it. */
  readonly due: boolean;
}

/** The drafts that a note gives occasion to, those that are due first. */
export function draftsOf(note: Note, findings: readonly Finding[]): DraftChoice[] {
  if (note.kind !== 'note' || isClosed(note.stage)) return [];
  const due = new Set(findings.map(draftFor));
  const choices = DRAFTS.flatMap((kind): DraftChoice[] => {
    if (kind.people) {
      const people = kind.people(note).map((person) => ({ person, id: idOf(kind, person) }));
      // Where nobody is called by name, everyone may be meant.
      const all = due.has(kind.id) && !people.some(({ id }) => due.has(id));
      return people.map(({ person, id }) => {
        return { id, title: titleOf(kind, person), due: all || due.has(id) };
      });
    }
    if (!kind.write(note, undefined)) return [];
    return [{ id: kind.id, title: kind.title(), due: due.has(kind.id) }];
  });
  return choices.sort((a, b) => Number(b.due) - Number(a.due));
}

/** The draft of an id; nothing when the note gives no occasion for it any more. */
export function writeDraft(note: Note, id: string): Draft | undefined {
  const [name, ...person] = id.split(':');
  const kind = DRAFTS.find((other) => other.id === name);
  return kind?.write(note, kind.people ? person.join(':') : undefined);
}

/** The draft that helps to settle a finding: its id, or that of a kind where the person is to be chosen. */
export function draftFor({ rule, subject }: Finding): string | undefined {
  const kind = DRAFTS.find(({ settles }) =>
    settles.some((found) => found.rule === rule.id && (found.subject ?? subject) === subject),
  );
  if (!kind) return undefined;
  return rule.id === 'missing-follow-up' ? idOf(kind, subject) : kind.id;
}

/** What to call the action that leads to a draft. */
export function draftTitle(id: string): string | undefined {
  const [name, ...person] = id.split(':');
  const kind = DRAFTS.find((other) => other.id === name);
  return kind && (person.length > 0 ? titleOf(kind, person.join(':')) : kind.title());
}

/** A draft as a text to edit, with what the note says below it. */
export function asText({ to, subject, body, notes }: Draft): string {
  const head = `${to ? `To: ${to}\n` : ''}Subject: ${subject}\n\n`;
  if (notes.length === 0) return `${head}${body}`;
  return `${head}${body}\n----\n${l10n.t('From your note, not part of the email:')}\n${notes.map((text) => `- ${text}`).join('\n')}\n`;
}

function idOf({ id }: DraftKind, person: string): string {
  return `${id}:${person}`;
}

function titleOf({ title }: DraftKind, person: string): string {
  return title(said(person));
}
