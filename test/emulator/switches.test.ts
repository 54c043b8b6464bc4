import { createHash } from 'node:crypto'
import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import { profileNames } from '../../emulator/profile.ts'
import type { Switches } from '../../emulator/switches.ts'
import { ask, pathOf, send, start, zipBody, zipOf } from './caller.ts'

const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('hex')
const other = zipOf('exports.handler = async () => 2')
const address = 'https://bucket.obs.cn-north-4.myhuaweicloud.com/code.zip'

/** Starts with one switch turned; everything else as in huawei-now. */
const startWith = (switches: Partial<Switches>) => start({ switches })

describe('dependencies', () => {
  it.each([
    ['200', 200, ['new']],
    ['409', 409, ['old']],
    ['409-applied', 409, ['new']],
  ] as const)('dependencyOnlyChange %s', async (dependencyOnlyChange, status, held) => {
    const { emulator, urn, path, held: code } = await startWith({ dependencyOnlyChange })
    emulator.functions.set(urn, { dependVersionList: ['old'] })
    const body = zipBody(code, { depend_version_list: ['new'] })
    const reply = await ask(emulator, 'PUT', path, body)
    expect(reply.status).toBe(status)
    if (status === 409) expect(reply.json.error_code).toBe('FSS.0409')
    expect(emulator.functions.expect(urn).dependVersionList).toEqual(held)
  })

  it.each(['200', '409', '409-applied'] as const)(
    'the order counts, and the same list with the same code is refused (%s)',
    async (dependencyOnlyChange) => {
      const { emulator, urn, path, held } = await startWith({ dependencyOnlyChange })
      emulator.functions.set(urn, { dependVersionList: ['a', 'b'] })
      const put = (list: string[]) =>
        ask(emulator, 'PUT', path, zipBody(held, { depend_version_list: list }))
      expect((await put(['a', 'b'])).status).toBe(409)
      expect((await put(['b', 'a'])).status).toBe(dependencyOnlyChange === '200' ? 200 : 409)
    },
  )

  it.each([
    ['keep', ['v'], ['d'], 'pkg', 'kms'],
    ['clear', [], [], '', ''],
  ] as const)('absentList %s', async (absentList, versions, list, dependencyPkg, kmsKeyId) => {
    const honored = { dependListField: 'honored', dependencyPkgField: 'honored' } as const
    const { emulator, urn, path } = await startWith({ absentList, ...honored })
    emulator.functions.set(urn, {
      dependVersionList: ['v'],
      dependList: ['d'],
      dependencyPkg: 'pkg',
      kmsKeyId: 'kms',
    })
    expect((await ask(emulator, 'PUT', path, zipBody(other))).status).toBe(200)
    expect(emulator.functions.expect(urn)).toMatchObject({
      dependVersionList: versions,
      dependList: list,
      dependencyPkg,
      kmsKeyId,
    })
  })

  const fields = [
    ['dependVersionListField', 'dependVersionList', 'depend_version_list', ['new']],
    ['dependListField', 'dependList', 'depend_list', ['new']],
    ['dependencyPkgField', 'dependencyPkg', 'dependency_pkg', 'new'],
  ] as const

  it.each(fields)('%s', async (name, key, field, value) => {
    const old = field === 'dependency_pkg' ? 'old' : ['old']
    for (const [fate, status, held] of [
      ['honored', 200, value],
      ['ignored', 200, old],
      ['refused', 400, old],
    ] as const) {
      const { emulator, urn, path } = await startWith({ [name]: fate })
      emulator.functions.set(urn, { [key]: old })
      const reply = await ask(emulator, 'PUT', path, zipBody(other, { [field]: value }))
      expect([fate, reply.status]).toEqual([fate, status])
      expect(emulator.functions.expect(urn)[key]).toEqual(held)
    }
  })

  it.each([
    ['reportsDependVersionList', 'depend_version_list', ['v']],
    ['reportsDependList', 'depend_list', ['d']],
    ['reportsDependencyPkg', 'dependency_pkg', 'pkg'],
  ] as const)('%s, answerLists', async (name, field, value) => {
    for (const reports of [true, false]) {
      for (const answerLists of [true, false]) {
        const { emulator, urn, path } = await startWith({ [name]: reports, answerLists })
        const lists = { dependVersionList: ['v'], dependList: ['d'], dependencyPkg: 'pkg' }
        emulator.functions.set(urn, lists)
        const config = await ask(emulator, 'GET', pathOf(urn, 'config'))
        const answer = await ask(emulator, 'PUT', path, zipBody(other))
        expect(config.json[field]).toEqual(reports ? value : undefined)
        expect(answer.json[field]).toEqual(reports && answerLists ? value : undefined)
      }
    }
  })

  it.each([
    ['array', []],
    ['omitted', undefined],
    ['null', null],
  ] as const)('emptyLists %s', async (emptyLists, value) => {
    const { emulator, urn, path } = await startWith({ emptyLists })
    const config = await ask(emulator, 'GET', pathOf(urn, 'config'))
    const answer = await ask(emulator, 'PUT', path, zipBody(other))
    expect([config.json.depend_version_list, answer.json.depend_version_list]).toEqual([
      value,
      value,
    ])
  })
})

describe('the order of lists', () => {
  it.each([
    ['sent', ['b', 'c', 'a']],
    ['sorted', ['a', 'b', 'c']],
  ] as const)('listOrder %s', async (listOrder, reported) => {
    const { emulator, urn, path } = await startWith({ listOrder })
    const body = zipBody(other, { depend_version_list: ['b', 'c', 'a'] })
    const answer = await ask(emulator, 'PUT', path, body)
    const config = await ask(emulator, 'GET', pathOf(urn, 'config'))
    expect([config.json.depend_version_list, answer.json.depend_version_list]).toEqual([
      reported,
      reported,
    ])
    expect(emulator.functions.expect(urn).dependVersionList).toEqual(['b', 'c', 'a'])
  })
})

describe('the same code', () => {
  const repacked = (bytes: Buffer) => {
    const zip = new AdmZip(bytes)
    for (const entry of zip.getEntries()) entry.header.time = new Date(2001, 1, 1)
    return zip.toBuffer()
  }

  it.each([
    ['bytes', 409, 200],
    ['content', 409, 409],
    ['never', 200, 200],
  ] as const)('sameCode %s', async (sameCode, same, other) => {
    const { emulator, path, held } = await startWith({ sameCode })
    const again = repacked(held)
    expect(again).not.toEqual(held)
    expect((await ask(emulator, 'PUT', path, zipBody(held))).status).toBe(same)
    expect((await ask(emulator, 'PUT', path, zipBody(again))).status).toBe(other)
  })

  it('sameCode content tells archives with other content apart', async () => {
    const { emulator, path } = await startWith({ sameCode: 'content' })
    expect((await ask(emulator, 'PUT', path, zipBody(other))).status).toBe(200)
  })
})

describe('digest', () => {
  const bodies = {
    zipDigest: zipBody(other),
    jarDigest: { ...zipBody(other), code_type: 'jar', code_filename: 'a.jar' },
    obsDigest: { code_type: 'obs', code_url: address },
    kmsDigest: zipBody(other, { code_encrypt_kms_key_id: 'key' }),
  } as const
  const names = Object.keys(bodies) as (keyof typeof bodies)[]

  it.each(names)('%s', async (name) => {
    const kinds = ['ours', 'foreign', 'missing'] as const
    const all = {
      zipDigest: 'ours',
      jarDigest: 'ours',
      obsDigest: 'ours',
      kmsDigest: 'ours',
    } as const
    for (const kind of kinds) {
      const { emulator, urn, path } = await startWith({ ...all, [name]: kind })
      emulator.objects.set(address, other)
      const answer = await ask(emulator, 'PUT', path, bodies[name])
      const config = await ask(emulator, 'GET', pathOf(urn, 'config'))
      const ours = sha512(other)
      expect(answer.status).toBe(200)
      expect(answer.json.digest).toEqual(config.json.digest)
      if (kind === 'ours') expect(answer.json.digest).toBe(ours)
      if (kind === 'missing') expect(answer.json).not.toHaveProperty('digest')
      if (kind === 'foreign') {
        expect(answer.json.digest).toMatch(/^[0-9a-f]{128}$/)
        expect(answer.json.digest).not.toBe(ours)
      }
    }
  })

  it('answersDigest false: only the configuration has it', async () => {
    const { emulator, urn, path } = await startWith({ answersDigest: false })
    const answer = await ask(emulator, 'PUT', path, zipBody(other))
    const config = await ask(emulator, 'GET', pathOf(urn, 'config'))
    expect(answer.json).not.toHaveProperty('digest')
    expect(config.json.digest).toBe(sha512(other))
  })

  it('digestCase upper', async () => {
    const { emulator, path } = await startWith({ digestCase: 'upper' })
    const answer = await ask(emulator, 'PUT', path, zipBody(other))
    expect(answer.json.digest).toBe(sha512(other).toUpperCase())
  })

  it('another one can be put in place', async () => {
    const { emulator, urn } = await start()
    emulator.functions.set(urn, { digest: 'f'.repeat(128) })
    const config = await ask(emulator, 'GET', pathOf(urn, 'config'))
    expect(config.json.digest).toBe('f'.repeat(128))
  })
})

describe('spelling', () => {
  it.each([
    ['number', other.length],
    ['string', String(other.length)],
  ] as const)('codeSize %s', async (codeSize, value) => {
    const { emulator, urn, path } = await startWith({ codeSize })
    const answer = await ask(emulator, 'PUT', path, zipBody(other))
    const config = await ask(emulator, 'GET', pathOf(urn, 'config'))
    expect([answer.json.code_size, config.json.code_size]).toEqual([value, value])
  })

  it.each([
    ['iso-zone', '2018-02-26T11:55:41+08:00'],
    ['space', '2018-02-26 11:55:41'],
    ['epoch', 1519617341],
  ] as const)('lastModified %s', async (lastModified, value) => {
    const now = () => new Date('2018-02-26T03:55:41Z')
    const { emulator, urn } = await start({ now, switches: { lastModified } })
    const config = await ask(emulator, 'GET', pathOf(urn, 'config'))
    expect(config.json.last_modified).toBe(value)
  })

  it.each([
    ['plain', /^https:\/\/functionstorage-[^?]+$/],
    ['signed', /\?.*Signature=/],
    ['missing', undefined],
  ] as const)('codeLink %s', async (codeLink, form) => {
    const { emulator, path } = await startWith({ codeLink })
    const { json } = await ask(emulator, 'GET', path)
    const { link } = json.func_code as { link?: string }
    if (form === undefined) expect(link).toBeUndefined()
    else expect(link).toMatch(form)
  })

  it('oldAnswerFields, newFields', async () => {
    const old = await startWith({ oldAnswerFields: true, newFields: false })
    const { json } = await ask(old.emulator, 'PUT', old.path, zipBody(other))
    expect(json).toMatchObject({ concurrency: -1, func_vpc: null })
    const config = await ask(old.emulator, 'GET', pathOf(old.urn, 'config'))
    expect(config.json).not.toHaveProperty('ephemeral_storage')
    const kms = { code_encrypt_kms_key_id: 'k' }
    expect((await ask(old.emulator, 'PUT', old.path, zipBody(other, kms))).status).toBe(400)
    const now = await startWith({ oldAnswerFields: false, newFields: true })
    const put = await ask(now.emulator, 'PUT', now.path, zipBody(other, kms))
    expect(put.json).toMatchObject(kms)
    expect(put.json).not.toHaveProperty('concurrency')
  })

  it('nestedDetails', async () => {
    for (const nestedDetails of [true, false]) {
      const { emulator, path } = await startWith({ nestedDetails })
      const { json } = await ask(emulator, 'PUT', path, zipBody(Buffer.from('text')))
      const details = { error_msg: 'zip: not a valid zip file' }
      expect(json.details).toEqual(nestedDetails ? details : undefined)
    }
  })
})

describe('what is let through', () => {
  it.each([
    ['accepted', 200, undefined],
    ['refused', 400, 'FSS.1309'],
  ] as const)('encodedUrn %s', async (encodedUrn, status, code) => {
    const { emulator, urn } = await startWith({ encodedUrn })
    const path = pathOf(urn, 'config').replaceAll(':', '%3A')
    const reply = await ask(emulator, 'GET', path)
    expect([reply.status, reply.json.error_code]).toEqual([status, code])
  })

  it('packageLimit base64 counts what is sent', async () => {
    const { emulator, path } = await startWith({ packageLimit: 'base64' })
    const bytes = Buffer.alloc(40 * 1024 * 1024)
    const reply = await ask(emulator, 'PUT', path, zipBody(bytes))
    expect(reply.json.error_code).toBe('FSS.1071')
    emulator.switches.packageLimit = 'raw'
    expect((await ask(emulator, 'PUT', path, zipBody(bytes))).json.error_code).toBe('FSS.1011')
  })

  it('absentFile placeholder: 200, and the function holds code that nobody sent', async () => {
    const { emulator, urn, path, held } = await startWith({ absentFile: 'placeholder' })
    const body = { code_type: 'zip', code_filename: 'a.zip', func_code: { file: '' } }
    const reply = await ask(emulator, 'PUT', path, body)
    const { code, digest } = emulator.functions.expect(urn)
    expect([reply.status, reply.json.digest]).toEqual([200, digest])
    expect(code).not.toEqual(held)
    expect((await ask(emulator, 'PUT', path, body)).status).toBe(409)
  })

  it('absentFilename accepted', async () => {
    const { emulator, path } = await startWith({ absentFilename: 'accepted' })
    const body = { ...zipBody(other), code_filename: undefined }
    expect((await ask(emulator, 'PUT', path, body)).status).toBe(200)
  })

  it('unknownFields ignored', async () => {
    const { emulator, path } = await startWith({ unknownFields: 'ignored' })
    expect((await ask(emulator, 'PUT', path, zipBody(other, { more: 1 }))).status).toBe(200)
  })

  it.each([
    ['FSS.1052', 404],
    ['FSS.0400', 400],
  ] as const)('publishedVersion %s', async (publishedVersion, status) => {
    const { emulator, urn } = await startWith({ publishedVersion })
    for (const ending of [':v1', ':!live']) {
      const reply = await ask(emulator, 'PUT', pathOf(urn + ending, 'code'), zipBody(other))
      expect([reply.status, reply.json.error_code]).toEqual([status, publishedVersion])
    }
  })

  it.each([
    ['accepted', 200],
    ['refused', 400],
  ] as const)('presignedUrl %s', async (presignedUrl, status) => {
    const { emulator, path } = await startWith({ presignedUrl })
    emulator.objects.set(address, other)
    const body = { code_type: 'obs', code_url: `${address}?Signature=x` }
    expect((await ask(emulator, 'PUT', path, body)).status).toBe(status)
  })

  it('signedBodyLimit 0 sets none', async () => {
    const { emulator, path } = await startWith({ signedBodyLimit: 0 })
    const headers = { Authorization: 'x', 'Content-Type': 'application/json' }
    const body = Buffer.alloc(13 * 1024 * 1024)
    expect((await send(emulator, { method: 'PUT', path, headers, body })).status).toBe(401)
  })
})

it('staleConfigMs: the configuration lags behind, the answer and the code do not', async () => {
  const { emulator, urn, path, held } = await startWith({ staleConfigMs: 300 })
  const config = async () => (await ask(emulator, 'GET', pathOf(urn, 'config'))).json.digest
  const answer = await ask(emulator, 'PUT', path, zipBody(other))
  expect(answer.json.digest).toBe(sha512(other))
  expect((await ask(emulator, 'GET', path)).json.digest).toBe(sha512(other))
  expect(await config()).toBe(sha512(held))
  await expect.poll(config, { timeout: 5000 }).toBe(sha512(other))
})

describe('profiles', () => {
  it.each(profileNames)('%s deploys, reports and refuses the same code', async (profile) => {
    const { emulator, urn, path } = await start({ profile })
    const first = await ask(emulator, 'PUT', path, zipBody(other))
    const second = await ask(emulator, 'PUT', path, zipBody(other))
    const config = await ask(emulator, 'GET', pathOf(urn, 'config'))
    expect([first.status, second.status, config.status]).toEqual([200, 409, 200])
    expect(config.json.digest).toBe(sha512(other))
  })

  it('seed-2018 looks like the first API', async () => {
    const { emulator, urn, path } = await start({ profile: 'seed-2018' })
    const more = { depend_list: ['d'], dependency_pkg: address }
    const { json } = await ask(emulator, 'PUT', path, zipBody(other, more))
    const config = await ask(emulator, 'GET', pathOf(urn, 'config'))
    for (const answer of [json, config.json]) {
      expect(answer).toMatchObject({ ...more, code_size: String(other.length), func_vpc: null })
      expect(answer).not.toHaveProperty('depend_version_list')
      expect(answer.last_modified).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
    }
  })

  it('otc reports both lists, and only where they hold something', async () => {
    const { emulator, urn, path } = await start({ profile: 'otc' })
    const both = { depend_list: ['d'], depend_version_list: ['v'] }
    const before = await ask(emulator, 'GET', pathOf(urn, 'config'))
    const { json } = await ask(emulator, 'PUT', path, zipBody(other, both))
    expect(before.json).not.toHaveProperty('depend_list')
    expect(json).toMatchObject(both)
    expect(json.last_modified).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  })
})
