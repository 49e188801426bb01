import { config } from '@vscode/l10n';
import de from '../../../l10n/bundle.l10n.de.json';
import es from '../../../l10n/bundle.l10n.es.json';

/** The languages that the server speaks beside English. */
const BUNDLES: Readonly<Record<string, Readonly<Record<string, string>>>> = { de, es };

/** Speaks a client's language from now on: `de-AT` is German; English where there is no bundle. */
export function speak(locale: string | undefined): void {
  const language = locale?.toLowerCase().split(/[-_]/)[0] ?? '';
  config({ contents: Object.hasOwn(BUNDLES, language) ? BUNDLES[language]! : {} });
}
