import { applyEdits } from '../text/edit.ts';
import type { Finding } from './check.ts';

/** Rounds after which a fix that calls for another fix is left as it is. */
const ROUNDS = 10;

/**
 * Applies every safe fix, and those that they call for, until nothing safe is left to fix. A fix
 * that doesn't settle its finding is not kept, so that fixing twice changes nothing more.
 */
export function fixAll(text: string, findingsOf: (text: string) => readonly Finding[]): string {
  let current = text;
  const given = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const open = findingsOf(current).filter(
      (finding) => finding.fix?.safe && !given.has(keyOf(finding)),
    );
    if (open.length === 0) break;
    let changed = false;
    for (const finding of open) {
      // One by one: what a fix adds may be what another would have added too.
      const again = changed
        ? findingsOf(current).find((other) => keyOf(other) === keyOf(finding))
        : finding;
      if (!again?.fix) continue;
      const next = applyEdits(current, again.fix.edits);
      const settled = !findingsOf(next).some(
        (other) => keyOf(other) === keyOf(finding) && other.fix?.safe,
      );
      given.add(keyOf(finding));
      if (!settled || next === current) continue;
      current = next;
      changed = true;
    }
    if (!changed) break;
  }
  return current;
}

function keyOf({ rule, subject }: Finding): string {
  return `${rule.id} ${subject}`;
}
