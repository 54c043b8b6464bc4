/**
 * Mutation tests, one part of src after the other: `PART=plan npm run mutate`; without PART, all of
 * them in one run, which takes long. Each part names the tests that are there to find its mistakes,
 * so that a part is measured within minutes, and by its own tests. Scores, and why what survives may:
 * docs/testing.md.
 */
const SELECTION = 'findings,ignore,links,names,omissions,patterns,root,select,walk'
const READING = 'container,entry-names,extents,handler,inspect,preflight'
const COMMENT = 'comment,pull-request,sticky,tell-pull-request'
const LOG = 'announce,causes,failure,final,masked,names,story'
const parts = {
  target: { mutate: ['src/target.ts'], tests: ['test/target.test.ts'], least: 95 },
  plan: { mutate: ['src/plan/*.ts'], tests: ['test/plan/*.test.ts'], least: 95 },
  signature: {
    mutate: ['src/cloud/signature.ts', 'src/cloud/retry.ts'],
    tests: ['test/cloud/{signature,canonical,retry}.test.ts'],
    least: 95,
  },
  cloud: {
    mutate: ['src/cloud/*.ts', '!src/cloud/signature.ts', '!src/cloud/retry.ts'],
    tests: ['test/cloud/*.test.ts'],
    least: 85,
  },
  credentials: {
    mutate: ['src/cloud/credentials/*.ts'],
    tests: ['test/cloud/credentials/*.test.ts', 'test/wire/sign-in.test.ts'],
    least: 85,
  },
  inputs: {
    mutate: ['src/inputs/*.ts'],
    tests: ['test/inputs/*.test.ts'],
    least: 85,
  },
  selection: {
    mutate: [`src/package/{${SELECTION}}.ts`],
    tests: ['test/package/{select,links,patterns,names}.test.ts'],
    least: 85,
  },
  reading: {
    mutate: [`src/package/{${READING}}.ts`],
    tests: ['test/package/{inspect,format,preflight,handler}.test.ts'],
    least: 85,
  },
  packing: {
    mutate: ['src/package/*.ts', `!src/package/{${SELECTION},${READING}}.ts`],
    // Those of the same bytes run in processes of their own, where no mistake is put in.
    tests: ['test/package/{archive,deflate,format,limits,make,write-failure}.test.ts'],
    least: 85,
  },
  comment: {
    mutate: [`src/report/{${COMMENT}}.ts`],
    tests: ['test/report/parts.test.ts', 'test/wire/report-comment.test.ts'],
    least: 85,
  },
  log: {
    mutate: [`src/report/{${LOG}}.ts`],
    tests: [
      'test/report/{escape,parts}.test.ts',
      'test/wire/{failures,modes,report-log,dependencies}.test.ts',
    ],
    least: 85,
  },
  report: {
    mutate: ['src/report/*.ts', `!src/report/{${COMMENT},${LOG}}.ts`],
    tests: ['test/report/*.test.ts'],
    least: 85,
  },
  step: {
    mutate: ['src/*.ts', '!src/target.ts', '!src/index.ts'],
    tests: [
      'test/{clock,errors,runner,units}.test.ts',
      'test/hostile/runner.test.ts',
      'test/wire/{code,modes,report-comment,report-log,sign-in}.test.ts',
    ],
    least: 85,
  },
}

const name = process.env['PART'] ?? 'all'
const chosen = name === 'all' ? Object.values(parts) : [parts[name]]
if (chosen.includes(undefined)) {
  throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(', ')}`)
}

const everything = ['src/**/*.ts', '!src/index.ts']
const tests = chosen.flatMap((part) => part.tests)
process.env['MUTATION_TESTS'] = tests.join(';')
process.env['NODE_COMPILE_CACHE'] ??= 'build/compile-cache'

export default {
  testRunner: 'vitest',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  mutate: name === 'all' ? everything : chosen.flatMap(({ mutate }) => mutate),
  vitest: { related: false, configFile: 'vitest.mutation.config.ts' },
  // Timeouts are loops without end; a machine that is busy is given its time.
  timeoutMS: 10_000,
  thresholds: { high: 95, low: 85, break: Math.min(...chosen.map(({ least }) => least)) },
  reporters: ['clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportScoreTable: true },
  jsonReporter: { fileName: `build/mutation/${name}.json` },
  htmlReporter: { fileName: `build/mutation/${name}.html` },
  tempDirName: 'build/stryker',
  ignorePatterns: ['.git', 'bench', 'build', 'coverage', 'dist', 'examples'],
}
