import { config } from '@vscode/l10n';

/** Translations by their English. */
export type Bundle = Readonly<Record<string, string>>;

/**
 * Speaks a client's language from now on: that of the translations it brought, else that of its
 * `locale`, as far as there are translations; `de-AT` is German. Without any it is English.
 */
export function speak(
  locale: string | undefined,
  brought: unknown,
  find: (language: string) => Bundle | undefined,
): void {
  const language = /^[a-z]{2,3}(?![a-z])/.exec(locale?.toLowerCase() ?? '')?.[0];
  const contents = isBundle(brought) ? brought : language && find(language);
  config({ contents: contents || {} });
}

function isBundle(value: unknown): value is Bundle {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
