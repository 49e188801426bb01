import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Card } from '../../src/pipeline/protocol.ts';
import { useShared } from './context.ts';
import { fill, send } from './host.ts';

/** A card whose stage is to be chosen, and the button beside which that is done. */
export interface MenuAt {
  readonly card: Card;
  readonly at: DOMRect;
  readonly button: HTMLElement;
}

/** The stages that a card can go to. */
export function Menu({ card, at, button, close }: MenuAt & { readonly close: () => void }) {
  const { guide, strings } = useShared();
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [
    ...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitemradio]') ?? []),
  ];

  useLayoutEffect(() => {
    const { style, offsetWidth, offsetHeight } = menu.current!;
    style.left = `${Math.max(4, Math.min(at.left, innerWidth - offsetWidth - 4))}px`;
    style.top = `${Math.max(4, Math.min(at.bottom, innerHeight - offsetHeight - 4))}px`;
    (items().find((item) => item.ariaChecked === 'true') ?? items()[0])?.focus();
  }, []);
  useEffect(() => {
    const leave = (event: Event) => {
      if (!menu.current?.contains(event.target as Node)) close();
    };
    window.addEventListener('pointerdown', leave);
    window.addEventListener('blur', close);
    return () => {
      window.removeEventListener('pointerdown', leave);
      window.removeEventListener('blur', close);
    };
  }, []);

  const back = () => {
    close();
    button.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const first = (from: number) => {
      const letter = event.key.toLowerCase();
      const order = [...all.slice(from), ...all.slice(0, from)];
      return order.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter));
    };
    const target =
      event.key === 'ArrowDown'
        ? all[(at + 1) % all.length]
        : event.key === 'ArrowUp'
          ? all[(at - 1 + all.length) % all.length]
          : event.key === 'Home'
            ? all[0]
            : event.key === 'End'
              ? all.at(-1)
              : event.key.length === 1 && event.key !== ' '
                ? first(at + 1)
                : undefined;
    if (event.key === 'Escape' || event.key === 'Tab') back();
    else target?.focus();
    if (target || event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <div
      class="menu"
      role="menu"
      aria-label={fill(strings.moveTo, card.title)}
      ref={menu}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {guide.stages.map(({ id, title, closed }, index) => (
        <button
          key={id}
          type="button"
          role="menuitemradio"
          aria-checked={id === card.stage}
          tabIndex={-1}
          class={closed && !guide.stages[index - 1]?.closed ? 'first-closed' : undefined}
          onClick={() => {
            back();
            if (id !== card.stage) send({ type: 'setStage', uri: card.uri, stage: id });
          }}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
