import type { DependencyField, DependencyRequest } from '../../src/plan/dependencies.ts'
import { describe, expect, it } from 'vitest'
import type { CodeUpdate, FunctionState } from '../../src/cloud/wire.ts'
import { PackageError, VerificationError } from '../../src/errors.ts'
import { verificationWarnings, planWarnings } from '../../src/plan/verification-warnings.ts'
import { factsOf, type Verdict } from '../../src/plan/facts.ts'
import { guardFunction, guardPackage } from '../../src/plan/guards.ts'
import { hasChanged, withObservedState } from '../../src/plan/outcome.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { IN_OBS, NEW, OLD, OTHER, packed, planFor, state } from './states.ts'

const updateOf = ({ update }: Plan): CodeUpdate => {
  if (update === undefined) throw new Error('The plan has no update')
  return update
}

const versions = (...ids: readonly string[]): { dependencies: DependencyRequest } => ({
  dependencies: { list: { field: 'dependVersionList', ids } },
})

describe('the facts that an update must bring about', () => {
  const judged = (plan: Plan, held: FunctionState): [string, Verdict, string, boolean][] =>
    factsOf(plan, updateOf(plan)).map((fact) => [
      fact.field,
      fact.verdict(held),
      fact.complaint(held),
      fact.unprovable,
    ])

  it.each<[string | undefined, Verdict, string]>([
    [NEW, 'proved', `verification failed: deployed code has SHA-512 ${NEW}, expected ${NEW}`],
    [OLD, 'contradicted', `verification failed: deployed code has SHA-512 ${OLD}, expected ${NEW}`],
    [undefined, 'missing', 'could not verify the deployment: the service returned no digest'],
  ])('hold the digest %s: %s', (digest, verdict, complaint) => {
    const held = state(digest === undefined ? {} : { digest })
    expect(judged(planFor({ digest: OLD }), held)).toEqual([['digest', verdict, complaint, false]])
  })

  it.each([
    ['a jar', planFor({ digest: OLD }, packed({ codeType: 'jar' }))],
    ['encrypted code', planFor({ digest: OLD, kmsKeyId: 'k' })],
    ['code in OBS', planFor({ digest: OLD }, IN_OBS)],
  ])('do not hold the digest of %s', (_, plan) => {
    expect(judged(plan, state({ digest: OTHER }))).toEqual([])
  })

  it.each<[readonly string[] | undefined, Verdict, string]>([
    [['a', 'b'], 'proved', 'a, b'],
    [['b', 'a'], 'proved', 'b, a'],
    [['a', 'c'], 'contradicted', 'a, c'],
    [[], 'contradicted', 'none'],
    [undefined, 'missing', 'not reported'],
  ])('hold the list %j: %s', (list, verdict, shown) => {
    const plan = planFor({ digest: OLD, dependVersionList: [] }, IN_OBS, versions('a', 'b'))
    const held = state(list === undefined ? {} : { dependVersionList: list })
    const complaint = `verification failed: depend_version_list is ${shown}, expected a, b`
    expect(judged(plan, held)).toEqual([['dependVersionList', verdict, complaint, false]])
  })

  it('hold that both lists are empty where one is emptied', () => {
    const plan = planFor({ digest: OLD, dependVersionList: ['v'] }, IN_OBS, versions())
    const held = state({ dependVersionList: [], dependList: ['d'], dependencyPkg: 'u' })
    expect(judged(plan, held)).toEqual([
      [
        'dependVersionList',
        'proved',
        'verification failed: depend_version_list is none, expected none',
        false,
      ],
      ['dependList', 'contradicted', 'verification failed: depend_list is d, expected none', true],
    ])
    const old = planFor({ digest: OLD, dependList: ['d'] }, IN_OBS, {
      dependencies: { list: { field: 'dependList', ids: [] } },
    })
    expect(judged(old, held).map(([field]) => field)).toEqual(['dependVersionList', 'dependList'])
  })

  it('hold the package of dependencies, and show its address without a query', () => {
    const plan = planFor({ digest: OLD, dependencyPkg: '' }, IN_OBS, {
      dependencies: { dependencyPkg: 'https://b/k?sig=secret' },
    })
    expect(judged(plan, state({ dependencyPkg: 'https://b/other?sig=x' }))).toEqual([
      [
        'dependencyPkg',
        'contradicted',
        'verification failed: dependency_pkg is https://b/other, expected https://b/k',
        false,
      ],
    ])
  })

  it('hold what is kept, too', () => {
    const plan = planFor({ digest: OLD, dependList: ['d'], dependencyPkg: 'u' })
    expect(
      judged(plan, state({ digest: NEW, dependList: [] })).map((all) => all.slice(0, 2)),
    ).toEqual([
      ['digest', 'proved'],
      ['dependList', 'contradicted'],
      ['dependencyPkg', 'missing'],
    ])
  })
})

describe('whether a function has changed', () => {
  const D: readonly DependencyField[] = ['dependList']

  it.each<
    [
      string,
      Partial<FunctionState>,
      Partial<FunctionState> | undefined,
      readonly DependencyField[],
      boolean | undefined,
    ]
  >([
    ['nothing known afterwards', { digest: OLD }, undefined, [], undefined],
    ['the same digest', { digest: OLD }, { digest: OLD }, [], false],
    ['another digest', { digest: OLD }, { digest: NEW }, [], true],
    ['another digest, a field unreported', { digest: OLD }, { digest: NEW }, D, true],
    ['the same digest, a field unreported', { digest: OLD }, { digest: OLD }, D, undefined],
    ['no digest before', {}, { digest: NEW }, [], undefined],
    ['no digest afterwards', { digest: OLD }, {}, [], undefined],
    ['no digest at all', {}, {}, [], undefined],
    [
      'other dependencies',
      { digest: OLD, dependList: ['a'] },
      { digest: OLD, dependList: ['b'] },
      [],
      true,
    ],
    ['other dependencies, no digest', { dependList: ['a'] }, { dependList: [] }, [], true],
    ['dependencies reported once', { digest: OLD, dependList: ['a'] }, { digest: OLD }, [], false],
  ])('%s', (_, before, after, unreported, changed) => {
    expect(hasChanged(state(before), after && state(after), unreported)).toBe(changed)
  })
})

describe('a plan in hindsight', () => {
  const plan = planFor({ digest: NEW }, packed(), versions('v'))
  const withCode = planFor({ digest: OLD }, packed(), versions('v'))

  it('is the same while the field stays unreported', () => {
    expect(withObservedState(plan, undefined)).toBe(plan)
    expect(withObservedState(plan, state({ digest: NEW }))).toBe(plan)
    expect(withObservedState(plan, state({ digest: NEW, dependList: ['d'] }))).toBe(plan)
  })

  it('knows that the field was empty once it is reported', () => {
    const seen = withObservedState(plan, state({ digest: NEW, dependVersionList: ['v'] }))
    expect(seen).toEqual({
      ...plan,
      before: { ...plan.before, dependVersionList: [] },
      unreported: [],
      reason: 'dependencies',
    })
    const both = withObservedState(withCode, state({ digest: NEW, dependVersionList: ['v'] }))
    expect(both.reason).toBe('code+dependencies')
  })

  it('keeps its reason where the field is reported empty', () => {
    const seen = withObservedState(plan, state({ digest: NEW, dependVersionList: [] }))
    expect([seen.reason, seen.unreported]).toEqual(['none', []])
  })

  it('knows that there was no package of dependencies', () => {
    const asked = planFor({ digest: NEW }, packed(), { dependencies: { dependencyPkg: 'u' } })
    const seen = withObservedState(asked, state({ digest: NEW, dependencyPkg: 'u' }))
    expect([seen.before.dependencyPkg, seen.reason]).toEqual(['', 'dependencies'])
  })

  it('counts only what had been unreported', () => {
    const dependencies = { ...versions('v').dependencies, dependencyPkg: 'u' }
    const mixed = planFor({ digest: OLD, dependVersionList: ['w'] }, packed(), { dependencies })
    const seen = withObservedState(mixed, state({ dependVersionList: ['v'], dependencyPkg: '' }))
    expect([seen.reason, seen.unreported]).toEqual(['code+dependencies', []])
    const both = withObservedState(mixed, state({ dependVersionList: ['v'], dependencyPkg: 'u' }))
    expect(both.reason).toBe('code+dependencies')
    const kept = planFor({ digest: OLD, dependVersionList: ['v'] }, packed(), { dependencies })
    const others = withObservedState(kept, state({ dependVersionList: ['x'], dependencyPkg: '' }))
    expect(others.reason).toBe('code')
    const partly = planFor({ digest: OLD }, packed(), { dependencies })
    const known = withObservedState(partly, state({ dependVersionList: ['v'] }))
    expect(known.unreported).toEqual(['dependencyPkg'])
  })
})

describe('a guard', () => {
  it('lets the package that is expected pass, or any', () => {
    expect(() => {
      guardPackage(packed(), undefined)
      guardPackage(packed(), NEW)
    }).not.toThrow()
  })

  it('stops another package, and names both', () => {
    expect(() => {
      guardPackage(packed(), OLD)
    }).toThrow(
      new PackageError(
        `package SHA-512 ${NEW} does not match \`expect_digest\` ${OLD}`,
        'Deploy the tested package, or update `expect_digest`',
      ),
    )
  })

  it.each<[string | undefined, string | undefined, string | undefined, boolean]>([
    [OLD, undefined, NEW, true],
    [undefined, undefined, NEW, true],
    [OLD, OLD, NEW, true],
    [NEW, OLD, NEW, true],
    [OTHER, OLD, NEW, false],
    [OTHER, OLD, undefined, false],
    [undefined, OLD, undefined, false],
    [undefined, OLD, NEW, false],
  ])(
    'on a function that holds %j, with %j asked and %j wanted: passes %j',
    (digest, asked, wanted, passes) => {
      const held = state({ ...(digest === undefined ? {} : { digest }), requestId: 'r1' })
      const guarded = (): void => {
        guardFunction(held, asked, wanted)
      }
      if (passes) expect(guarded).not.toThrow()
      else {
        const shown = digest ?? '(not reported)'
        expect(guarded).toThrow(
          new VerificationError(
            `deployed SHA-512 ${shown} does not match \`if_deployed_digest\` ${OLD}; nothing was uploaded`,
            'Another run or user deployed in between: check the function, then update `if_deployed_digest`',
            { again: false, requestId: 'r1' },
          ),
        )
      }
    },
  )
})

describe('verification warnings', () => {
  const unreported = (...fields: readonly DependencyField[]): Plan => ({
    ...planFor({ digest: NEW }),
    unreported: fields,
  })

  it.each<[Plan, readonly string[]]>([
    [unreported(), []],
    [
      unreported('dependVersionList'),
      [
        'This service does not report depend_version_list, so it is sent on every run and cannot be verified',
      ],
    ],
    [
      unreported('dependList', 'dependencyPkg'),
      [
        'This service does not report depend_list and dependency_pkg, so they are sent on every run and cannot be verified. Use depend_version_list instead',
      ],
    ],
  ])('of a plan', (plan, sentences) => {
    expect(planWarnings(plan)).toEqual(sentences)
    expect(verificationWarnings(plan, 'deployed', state({ digest: NEW }))).toEqual(sentences)
  })

  const jar = packed({ codeType: 'jar' })
  const accepted = (reported: string): string =>
    `The service accepted the code, but reports ${reported} (package: SHA-512 ${NEW}): the deployed code could not be verified`
  const ANOTHER = accepted(`SHA-512 ${OTHER}`)
  const NONE = accepted('no digest')

  it.each<[string, Plan, Partial<FunctionState>, readonly string[]]>([
    ['a jar with its own digest', planFor({ digest: OLD }, jar), { digest: NEW }, []],
    ['a jar with another', planFor({ digest: OLD }, jar), { digest: OTHER }, [ANOTHER]],
    ['a jar with none', planFor({ digest: OLD }, jar), {}, [NONE]],
    ['a jar that was not sent', planFor({ digest: NEW }, jar), { digest: OTHER }, []],
    ['a zip with another', planFor({ digest: OLD }), { digest: OTHER }, []],
    ['code in OBS', planFor({ digest: OLD }, IN_OBS), { digest: OTHER, codeSize: 1 }, []],
    ['the same size', planFor({ digest: OLD }), { digest: NEW, codeSize: 7 }, []],
    ['no size', planFor({ digest: OLD }), { digest: NEW }, []],
    [
      'another size',
      planFor({ digest: OLD }),
      { digest: NEW, codeSize: 8 },
      ['Digest matches, but the service reports 8 bytes (expected 7)'],
    ],
    ['another size and digest', planFor({ digest: OLD }), { digest: OTHER, codeSize: 8 }, []],
    [
      'a size that we do not know',
      planFor({ digest: OLD }, IN_OBS, { expectDigest: NEW }),
      { digest: NEW, codeSize: 8 },
      [],
    ],
  ])('about %s', (_, plan, after, sentences) => {
    const outcome = plan.update === undefined ? 'unchanged' : 'deployed'
    expect(verificationWarnings(plan, outcome, state(after))).toEqual(sentences)
  })
})
