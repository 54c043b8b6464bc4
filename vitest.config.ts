import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Those need a server: see `npm run test:s3`.
    exclude: [...configDefaults.exclude, 'test/s3/**'],
    passWithNoTests: false,
    testTimeout: 30_000,
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
