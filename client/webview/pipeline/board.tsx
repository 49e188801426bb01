import { memo } from 'preact/compat';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { StageInfo } from '../../../server/src/lsp/protocol.ts';
import type { Card } from '../../src/pipeline/protocol.ts';
import { useShared } from './context.ts';
import { isUnfocused, ofNote } from './focus.ts';
import { byName, fill, keep, kept, send } from './host.ts';
import { Readiness } from './readiness.tsx';

const DRAGGED = 'application/x-staff-prep';

/** The opportunities by stage. One card at a time is in the order of Tab; arrows go to the others. */
export function Board({ cards }: { readonly cards: readonly Card[] }) {
  const { guide, strings, openMenu } = useShared();
  const [chosen, setChosen] = useState(kept().focus);
  const [dragging, setDragging] = useState(false);
  const [closedShown, setClosedShown] = useState(kept().closedShown ?? false);
  const board = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => columnsOf(cards, guide.stages), [cards, guide]);
  const open = columns.filter(({ stage }) => !stage.closed);
  const closed = columns.filter(({ stage }) => stage.closed);
  const closedCount = closed.reduce((sum, column) => sum + column.cards.length, 0);
  const visible = [...open, ...(closedShown || dragging ? closed : [])];
  const reachable = visible.flatMap((column) => column.cards);
  const current = reachable.some(({ uri }) => uri === chosen) ? chosen : reachable[0]?.uri;

  // A card that moves to another column is made anew there: what had the focus gets it back.
  const focused = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (!focused.current || !isUnfocused()) return;
    ofNote(board.current!, focused.current)?.focus();
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !current) return;
    if (event.key.toLowerCase() === 'm') {
      const card = cards.find(({ uri }) => uri === current);
      const title = ofNote(board.current!, current);
      if (card && title) openMenu(card, title);
      return event.preventDefault();
    }
    const next = neighbour(
      visible.map((column) => column.cards),
      current,
      event.key,
    );
    if (!next) return;
    event.preventDefault();
    setChosen(next.uri);
    ofNote(board.current!, next.uri)?.focus();
  };
  const column = (of: Column) => (
    <ColumnView
      key={of.stage.id}
      column={of}
      current={current}
      choose={(uri) => {
        setChosen(uri);
        focused.current = uri;
      }}
      drag={setDragging}
    />
  );
  return (
    <>
      <p class="hint">{strings.keys}</p>
      <section
        class="board"
        aria-label={strings.board}
        ref={board}
        onKeyDown={onKeyDown}
        onFocusOut={({ relatedTarget }: FocusEvent) => {
          if (relatedTarget) focused.current = undefined;
        }}
      >
        {open.map(column)}
        <details
          class="column closed"
          open={closedShown || dragging}
          onToggle={({ currentTarget }) => {
            if (dragging) return;
            setClosedShown(currentTarget.open);
            keep({ closedShown: currentTarget.open });
          }}
        >
          <summary>
            {strings.closed} <span class="count">{closedCount}</span>
          </summary>
          {(closedShown || dragging) && closed.map(column)}
        </details>
      </section>
    </>
  );
}

interface Column {
  readonly stage: StageInfo;
  readonly cards: readonly Card[];
}

function columnsOf(cards: readonly Card[], stages: readonly StageInfo[]): Column[] {
  const byStage = new Map<string, Card[]>(stages.map(({ id }) => [id, []]));
  for (const card of cards) byStage.get(card.stage)?.push(card);
  return stages.map((stage) => ({ stage, cards: byStage.get(stage.id)!.sort(byDate) }));
}

function byDate(a: Card, b: Card): number {
  const key = ({ date }: Card) => date?.day ?? '9999';
  return byName(key(a), key(b)) || byName(a.title, b.title);
}

/** The card that an arrow key leads to. */
function neighbour(
  columns: readonly (readonly Card[])[],
  uri: string,
  key: string,
): Card | undefined {
  const filled = columns.filter((cards) => cards.length > 0);
  const x = filled.findIndex((cards) => cards.some((card) => card.uri === uri));
  const y = filled[x]?.findIndex((card) => card.uri === uri) ?? 0;
  const at = (column: readonly Card[] | undefined) => column?.[Math.min(y, column.length - 1)];
  switch (key) {
    case 'ArrowDown':
      return filled[x]?.[y + 1];
    case 'ArrowUp':
      return filled[x]?.[y - 1];
    case 'ArrowRight':
      return at(filled[x + 1]);
    case 'ArrowLeft':
      return at(filled[x - 1]);
    case 'Home':
      return filled[x]?.[0];
    case 'End':
      return filled[x]?.at(-1);
    default:
      return undefined;
  }
}

interface ColumnProps {
  readonly column: Column;
  readonly current: string | undefined;
  readonly choose: (uri: string) => void;
  readonly drag: (dragging: boolean) => void;
}

function ColumnView({ column: { stage, cards }, current, choose, drag }: ColumnProps) {
  const { strings } = useShared();
  const [over, setOver] = useState(false);
  const heading = `stage-${stage.id}`;
  const takes = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes(DRAGGED) === true;
  return (
    <section
      class={`column${over ? ' over' : ''}${cards.length === 0 ? ' bare' : ''}`}
      aria-labelledby={heading}
      onDragOver={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!takes(event)) return;
        event.preventDefault();
        const uri = event.dataTransfer!.getData(DRAGGED);
        if (!cards.some((card) => card.uri === uri))
          send({ type: 'setStage', uri, stage: stage.id });
      }}
    >
      <h2 id={heading} title={stage.meaning}>
        {stage.title} <span class="count">{cards.length}</span>
      </h2>
      {cards.length === 0 ? (
        <p class="nothing">{strings.nothingHere}</p>
      ) : (
        <ul>
          {cards.map((card) => (
            <CardView
              key={card.uri}
              card={card}
              current={card.uri === current}
              choose={choose}
              drag={drag}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface CardProps {
  readonly card: Card;
  readonly current: boolean;
  readonly choose: (uri: string) => void;
  readonly drag: (dragging: boolean) => void;
}

const CardView = memo(
  ({ card, current, choose, drag }: CardProps) => {
    const { strings, openMenu } = useShared();
    const { uri, title, role, next, date, late, crossed } = card;
    const tabIndex = current ? 0 : -1;
    return (
      <li
        class={crossed > 0 ? 'card crossed' : 'card'}
        draggable
        onFocusIn={() => choose(uri)}
        onDragStart={({ dataTransfer }) => {
          dataTransfer!.setData(DRAGGED, uri);
          dataTransfer!.effectAllowed = 'move';
          drag(true);
        }}
        onDragEnd={() => drag(false)}
      >
        <div class="row">
          <button
            type="button"
            class="title"
            data-uri={uri}
            tabIndex={tabIndex}
            onClick={() => send({ type: 'open', uri })}
          >
            {title}
          </button>
          <button
            type="button"
            class="move"
            tabIndex={tabIndex}
            aria-haspopup="menu"
            aria-label={fill(strings.move, title)}
            title={fill(strings.move, title)}
            onClick={({ currentTarget }) => openMenu(card, currentTarget)}
          >
            <span aria-hidden="true">⋯</span>
          </button>
        </div>
        {role && <p class="role">{role}</p>}
        <Readiness card={card} />
        {crossed > 0 && <p class="alarm">{strings.crossed}</p>}
        {next && <p class="next">{next}</p>}
        {date && (
          <p class={late ? 'date alarm' : 'date'}>
            <time dateTime={date.day}>{date.text}</time> · <span>{date.ahead}</span>
          </p>
        )}
      </li>
    );
  },
  // What is shown depends on these two alone; the functions only reach the board's state.
  (before, after) => before.card === after.card && before.current === after.current,
);
