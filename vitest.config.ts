import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Those need a server: see `npm run test:s3`.
    exclude: [...configDefaults.exclude, 'test/s3/**'],
    passWithNoTests: false,
    // Loads the modules once per worker instead of once per file: a third less CPU time.
    isolate: false,
    // Needed for that: spies and variables are restored before the next test, also after a failure.
    restoreMocks: true,
    unstubEnvs: true,
    // The default leaves one core free, which on a machine with two cores leaves one worker.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    globalSetup: ['test/support/temporary.ts'],
    setupFiles: ['test/support/seed.ts'],
    reporters: ['default', ['json', { outputFile: 'build/test-results.json' }]],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      thresholds: { lines: 95, branches: 95 },
      reporter: ['text-summary', 'json-summary'],
    },
  },
})
