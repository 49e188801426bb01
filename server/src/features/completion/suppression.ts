import * as l10n from '@vscode/l10n';
import { translatable } from '../../l10n.ts';
import { RULES } from '../../rules/index.ts';
import { pageOf } from '../../rules/page.ts';
import { type Completion, type Cursor, phrase } from './completion.ts';

const SCOPES: Readonly<Record<string, string>> = translatable({
  'disable-next-line': 'Say nothing of a rule on the next line',
  disable: 'Say nothing of a rule from here on',
  enable: 'Speak of a rule again',
  'disable-file': 'Say nothing of a rule in this note',
});

/** The rest of a name; the comment's own end is no part of it. */
const NAME = /^(?:(?!-->)[\w-])*/;

/** The names of rules inside a suppression comment, and the comment itself; nothing outside a comment. */
export function completeSuppression(cursor: Cursor): Completion[] | undefined {
  const { text, offset } = cursor;
  const open = offset < 4 ? -1 : text.lastIndexOf('<!--', offset - 4);
  if (open < 0 || text.slice(open, offset).includes('-->')) return undefined;
  const inside =
    /^<!--\s*(staff-prep-(?:disable-next-line|disable-file|disable|enable)\s(?:[\w-]+[\s,]+)*)?([\w-]*)$/.exec(
      text.slice(open, offset),
    );
  if (!inside) return [];
  const [, scope, typed = ''] = inside;
  if (scope === undefined)
    return Object.entries(SCOPES).map(([name, meaning]) =>
      phrase(cursor, 'rule', `staff-prep-${name} `, l10n.t(meaning), typed, NAME),
    );
  return RULES.map(({ id, summary, why }) => ({
    ...phrase(cursor, 'rule', id, l10n.t(summary), typed, NAME),
    documentation: () => `${l10n.t(why)} [${id}](${pageOf(id)})`,
  }));
}
