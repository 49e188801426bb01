import { writeFileSync } from 'node:fs';

interface Result {
  readonly name: string;
  readonly error?: string;
}

const tests: { name: string; body: () => Promise<void> }[] = [];

/** Declares a test of the running editor. */
export function test(name: string, body: () => Promise<void>): void {
  tests.push({ name, body });
}

/** Runs the tests in order; the results go to the file that the environment names. */
export async function runAll(): Promise<void> {
  const results: Result[] = [];
  for (const { name, body } of tests) {
    try {
      await body();
      results.push({ name });
    } catch (error) {
      results.push({
        name,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  }
  const file = process.env.STAFF_PREP_RESULTS;
  if (file) writeFileSync(file, JSON.stringify(results));
  const failed = results.filter(({ error }) => error !== undefined);
  if (failed.length > 0)
    throw new Error(failed.map(({ name, error }) => `${name}: ${error}`).join('\n'));
}

/** Waits until `read` gives something other than undefined or false; throws after 30 seconds. */
export async function eventually<T>(
  what: string,
  read: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const start = Date.now();
  for (;;) {
    const value = await read();
    if (value !== undefined && value !== false) return value;
    if (Date.now() - start > 30_000) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
