// Runs the tests for one change after another: a thread of `npm run mutation`.
import { parentPort, workerData } from 'node:worker_threads';
import { tests } from './mutation-tests.mjs';

const { bundle, ids } = workerData;
let { known } = workerData;
/** Where the code looks which change of it is on. */
const switches = { mutantCoverage: { static: {}, perTest: {} } };
globalThis.__stryker__ = switches;
console.log = () => {};

await import(bundle);
if (!known) {
  known = new Map();
  for (const [i, { name, run }] of tests.entries()) {
    switches.currentTestId = String(i);
    const start = performance.now();
    try {
      await run();
    } catch (error) {
      throw new Error(`${name} fails without any change`, { cause: error });
    }
    const took = performance.now() - start;
    for (const [id, hits] of Object.entries(switches.mutantCoverage.perTest[i] ?? {})) {
      const by = known.get(id) ?? [];
      known.set(id, by);
      by.push({ test: i, took, hits });
    }
  }
  const loaded = new Set(Object.keys(switches.mutantCoverage.static));
  for (const id of ids) if (!known.has(id) && loaded.has(id)) known.set(id, 'static');
  for (const by of known.values()) if (by !== 'static') by.sort((a, b) => a.took - b.took);
  switches.currentTestId = undefined;
}
parentPort.postMessage({ known });

let fresh = true;
for (const id of ids) {
  const by = known.get(id);
  if (by === undefined) parentPort.postMessage({ id, status: 'uncovered' });
  else if (by === 'static') parentPort.postMessage({ id, status: 'static' });
  else {
    const test = await noticed(id, by);
    // A test that fails after the change too met something that an earlier change left behind.
    if (test !== undefined && !fresh && (await fails(test))) {
      parentPort.postMessage({ status: 'stale' });
      break;
    }
    fresh = false;
    if (test === undefined) parentPort.postMessage({ id, status: 'survived' });
    else parentPort.postMessage({ id, status: 'killed', test: tests[test].name });
  }
}

/** The first test that fails under a change. */
async function noticed(id, by) {
  switches.activeMutant = id;
  try {
    for (const { test, hits } of by) {
      switches.hitCount = 0;
      switches.hitLimit = hits * 100 + 1000;
      if (await fails(test)) return test;
    }
    return undefined;
  } finally {
    switches.activeMutant = undefined;
  }
}

async function fails(test) {
  try {
    await tests[test].run();
    return false;
  } catch {
    return true;
  }
}
