import { useRef } from 'preact/hooks';
import { useShared } from './context.ts';
import type { View } from './host.ts';

interface Props {
  readonly views: readonly View[];
  readonly shown: View;
  readonly show: (view: View) => void;
}

/** The views as tabs; arrow keys go from one to the next. */
export function Tabs({ views, shown, show }: Props) {
  const { strings } = useShared();
  const list = useRef<HTMLDivElement>(null);
  const go = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
    const at = views.indexOf(shown);
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? views.length - 1
          : (at + (steps[event.key] ?? 0) + views.length) % views.length;
    if (to === at) return;
    event.preventDefault();
    show(views[to]!);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return (
    <div role="tablist" aria-label={strings.views} ref={list} onKeyDown={go}>
      {views.map((view) => (
        <button
          key={view}
          type="button"
          role="tab"
          id={`tab-${view}`}
          aria-selected={view === shown}
          aria-controls="panel"
          tabIndex={view === shown ? 0 : -1}
          onClick={() => show(view)}
        >
          {strings[view]}
        </button>
      ))}
    </div>
  );
}
