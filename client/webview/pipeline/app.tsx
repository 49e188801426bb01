import { useCallback, useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import type { Guide } from '../../../server/src/lsp/protocol.ts';
import type { Card, Strings, ToPage } from '../../src/pipeline/protocol.ts';
import { Board } from './board.tsx';
import { Chart } from './chart.tsx';
import { Context } from './context.ts';
import { keepFocus, restoreFocus } from './focus.ts';
import { keep, kept, listen, send, type View } from './host.ts';
import { Menu, type MenuAt } from './menu.tsx';
import { Offers } from './offers.tsx';
import { Table } from './table.tsx';
import { Tabs } from './tabs.tsx';

interface State {
  readonly cards: readonly Card[];
  readonly guide?: Guide;
  readonly strings?: Strings;
  readonly said: string;
  readonly canUndo: boolean;
}

function take(state: State, message: ToPage): State {
  switch (message.type) {
    case 'show':
      return {
        ...state,
        cards: message.cards,
        guide: message.guide,
        strings: message.strings,
      };
    case 'change': {
      const cards = new Map(state.cards.map((card) => [card.uri, card]));
      for (const card of message.changed) cards.set(card.uri, card);
      for (const uri of message.removed) cards.delete(uri);
      return { ...state, cards: [...cards.values()] };
    }
    case 'say':
      return { ...state, said: message.text, canUndo: message.canUndo };
  }
}

/** The whole page. */
export function App() {
  const [state, dispatch] = useReducer(take, { cards: [], said: '', canUndo: false });
  const [view, setView] = useState<View>(kept().view ?? 'board');
  const [menu, setMenu] = useState<MenuAt | undefined>(undefined);
  const { cards, guide, strings, said, canUndo } = state;

  useEffect(() => {
    const stop = listen(dispatch);
    send({ type: 'ready' });
    return stop;
  }, []);
  useEffect(keepFocus, []);
  // The cards come later than the focus does.
  useEffect(restoreFocus, [guide]);
  useEffect(() => {
    const undo = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z')
        send({ type: 'undo' });
    };
    window.addEventListener('keydown', undo);
    return () => window.removeEventListener('keydown', undo);
  }, []);

  const show = useCallback((next: View) => {
    setView(next);
    keep({ view: next });
  }, []);
  const openMenu = useCallback(
    (card: Card, button: HTMLElement) =>
      setMenu({ card, at: button.getBoundingClientRect(), button }),
    [],
  );

  // The same object while nothing of it changes: else all that reads it would be drawn again.
  const shared = useMemo(
    () => guide && strings && { guide, strings, openMenu },
    [guide, strings, openMenu],
  );
  if (!guide || !strings || !shared) return <main aria-busy="true" />;
  const hasOffers = cards.some(({ offer }) => offer !== undefined);
  const views: View[] = [
    'board',
    'table',
    'checkpoints',
    ...(hasOffers ? ['offers' as const] : []),
  ];
  const shown = views.includes(view) ? view : 'board';
  return (
    <Context.Provider value={shared}>
      <main>
        <header>
          <h1>{strings.pipeline}</h1>
          {cards.length > 0 && <Tabs views={views} shown={shown} show={show} />}
        </header>
        <div class="said">
          <p role="status">{said}</p>
          {canUndo && (
            <button
              type="button"
              onClick={() => {
                send({ type: 'undo' });
                // The button goes: the focus must not go with it.
                document.getElementById(`tab-${shown}`)?.focus();
              }}
            >
              {strings.undo}
            </button>
          )}
        </div>
        {cards.length === 0 ? (
          <Empty strings={strings} />
        ) : (
          <div class="panel" role="tabpanel" id="panel" aria-labelledby={`tab-${shown}`}>
            {shown === 'board' && <Board cards={cards} />}
            {shown === 'table' && <Table cards={cards} />}
            {shown === 'checkpoints' && <Chart cards={cards} />}
            {shown === 'offers' && <Offers cards={cards} />}
          </div>
        )}
        {menu && <Menu {...menu} close={() => setMenu(undefined)} />}
      </main>
    </Context.Provider>
  );
}

function Empty({ strings }: { strings: Strings }) {
  return (
    <div class="empty">
      <p>{strings.empty}</p>
      <p>
        {(['newOpportunity', 'drawLines'] as const).map((what) => (
          <button
            key={what}
            type="button"
            class="primary"
            onClick={() => send({ type: 'start', with: what })}
          >
            {strings[what]}
          </button>
        ))}
      </p>
    </div>
  );
}
