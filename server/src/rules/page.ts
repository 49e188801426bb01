import { repository } from '../../../package.json';

/** Where the page of a rule is: what it means, why, and how to fix or configure it. */
export function pageOf(rule: string): string {
  return `${repository.url.replace(/\.git$/, '')}/blob/main/docs/rules/${rule}.md`;
}
