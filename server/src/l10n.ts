/**
 * Marks English texts that are data: `l10n.t` translates them where they are shown. The test of the
 * bundles finds what is to be translated by this name, and by literals given to `l10n.t`.
 */
export function translatable<const T>(texts: T): T {
  return texts;
}
