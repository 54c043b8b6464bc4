/**
 * The parts of src that mutation tests measure, each by its own tests, so that it takes minutes.
 * Every file but `index.ts`, which only the bundle's tests run, belongs to one of them.
 */
const SELECTION = 'findings,ignore,links,names,omissions,patterns,root,select,walk'
const READING = 'container,entry-names,extents,handler,inspect,preflight'
const COMMENT = 'comment,pull-request,sticky,tell-pull-request'
const LOG = 'announce,causes,failure,final,masked,names,story'

/** What is measured on its own, and what it must reach. */
export interface MutationPart {
  /** Files that get the mistakes; those with a "!" do not. */
  readonly mutate: readonly string[]
  /** The tests that are there to find them. */
  readonly tests: readonly string[]
  /** Percent. */
  readonly least: number
}

export const PARTS: Readonly<Record<string, MutationPart>> = {
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
    tests: [
      'test/package/{archive,deflate,format,hashed-file,limits,make,write-failure,zip-limits}.test.ts',
    ],
    least: 85,
  },
  comment: {
    mutate: [`src/report/{${COMMENT}}.ts`],
    tests: [`test/report/{${COMMENT}}.test.ts`],
    least: 85,
  },
  log: {
    mutate: [`src/report/{${LOG}}.ts`],
    tests: [`test/report/{${LOG}}.test.ts`],
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
      'test/{address,clock,errors,runner,units}.test.ts',
      'test/hostile/runner.test.ts',
      'test/wire/{code,modes,report-comment,report-log,sign-in}.test.ts',
    ],
    least: 85,
  },
}
