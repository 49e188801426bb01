import * as l10n from '@vscode/l10n';

/** Settings that concern only how an editor shows things. */
export interface EditorSettings {
  readonly run: 'onType' | 'onSave';
  readonly focusMode: boolean;
  readonly inlayHints: boolean;
}

/** What each of them may be, the default first. */
const CHOICES: Readonly<Record<string, readonly unknown[]>> = {
  run: ['onType', 'onSave'],
  focusMode: [false, true],
  inlayHints: [false, true],
} satisfies Record<keyof EditorSettings, unknown[]>;

/** Those of an editor that sets none. */
export const EDITOR_SETTINGS = Object.fromEntries(
  Object.entries(CHOICES).map(([key, [first]]) => [key, first]),
) as unknown as EditorSettings;

/** Divides settings into those of the notes and those of the editor; what is unknown stays with the notes. */
export function divide(settings: unknown): {
  own: unknown;
  editor: Partial<EditorSettings>;
  problems: { message: string }[];
} {
  const own: Record<string, unknown> = {};
  const editor: Record<string, unknown> = {};
  const problems: { message: string }[] = [];
  for (const [key, value] of Object.entries(Object(settings) as object)) {
    const choices = Object.hasOwn(CHOICES, key) ? CHOICES[key]! : undefined;
    if (!choices) {
      // How much is logged only the client knows.
      if (key !== 'trace') own[key] = value;
    } else if (choices.includes(value)) editor[key] = value;
    else problems.push({ message: l10n.t('“{0}” should be one of {1}.', key, choices.join(', ')) });
  }
  return { own, editor, problems };
}
