import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Guide } from '../../../server/src/lsp/protocol.ts';
import type { Card, Strings } from '../../src/pipeline/protocol.ts';

/** What every part of the page needs. */
export interface Shared {
  readonly guide: Guide;
  readonly strings: Strings;
  /** Shows the stages that a card can go to, beside a button. */
  readonly openMenu: (card: Card, button: HTMLElement) => void;
}

/** What all parts of the page share. */
export const Context = createContext<Shared | undefined>(undefined);

/** What every part of the page needs; only inside the page. */
export function useShared(): Shared {
  return useContext(Context)!;
}
