import { l10n } from 'vscode';
import type { Strings } from './protocol.ts';

/** The words of the page, in the editor's language. */
export function strings(): Strings {
  return {
    pipeline: l10n.t('Pipeline'),
    views: l10n.t('Views of the pipeline'),
    board: l10n.t('Board'),
    table: l10n.t('Table'),
    checkpoints: l10n.t('Checkpoints'),
    offers: l10n.t('Offers'),
    keys: l10n.t(
      'Arrow keys go from card to card, Enter opens the note, M moves it to another stage.',
    ),
    closed: l10n.t('Closed'),
    nothingHere: l10n.t('Nothing here'),
    move: l10n.t('Move {0} to another stage'),
    moveTo: l10n.t('Stage of {0}'),
    company: l10n.t('Company'),
    role: l10n.t('Role'),
    stage: l10n.t('Stage'),
    ready: l10n.t('Ready'),
    readyOf: l10n.t('{0} of {1} checkpoints done'),
    next: l10n.t('Next'),
    date: l10n.t('Date'),
    gaps: l10n.t('Gaps'),
    crossed: l10n.t('Line crossed'),
    checkpoint: l10n.t('Checkpoint'),
    missing: l10n.t('Missing'),
    open: l10n.t('Open'),
    done: l10n.t('Done'),
    chartCaption: l10n.t(
      'How far each checkpoint is, across {0} opportunities that are not closed',
    ),
    chartBar: l10n.t('{0} done, {1} open, {2} missing'),
    tableCaption: l10n.t('All opportunities'),
    offersCaption: l10n.t('Your offers side by side, as your notes have them'),
    undo: l10n.t('Undo'),
    empty: l10n.t(
      'Nothing to see yet: each opportunity is a Markdown note whose name ends in .prep.md.',
    ),
    newOpportunity: l10n.t('New Opportunity'),
    drawLines: l10n.t('Draw My Lines'),
  };
}
