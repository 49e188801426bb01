/** For how many milliseconds work on many notes goes on before messages that came meanwhile go first. */
export const SLICE = 8;
/** After so many milliseconds it goes on even while messages keep coming. */
const PATIENCE = 100;

/** Lets messages be taken up that came meanwhile. */
export async function pause(connection: { readonly isBusy: boolean }): Promise<void> {
  const start = performance.now();
  do await new Promise((resolve) => setTimeout(resolve, 0));
  while (connection.isBusy && performance.now() - start < PATIENCE);
}

/** Does a piece of work for each of many, in order and in slices. */
export async function inSlices<T, R>(
  connection: { readonly isBusy: boolean },
  all: Iterable<T>,
  work: (one: T) => R,
): Promise<R[]> {
  const results: R[] = [];
  let end = performance.now() + SLICE;
  for (const one of all) {
    results.push(work(one));
    if (performance.now() < end) continue;
    await pause(connection);
    end = performance.now() + SLICE;
  }
  return results;
}
