import {
  type Disposable,
  type QuickInput,
  type QuickInputButton,
  QuickInputButtons,
  type QuickPickItem,
  window,
} from 'vscode';

/** Where in a series of questions one stands. */
export interface Place {
  readonly title: string;
  /** From one. */
  readonly step: number;
  readonly total: number;
}

/** A question; it takes the answer itself and says where to go. Nothing means that all is off. */
export type Step = (place: Place) => Promise<'next' | 'back' | undefined>;

/** Asks one question after the other, with a way back; false when the person gave up. */
export async function askAll(title: string, steps: readonly Step[]): Promise<boolean> {
  for (let i = 0; i < steps.length; ) {
    const way = await steps[i]!({ title, step: i + 1, total: steps.length });
    if (!way) return false;
    i += way === 'back' ? -1 : 1;
  }
  return true;
}

/** A question answered by a line of text. */
export function textStep(
  question: { readonly prompt: string; readonly placeholder: string; readonly needed?: string },
  before: () => string,
  take: (value: string) => void,
): Step {
  return (place) => {
    const input = window.createInputBox();
    input.prompt = question.prompt;
    input.placeholder = question.placeholder;
    input.value = before();
    return show(input, place, (accept) => {
      input.onDidChangeValue((value) => {
        input.validationMessage = '';
        take(value.trim());
      });
      input.onDidAccept(() => {
        if (input.value.trim() === '' && question.needed) input.validationMessage = question.needed;
        else accept();
      });
    });
  };
}

/** A question answered by one of a few items. */
export function pickStep<T extends QuickPickItem>(
  placeholder: string,
  items: readonly T[],
  take: (item: T) => void,
): Step {
  return (place) => {
    const input = window.createQuickPick<T>();
    input.placeholder = placeholder;
    input.items = items;
    input.matchOnDetail = true;
    return show(input, place, (accept) => {
      input.onDidAccept(() => {
        const [item] = input.selectedItems;
        if (!item) return;
        take(item);
        accept();
      });
    });
  };
}

type Asking = QuickInput & {
  buttons: readonly QuickInputButton[];
  onDidTriggerButton: (listener: () => void) => Disposable;
};

function show(
  input: Asking,
  { title, step, total }: Place,
  listen: (accept: () => void) => void,
): ReturnType<Step> {
  input.title = title;
  input.step = step;
  input.totalSteps = total;
  // A look at the posting in another window must not lose what was typed.
  input.ignoreFocusOut = true;
  if (step > 1) input.buttons = [QuickInputButtons.Back];
  return new Promise((resolve) => {
    const end = (way: 'next' | 'back' | undefined) => {
      resolve(way);
      input.dispose();
    };
    listen(() => end('next'));
    input.onDidTriggerButton(() => end('back'));
    input.onDidHide(() => end(undefined));
    input.show();
  });
}
