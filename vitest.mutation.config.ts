import { configDefaults, defineConfig } from 'vitest/config'

/** The tests of one part of src, as `stryker.config.mjs` names them. */
export default defineConfig({
  test: {
    include: (process.env['MUTATION_TESTS'] ?? 'test/**/*.test.ts').split(';'),
    exclude: [...configDefaults.exclude, 'test/s3/**'],
    setupFiles: ['test/support/seed.ts', 'test/support/hasty-properties.ts'],
    // Those of the largest archives take seconds each, and find little that others do not.
    testNamePattern: /^(?!.*65,53[45] )/,
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 30_000,
  },
})
