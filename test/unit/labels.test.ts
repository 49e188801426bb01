// What views show of a note: whole values, since each place where text stands is a language of its own.
import { afterEach, expect, test, vi } from 'vitest';
import type { Opportunity, Requests } from '../../server/src/lsp/protocol.ts';

const shown = vi.hoisted(() => ({ picks: [] as { title?: string; items: unknown[] }[], said: '' }));
vi.mock('vscode', () => {
  class Plain {
    constructor(...parts: unknown[]) {
      Object.assign(this, { parts });
    }
  }
  class MarkdownString {
    /** Only what is appended as text; the editor escapes all of it. */
    readonly text: string[] = [];
    appendText(text: string) {
      this.text.push(text);
      return this;
    }
  }
  class TreeItem {
    constructor(readonly label: unknown) {}
  }
  class EventEmitter {
    event = () => ({ dispose() {} });
    fire() {}
    dispose() {}
  }
  const Disposable = {
    from: (...all: { dispose: () => void }[]) => ({
      dispose() {
        for (const each of all) each.dispose();
      },
    }),
  };
  const status = { show() {}, hide() {} };
  const document = { uri: 'a:acme', version: 1 };
  return {
    Disposable,
    EventEmitter,
    MarkdownString,
    TreeItem,
    ThemeIcon: Plain,
    ThemeColor: Plain,
    TreeItemCollapsibleState: {},
    QuickPickItemKind: { Separator: -1 },
    StatusBarAlignment: {},
    Uri: { parse: (uri: string) => uri },
    commands: { executeCommand() {} },
    env: { language: 'en' },
    l10n: {
      t: (text: string, ...values: unknown[]) =>
        text.replace(/\{(\d)\}/g, (_, i) => String(values[Number(i)])),
    },
    window: {
      activeTextEditor: { document },
      createStatusBarItem: () => status,
      onDidChangeActiveTextEditor: () => ({ dispose() {} }),
      onDidChangeWindowState: () => ({ dispose() {} }),
      showInformationMessage: (message: string) => {
        shown.said = message;
      },
      createQuickPick: () => {
        const pick = { items: [], onDidAccept() {}, onDidTriggerItemButton() {}, onDidHide() {} };
        shown.picks.push(pick);
        return {
          ...pick,
          show() {},
          dispose() {},
          set items(items: never) {
            pick.items = items;
          },
          set title(title: string) {
            Object.assign(pick, { title });
          },
        };
      },
    },
    workspace: { openTextDocument: async () => document },
  };
});

const EVIL =
  '[a](command:evil) <img src=x onerror=evil()> $(trash) `b` **c**\n\u001b[31m\u202e\u2066\u2028\0evil';
/** The same as one line: marks stay, for no label means anything by them. */
const PLAIN = '[a](command:evil) <img src=x onerror=evil()> $(trash) `b` **c** [31m evil';
const NO_ICON = PLAIN.replace('$(', '$ (');

const OPPORTUNITY: Opportunity = {
  uri: 'a:acme',
  title: EVIL,
  role: EVIL,
  countsAs: 'offer',
  active: true,
  closed: false,
  readiness: {} as Opportunity['readiness'],
  done: 1,
  total: 9,
  checkpoints: [
    { id: 'lines', title: 'Lines', state: 'open' } as unknown as Opportunity['checkpoints'][0],
  ],
  next: EVIL,
  due: '2026-12-01',
  interviews: [{ name: EVIL, date: '2026-12-01' } as unknown as Opportunity['interviews'][0]],
  nextDate: '2026-12-01',
  inDays: 7,
  late: false,
  crossed: 0,
  gaps: 2,
  offer: [{ title: 'Leveling', text: EVIL }],
};

const ANSWERS: { [M in keyof Requests]?: unknown } = {
  'staffPrep/opportunities': [OPPORTUNITY],
  'staffPrep/guide': { stages: [{ id: 'offer', title: 'Offer' }], checkpoints: [] },
  'staffPrep/drafts': [{ id: 'x', title: `Thank ${EVIL}`, due: true }],
  'staffPrep/gaps': [
    {
      uri: 'a:acme',
      title: EVIL,
      done: 1,
      total: 9,
      gaps: [{ severity: 'warning', message: `${EVIL} is open: ask ${EVIL}.` }],
    },
  ],
};

const disposables: { dispose: () => void }[] = [];
// It looks at the calendar now and then.
afterEach(() => {
  for (const each of disposables.splice(0)) each.dispose();
});

async function service() {
  const { Opportunities } = await import('../../client/src/opportunities.ts');
  const client = {
    onNotification: () => ({ dispose() {} }),
    sendRequest: async (method: keyof Requests) => ANSWERS[method],
  };
  const opportunities = new Opportunities(client as never);
  await opportunities.ready;
  disposables.push(opportunities);
  return { client, opportunities } as never;
}

test('a day, with its year where that is another', async () => {
  const { dayText } = await import('../../client/src/texts.ts');
  const year = new Date().getFullYear();
  expect(dayText(`${year}-12-01`)).toBe('Dec 1');
  expect(dayText(`${year + 1}-12-01`)).toBe(`Dec 1, ${year + 1}`);
  expect(dayText(`${year}-03-31`)).toBe('Mar 31');
});

test('the tree', async () => {
  const { dayText } = await import('../../client/src/texts.ts');
  const { OpportunityTree } = await import('../../client/src/views/opportunity-tree.ts');
  const tree = new OpportunityTree(service(), 'date');
  const [row] = await tree.getChildren();
  const item = tree.getTreeItem(row!);
  expect(item).toMatchObject({
    label: PLAIN,
    description: `1/9 · in 7 d · 2 gaps · Offer · ${PLAIN}`,
    tooltip: {
      text: [`${PLAIN}, ${PLAIN}\nOffer\n1 of 9 done\n${PLAIN} (${dayText('2026-12-01')})`],
    },
    accessibilityInformation: { label: `${PLAIN}, ${PLAIN}, Offer, 1 of 9 done, in 7 d` },
    command: { command: 'staffPrep.openOpportunity' },
  });
  expect(Object.keys(item.tooltip!)).toEqual(['text']);
  const below = (await tree.getChildren(row)).map((each) => tree.getTreeItem(each));
  expect(below.map(({ label }) => label)).toEqual([PLAIN, PLAIN, 'Lines']);
});

test('the pipeline', async () => {
  const { cardOf } = await import('../../client/src/pipeline/card.ts');
  const { opportunities } = await service();
  expect(cardOf((opportunities as { all(): Opportunity[] }).all()[0]!)).toMatchObject({
    title: PLAIN,
    role: PLAIN,
    next: PLAIN,
    offer: [{ title: 'Leveling', text: PLAIN }],
  });
});

test('the status bar, whose text may hold icons', async () => {
  const { showStatus } = await import('../../client/src/status-bar.ts');
  const [item] = showStatus(await service());
  expect(item).toMatchObject({
    text: `${NO_ICON.slice(0, 23)}… in 7 d · 2 gaps`,
    tooltip: `${PLAIN}, ${PLAIN}\n1 of 9 ready\nLines: open`,
    command: { command: 'staffPrep.showGaps', arguments: ['a:acme'] },
  });
});

test('what is picked from, whose lines may hold icons', async () => {
  const { showGaps } = await import('../../client/src/commands/show-gaps.ts');
  const { draftEmail } = await import('../../client/src/commands/draft-email.ts');
  shown.picks.length = 0;
  await showGaps(await service(), 'a:acme');
  void draftEmail(await service(), undefined as never, 'a:acme');
  await vi.waitFor(() => expect(shown.picks[1]?.items).toHaveLength(2));
  const [gaps, drafts] = shown.picks;
  expect(gaps!.title).toBe(`${PLAIN}: 1 of 9 ready`);
  expect(gaps!.items[1]).toMatchObject({ label: `${NO_ICON} is open`, detail: `Ask ${NO_ICON}.` });
  expect(drafts!.items[1]).toMatchObject({ label: `Thank ${NO_ICON}` });
});

test('a notification, in which a link could run a command', async () => {
  const { withoutLinks } = await import('../../client/src/plain.ts');
  expect(withoutLinks(EVIL)).toBe(PLAIN.replace('](', '] ('));
});
