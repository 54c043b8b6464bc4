/**
 * Mutation tests of the part of src that PART names: `npm run mutate` runs them one after the other.
 * Scores, and why what survives may: docs/testing.md.
 */
import { availableParallelism } from 'node:os'
import { PARTS } from './scripts/mutation-parts.ts'

const name = process.env['PART'] ?? ''
const part = PARTS[name]
if (part === undefined) {
  throw new Error(`There is no part "${name}"; PART is one of ${Object.keys(PARTS).join(', ')}`)
}
process.env['MUTATION_TESTS'] = part.tests.join(';')
process.env['NODE_COMPILE_CACHE'] ??= 'build/compile-cache'

export default {
  testRunner: 'vitest',
  coverageAnalysis: 'perTest',
  concurrency: availableParallelism(),
  mutate: part.mutate,
  vitest: { related: false, configFile: 'vitest.mutation.config.ts' },
  // Timeouts are loops without end; a machine that is busy is given its time.
  timeoutMS: 10_000,
  thresholds: { high: 95, low: 85 },
  reporters: ['clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportScoreTable: true },
  jsonReporter: { fileName: `build/mutation/${name}.json` },
  htmlReporter: { fileName: `build/mutation/${name}.html` },
  tempDirName: 'build/stryker',
  ignorePatterns: ['.git', 'bench', 'build', 'coverage', 'dist'],
}
