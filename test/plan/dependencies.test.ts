import {
  changedDependencies,
  compareDependencies,
  dependenciesToSend,
  FIELD_NAMES,
  reorderedDependencies,
  requestedDependencies,
  type Dependencies,
  type DependencyComparison,
  type DependencyField,
  type DependencyRequest,
} from '../../src/plan/dependencies.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const versions = (...ids: readonly string[]): DependencyRequest => ({
  list: { field: 'dependVersionList', ids },
})
const first = (...ids: readonly string[]): DependencyRequest => ({
  list: { field: 'dependList', ids },
})

describe('the dependencies that an update carries', () => {
  it.each<[string, DependencyRequest, Dependencies, Dependencies]>([
    ['nothing asked, nothing held', {}, {}, {}],
    [
      'nothing asked, versions held',
      {},
      { dependVersionList: ['v'] },
      { dependVersionList: ['v'] },
    ],
    ['nothing asked, the first API held', {}, { dependList: ['d'] }, { dependList: ['d'] }],
    [
      'nothing asked, both held',
      {},
      { dependVersionList: ['v'], dependList: ['d'] },
      { dependVersionList: ['v'] },
    ],
    [
      'nothing asked, versions held empty',
      {},
      { dependVersionList: [], dependList: ['d'] },
      { dependList: ['d'] },
    ],
    ['nothing asked, both held empty', {}, { dependVersionList: [], dependList: [] }, {}],
    ['nothing asked, a package held', {}, { dependencyPkg: 'u' }, { dependencyPkg: 'u' }],
    ['nothing asked, no package held', {}, { dependencyPkg: '' }, {}],
    [
      'versions asked',
      versions('a', 'b'),
      { dependVersionList: ['v'] },
      { dependVersionList: ['a', 'b'] },
    ],
    [
      'versions asked, the first API held',
      versions('a'),
      { dependList: ['d'] },
      { dependVersionList: ['a'] },
    ],
    [
      'the first API asked, versions held',
      first('a'),
      { dependVersionList: ['v'] },
      { dependList: ['a'] },
    ],
    ['none asked', versions(), { dependVersionList: ['v'] }, { dependVersionList: [] }],
    [
      'versions asked, a package held',
      versions('a'),
      { dependencyPkg: 'u' },
      { dependVersionList: ['a'], dependencyPkg: 'u' },
    ],
    ['a package asked', { dependencyPkg: 'n' }, { dependencyPkg: 'u' }, { dependencyPkg: 'n' }],
    ['no package asked', { dependencyPkg: '' }, { dependencyPkg: 'u' }, { dependencyPkg: '' }],
    ['no package asked, none held', { dependencyPkg: '' }, {}, { dependencyPkg: '' }],
  ])('%s', (_, request, held, sent) => {
    expect(dependenciesToSend(request, held)).toStrictEqual(sent)
  })

  it.each<[DependencyRequest, Dependencies]>([
    [{}, {}],
    [versions('a'), { dependVersionList: ['a'] }],
    [versions(), { dependVersionList: [] }],
    [first('a'), { dependList: ['a'] }],
    [{ dependencyPkg: '' }, { dependencyPkg: '' }],
  ])('of %j alone are %j', (request, asked) => {
    expect(requestedDependencies(request)).toStrictEqual(asked)
  })
})

describe('dependencies that are wanted, and those that are held', () => {
  const V: DependencyField = 'dependVersionList'
  const D: DependencyField = 'dependList'
  const P: DependencyField = 'dependencyPkg'

  it.each<[Dependencies, Dependencies, readonly DependencyField[], readonly DependencyField[]]>([
    [{}, {}, [], []],
    [{}, { dependVersionList: ['v'], dependList: ['d'], dependencyPkg: 'u' }, [], []],
    [{ dependVersionList: ['a'] }, { dependVersionList: ['a'] }, [], []],
    [{ dependVersionList: ['a'] }, { dependVersionList: ['b'] }, [V], []],
    [{ dependVersionList: ['a', 'b'] }, { dependVersionList: ['b', 'a'] }, [], []],
    [{ dependVersionList: ['a', 'B', 'a'] }, { dependVersionList: ['b', 'A'] }, [], []],
    [{ dependVersionList: ['a', 'a'] }, { dependVersionList: ['a', 'b'] }, [V], []],
    [{ dependVersionList: ['a,b'] }, { dependVersionList: ['a', 'b'] }, [V], []],
    [{ dependencyPkg: 'U' }, { dependencyPkg: 'u' }, [P], []],
    [{ dependVersionList: ['a'] }, { dependVersionList: [] }, [V], []],
    [{ dependVersionList: ['a'] }, {}, [], [V]],
    [{ dependVersionList: ['a'] }, { dependVersionList: ['a'], dependList: ['d'] }, [], []],
    [{ dependList: ['a'] }, { dependList: ['a'], dependVersionList: ['v'] }, [], []],
    [{ dependVersionList: [] }, { dependVersionList: [] }, [], []],
    [{ dependVersionList: [] }, { dependVersionList: [], dependList: [] }, [], []],
    [{ dependVersionList: [] }, { dependVersionList: [], dependList: ['d'] }, [D], []],
    [{ dependVersionList: [] }, { dependVersionList: ['v'], dependList: ['d'] }, [V, D], []],
    [{ dependVersionList: [] }, { dependList: ['d'] }, [D], [V]],
    [{ dependVersionList: [] }, {}, [], [V]],
    [{ dependList: [] }, { dependVersionList: ['v'], dependList: [] }, [V], []],
    [{ dependList: [] }, { dependVersionList: ['v'] }, [V], [D]],
    [
      { dependVersionList: [], dependList: [] },
      { dependVersionList: ['v'], dependList: ['d'] },
      [V, D],
      [],
    ],
    [{ dependencyPkg: 'u' }, { dependencyPkg: 'u' }, [], []],
    [{ dependencyPkg: 'u' }, { dependencyPkg: '' }, [P], []],
    [{ dependencyPkg: '' }, { dependencyPkg: 'u' }, [P], []],
    [{ dependencyPkg: '' }, { dependencyPkg: '', dependList: ['d'] }, [], []],
    [{ dependencyPkg: 'u' }, {}, [], [P]],
    [
      { dependVersionList: ['a'], dependencyPkg: 'u' },
      { dependVersionList: ['b'], dependencyPkg: 'w' },
      [V, P],
      [],
    ],
  ])(
    '%j and %j differ in %j, and of %j nothing is known',
    (wanted, held, different, unreported) => {
      expect(compareDependencies(wanted, held)).toStrictEqual<DependencyComparison>({
        different,
        unreported,
      })
    },
  )

  it.each<[Dependencies, Dependencies, readonly DependencyField[]]>([
    [{}, {}, []],
    [{ dependVersionList: ['a'] }, {}, []],
    [{}, { dependVersionList: ['a'] }, []],
    [{ dependVersionList: ['a'] }, { dependVersionList: ['a'] }, []],
    [{ dependVersionList: ['a'] }, { dependVersionList: ['a', 'b'] }, [V]],
    [{ dependVersionList: ['a', 'b'] }, { dependVersionList: ['b', 'a'] }, []],
    [{ dependList: ['a'] }, { dependList: [] }, [D]],
    [{ dependencyPkg: '' }, { dependencyPkg: 'u' }, [P]],
    [
      { dependVersionList: ['a'], dependList: ['d'], dependencyPkg: 'u' },
      { dependVersionList: ['b'], dependList: ['d'], dependencyPkg: 'w' },
      [V, P],
    ],
  ])('from %j to %j change in %j', (before, after, fields) => {
    expect(changedDependencies(before, after)).toStrictEqual(fields)
  })

  it.each<[Dependencies, Dependencies, readonly DependencyField[]]>([
    [{}, { dependVersionList: ['a'] }, []],
    [{ dependVersionList: ['a'] }, {}, []],
    [{ dependVersionList: ['a', 'b'] }, { dependVersionList: ['a', 'b'] }, []],
    [{ dependVersionList: ['a', 'b'] }, { dependVersionList: ['b', 'a'] }, [V]],
    [{ dependVersionList: ['a'] }, { dependVersionList: ['A'] }, [V]],
    [{ dependList: ['a'] }, { dependList: ['a', 'a'] }, [D]],
    [{ dependVersionList: ['a', 'b'] }, { dependVersionList: ['b', 'c'] }, []],
    [{ dependencyPkg: 'u' }, { dependencyPkg: 'w' }, []],
  ])('%j and %j differ only in spelling in %j', (wanted, held, fields) => {
    expect(reorderedDependencies(wanted, held)).toStrictEqual(fields)
  })

  const ids = fc.option(fc.array(fc.constantFrom('a', 'b', 'a,b'), { maxLength: 3 }), {
    nil: undefined,
  })
  const text = fc.option(fc.constantFrom('', 'u', 'w'), { nil: undefined })
  const any = fc
    .record({ dependVersionList: ids, dependList: ids, dependencyPkg: text })
    .map(
      (all) =>
        Object.fromEntries(Object.entries(all).filter(([, v]) => v !== undefined)) as Dependencies,
    )

  it('differ in nothing once what is sent is held', () => {
    const request = fc.oneof(
      fc.constant<DependencyRequest>({}),
      fc.array(fc.constantFrom('a', 'b')).map((list) => versions(...list)),
      fc.array(fc.constantFrom('a', 'b')).map((list) => first(...list)),
    )
    fc.assert(
      fc.property(request, any, (asked, held) => {
        const sent = dependenciesToSend(asked, held)
        const after = { dependVersionList: [], dependList: [], dependencyPkg: '', ...sent }
        expect(compareDependencies(sent, after)).toEqual({ different: [], unreported: [] })
        expect(compareDependencies(requestedDependencies(asked), after).different).toEqual([])
      }),
    )
  })

  it('never differ from themselves, and change alike both ways', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(changedDependencies(a, a)).toEqual([])
        expect(changedDependencies(a, b)).toEqual(changedDependencies(b, a))
      }),
    )
  })

  it('have the names of the inputs', () => {
    expect(FIELD_NAMES).toEqual({
      dependVersionList: 'depend_version_list',
      dependList: 'depend_list',
      dependencyPkg: 'dependency_pkg',
    })
  })
})
