import type { CheckpointState } from '../../../server/src/lsp/protocol.ts';
import type { Card } from '../../src/pipeline/protocol.ts';
import { useShared } from './context.ts';
import { fill } from './host.ts';
import { Scroll } from './scroll.tsx';

const STATES: readonly CheckpointState[] = ['done', 'open', 'missing'];

/** How far each checkpoint is across the search: where all loops are weak. */
export function Chart({ cards }: { readonly cards: readonly Card[] }) {
  const { guide, strings } = useShared();
  const open = cards.filter(({ closed }) => !closed);
  return (
    <Scroll label={strings.checkpoints}>
      <table class="chart">
        <caption>{fill(strings.chartCaption, open.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{strings.checkpoint}</th>
            <th scope="col">
              <span class="heard">{STATES.map((state) => strings[state]).join(', ')}</span>
            </th>
            {STATES.map((state) => (
              <th key={state} scope="col" class="figure">
                <span class={`swatch ${state}`} aria-hidden="true" /> {strings[state]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {guide.checkpoints.map(({ id, title }) => {
            const counts = STATES.map(
              (state) => open.filter(({ readiness }) => readiness[id] === state).length,
            );
            return (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td class="bars">
                  <span class="stack" role="img" aria-label={fill(strings.chartBar, ...counts)}>
                    {STATES.map((state, index) => (
                      <span key={state} class={state} style={{ flexGrow: counts[index] }} />
                    ))}
                  </span>
                </td>
                {counts.map((count, index) => (
                  <td key={STATES[index]} class="figure">
                    {count}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
