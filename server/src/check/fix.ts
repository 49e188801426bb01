import { applyEdits, type Edit } from '../text/edit.ts';
import { absolute } from '../text/span.ts';
import type { Finding } from './check.ts';

/** Fixes after which fixing ends, whatever is left: no note needs so many. */
const MOST = 500;

/**
 * Applies every safe fix, and those that they call for, until nothing safe is left to fix. A fix
 * that leaves its finding where it was is not kept, so that fixing twice changes nothing more.
 */
export function fixAll(text: string, findingsOf: (text: string) => readonly Finding[]): string {
  let current = text;
  let findings = findingsOf(current);
  const vain = new Set<string>();
  for (let tries = 0; tries < MOST; tries++) {
    const next = nextOf(findings.filter((finding) => !vain.has(keyOf(finding))));
    if (!next) break;
    const { edits } = next;
    const fixed = applyEdits(current, edits);
    const after = findingsOf(fixed);
    const stays = moved(absolute(next.finding.at).start, edits);
    // The same finding may stand elsewhere too: only one at the same place is the same.
    const same = after.some(
      (other) =>
        other.fix?.safe &&
        keyOf(other) === keyOf(next.finding) &&
        absolute(other.at).start === stays,
    );
    if (fixed === current || same) vain.add(keyOf(next.finding));
    else [current, findings] = [fixed, after];
  }
  return current;
}

/** What is fixed next: what replaces before what inserts, since what is missing may be just misspelt. */
function nextOf(findings: readonly Finding[]) {
  const fixable = findings.flatMap((finding) => {
    const { fix } = finding;
    return fix?.safe ? [{ finding, edits: fix.edits }] : [];
  });
  return fixable.find(({ edits }) => edits.every(({ start, end }) => start < end)) ?? fixable[0];
}

/** Where an offset is after the edits. */
function moved(offset: number, edits: readonly Edit[]): number {
  return edits
    .filter(({ end, start }) => end <= offset && start < offset)
    .reduce((sum, { start, end, text }) => sum + text.length - (end - start), offset);
}

function keyOf({ rule, subject }: Finding): string {
  return `${rule.id} ${subject}`;
}
