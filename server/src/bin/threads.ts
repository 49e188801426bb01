import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { CheckedFile } from './formats/format.ts';
import { type Inventory, type RootOptions, Roots, type Share } from './roots.ts';

/** What a thread is given. */
interface Task {
  readonly folders: readonly Inventory[];
  readonly options: RootOptions;
  readonly share: Share;
}

/** Fewer characters than this are read before another thread has begun. */
const WORTHWHILE = 4_000_000;
const MOST = 8;

/** How many threads are worth while for so many characters. */
export function threadsFor(size: number): number {
  return size < WORTHWHILE ? 1 : Math.min(availableParallelism(), MOST);
}

/**
 * Checks in other threads what is not the first share; `file` is the bundle that calls `runAsThread`
 * as it starts. Each thread reads the notes by itself: that costs less than telling it of them.
 */
export function checkElsewhere(
  file: string,
  task: Omit<Task, 'share'>,
  threads: number,
): Promise<readonly CheckedFile[]>[] {
  return Array.from({ length: threads - 1 }, (_, i) => {
    const data: Task = { ...task, share: { index: i + 1, of: threads } };
    return new Promise((resolve, reject) => {
      const worker = new Worker(file, { workerData: data });
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  });
}

/** Does the work of a thread, where this is one. */
export function runAsThread(): boolean {
  if (isMainThread) return false;
  const { folders, options, share } = workerData as Task;
  const roots = new Roots(options);
  for (const folder of folders) roots.take(folder);
  parentPort!.postMessage([...roots.all()].flatMap((root) => [...root.checked(share)]));
  return true;
}
