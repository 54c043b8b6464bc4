import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_ENDPOINT, endpointOf, parseTarget, type Target } from '../src/target.ts'
import { anyCharacter } from './support/any-character.ts'

const project = '7aad83af3e8d42e99ac194e8419e2c9b'
const plain = `urn:fss:cn-north-4:${project}:function:default:hello`

function parsed(urn: string, endpoint = DEFAULT_ENDPOINT): Target {
  const target = parseTarget(urn, endpoint)
  if (typeof target === 'string') throw new Error(target)
  return target
}

describe('a function URN', () => {
  it.each([plain, `${plain}:latest`])('%s is taken, and ends with latest', (urn) => {
    expect(parsed(urn)).toEqual({
      urn: `${plain}:latest`,
      region: 'cn-north-4',
      projectId: project,
      name: 'hello',
      endpoint: 'https://functiongraph.cn-north-4.myhuaweicloud.com',
    })
  })

  it.each([
    ['a one-letter name', plain.replace('hello', 'h')],
    ['a long name', plain.replace('hello', 'h'.repeat(200))],
    ['a name with all that names may have', plain.replace('hello', 'Az09_-.x')],
    ['another package', plain.replace('default', 'My_pkg-1.0')],
    ['a region of one word', plain.replace('cn-north-4', 'moon')],
    ['a region with digits', plain.replace('cn-north-4', 'eu-west-101')],
    ['a project ID of upper case', plain.replace(project, 'ABCdef_-09')],
  ])('takes %s', (_, urn) => {
    expect(parsed(urn).urn).toBe(`${urn}:latest`)
  })

  const FORM = 'expected urn:fss:<region>:<project_id>:function:<package>:<name>[:latest]'

  it.each([
    ['nothing', ''],
    ['another scheme', plain.replace('urn:', 'arn:')],
    ['upper case', plain.toUpperCase()],
    ['another service', plain.replace(':fss:', ':obs:')],
    ['another kind', plain.replace(':function:', ':trigger:')],
    ['too few parts', plain.replace(':hello', '')],
    ['too many parts', `${plain}:latest:more`],
    ['seven parts of another thing', 'a:b:c:d:e:f:g'],
    ['eight parts of another thing', 'a:b:c:d:e:f:g:latest'],
    ['a blank before', ` ${plain}`],
  ])('refuses %s by its form', (_, urn) => {
    expect(parseTarget(urn, DEFAULT_ENDPOINT)).toBe(FORM)
  })

  it.each<[string, string, string]>([
    ...['', 'evil.com/', 'CN-north-4', '-cn', 'cn-', 'cn--4', 'cn_north', 'cn north', 'ä'].map(
      (region): [string, string, string] => ['region', 'cn-north-4', region],
    ),
    ...['', 'a/b', 'a.b', '../x', 'a b', 'a%2Fb', 'a\nb'].map((id): [string, string, string] => [
      'project ID',
      project,
      id,
    ]),
    ...['', 'a/b', 'a b', '%', 'ä'].map((group): [string, string, string] => [
      'package name',
      'default',
      group,
    ]),
    ...['', 'a?b', 'a#b', 'a/b', 'hello\n', 'a b', '数据'].map((name): [string, string, string] => [
      'function name',
      'hello',
      name,
    ]),
  ])('refuses the %s %j replaced by %j', (what, old, found) => {
    const urn = plain.replace(`:${old}`, `:${found}`)
    expect(parseTarget(urn, DEFAULT_ENDPOINT)).toBe(`invalid ${what} "${found}"`)
  })

  it.each([
    ['1.0', 'version "1.0"'],
    ['LATEST', 'version "LATEST"'],
    ['latest!', 'version "latest!"'],
    ['!live', 'alias "live"'],
    ['!latest', 'alias "latest"'],
  ])('refuses what stands as %j in the place of latest', (version, what) => {
    expect(parseTarget(`${plain}:${version}`, DEFAULT_ENDPOINT)).toBe(
      `${what} cannot be updated, only latest accepts code: remove it, or end the URN with :latest`,
    )
  })

  it('refuses a colon at the end', () => {
    expect(parseTarget(`${plain}:`, DEFAULT_ENDPOINT)).toMatch(/^trailing colon: remove it/)
  })

  it('shows a part of at most 60 characters whole, and of a longer one the start', () => {
    const refusal = (name: string): unknown =>
      parseTarget(plain.replace('hello', name), DEFAULT_ENDPOINT)
    const longest = `?${'n'.repeat(59)}`
    expect(refusal(longest)).toBe(`invalid function name "${longest}"`)
    expect(refusal(`${longest}n`)).toBe(`invalid function name "${longest}…"`)
  })

  it('that is taken never leaves the host and path that it belongs to', () => {
    const part = fc.string({ unit: anyCharacter, maxLength: 12 })
    fc.assert(
      fc.property(part, part, part, part, (region, projectId, group, name) => {
        const urn = `urn:fss:${region}:${projectId}:function:${group}:${name}`
        const target = parseTarget(urn, DEFAULT_ENDPOINT)
        if (typeof target === 'string') return
        const path = `/v2/${target.projectId}/fgs/functions/${target.urn}/code`
        const url = new URL(`${target.endpoint}${path}`)
        expect(url.host).toBe(`functiongraph.${region}.myhuaweicloud.com`)
        expect(url.pathname).toBe(path)
        expect(url.search + url.hash + url.username).toBe('')
      }),
    )
  })

  it('is taken or answered with one reason, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: anyCharacter }), nearly), (urn) => {
        const target = parseTarget(urn, DEFAULT_ENDPOINT)
        if (typeof target === 'string')
          expect(target).toMatch(/^(expected|invalid|version|alias|trailing) /)
        else
          expect(`${target.urn}\n${target.urn.replace(/:latest$/, '')}`.split('\n')).toContain(urn)
      }),
    )
  })
})

/** URNs that are sound but for one part. */
const nearly = fc
  .tuple(fc.nat(7), fc.string({ unit: anyCharacter, maxLength: 6 }))
  .map(([at, text]) => `${plain}:latest`.split(':').with(at, text).join(':'))

describe('an endpoint', () => {
  it.each([
    ['https://functiongraph.{region}.example.com', 'https://functiongraph.eu-de.example.com'],
    ['https://{region}.example.com/{region}/', 'https://eu-de.example.com/eu-de'],
    ['https://example.com///', 'https://example.com'],
    ['https://example.com/a/b', 'https://example.com/a/b'],
    ['https://example.com', 'https://example.com'],
  ])('%s serves eu-de at %s', (template, endpoint) => {
    expect(endpointOf(template, 'eu-de')).toBe(endpoint)
    expect(parsed(plain.replace('cn-north-4', 'eu-de'), template).endpoint).toBe(endpoint)
  })
})
