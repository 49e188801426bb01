import { defineConfig } from 'vitest/config';

// What tells a mutant from the code: the unit tests of notes and rules, each of which takes milliseconds.
export default defineConfig({
  test: {
    include: ['test/unit/{pages,words,languages,overview,drafts,examples}.test.ts'],
    testTimeout: 60_000,
  },
});
