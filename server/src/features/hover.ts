import * as l10n from '@vscode/l10n';
import type { Finding } from '../check/check.ts';
import { GUIDE, PASSAGES, type PassageId } from '../guide/passages.ts';
import { topic } from '../guide/topics.ts';
import type { Note } from '../note/note.ts';
import { pageOf } from '../rules/page.ts';
import { absolute, type Span } from '../text/span.ts';

/** What to show at a place of a note. The Markdown holds no text of the note. */
export interface Hover {
  readonly markdown: string;
  readonly span: Span;
}

/** The guide's words on what stands at an offset (UTF-16): a part, a question, a step or a finding. */
export function hover(note: Note, findings: readonly Finding[], offset: number): Hover | undefined {
  const holds = (span: Span) => {
    const { start, end } = absolute(span);
    return start <= offset && offset <= end;
  };
  const named = note.statements.find(
    ({ form, line }) => form !== 'prose' && form !== 'list' && holds(line.span),
  );
  const found = findings.filter(({ at }) => holds(at));
  const span = found[0]?.at ?? named?.line.span;
  if (!span) return undefined;
  const parts: string[] = [];
  const passages = new Set<PassageId>();
  const quote = (id: PassageId | undefined) => {
    if (!id || passages.has(id)) return;
    passages.add(id);
    parts.push(quotation(id));
  };
  if (named) {
    quote(topic(named.topic).passage);
    parts.push(l10n.t(topic(named.topic).advice));
  }
  for (const { rule } of found.slice(0, 3)) {
    quote(rule.passage);
    parts.push(`${l10n.t(rule.why)} [${rule.id}](${pageOf(rule.id)})`);
  }
  return { markdown: parts.join('\n\n'), span };
}

/** A passage of the guide with its source, as Markdown. */
function quotation(id: PassageId): string {
  const { quote, part } = PASSAGES[id];
  const anchor = part.toLowerCase().replaceAll(' ', '-');
  return `> ${quote}\n>\n> — [${GUIDE.title}](${GUIDE.url}#${anchor}), ${GUIDE.author}`;
}

/** Our Markdown for clients that show plain text: no quotation marks in the margin, links with their address. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^```.*\n?/gm, '')
    .replace(/^> ?/gm, '')
    .replace(/\[([^[\]]*)\]\(([^()]*)\)/g, '$1 ($2)')
    .trim();
}
