/** A snippet as an editor inserts it: each tab stop with what it suggests. */
export function insertSnippet(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^}]*\}|\$\{?\d+\}?/g,
    (_, escaped = '', suggested = '', first = '') => escaped + suggested + first,
  );
}
