import {
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode';
import type { CheckpointStatus, Guide, Opportunity } from '../../../server/src/lsp/protocol.ts';
import type { Service } from '../client.ts';
import { aheadText, dayText, gapsText, stateText } from '../texts.ts';

/** What the opportunities are put in order by. */
export type Sort = 'stage' | 'date' | 'gaps';

/** What stands in a row of the tree. */
export type Row =
  | { type: 'group'; id: string; title: string; of: readonly Opportunity[]; closed: boolean }
  | { type: 'opportunity'; of: Opportunity }
  | { type: 'interview'; of: Opportunity; name: string; date: string }
  | { type: 'next'; of: Opportunity }
  | { type: 'checkpoint'; of: Opportunity; checkpoint: CheckpointStatus };

const STATE_ICONS = {
  done: new ThemeIcon('pass-filled', new ThemeColor('testing.iconPassed')),
  open: new ThemeIcon('circle-large-outline', new ThemeColor('list.warningForeground')),
  missing: new ThemeIcon('circle-slash', new ThemeColor('descriptionForeground')),
};

/** The opportunities by stage, or in the order of their dates or gaps, closed ones folded away. */
export class OpportunityTree implements TreeDataProvider<Row> {
  private readonly emitter = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.emitter.event;
  private guide: Guide | undefined;

  constructor(
    private readonly service: Promise<Service>,
    private sort: Sort,
  ) {}

  sortBy(sort: Sort): void {
    this.sort = sort;
    this.refresh();
  }

  refresh(): void {
    this.emitter.fire(undefined);
  }

  async getChildren(row?: Row): Promise<Row[]> {
    if (row) return children(row);
    const { opportunities } = await this.service;
    this.guide ??= await opportunities.guide();
    await opportunities.ready;
    return this.roots(opportunities.all(), this.guide);
  }

  getTreeItem(row: Row): TreeItem {
    switch (row.type) {
      case 'group':
        return groupItem(row);
      case 'opportunity':
        return this.opportunityItem(row.of);
      case 'interview':
        return interviewItem(row);
      case 'next':
        return nextItem(row.of);
      case 'checkpoint':
        return checkpointItem(row);
    }
  }

  private roots(all: readonly Opportunity[], { stages }: Guide): Row[] {
    const open = all.filter(({ closed }) => !closed);
    const closed = all.filter(({ closed }) => closed);
    const rows: Row[] =
      this.sort === 'stage'
        ? stages.flatMap(({ id, title }): Row[] => {
            const of = open.filter(({ countsAs }) => countsAs === id).sort(byTitle);
            return of.length > 0 ? [{ type: 'group', id, title, of, closed: false }] : [];
          })
        : [...open]
            .sort(this.sort === 'date' ? byDate : byGaps)
            .map((of): Row => ({ type: 'opportunity', of }));
    if (closed.length > 0)
      rows.push({
        type: 'group',
        id: 'closed',
        title: l10n.t('Closed'),
        of: closed.sort(byTitle),
        closed: true,
      });
    return rows;
  }

  private opportunityItem(of: Opportunity): TreeItem {
    const item = new TreeItem(of.title, TreeItemCollapsibleState.Collapsed);
    const stage = this.guide?.stages.find(({ id }) => id === of.countsAs)?.title;
    const byStage = this.sort === 'stage' && !of.closed;
    const ahead = aheadText(of);
    item.id = of.uri;
    item.description = [
      `${of.done}/${of.total}`,
      ...(of.closed ? [] : [ahead, of.gaps > 0 ? gapsText(of.gaps) : undefined]),
      ...(byStage ? [] : [stage]),
      of.role,
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
    item.contextValue = 'opportunity';
    item.iconPath = iconOf(of);
    item.tooltip = tooltipOf(of, stage);
    item.command = {
      title: l10n.t('Open Note'),
      command: 'staffPrep.openOpportunity',
      arguments: [{ type: 'opportunity', of }],
    };
    item.accessibilityInformation = {
      label: [
        of.title,
        of.role,
        stage,
        l10n.t('{0} of {1} done', of.done, of.total),
        ahead,
        of.crossed > 0 ? l10n.t('a line is crossed') : undefined,
      ]
        .filter((part) => part !== undefined)
        .join(', '),
    };
    return item;
  }
}

function children(row: Row): Row[] {
  if (row.type === 'group') return row.of.map((of) => ({ type: 'opportunity', of }));
  if (row.type !== 'opportunity') return [];
  const { of } = row;
  return [
    ...(of.next || of.due ? [{ type: 'next', of } as const] : []),
    ...of.interviews.flatMap(({ name, date }) =>
      name && date && date === of.nextDate ? [{ type: 'interview', of, name, date } as const] : [],
    ),
    ...of.checkpoints.map((checkpoint) => ({ type: 'checkpoint', of, checkpoint }) as const),
  ];
}

function groupItem({ id, title, of, closed }: Row & { type: 'group' }): TreeItem {
  const item = new TreeItem(
    title,
    closed ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded,
  );
  item.id = `stage:${id}`;
  item.description = String(of.length);
  item.iconPath = new ThemeIcon(closed ? 'archive' : 'milestone');
  return item;
}

function interviewItem({ of, name, date }: Row & { type: 'interview' }): TreeItem {
  const item = new TreeItem(name);
  item.id = `${of.uri}#interview:${name}`;
  item.description = dayText(date);
  item.iconPath = new ThemeIcon('calendar');
  item.command = goTo({ type: 'interview', of, name, date });
  return item;
}

function nextItem(of: Opportunity): TreeItem {
  const item = new TreeItem(of.next ?? l10n.t('Due'));
  item.id = `${of.uri}#next`;
  if (of.due)
    item.description = of.late ? l10n.t('{0}, overdue', dayText(of.due)) : dayText(of.due);
  item.iconPath = of.late
    ? new ThemeIcon('watch', new ThemeColor('list.warningForeground'))
    : new ThemeIcon('arrow-right');
  item.command = goTo({ type: 'next', of });
  return item;
}

function checkpointItem({ of, checkpoint }: Row & { type: 'checkpoint' }): TreeItem {
  const item = new TreeItem(checkpoint.title);
  item.id = `${of.uri}#${checkpoint.id}`;
  item.description = stateText(checkpoint.state);
  item.iconPath = STATE_ICONS[checkpoint.state];
  item.command = goTo({ type: 'checkpoint', of, checkpoint });
  return item;
}

function goTo(row: Row) {
  return { title: l10n.t('Go to'), command: 'staffPrep.goTo', arguments: [row] };
}

function iconOf({ closed, crossed, late, done, total }: Opportunity): ThemeIcon {
  if (closed) return new ThemeIcon('archive');
  if (crossed > 0) return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  if (late) return new ThemeIcon('watch', new ThemeColor('list.warningForeground'));
  if (done === total) return STATE_ICONS.done;
  return new ThemeIcon('briefcase');
}

/** Plain text only: what notes say is data. */
function tooltipOf(of: Opportunity, stage: string | undefined): MarkdownString {
  const lines = [
    [of.title, of.role].filter(Boolean).join(', '),
    stage,
    l10n.t('{0} of {1} done', of.done, of.total),
    of.next && (of.due ? `${of.next} (${dayText(of.due)})` : of.next),
    of.crossed > 0 ? l10n.t('A line is crossed, and no decision is noted.') : undefined,
  ];
  return new MarkdownString().appendText(lines.filter(Boolean).join('\n'));
}

function byTitle(a: Opportunity, b: Opportunity): number {
  return a.title.localeCompare(b.title) || (a.uri < b.uri ? -1 : 1);
}

/** What is late first, then what comes next, then what has no date. */
function byDate(a: Opportunity, b: Opportunity): number {
  const key = ({ late, due, nextDate }: Opportunity) => (late ? due : nextDate) ?? '9999';
  return key(a).localeCompare(key(b)) || byTitle(a, b);
}

function byGaps(a: Opportunity, b: Opportunity): number {
  return b.gaps - a.gaps || byTitle(a, b);
}
