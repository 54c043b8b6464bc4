import { defineConfig } from 'vitest/config'

/** The tests of one part of src, as `stryker.config.mjs` names them. */
export default defineConfig({
  test: {
    include: (process.env['MUTATION_TESTS'] ?? 'test/**/*.test.ts').split(';'),
    setupFiles: ['test/support/seed.ts', 'test/support/hasty-properties.ts'],
    testTimeout: 30_000,
  },
})
