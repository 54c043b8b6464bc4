import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Rooms of the tests that take longest: begun last, one of them would run on alone. */
const SLOW = /\/test\/(?:faults|bundle|wire|probe|workflows)\//

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isSlow = ({ moduleId }: TestSpecification): boolean => SLOW.test(moduleId)
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))]
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Those need a server: see `npm run test:s3`.
    exclude: [...configDefaults.exclude, 'test/s3/**'],
    passWithNoTests: false,
    // Node loads the modules itself, as it does those of scripts: a fifth less CPU time with coverage.
    experimental: { viteModuleRunner: false },
    // Loads the modules once per worker instead of once per file: a third less CPU time.
    isolate: false,
    // Needed for that: spies and variables are restored before the next test, also after a failure.
    restoreMocks: true,
    unstubEnvs: true,
    // Many tests wait for a child process or a time limit: on two cores, four take 0.64 of two's time.
    maxWorkers: Math.max(4, availableParallelism()),
    sequence: { sequencer: SlowFirst },
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
