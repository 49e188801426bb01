import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** A project of its own for the tests of these folders. */
const project = (name: string, folders: string, more: object = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${folders}/**/*.test.ts`], ...more },
});

const inProcess = process.env.STAFF_PREP_IN_PROCESS === '1';
const OTHER_PROCESSES = [
  'test/cli/{hook,hostile,offline,package}.test.ts',
  'test/protocol/{faults,load,transport}.test.ts',
];

export default defineConfig({
  test: {
    // Tests of what is built wait for processes more than they work: no core is kept free for us.
    maxWorkers: Math.max(2, availableParallelism()),
    // Generated input takes as long as it is asked to; nothing here measures time.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    experimental: { fsModuleCache: true },
    coverage: {
      include: ['server/src/**'],
      // What only a process or thread of its own runs: the tests of test/cli and of transports see to it.
      exclude: ['server/src/bin/{server,worker,cli,bundle,threads,today,transport}.ts'],
      reporter: ['text', 'json'],
      thresholds: { branches: 95 },
    },
    projects: [
      // Run at every step, so modules are loaded once: no test of these leaves anything behind in one.
      project('unit', 'unit', { isolate: false, pool: 'threads' }),
      // Generated, hostile and labelled notes.
      project('thorough', 'thorough'),
      // The built server and command line; with coverage, those that can run in the process of the tests.
      project('built', '{protocol,cli}', inProcess ? { exclude: OTHER_PROCESSES } : {}),
    ],
  },
});
