import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from '../lsp/locale.ts';

/** The translations that stand beside the built server, for clients that bring none. */
export function bundleOf(language: string): Bundle | undefined {
  try {
    const file = join(__dirname, '..', '..', 'l10n', `bundle.l10n.${language}.json`);
    return JSON.parse(readFileSync(file, 'utf8')) as Bundle;
  } catch {
    return undefined;
  }
}
