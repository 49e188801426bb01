import { useState } from 'preact/hooks';
import type { Card, Strings } from '../../src/pipeline/protocol.ts';
import { useShared } from './context.ts';
import { fill, keep, kept, send } from './host.ts';
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
  const { guide, strings, openMenu } = useShared();
  const [sort, setSort] = useState(kept().sort ?? { by: 'stage', descending: false });
  const rank = new Map(guide.stages.map(({ id }, index) => [id, index]));
  const titles = new Map(guide.stages.map(({ id, title }) => [id, title]));
  const key = (card: Card): string | number => {
    const keys: Record<By, string | number> = {
      company: card.title.toLowerCase(),
      role: card.role?.toLowerCase() ?? '',
      stage: rank.get(card.stage) ?? 0,
      ready: card.done,
      next: card.next?.toLowerCase() ?? '',
      date: card.date?.day ?? '9999',
      gaps: card.gaps,
      crossed: card.crossed,
    };
    return keys[sort.by as By] ?? 0;
  };
  const sorted = [...cards].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    const order = x < y ? -1 : x > y ? 1 : a.title.localeCompare(b.title);
    return sort.descending ? -order : order;
  });
  const sortBy = (by: By) => {
    const next = { by, descending: sort.by === by && !sort.descending };
    setSort(next);
    keep({ sort: next });
  };
  return (
    <Scroll label={strings.table}>
      <table>
        <caption>{strings.tableCaption}</caption>
        <thead>
          <tr>
            {COLUMNS.map((by) => (
              <Head key={by} by={by} sort={sort} sortBy={sortBy} strings={strings} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((card) => (
            <tr key={card.uri} class={card.closed ? 'closed' : undefined}>
              <th scope="row">
                <button
                  type="button"
                  class="title"
                  onClick={() => send({ type: 'open', uri: card.uri })}
                >
                  {card.title}
                </button>
              </th>
              <td>{card.role}</td>
              <td>
                <button
                  type="button"
                  class="stage"
                  aria-haspopup="menu"
                  title={fill(strings.move, card.title)}
                  onClick={({ currentTarget }) => openMenu(card, currentTarget)}
                >
                  {titles.get(card.stage)}
                </button>
              </td>
              <td>
                <Readiness card={card} />
              </td>
              <td>{card.next}</td>
              <td class={card.late ? 'alarm' : undefined}>
                {card.date && <time dateTime={card.date.day}>{card.date.text}</time>}
              </td>
              <td>{card.gaps}</td>
              <td class="alarm">{card.crossed > 0 && card.crossed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

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
