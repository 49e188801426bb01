import type { Interview } from '../note/interview.ts';
import { KINDS } from '../note/kind.ts';
import { fold } from '../note/words.ts';

/** Whether a text speaks of an interview, by its name or by its kind. */
export function mentionsInterview(text: string, { subject, kinds }: Interview): boolean {
  if (fold(text).includes(fold(subject))) return true;
  return KINDS.some(({ kind, words }) => kinds.includes(kind) && words.test(text));
}
