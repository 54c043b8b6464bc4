import { describe, expect, it } from 'vitest'
import type { AliasState } from '../../src/cloud/release-wire.ts'
import type { AliasRelease, Release } from '../../src/release/release.ts'
import { sectionOf } from '../../src/report/comment/comment.ts'
import { outputsOf } from '../../src/report/outputs.ts'
import { releaseText } from '../../src/report/release.ts'
import type { FunctionResult, Report } from '../../src/report/report.ts'
import { outcomeOf } from '../../src/report/report.ts'
import { summaryOf } from '../../src/report/summary/summary.ts'
import { codePackage, deployed, planned, targetOf, unchanged } from './samples.ts'

const on = (version: string, weights: Readonly<Record<string, number>> = {}): AliasState => ({
  ...{ name: 'live', version, weights, ruled: [] },
})

function release(facts: Partial<Release>, alias?: Partial<AliasRelease>): Release {
  return {
    ...{ published: false, deleted: [], warnings: [], notices: [] },
    ...facts,
    ...(alias && { alias: { name: 'live', percent: 100, ...alias } }),
  }
}

const moved = release({ version: 'v42' }, { before: on('v41'), after: on('v42'), moved: true })
const unmoved = release({ version: 'v42' }, { before: on('v42'), after: on('v42'), moved: false })
const lost = release({ version: 'v42' }, { before: on('v41') })
const one = targetOf('hello')

describe('what a release did, in a line', () => {
  it.each<[string, Release]>([
    ['v41 → v42, alias live 100%', moved],
    [
      'v41 → v42, alias live 10%',
      release(
        { version: 'v42' },
        { before: on('v41'), after: on('v41', { v42: 10 }), moved: true },
      ),
    ],
    [
      'v42 90%, v43 10% → v42, alias live 100%',
      release(
        { version: 'v42' },
        { before: on('v42', { v43: 10 }), after: on('v42'), moved: true },
      ),
    ],
    ['v1, alias live 100%', release({ version: 'v1' }, { after: on('v1'), moved: true })],
    ['v42, alias live unchanged (v42)', unmoved],
    ['v42, alias live unknown', lost],
    ['v1, alias live not created', release({ version: 'v1' }, { moved: false })],
    ['v42 (published)', release({ version: 'v42', published: true })],
    ['v42', release({ version: 'v42' })],
  ])('%s', (text, facts) => {
    expect(releaseText({ ...deployed(one), release: facts })).toBe(text)
  })

  it('says of a plan what would be', () => {
    const publishing = release({ published: true })
    expect(releaseText({ ...planned(one), release: publishing })).toBe(
      'new version (to be published)',
    )
    const after = on('v41', { '(new version)': 10 })
    const sharing = release({ published: true }, { before: on('v41'), after, moved: true })
    expect(releaseText({ ...planned(one), release: sharing })).toBe(
      'v41 → new version, alias live 10%',
    )
  })

  it('says nothing where nothing is known', () => {
    expect(releaseText(deployed(one))).toBeUndefined()
    expect(releaseText({ ...deployed(one), release: release({}) })).toBeUndefined()
  })

  it('stands in the summary and in the comment, with the versions that were deleted', () => {
    const results = [{ ...planned(one), release: { ...moved, deleted: ['v1', 'v2'] } }]
    const report: Report = { mode: 'plan', code: codePackage, results }
    const line = '- **hello**: v41 → v42, alias live 100%; deleted v1, v2'
    expect(summaryOf(report)).toContain(`### Release\n\n${line}\n`)
    const job = { workflow: 'w', name: 'n', run: 1, url: '', commit: '' }
    expect(sectionOf(report, job).markdown).toContain(line)
  })
})

describe('the outputs of releases', () => {
  const outputs = (...releases: Release[]): Readonly<Record<string, string>> =>
    outputsOf({
      mode: 'deploy',
      code: codePackage,
      results: releases.map((facts): FunctionResult => ({ ...unchanged(one), release: facts })),
    })

  it('of one function are its own', () => {
    expect(outputs({ ...moved, versionUrn: 'urn:v42' })).toMatchObject({
      ...{ version: 'v42', version_urn: 'urn:v42', previous_version: 'v41', released: 'true' },
      alias_urn: one.urn.replace('latest', '!live'),
    })
    const own = { ...on('v42'), urn: 'urn:own' }
    expect(outputs(release({}, { after: own, moved: false }))['alias_urn']).toBe('urn:own')
  })

  it.each<[string, Release[], string]>([
    ['true', [unmoved, moved, lost], 'true'],
    ['false', [unmoved, unmoved], 'false'],
    ['unknown', [unmoved, lost], ''],
    ['unknown without an alias', [release({ version: 'v1' }), release({})], ''],
  ])('of several functions are %s', (_, releases, released) => {
    expect(outputs(...releases)).toMatchObject({ version: '', alias_urn: '', released })
  })
})

describe('the outcome of several functions', () => {
  const as = (outcome: FunctionResult['outcome']): FunctionResult => ({
    ...unchanged(one),
    outcome,
  })

  it.each([
    [['unchanged', 'released', 'deployed'], 'deployed'],
    [['unchanged', 'released'], 'released'],
    [['released', 'failed'], 'failed'],
    [['unchanged'], 'unchanged'],
  ] as const)('%j is %s', (outcomes, expected) => {
    expect(outcomeOf({ mode: 'release', results: outcomes.map(as) })).toBe(expected)
  })
})
