import { defineConfig } from 'vitest/config'

/** The tests that need an S3 server; `npm run test:s3` starts one and says where it is. */
export default defineConfig({
  test: {
    include: ['test/s3/**/*.test.ts'],
    passWithNoTests: false,
    testTimeout: 60_000,
    setupFiles: ['test/support/seed.ts'],
  },
})
