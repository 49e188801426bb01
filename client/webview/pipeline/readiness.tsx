import type { Card } from '../../src/pipeline/protocol.ts';
import { useShared } from './context.ts';
import { fill } from './host.ts';

/** How far a card is: a small bar with one part for each checkpoint, and the figure. */
export function Readiness({ card: { readiness, done, total } }: { readonly card: Card }) {
  const { guide, strings } = useShared();
  const left = guide.checkpoints.filter(({ id }) => readiness[id] !== 'done');
  return (
    <span class="readiness" title={left.map(({ title }) => title).join('\n')}>
      <span class="bar" aria-hidden="true">
        {guide.checkpoints.map(({ id }) => (
          <span key={id} class={readiness[id]} />
        ))}
      </span>
      <span aria-hidden="true">{`${done}/${total}`}</span>
      <span class="heard">{fill(strings.readyOf, done, total)}</span>
    </span>
  );
}
