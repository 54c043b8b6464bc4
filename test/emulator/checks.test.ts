import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import { ask, askSigned, pathOf, send, start, zipBody, zipOf } from './caller.ts'

const other = zipOf('exports.handler = async () => 2')
/** Of the record at the end of a zip without a comment, and of the directory's offset in it. */
const END_LENGTH = 22
const DIRECTORY_OFFSET = 16
const base64 = (length: number) => Buffer.alloc(length, 'x').toString('base64')

describe('where a function is looked for', () => {
  it.each([
    ['GET', '/'],
    ['GET', '//'],
    ['GET', '/v2/P/fgs/functions/U'],
    ['DELETE', '/v2/P/fgs/functions/U/'],
    ['PUT', '/v2/P/fgs/functions/U/versions'],
    ['GET', '/v2/P/fgs/functions/U/aliases/'],
    ['GET', '/v2/P/fgs/functions/U/aliases/live/more'],
    ['POST', '/v2/P/fgs/functions/U/code'],
    ['PATCH', '/v2/P/fgs/functions/U/config'],
    ['GET', '/v2/P/fgs/functions/U/config/'],
    ['GET', '/v1/P/fgs/functions/U/config'],
    ['PUT', '/v2/P/fgs/functions'],
  ])('%s %s is no API', async (method, form) => {
    const { emulator, urn } = await start()
    const reply = await ask(
      emulator,
      method,
      form.replace('P', emulator.projectId).replace('U', urn),
    )
    expect([reply.status, reply.json.error_code]).toEqual([404, 'APIGW.0101'])
  })

  it.each([
    ['', 200, undefined],
    [':latest', 200, undefined],
    [':v1', 404, 'FSS.1052'],
    [':!live', 404, 'FSS.1053'],
    [':', 400, 'FSS.1309'],
  ])('URN ending in %j for reading: %d', async (ending, status, code) => {
    const { emulator, urn } = await start()
    for (const tail of ['config', 'code']) {
      const reply = await ask(emulator, 'GET', pathOf(urn + ending, tail))
      expect([reply.status, reply.json.error_code]).toEqual([status, code])
    }
  })

  it.each([
    [
      'another project',
      (urn: string) => urn.replace(/[0-9a-f]{32}/, 'f'.repeat(32)),
      403,
      'FSS.0403',
    ],
    ['another region', (urn: string) => urn.replace('cn-north-4', 'cn-north-1'), 404, 'FSS.1051'],
    ['another name', (urn: string) => `${urn}2`, 404, 'FSS.1051'],
    ['a name only', () => 'hello', 400, 'FSS.1309'],
    ['a broken escape', (urn: string) => `${urn}%zz`, 400, 'FSS.1309'],
  ])('%s', async (_, change, status, code) => {
    const { emulator, urn, path } = await start()
    const reply = await ask(emulator, 'PUT', path.replace(urn, change(urn)), zipBody(other))
    expect([reply.status, reply.json.error_code]).toEqual([status, code])
  })

  it('may be one of several regions', async () => {
    const { emulator } = await start({ region: ['cn-north-4', 'eu-west-101'] })
    const { urn } = emulator.functions.create({ name: 'there', region: 'eu-west-101' })
    expect((await ask(emulator, 'GET', pathOf(urn, 'config'))).json.func_urn).toBe(`${urn}:latest`)
  })
})

describe('the body of PUT code', () => {
  const good = zipBody(other)
  const without = (name: string) =>
    Object.fromEntries(Object.entries(good).filter(([key]) => key !== name))

  it.each<[string, unknown, number, string]>([
    ['no object', [], 406, 'FSS.0406'],
    ['an unknown field', { ...good, handler: 'x' }, 400, 'FSS.0400'],
    ['an inherited name as field', { ...good, toString: 'x' }, 400, 'FSS.0400'],
    ['a number for a string', { ...good, code_filename: 1 }, 400, 'FSS.0400'],
    ['a string for a list', { ...good, depend_version_list: 'a' }, 400, 'FSS.0400'],
    ['numbers in a list', { ...good, depend_version_list: [1] }, 400, 'FSS.0400'],
    ['an empty id', { ...good, depend_version_list: [''] }, 400, 'FSS.1024'],
    ['a string for func_code', { ...good, func_code: 'x' }, 400, 'FSS.0400'],
    ['an unknown field in func_code', { ...good, func_code: { files: '' } }, 400, 'FSS.0400'],
    ['no code_type', without('code_type'), 400, 'FSS.1006'],
    ['a strange code_type', { ...good, code_type: 'tar' }, 400, 'FSS.1006'],
    ['no code_filename', without('code_filename'), 400, 'FSS.0400'],
    ['a path as code_filename', { ...good, code_filename: 'a/b.zip' }, 400, 'FSS.1078'],
    ['a Windows path', { ...good, code_filename: 'a\\b.zip' }, 400, 'FSS.1078'],
    ['a code_url with zip', { ...good, code_url: 'https://b.obs.cn-north-4.x/y' }, 400, 'FSS.0400'],
    ['no func_code', without('func_code'), 400, 'FSS.1012'],
    ['an empty file', { ...good, func_code: { file: '' } }, 400, 'FSS.1012'],
    ['base64 with a line break', { ...good, func_code: { file: 'UEsF\nBgA=' } }, 400, 'FSS.1011'],
    ['base64 without padding', { ...good, func_code: { file: 'UEsFBgA' } }, 400, 'FSS.1011'],
    ['no zip', { ...good, func_code: { file: base64(100) } }, 400, 'FSS.1011'],
    ['no jar', { ...good, code_type: 'jar', func_code: { file: base64(9) } }, 400, 'FSS.1011'],
    [
      'inline over 10 KB',
      { code_type: 'inline', func_code: { file: base64(10_241) } },
      413,
      'FSS.1072',
    ],
  ])('%s', async (_, body, status, code) => {
    const { emulator, urn, path, held } = await start()
    const reply = await ask(emulator, 'PUT', path, body)
    expect([reply.status, reply.json.error_code]).toEqual([status, code])
    expect(reply.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/)
    expect(emulator.functions.expect(urn).code).toEqual(held)
  })

  it('takes inline of 10 KB', async () => {
    const { emulator, path } = await start()
    const body = { code_type: 'inline', func_code: { file: base64(10_240) } }
    const reply = await ask(emulator, 'PUT', path, body)
    expect([reply.status, reply.json.code_size]).toEqual([200, 10_240])
  })

  it.each([
    ['text/plain', '{}', 400, 'FSS.0400'],
    ['application/jsonp', '{}', 400, 'FSS.0400'],
    ['application/json;charset=utf8', '{}', 400, 'FSS.1006'],
    ['application/json', '{', 406, 'FSS.0406'],
    ['application/json', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 406, 'FSS.0406'],
  ])('as %s: %s', async (type, body, status, code) => {
    const { emulator, path } = await start()
    const token = emulator.accounts.tokens[0]?.token
    const headers = { 'X-Auth-Token': token, 'Content-Type': type }
    const reply = await send(emulator, { method: 'PUT', path, headers, body })
    expect([reply.status, reply.json.error_code]).toEqual([status, code])
  })

  it('refuses large text that is no base64 in any part of it', async () => {
    const { emulator, path } = await start()
    const text = base64(100_000)
    const changed = (at: number, to: string) => text.slice(0, at) + to + text.slice(at + to.length)
    const wrong = [
      changed(9, '-'),
      changed(65_536, '\n'),
      changed(text.length - 3, 'J=='),
      `${text}=`,
    ]
    for (const [file, reason] of [
      [text, /not a valid zip file/],
      ...wrong.map((file) => [file, /not base64/] as const),
    ] as const) {
      const reply = await ask(emulator, 'PUT', path, { ...good, func_code: { file } })
      expect([reply.status, reply.json.error_code]).toEqual([400, 'FSS.1011'])
      expect(reply.json.error_msg).toMatch(reason)
    }
  })

  it('refuses an archive that is empty, has a damaged entry, or an unsafe name', async () => {
    const { emulator, path } = await start()
    const text = zipOf('x'.repeat(1000)).toString('latin1')
    const crcAt = text.indexOf('PK\x01\x02') + 16
    const damaged = Buffer.from(text, 'latin1')
    damaged.writeUInt32LE(damaged.readUInt32LE(crcAt) ^ 1, crcAt)
    const named = zipOf('x', 'aaa.js').toString('latin1')
    const unsafe = Buffer.from(named.replaceAll('aaa.js', '../a.j'), 'latin1')
    for (const bytes of [new AdmZip().toBuffer(), damaged, unsafe]) {
      const reply = await ask(emulator, 'PUT', path, zipBody(bytes))
      expect([reply.status, reply.json.error_code]).toEqual([400, 'FSS.1011'])
    }
  })

  it('refuses dependencies that are not in the list of those that exist', async () => {
    const { emulator, urn, path } = await start({ dependencies: ['known'] })
    const wrong = await ask(emulator, 'PUT', path, { ...good, depend_version_list: ['nope'] })
    const right = await ask(emulator, 'PUT', path, { ...good, depend_version_list: ['known'] })
    expect([wrong.status, wrong.json.error_code, right.status]).toEqual([400, 'FSS.1024', 200])
    expect(emulator.functions.expect(urn).dependVersionList).toEqual(['known'])
  })

  it('has no way to a function that runs an image', async () => {
    const { emulator, urn, path } = await start()
    emulator.functions.set(urn, { customImage: { enabled: true, image: 'swr/a:1' } })
    const reply = await ask(emulator, 'PUT', path, good)
    const config = await ask(emulator, 'GET', pathOf(urn, 'config'))
    expect([reply.status, reply.json.error_code]).toEqual([400, 'FSS.1006'])
    expect(config.json.custom_image).toEqual({ enabled: true, image: 'swr/a:1' })
    expect(config.json).not.toHaveProperty('digest')
  })
})

describe('the size of a package', () => {
  const limit = 50 * 1024 * 1024
  /** A zip of exactly so many bytes: most of them lie between its one entry and its directory. */
  const zipOfSize = (size: number): Buffer => {
    const zip = zipOf('filler')
    const directory = zip.readUInt32LE(zip.length - END_LENGTH + DIRECTORY_OFFSET)
    const gap = Buffer.alloc(size - zip.length)
    const filled = Buffer.concat([zip.subarray(0, directory), gap, zip.subarray(directory)])
    filled.writeUInt32LE(directory + gap.length, size - END_LENGTH + DIRECTORY_OFFSET)
    return filled
  }

  it('is at most 50 MiB with a token', async () => {
    const { emulator, path } = await start()
    const most = zipOfSize(limit)
    expect(most.length).toBe(limit)
    const over = await ask(emulator, 'PUT', path, zipBody(zipOfSize(limit + 1)))
    expect([over.status, over.json.error_code]).toEqual([413, 'FSS.1071'])
    expect((await ask(emulator, 'PUT', path, zipBody(most))).status).toBe(200)
  })

  it('is bound by the gateway with a signature, and not with a token', async () => {
    const { emulator, path } = await start({ switches: { signedBodyLimit: 1000 } })
    const data = zipBody(zipOfSize(2000))
    const signed = await askSigned(emulator, { method: 'PUT', path, data })
    expect([signed.status, signed.json.error_code]).toEqual([413, 'APIGW.0201'])
    expect((await ask(emulator, 'PUT', path, data)).status).toBe(200)
  })

  it.each([
    ['with a length', {}],
    ['in chunks', { 'Transfer-Encoding': 'chunked' }],
  ])('is counted and bound alike in a body %s', async (_, headers) => {
    const { emulator, path } = await start({ switches: { signedBodyLimit: 100_000 } })
    const body = JSON.stringify(zipBody(zipOfSize(200_000)))
    const json = { ...headers, 'Content-Type': 'application/json' }
    const token = emulator.accounts.tokens[0]?.token
    const sending = { method: 'PUT', path, body }
    const kept = await send(emulator, { ...sending, headers: { ...json, 'X-Auth-Token': token } })
    const over = await send(emulator, { ...sending, headers: { ...json, Authorization: 'x' } })
    expect([kept.status, over.status, over.json.error_code]).toEqual([200, 413, 'APIGW.0201'])
    expect(emulator.requests.map(({ bytes }) => bytes)).toEqual([body.length, body.length])
  })

  it('is bound in any case by what the server reads', async () => {
    const { emulator, path } = await start()
    const headers = { 'X-Auth-Token': emulator.accounts.tokens[0]?.token }
    const body = Buffer.alloc(96 * 1024 * 1024 + 1)
    const reply = await send(emulator, { method: 'PUT', path, headers, body })
    expect([reply.status, reply.json.error_code]).toEqual([413, 'FSS.0413'])
  })
})

describe('code from OBS', () => {
  const address = 'https://bucket.obs.cn-north-4.myhuaweicloud.com/dir/code.zip'

  it.each([
    ['no address', '', 400, 'FSS.1010'],
    ['http', address.replace('https', 'http'), 400, 'FSS.1010'],
    ['another region', address.replace('cn-north-4', 'cn-north-1'), 400, 'FSS.1010'],
    ['no object name', 'https://bucket.obs.cn-north-4.myhuaweicloud.com/', 400, 'FSS.1010'],
    ['no such object', `${address}x`, 404, 'FSS.1054'],
    ['no archive', address.replace('code', 'text'), 400, 'FSS.1011'],
  ])('%s', async (_, code_url, status, code) => {
    const { emulator, path } = await start()
    emulator.objects.set(address, other)
    emulator.objects.set(address.replace('code', 'text'), Buffer.from('text'))
    const reply = await ask(emulator, 'PUT', path, { code_type: 'obs', code_url })
    expect([reply.status, reply.json.error_code]).toEqual([status, code])
  })

  it.each([undefined, {}, { file: '' }])('is read with func_code %j', async (func_code) => {
    const { emulator, urn, path } = await start()
    emulator.objects.set(address, other)
    const body = { code_type: 'obs', code_url: address, func_code }
    const reply = await ask(emulator, 'PUT', path, body)
    expect([reply.status, reply.json.code_url]).toEqual([200, address])
    expect(emulator.functions.expect(urn).code).toEqual(other)
  })

  it('is the object at the time of the call, and the same one is refused', async () => {
    const { emulator, urn, path } = await start()
    const body = { code_type: 'obs', code_url: address }
    emulator.objects.set(address, other)
    const statuses = [(await ask(emulator, 'PUT', path, body)).status]
    const changed = zipOf('exports.handler = async () => 3')
    emulator.objects.set(address, changed)
    expect(emulator.functions.expect(urn).code).toEqual(other)
    statuses.push((await ask(emulator, 'PUT', path, body)).status)
    statuses.push((await ask(emulator, 'PUT', path, body)).status)
    expect(statuses).toEqual([200, 200, 409])
    expect(emulator.functions.expect(urn).code).toEqual(changed)
  })
})
