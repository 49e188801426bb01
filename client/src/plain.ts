/** Text of a note for a label in which `$(name)` would be shown as an icon. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$ (');
}

/** Text of a note for a notification, in which `[text](command:…)` would be a link that runs it. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
