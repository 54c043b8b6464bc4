/**
 * The parts of src that mutation tests measure, each by its own tests, so that it takes minutes.
 * Every file but `index.ts`, which only the bundle's tests run, belongs to one of them.
 */

/** What is measured on its own, and what it must reach. */
export interface MutationPart {
  /** Files that are mutated; those with a "!" do not. */
  readonly mutate: readonly string[]
  /** The tests that are there to find them. */
  readonly tests: readonly string[]
  /** Percent. */
  readonly threshold: number
}

export const PARTS: Readonly<Record<string, MutationPart>> = {
  target: { mutate: ['src/target.ts'], tests: ['test/target.test.ts'], threshold: 95 },
  plan: {
    mutate: ['src/plan/*.ts', '!src/plan/uploads.ts'],
    tests: ['test/plan/*.test.ts'],
    threshold: 95,
  },
  changes: {
    mutate: ['src/changes/*.ts'],
    tests: ['test/changes/*.test.ts', 'test/wire/changes{,-bucket}.test.ts'],
    threshold: 85,
  },
  signature: {
    mutate: ['src/cloud/signature.ts', 'src/cloud/retry.ts'],
    tests: ['test/cloud/{signature,canonical,retry}.test.ts'],
    threshold: 95,
  },
  cloud: {
    mutate: ['src/cloud/*.ts', '!src/cloud/signature.ts', '!src/cloud/retry.ts'],
    tests: ['test/cloud/*.test.ts'],
    threshold: 85,
  },
  credentials: {
    mutate: ['src/cloud/credentials/*.ts'],
    tests: ['test/cloud/credentials/*.test.ts', 'test/wire/{sign-in,upload-credentials}.test.ts'],
    threshold: 85,
  },
  obs: {
    mutate: ['src/cloud/obs/*.ts', 'src/plan/uploads.ts'],
    tests: ['test/cloud/obs/*.test.ts', 'test/wire/{upload,upload-faults,changes-bucket}.test.ts'],
    threshold: 85,
  },
  inputs: {
    mutate: ['src/inputs/*.ts'],
    tests: ['test/inputs/*.test.ts'],
    threshold: 85,
  },
  selection: {
    mutate: ['src/package/select/*.ts', 'src/package/names.ts'],
    tests: ['test/package/select/*.test.ts', 'test/package/names.test.ts'],
    threshold: 85,
  },
  reading: {
    mutate: [
      'src/package/ready/*.ts',
      'src/package/zip/container.ts',
      'src/package/advice/{handler,lfs,preflight}.ts',
    ],
    tests: ['test/package/{ready,advice}/*.test.ts', 'test/package/format.test.ts'],
    threshold: 85,
  },
  packing: {
    mutate: [
      'src/package/zip/*.ts',
      'src/package/*.ts',
      'src/package/advice/size-limits.ts',
      '!src/package/names.ts',
      '!src/package/zip/container.ts',
    ],
    // Those of the same bytes run in processes of their own, where no mistake is put in.
    tests: [
      'test/package/{format,make,system-reason}.test.ts',
      'test/reported/{archives,selection}.test.ts',
      'test/package/zip/*.test.ts',
      'test/package/advice/size-limits.test.ts',
    ],
    threshold: 85,
  },
  release: {
    mutate: ['src/release/*.ts'],
    tests: ['test/release/*.test.ts', 'test/wire/release.test.ts'],
    threshold: 70,
  },
  comment: {
    mutate: ['src/report/comment/*.ts'],
    tests: ['test/report/comment/*.test.ts', 'test/reported/reporting.test.ts'],
    threshold: 85,
  },
  log: {
    mutate: [
      'src/report/log/*.ts',
      'src/report/summary/failures.ts',
      'src/report/{failure,names}.ts',
    ],
    tests: [
      'test/report/log/*.test.ts',
      'test/report/summary/failures.test.ts',
      'test/report/{failure,names}.test.ts',
    ],
    threshold: 85,
  },
  report: {
    mutate: [
      'src/report/*.ts',
      'src/report/summary/*.ts',
      '!src/report/summary/failures.ts',
      '!src/report/{failure,names}.ts',
    ],
    tests: ['test/report/*.test.ts', 'test/report/summary/*.test.ts'],
    threshold: 85,
  },
  step: {
    mutate: ['src/*.ts', 'src/github/*.ts', '!src/target.ts', '!src/index.ts'],
    tests: [
      'test/{address,clock,errors,units}.test.ts',
      'test/github/*.test.ts',
      'test/hostile/runner.test.ts',
      'test/wire/{code,modes,report-comment,report-log,sign-in}.test.ts',
    ],
    threshold: 85,
  },
}
