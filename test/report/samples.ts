import type { ChangeSet } from '../../src/changes/changes.ts'
import type { FunctionState } from '../../src/cloud/wire.ts'
import type { FilePackage } from '../../src/package/package.ts'
import { CloudError } from '../../src/cloud/errors.ts'
import { explain } from '../../src/report/failure.ts'
import type { FunctionResult, Report, SkipCause } from '../../src/report/report.ts'
import { parseTarget, type Target } from '../../src/target.ts'

/** Reports as steps make them, for tests and for the pictures in docs. */
export function targetOf(name: string, region = 'cn-north-4', group = 'default'): Target {
  const urn = `urn:fss:${region}:0123456789abcdef0123456789abcdef:function:${group}:${name}`
  const target = parseTarget(urn, 'https://functiongraph.{region}.myhuaweicloud.com')
  if (typeof target === 'string') throw new Error(target)
  return target
}

/** A digest that shows which one it is by its first digits. */
export function digestOf(start: string): string {
  return start.padEnd(128, '0123456789abcdef')
}

export function stateOf(digest: string, codeSize: number, ids: readonly string[]): FunctionState {
  return {
    digest: digestOf(digest),
    codeSize,
    dependVersionList: ids,
    lastModified: '2026-11-20 10:00:00',
    customImage: false,
  }
}

const FILES: readonly (readonly [name: string, packed: number])[] = [
  ['node_modules/esdk-obs-nodejs/lib/obs.model.js', 412_300],
  ['node_modules/lodash/lodash.js', 96_214],
  ['node_modules/pg/lib/client.js', 61_004],
  ['node_modules/pg-protocol/dist/parser.js', 48_911],
  ['src/orders/create.js', 22_504],
  ['node_modules/pino/lib/proto.js', 18_870],
  ['src/orders/validate.js', 12_002],
  ['src/index.js', 8_213],
  ['node_modules/pg/package.json', 4_020],
  ['src/数据/文件.json', 3_912],
]

export const codePackage: FilePackage = {
  codeType: 'zip',
  path: '/home/runner/work/_temp/functiongraph-deploy-x/package.zip',
  digest: digestOf('9f2c41d7ab3'),
  size: 812_345,
  entries: [
    ...FILES,
    ...Array.from({ length: 302 }, (_, at) => [`node_modules/x/${at}.js`, 410] as const),
  ].map(([name, packedSize]) => ({ name, packedSize, size: packedSize * 3 })),
  warnings: [],
}

const before = stateOf('4a6b034892c9', 799_102, ['2f6a1c0e-5d1b-4b7e-9d43-6c1f0a8e2b75'])
const after = stateOf('9f2c41d7ab3', 812_345, [
  '2f6a1c0e-5d1b-4b7e-9d43-6c1f0a8e2b75',
  '91b7d3aa-0c7e-4e02-8b16-d05c2f7a9e41',
])

export function deployed(target: Target, milliseconds = 2_340): FunctionResult {
  const reason = 'code+dependencies'
  return {
    target,
    outcome: 'deployed',
    changed: true,
    reason,
    before,
    after,
    milliseconds,
    warnings: [],
  }
}

export function unchanged(target: Target, milliseconds = 212): FunctionResult {
  return {
    ...{ target, outcome: 'unchanged', changed: false, reason: 'none', milliseconds, warnings: [] },
    ...{ before: after, after },
  }
}

export function failed(target: Target, milliseconds = 1_204): FunctionResult {
  const error = new CloudError('No permission to perform the operation', {
    kind: 'status',
    operation: 'UpdateFunctionCode',
    status: 403,
    code: 'FSS.0403',
    requestId: 'a4f1c3b29d7e4c0f8a5566b1',
  })
  return {
    ...{ target, outcome: 'failed', changed: false, reason: 'code', before, after: before },
    ...{ failure: explain(error), milliseconds, warnings: [] },
  }
}

export function planned(target: Target): FunctionResult {
  return {
    ...{ target, outcome: 'planned', changed: true, reason: 'code', before, milliseconds: 190 },
    planned: { digest: codePackage.digest, size: codePackage.size },
    plannedDependencies: { dependVersionList: ['2f6a1c0e-5d1b-4b7e-9d43-6c1f0a8e2b75'] },
    warnings: [],
  }
}

export function skipped(target: Target, skippedBy: SkipCause = 'failure'): FunctionResult {
  return { target, outcome: 'skipped', skippedBy, warnings: [] }
}

const orders = ['create', 'cancel', 'report'].map((name) => targetOf(name, 'cn-north-4', 'orders'))
const far = orders.map(({ name }) => targetOf(name, 'ap-southeast-3', 'orders'))

/** The pictures in docs, by file name. */
export const sampleReports: Readonly<Record<string, Report>> = {
  deployed: {
    mode: 'deploy',
    code: codePackage,
    results: [...orders, ...far].map((target, at) => deployed(target, 1_800 + at * 270)),
  },
  unchanged: { mode: 'deploy', code: codePackage, results: [unchanged(targetOf('hello'))] },
  mixed: {
    mode: 'deploy',
    code: codePackage,
    results: [
      deployed(orders[0] ?? targetOf('a')),
      unchanged(orders[1] ?? targetOf('b')),
      failed(orders[2] ?? targetOf('c')),
      skipped(far[0] ?? targetOf('d')),
    ],
  },
  failed: {
    mode: 'deploy',
    code: codePackage,
    results: [failed(targetOf('hello'))],
  },
  planned: {
    mode: 'plan',
    code: codePackage,
    results: [planned(targetOf('hello')), planned(targetOf('hello', 'ap-southeast-3'))],
  },
}

/** An order is rounded differently, with a new version of `pg`: 9 of 312 files, and one that is gone. */
const changes: ChangeSet = {
  kind: 'files',
  added: [
    { name: 'node_modules/pg/lib/stream.js', size: 2_143 },
    { name: 'src/orders/rounding.js', size: 1_816 },
  ],
  removed: [{ name: 'node_modules/pg/lib/utils-legacy.js', size: 5_310 }],
  changed: [
    { name: 'node_modules/pg-protocol/dist/parser.js', before: 145_870, after: 146_733 },
    { name: 'node_modules/pg-protocol/package.json', before: 1_104, after: 1_104 },
    { name: 'node_modules/pg/lib/client.js', before: 181_207, after: 183_012 },
    { name: 'node_modules/pg/package.json', before: 12_041, after: 12_060 },
    { name: 'src/index.js', before: 24_639, after: 24_639 },
    { name: 'src/orders/create.js', before: 67_980, after: 67_512 },
    { name: 'src/orders/validate.js', before: 35_102, after: 36_006 },
  ],
  unchanged: 303,
}

/** The plan of a pull request with `show_changes: true`. */
export const changedReport: Report = {
  mode: 'plan',
  code: codePackage,
  results: [targetOf('create', 'cn-north-4', 'orders')].map((target) => ({
    ...planned(target),
    changes,
  })),
}
