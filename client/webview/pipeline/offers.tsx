import type { ComponentChildren } from 'preact';
import type { Card } from '../../src/pipeline/protocol.ts';
import { useShared } from './context.ts';
import { send } from './host.ts';
import { Readiness } from './readiness.tsx';
import { Scroll } from './scroll.tsx';

/** The offers side by side, with what the notes say of each. */
export function Offers({ cards }: { readonly cards: readonly Card[] }) {
  const { guide, strings } = useShared();
  const offers = cards.filter(({ offer }) => offer !== undefined);
  const said = new Set(offers.flatMap(({ offer }) => offer!.map(({ title }) => title)));
  const facts = guide.checkpoints.map(({ title }) => title).filter((title) => said.has(title));
  const { quote, title, author, url } = guide.bestAvailable;
  const row = (name: string, cell: (card: Card) => ComponentChildren) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      {offers.map((card) => (
        <td key={card.uri}>{cell(card)}</td>
      ))}
    </tr>
  );
  return (
    <>
      <figure class="quote">
        <blockquote cite={url}>{quote}</blockquote>
        <figcaption>
          <a href={url}>{title}</a>, {author}
        </figcaption>
      </figure>
      <Scroll label={strings.offers}>
        <table class="offers">
          <caption>{strings.offersCaption}</caption>
          <thead>
            <tr>
              <td />
              {offers.map((card) => (
                <th key={card.uri} scope="col">
                  <button
                    type="button"
                    class="title"
                    data-uri={card.uri}
                    onClick={() => send({ type: 'open', uri: card.uri })}
                  >
                    {card.title}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row(strings.role, ({ role }) => role)}
            {row(strings.ready, (card) => (
              <Readiness card={card} />
            ))}
            {row(strings.crossed, ({ crossed }) => (crossed > 0 ? crossed : '–'))}
            {row(strings.next, ({ next }) => next)}
            {row(strings.date, ({ date }) => date && `${date.text} · ${date.ahead}`)}
            {facts.map((fact) =>
              row(fact, ({ offer }) => offer?.find(({ title: of }) => of === fact)?.text),
            )}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
