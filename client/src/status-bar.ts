import { commands, type Disposable, l10n, StatusBarAlignment, window } from 'vscode';
import type { Opportunity } from '../../server/src/lsp/protocol.ts';
import type { Service } from './client.ts';
import { withoutIcons } from './plain.ts';
import { daysText, gapsText, stateText } from './texts.ts';

const LONGEST_TITLE = 24;

/** Shows in the status bar how far the note in the editor is; a click lists its gaps. */
export function showStatus({ opportunities }: Service): Disposable[] {
  const item = window.createStatusBarItem('staffPrep.readiness', StatusBarAlignment.Right, 100);
  item.name = l10n.t('Staff Prep: Readiness');
  const update = () => {
    const document = window.activeTextEditor?.document;
    const opportunity = document && opportunities.get(document.uri);
    void commands.executeCommand('setContext', 'staffPrep.note', opportunity !== undefined);
    if (!opportunity || opportunity.closed) {
      item.hide();
      return;
    }
    item.text = textOf(opportunity);
    item.tooltip = tooltipOf(opportunity);
    item.command = {
      command: 'staffPrep.showGaps',
      title: l10n.t('Show Gaps'),
      arguments: [opportunity.uri],
    };
    item.show();
  };
  update();
  return [item, window.onDidChangeActiveTextEditor(update), opportunities.onDidChange(update)];
}

/** “Acme 5/9”; with an interview ahead “Acme in 3 d · 4 gaps”. */
function textOf(opportunity: Opportunity): string {
  const { title, done, total } = opportunity;
  const short = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title;
  const days = daysToInterview(opportunity);
  return withoutIcons(
    days === undefined
      ? `${short} ${done}/${total}`
      : `${short} ${daysText(days)} · ${gapsText(opportunity.gaps)}`,
  );
}

function tooltipOf({ title, role, checkpoints, done, total }: Opportunity): string {
  const open = checkpoints
    .filter(({ state }) => state !== 'done')
    .map((checkpoint) => `${checkpoint.title}: ${stateText(checkpoint.state)}`);
  return [
    role ? `${title}, ${role}` : title,
    l10n.t('{0} of {1} ready', done, total),
    ...open,
  ].join('\n');
}

/** Whole days to the first interview ahead. */
function daysToInterview({ interviews, nextDate, inDays }: Opportunity): number | undefined {
  if (nextDate === undefined || inDays === undefined) return undefined;
  // No date ahead comes before the next one, which may be of something else.
  const [first] = interviews
    .flatMap(({ date }) => (date !== undefined && date >= nextDate ? [date] : []))
    .sort();
  return first === undefined
    ? undefined
    : inDays + Math.round((Date.parse(first) - Date.parse(nextDate)) / 86_400_000);
}
