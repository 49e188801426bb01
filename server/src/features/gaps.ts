import type { Finding } from '../check/check.ts';
import { SEVERITIES } from '../rules/rule.ts';
import { draftFor, draftTitle } from './drafts/drafts.ts';

/** A finding and what can be done about it. */
export interface Gap {
  readonly finding: Finding;
  /** The draft that helps, where there is one. */
  readonly draft?: { readonly id: string; readonly title: string };
}

/** The findings of a note, the gravest first, then in the order of the text. */
export function gaps(findings: readonly Finding[]): Gap[] {
  const weight = ({ severity }: Finding) => SEVERITIES.indexOf(severity);
  return [...findings]
    .sort((a, b) => weight(b) - weight(a))
    .map((finding) => {
      const id = draftFor(finding);
      const title = id && draftTitle(id);
      return { finding, ...(id && title && { draft: { id, title } }) };
    });
}
