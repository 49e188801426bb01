import { keep, kept } from './host.ts';

/** Remembers what has the focus, and gives it back when the page is shown anew. Stops when called. */
export function keepFocus(): () => void {
  const remember = ({ target }: FocusEvent) => {
    const { id, dataset } = target as HTMLElement;
    const focus = id || dataset.uri;
    if (focus) keep({ focus });
  };
  document.addEventListener('focusin', remember);
  window.addEventListener('focus', restoreFocus);
  return () => {
    document.removeEventListener('focusin', remember);
    window.removeEventListener('focus', restoreFocus);
  };
}

/** Whether the page has the focus, and nothing in it: else somebody's typing would be led elsewhere. */
export function isUnfocused(): boolean {
  return document.hasFocus() && document.activeElement === document.body;
}

/** Gives the focus to what had it last, where nothing has it. */
export function restoreFocus(): void {
  const { focus } = kept();
  if (!focus || !isUnfocused()) return;
  const found = document.getElementById(focus) ?? ofNote(document, focus);
  found?.focus();
}

/** The title of a note's card or row. */
export function ofNote(inside: ParentNode, uri: string): HTMLElement | undefined {
  const titles = inside.querySelectorAll<HTMLElement>('button.title');
  return [...titles].find(({ dataset }) => dataset.uri === uri);
}
