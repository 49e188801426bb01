import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,protocol,cli}/**/*.test.ts'],
    // Generated input takes as long as it is asked to; nothing here measures time.
    testTimeout: 600_000,
  },
});
