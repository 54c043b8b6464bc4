import type { DependencyRequest } from '../../src/plan/dependencies.ts'
import { describe, expect, it } from 'vitest'
import type { FunctionState } from '../../src/cloud/wire.ts'
import type { Package } from '../../src/package/package.ts'
import type { PlanRequest, Reason } from '../../src/plan/plan.ts'
import { START, TARGET } from '../support/scripted.ts'
import { IN_OBS, NEW, OLD, OTHER, packed, planFor } from './states.ts'

const asked: DependencyRequest = { list: { field: 'dependVersionList', ids: ['v'] } }
const jar = packed({ codeType: 'jar', filename: 'app.jar' })

interface Case {
  readonly what: string
  readonly before: Partial<FunctionState>
  readonly code?: Package
  readonly more?: Partial<PlanRequest>
  readonly reason: Reason
  readonly sends: boolean
  readonly changes: boolean | undefined
}

const cases: readonly Case[] = [
  { what: 'other code', before: { digest: OLD }, reason: 'code', sends: true, changes: true },
  { what: 'the same code', before: { digest: NEW }, reason: 'none', sends: false, changes: false },
  { what: 'no digest', before: {}, reason: 'code', sends: true, changes: undefined },
  {
    what: 'the same code, and force',
    before: { digest: NEW },
    more: { force: true },
    reason: 'forced',
    sends: true,
    changes: false,
  },
  {
    what: 'other code, and force',
    before: { digest: OLD },
    more: { force: true },
    reason: 'code',
    sends: true,
    changes: true,
  },
  {
    what: 'other dependencies',
    before: { digest: NEW, dependVersionList: [] },
    more: { dependencies: asked },
    reason: 'dependencies',
    sends: true,
    changes: true,
  },
  {
    what: 'other dependencies, and force',
    before: { digest: NEW, dependVersionList: [] },
    more: { dependencies: asked, force: true },
    reason: 'dependencies',
    sends: true,
    changes: true,
  },
  {
    what: 'other code and dependencies',
    before: { digest: OLD, dependVersionList: ['w'] },
    more: { dependencies: asked },
    reason: 'code+dependencies',
    sends: true,
    changes: true,
  },
  {
    what: 'the same code and dependencies',
    before: { digest: NEW, dependVersionList: ['v'] },
    more: { dependencies: asked },
    reason: 'none',
    sends: false,
    changes: false,
  },
  {
    what: 'the same code, and dependencies that are not reported',
    before: { digest: NEW },
    more: { dependencies: asked },
    reason: 'none',
    sends: true,
    changes: undefined,
  },
  {
    what: 'other code, and dependencies that are not reported',
    before: { digest: OLD },
    more: { dependencies: asked },
    reason: 'code',
    sends: true,
    changes: true,
  },
  {
    what: 'no digest, and other dependencies',
    before: { dependVersionList: [] },
    more: { dependencies: asked },
    reason: 'code+dependencies',
    sends: true,
    changes: true,
  },
  {
    what: 'the same jar',
    before: { digest: NEW },
    code: jar,
    reason: 'none',
    sends: false,
    changes: false,
  },
  {
    what: 'another jar',
    before: { digest: OLD },
    code: jar,
    reason: 'code',
    sends: true,
    changes: undefined,
  },
  {
    what: 'another jar, and other dependencies',
    before: { digest: OLD, dependVersionList: [] },
    code: jar,
    more: { dependencies: asked },
    reason: 'code+dependencies',
    sends: true,
    changes: true,
  },
  {
    what: 'the same code with force, where of two lists one is sent',
    before: { digest: NEW, dependVersionList: ['v'], dependList: ['d'] },
    more: { force: true },
    reason: 'forced',
    sends: true,
    changes: undefined,
  },
  {
    what: 'the same code with force, where a list is left out for another',
    before: { digest: NEW, dependVersionList: ['v'], dependList: ['d'] },
    more: { force: true, dependencies: { list: { field: 'dependList', ids: ['d'] } } },
    reason: 'forced',
    sends: true,
    changes: undefined,
  },
  {
    what: 'the same code with force, where the one list is sent',
    before: { digest: NEW, dependVersionList: ['v'] },
    more: { force: true },
    reason: 'forced',
    sends: true,
    changes: false,
  },
  {
    what: 'the same code with force, where no list is held',
    before: { digest: NEW, dependVersionList: [], dependList: [] },
    more: { force: true },
    reason: 'forced',
    sends: true,
    changes: false,
  },
  {
    what: 'code that lies in OBS',
    before: { digest: OLD },
    code: IN_OBS,
    reason: 'code',
    sends: true,
    changes: undefined,
  },
  {
    what: 'code that lies in OBS, and other dependencies',
    before: { digest: OLD, dependVersionList: [] },
    code: IN_OBS,
    more: { dependencies: asked },
    reason: 'code+dependencies',
    sends: true,
    changes: true,
  },
  {
    what: 'the code that is expected from OBS',
    before: { digest: OTHER },
    code: IN_OBS,
    more: { expectDigest: OTHER },
    reason: 'none',
    sends: false,
    changes: false,
  },
  {
    what: 'other code than is expected from OBS',
    before: { digest: OLD },
    code: IN_OBS,
    more: { expectDigest: OTHER },
    reason: 'code',
    sends: true,
    changes: true,
  },
]

describe('a plan', () => {
  it.each(cases)('for $what: $reason', ({ before, code, more, reason, sends, changes }) => {
    const plan = planFor(before, code, more)
    expect([plan.reason, plan.update !== undefined, plan.changes]).toEqual([reason, sends, changes])
    if (!sends) expect(plan).not.toHaveProperty('update')
  })

  it('keeps what it was made of', () => {
    const plan = planFor({ digest: OLD, name: 'hello' })
    expect(plan).toMatchObject({
      target: TARGET,
      before: { digest: OLD, name: 'hello' },
      readAt: new Date(START),
      unreported: [],
    })
  })

  it('names the fields that are asked for and not reported', () => {
    const dependencies = { ...asked, dependencyPkg: 'u' }
    const plan = planFor({ digest: NEW, dependVersionList: ['v'] }, packed(), { dependencies })
    expect(plan.unreported).toEqual(['dependencyPkg'])
  })
})

describe('what the digest proves', () => {
  it.each<[string, Package, Partial<FunctionState>, Partial<PlanRequest>, object]>([
    ['a zip', packed(), {}, {}, { kind: 'digest', digest: NEW, size: 7 }],
    [
      'inline code',
      packed({ codeType: 'inline' }),
      {},
      {},
      { kind: 'digest', digest: NEW, size: 7 },
    ],
    ['a jar', jar, {}, {}, { kind: 'perhaps', digest: NEW, size: 7 }],
    ['encrypted code', packed(), { kmsKeyId: 'k' }, {}, { kind: 'perhaps', digest: NEW, size: 7 }],
    ['an encrypted jar', jar, { kmsKeyId: 'k' }, {}, { kind: 'perhaps', digest: NEW, size: 7 }],
    ['code in OBS', IN_OBS, {}, {}, { kind: 'none' }],
    [
      'expected code in OBS',
      IN_OBS,
      {},
      { expectDigest: OTHER },
      { kind: 'digest', digest: OTHER },
    ],
  ])('of %s', (_, code, before, more, proof) => {
    expect(planFor(before, code, more).proof).toStrictEqual(proof)
  })
})

describe('the update of a plan', () => {
  const file = { path: '/tmp/code.zip', size: 7 }

  it.each<[string, Package, Partial<FunctionState>, Partial<PlanRequest>, object]>([
    ['a zip of ours', packed(), {}, {}, { codeType: 'zip', filename: 'hello.zip', file }],
    [
      'a named zip',
      packed({ filename: 'a.zip' }),
      {},
      {},
      { codeType: 'zip', filename: 'a.zip', file },
    ],
    ['a jar', jar, {}, {}, { codeType: 'jar', filename: 'app.jar', file }],
    ['inline code', packed({ codeType: 'inline' }), {}, {}, { codeType: 'inline', file }],
    [
      'inline code with a name',
      packed({ codeType: 'inline', filename: 'index.js' }),
      {},
      {},
      { codeType: 'inline', file },
    ],
    ['code in OBS', IN_OBS, {}, {}, { codeType: 'obs', codeUrl: 'https://b.obs.example.com/k' }],
    [
      'a function that holds a key and dependencies',
      packed(),
      { kmsKeyId: 'k', dependVersionList: ['v'], dependList: ['d'], dependencyPkg: 'u' },
      {},
      {
        codeType: 'zip',
        filename: 'hello.zip',
        file,
        dependVersionList: ['v'],
        dependencyPkg: 'u',
        kmsKeyId: 'k',
      },
    ],
    [
      'inline code, kept dependencies',
      packed({ codeType: 'inline' }),
      { dependList: ['d'] },
      {},
      { codeType: 'inline', file, dependList: ['d'] },
    ],
    [
      'code in OBS, asked dependencies',
      IN_OBS,
      { dependVersionList: ['w'], kmsKeyId: 'k' },
      { dependencies: asked },
      {
        codeType: 'obs',
        codeUrl: 'https://b.obs.example.com/k',
        dependVersionList: ['v'],
        kmsKeyId: 'k',
      },
    ],
  ])('of %s', (_, code, before, more, update) => {
    expect(planFor({ digest: OLD, ...before }, code, more).update).toStrictEqual(update)
  })
})
