import type { Draft } from './draft.ts';

/** Beyond this many characters some systems cut a link off, or open nothing. */
const LONGEST = 2000;

/** A link that opens a draft in the mail program. */
export interface MailLink {
  /** As RFC 6068 has it; ASCII only. */
  readonly uri: string;
  /** Whether the body is in it; a long one is not. */
  readonly whole: boolean;
}

/** The `mailto:` link of a draft. Nothing in the draft can add a header or a recipient to it. */
export function mailto({ to, subject, body }: Omit<Draft, 'notes'>): MailLink {
  const start = `mailto:${to ? encode(to).replace('%40', '@') : ''}?subject=${encode(subject)}`;
  const whole = `${start}&body=${encode(body.replace(/\r\n|\r|\n/g, '\r\n'))}`;
  return whole.length <= LONGEST ? { uri: whole, whole: true } : { uri: start, whole: false };
}

function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
