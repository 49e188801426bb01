import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { CheckedFile } from './formats/format.ts';
import type { Listing, RootOptions, Told } from './root.ts';
import { noneTaken, Roots } from './roots.ts';

/** What a thread begins with: it looks at files that nobody has taken, and tells what they are. */
interface Beginning {
  readonly listings: readonly Listing[];
  readonly options: RootOptions;
  readonly taken: Int32Array;
}

/** What it is given next: what all have seen together, and how many of the notes somebody has taken. */
interface Work {
  readonly told: readonly Told[];
  readonly taken: Int32Array;
}

/** What a thread has done, and what it couldn’t read. */
interface Done<T> {
  readonly result: T;
  readonly problems: readonly string[];
}

/** Fewer files than this are looked at before another thread has begun. */
const WORTHWHILE = 100;
const MOST = 8;

/** Looks at the files and checks the notes among them, in as many threads as are worth while. */
export async function checkAll(
  roots: Roots,
  options: RootOptions,
  /** The bundle that calls `runAsThread` as it starts. */
  bundle: string | undefined,
): Promise<CheckedFile[]> {
  const listings = roots.listings();
  const files = listings.reduce((sum, { paths }) => sum + paths.length, 0);
  const of = bundle ? Math.min(availableParallelism(), MOST, Math.ceil(files / WORTHWHILE)) : 1;
  const beginning: Beginning = { listings, options, taken: noneTaken() };
  const others = Array.from(
    { length: of - 1 },
    () => new Worker(bundle!, { workerData: beginning }),
  );
  const answers = async <T>(): Promise<T[]> => {
    const all = await Promise.all(others.map((other) => once(other, 'message')));
    return all.map(([done]) => {
      const { result, problems } = done as Done<T>;
      roots.problems.push(...problems);
      return result;
    });
  };
  const looked = answers<readonly Told[]>();
  roots.look(beginning.taken);
  for (const told of await looked) roots.tell(told);
  roots.loadMore();
  const work: Work = { told: roots.seen(), taken: noneTaken() };
  const checked = answers<readonly CheckedFile[]>();
  for (const other of others) other.postMessage(work);
  return [roots.check(work.taken), ...(await checked)].flat();
}

/** Does the work of a thread, where this is one. */
export function runAsThread(): boolean {
  if (isMainThread) return false;
  const { listings, options, taken } = workerData as Beginning;
  const roots = new Roots(options);
  const answer = (result: unknown) =>
    parentPort!.postMessage({ result, problems: roots.problems.splice(0) });
  roots.list(listings);
  parentPort!.once('message', (work: Work) => {
    roots.tell(work.told);
    roots.loadMore();
    answer(roots.check(work.taken));
  });
  roots.look(taken);
  answer(roots.seen());
  return true;
}
