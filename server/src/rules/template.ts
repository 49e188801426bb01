import snippets from '../../../snippets/staff-prep.json' with { type: 'json' };

/** The templates that the editor's snippets and our fixes share, by name. */
export type TemplateId = keyof typeof snippets;

/** A template as an editor's snippet, with tab stops. */
export function snippetOf(id: TemplateId): string {
  return snippets[id].body.join('\n');
}

/** A template as plain text: tab stops give way to what they suggest. */
export function textOfTemplate(id: TemplateId): string {
  return plain(snippetOf(id)).trimEnd();
}

/** The text of a snippet without its tab stops. */
export function plain(snippet: string): string {
  let text = snippet.replace(/\$\{\d+\|([^,|}]*)[^}]*\|\}/g, '$1');
  // From the inside out: a tab stop may stand in the suggestion of another.
  for (let i = 0; i < 4; i++) text = text.replace(/\$\{\d+:([^${}]*)\}/g, '$1');
  return text.replace(/\$\{\d+\}|\$\d+/g, '').replace(/\\([$}\\])/g, '$1');
}
