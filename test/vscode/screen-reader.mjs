// What a screen reader is given of the pipeline: the browser's own tree of roles and names.
import { same, until } from './page.mjs';
import { day } from './search.mjs';

/** States that are read out. */
const STATES = ['selected', 'checked', 'expanded', 'hasPopup', 'live', 'focused'];
/** Nodes that stand for nothing but the text in them. */
const TEXTS = ['paragraph', 'generic', 'time', 'StaticText'];

/** A day as the pipeline writes it. */
function short(of) {
  const date = new Date(`${of}T00:00:00Z`);
  const other = date.getUTCFullYear() !== new Date().getFullYear();
  const format = {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
    ...(other && { year: 'numeric' }),
  };
  return date.toLocaleDateString('en', format);
}

/** The tree of the webview that is shown: `{ find(role, name?), lines(node) }`. */
async function readTree(page) {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const frames = ({ frame, childFrames = [] }) => [frame, ...childFrames.flatMap(frames)];
  const shown = frames(frameTree).findLast(({ name }) => name === 'active-frame');
  const { nodes } = await session.send('Accessibility.getFullAXTree', { frameId: shown.id });
  // The browser keeps the tree only for those who ask.
  await session.send('Accessibility.disable');
  await session.detach();

  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const children = ({ childIds = [] }) => childIds.flatMap((id) => byId.get(id) ?? []);
  const roleOf = ({ role }) => role?.value;
  const textOf = (node) =>
    roleOf(node) === 'StaticText' ? node.name.value : children(node).map(textOf).join('');
  const lines = (node, depth = 0) => {
    const role = roleOf(node);
    const name = node.name?.value ?? '';
    if (node.ignored) return children(node).flatMap((child) => lines(child, depth));
    if (role === 'InlineTextBox') return [];
    if (TEXTS.includes(role)) return textOf(node).trim() ? ['  '.repeat(depth) + textOf(node)] : [];
    const states = (node.properties ?? []).flatMap(({ name: state, value }) =>
      STATES.includes(state) ? `, ${state}: ${value.value}` : [],
    );
    const inside = children(node).flatMap((child) => lines(child, depth + 1));
    const own = '  '.repeat(depth) + role + (name && ` “${name}”`) + states.join('');
    // A name that is made of the text in it is read once.
    return [own, ...inside.filter((line) => line.trim() !== name)];
  };
  return {
    lines,
    find: (role, name) =>
      nodes.find(
        (node) => !node.ignored && roleOf(node) === role && (!name || node.name?.value === name),
      ),
  };
}

/** What is read of the first node with a role and a name. */
async function heard(page, role, name) {
  const { find, lines } = await readTree(page);
  const node = find(role, name);
  return node && lines(node);
}

/** Tries the pipeline over the notes of search.mjs, its board shown. */
export async function testScreenReader({ page, check }, frame) {
  await check(
    'a screen reader is given the board: its views, stages, cards and states',
    async () => {
      await frame.getByRole('tab', { name: 'Board' }).focus();
      same(await heard(page, 'tablist'), [
        'tablist “Views of the pipeline”',
        '  tab “Board”, focused: true, selected: true',
        '  tab “Table”, selected: false',
        '  tab “Checkpoints”, selected: false',
        '  tab “Offers”, selected: false',
      ]);
      same(await heard(page, 'region', 'Interviewing 3'), [
        'region “Interviewing 3”',
        '  heading “Interviewing 3”',
        '    Interviewing',
        '    3',
        '  list',
        '    listitem',
        '      button “Kestrel”',
        '      button “Move Kestrel to another stage”, hasPopup: menu',
        '      Staff Platform Engineer',
        '      3 of 9 checkpoints done',
        '      Line crossed',
        '    listitem',
        '      button “lindqvist”',
        '      button “Move lindqvist to another stage”, hasPopup: menu',
        '      4 of 9 checkpoints done',
        '    listitem',
        '      button “Northwind Freight”',
        '      button “Move Northwind Freight to another stage”, hasPopup: menu',
        '      Staff Engineer, Routing',
        '      5 of 9 checkpoints done',
        '      send the outline for the deep dive to Farid',
      ]);
      same(await heard(page, 'DisclosureTriangle'), [
        'DisclosureTriangle “Closed 1”, expanded: false',
        '  Closed',
        '  1',
      ]);
    },
  );

  await check('a screen reader is told where a card has gone, and is on it again', async () => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('m');
    same(await heard(page, 'menu'), [
      'menu “Stage of Fernhill”',
      '  menuitemradio “Researching”, focused: true, checked: true',
      ...[
        'Applied',
        'Screening',
        'Interviewing',
        'Offer',
        'Accepted',
        'Declined',
        'Rejected',
        'Withdrawn',
        'Ghosted',
        'Paused',
      ].map((stage) => `  menuitemradio “${stage}”, checked: false`),
    ]);
    const before = (await readTree(page)).find('status');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const after = await until('the announcement', async () => {
      const tree = await readTree(page);
      const status = tree.find('status');
      return tree.lines(status).length > 1 && { status, lines: tree.lines(status) };
    });
    same(after.lines, ['status, live: polite', '  Fernhill is now at “Applied”.']);
    // Only a change of what is there already is announced.
    same(after.status.backendDOMNodeId, before.backendDOMNodeId);
    await until('the card', async () =>
      (await heard(page, 'region', 'Applied 2'))?.includes(
        '      button “Fernhill”, focused: true',
      ),
    );
    await page.keyboard.press('Control+Z');
    await frame.getByText('The stage is as it was.').waitFor();
    same(await heard(page, 'status'), ['status, live: polite', '  The stage is as it was.']);
  });

  await check('a screen reader is given the table and the chart in words', async () => {
    await frame.getByRole('tab', { name: 'Table' }).click();
    const table = await heard(page, 'table', 'All opportunities');
    const from = table.indexOf('    rowheader “Brindle”');
    same(
      table
        .slice(from)
        .filter((line) => /cell|header/.test(line))
        .slice(0, 8),
      [
        '    rowheader “Brindle”',
        '    cell “Staff Engineer, Data”',
        '    cell “Applied”',
        '    cell “1 of 9 checkpoints done”',
        '    cell “ask Suri for a referral”',
        // What is red, and has a mark, is said too.
        `    cell “${short(day(-1))} overdue”`,
        '    cell “5”',
        '    cell',
      ],
    );
    await frame.getByRole('tab', { name: 'Checkpoints' }).click();
    const chart = await heard(page, 'table');
    same(chart.filter((line) => /image/.test(line)).slice(0, 2), [
      '      image “8 done, 0 open, 0 missing”',
      '      image “5 done, 2 open, 1 missing”',
    ]);
    await frame.getByRole('tab', { name: 'Board' }).click();
  });
}
