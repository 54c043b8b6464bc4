import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'
import type { TestSequencer, TestSpecification, Vitest } from 'vitest/node'

/** The slowest tests. They start first: if one started last, the other workers would be idle. */
const SLOW =
  /\/test\/(?:(?:acceptance|bundle|faults|probe|scripts|wire|workflows)\/|package\/zip\/packing|reported\/answers|wording)/

/** The slow files first, each kind in the order of their names. */
class SlowFirst implements TestSequencer {
  readonly #part: { readonly index: number; readonly count: number }

  constructor({ config }: Vitest) {
    this.#part = config.shard ?? { index: 1, count: 1 }
  }

  sort(files: TestSpecification[]): TestSpecification[] {
    const sorted = files.toSorted((one, other) => (one.moduleId < other.moduleId ? -1 : 1))
    const isSlow = ({ moduleId }: TestSpecification): boolean => SLOW.test(moduleId)
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))]
  }

  shard(files: TestSpecification[]): TestSpecification[] {
    const { index, count } = this.#part
    return this.sort(files).filter((_, at) => at % count === index - 1)
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Those need a server: see `npm run test:s3`.
    exclude: [...configDefaults.exclude, 'test/s3/**'],
    passWithNoTests: false,
    // Node loads the modules itself, as it does those of scripts: 15 % less CPU time with coverage.
    // Without vitest's own part in that, which is for mocks of modules: there are none.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Loads the modules once per worker instead of once per file: a third less CPU time.
    isolate: false,
    // Needed for that: spies and variables are restored before the next test, also after a failure.
    restoreMocks: true,
    unstubEnvs: true,
    // Many tests wait for a child process or a time limit: on two cores, four take 0.64 of two's time.
    maxWorkers: Math.max(4, availableParallelism()),
    // In MiB. Half as many collections of a heap that is large anyway: 3 % less CPU time.
    execArgv: ['--initial-old-space-size=512'],
    sequence: { sequencer: SlowFirst },
    testTimeout: 30_000,
    globalSetup: ['test/support/temporary.ts'],
    setupFiles: ['test/support/resolving.ts', 'test/support/compiled.ts', 'test/support/seed.ts'],
    reporters: ['default', ['json', { outputFile: 'build/test-results.json' }]],
    coverage: {
      provider: 'custom',
      customProviderModule: './test/instrument/counting.ts',
      include: ['src/**/*.ts'],
      thresholds: { lines: 95, branches: 95 },
      reporter: ['text-summary', 'json-summary'],
    },
  },
})
