import { memo } from 'preact/compat';
import { useState } from 'preact/hooks';
import type { Card, Strings } from '../../src/pipeline/protocol.ts';
import { useShared } from './context.ts';
import { byName, fill, keep, kept, send } from './host.ts';
import { Readiness } from './readiness.tsx';
import { Scroll } from './scroll.tsx';

type By = 'company' | 'role' | 'stage' | 'ready' | 'next' | 'date' | 'gaps' | 'crossed';
const COLUMNS: readonly By[] = [
  'company',
  'role',
  'stage',
  'ready',
  'next',
  'date',
  'gaps',
  'crossed',
];

/** The same opportunities as a table; a column's title puts them in its order. */
export function Table({ cards }: { readonly cards: readonly Card[] }) {
  const { guide, strings } = useShared();
  const [sort, setSort] = useState(kept().sort ?? { by: 'stage', descending: false });
  const rank = new Map(guide.stages.map(({ id }, index) => [id, index]));
  const titles = new Map(guide.stages.map(({ id, title }) => [id, title]));
  const key = keyOf(sort.by as By, rank);
  const sorted = cards
    .map((card) => ({ card, key: key(card) }))
    .sort((a, b) => {
      const order = a.key < b.key ? -1 : a.key > b.key ? 1 : byName(a.card.title, b.card.title);
      return sort.descending ? -order : order;
    })
    .map(({ card }) => card);
  // In the order of stages each has a body of its own: a row that goes to another leaves the rest alone.
  const groups =
    sort.by === 'stage'
      ? [...Map.groupBy(sorted, ({ stage }) => stage)]
      : [['all', sorted] as const];
  const sortBy = (by: By) => {
    const next = { by, descending: sort.by === by && !sort.descending };
    setSort(next);
    keep({ sort: next });
  };
  return (
    <Scroll label={strings.table}>
      <table class="opportunities">
        <caption>{strings.tableCaption}</caption>
        <thead>
          <tr>
            {COLUMNS.map((by) => (
              <Head key={by} by={by} sort={sort} sortBy={sortBy} strings={strings} />
            ))}
          </tr>
        </thead>
        {groups.map(([id, rows]) => (
          <tbody key={id}>
            {rows.map((card) => (
              <Row key={card.uri} card={card} stage={titles.get(card.stage) ?? ''} />
            ))}
          </tbody>
        ))}
      </table>
    </Scroll>
  );
}

/** What the cards are put in order by. */
function keyOf(by: By, rank: ReadonlyMap<string, number>): (card: Card) => string | number {
  switch (by) {
    case 'company':
      return ({ title }) => title.toLowerCase();
    case 'role':
      return ({ role }) => role?.toLowerCase() ?? '';
    case 'stage':
      return ({ stage }) => rank.get(stage) ?? 0;
    case 'ready':
      return ({ done }) => done;
    case 'next':
      return ({ next }) => next?.toLowerCase() ?? '';
    case 'date':
      return ({ date }) => date?.day ?? '9999';
    case 'gaps':
      return ({ gaps }) => gaps;
    case 'crossed':
      return ({ crossed }) => crossed;
  }
}

interface RowProps {
  readonly card: Card;
  readonly stage: string;
}

const Row = memo(({ card, stage }: RowProps) => {
  const { strings, openMenu } = useShared();
  const { uri, title, role, next, date, late, gaps, crossed, closed } = card;
  return (
    <tr class={closed ? 'closed' : undefined}>
      <th scope="row">
        <button
          type="button"
          class="title"
          data-uri={uri}
          onClick={() => send({ type: 'open', uri })}
        >
          {title}
        </button>
      </th>
      <td>{role}</td>
      <td>
        <button
          type="button"
          class="stage"
          aria-haspopup="menu"
          title={fill(strings.move, title)}
          onClick={({ currentTarget }) => openMenu(card, currentTarget)}
        >
          {stage}
        </button>
      </td>
      <td>
        <Readiness card={card} />
      </td>
      <td>{next}</td>
      <td class={late ? 'alarm' : undefined}>
        {date && <time dateTime={date.day}>{date.text}</time>}
        {date && late && <span class="heard">{date.ahead}</span>}
      </td>
      <td>{gaps}</td>
      <td class="alarm">{crossed > 0 && crossed}</td>
    </tr>
  );
});

interface HeadProps {
  readonly by: By;
  readonly sort: { readonly by: string; readonly descending: boolean };
  readonly sortBy: (by: By) => void;
  readonly strings: Strings;
}

function Head({ by, sort, sortBy, strings }: HeadProps) {
  const order = sort.by !== by ? 'none' : sort.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={order}>
      <button type="button" class="sort" onClick={() => sortBy(by)}>
        {strings[by]}
        <span aria-hidden="true">{{ none: '', ascending: ' ↑', descending: ' ↓' }[order]}</span>
      </button>
    </th>
  );
}
