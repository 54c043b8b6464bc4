import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportCode } from '../../src/cloud/export.ts'
import type { Connection } from '../../src/cloud/functiongraph.ts'
import type { HttpAnswer, HttpRequest } from '../../src/cloud/transport.ts'
import { answer, scripted, TARGET } from '../support/scripted.ts'
import { workspaceWith } from '../support/workspace.ts'

const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('hex')
const CODE = Buffer.from('PK\x03\x04 some code', 'latin1')
const digest = sha512(CODE)
const ADDRESS = 'https://bucket.obs.example.com/code.zip?Expires=1&Signature=0123456789'

/** A connection on which the service says these answers; a 200 goes where the request wants it. */
function service(...answers: readonly HttpAnswer[]) {
  const { connection } = scripted()
  const asked: HttpRequest[] = []
  const masks: string[] = []
  const left = [...answers]
  const own: Connection = {
    ...connection,
    mask: (secret) => masks.push(secret),
    transport: {
      send(request) {
        asked.push(request)
        const next = left.shift()
        if (next === undefined) throw new Error(`Nobody expected ${request.url.href}`)
        if (next.status !== 200 || request.download === undefined) return Promise.resolve(next)
        for (const byte of next.body) request.download.write(Buffer.of(byte))
        return Promise.resolve({ ...next, body: Buffer.alloc(0) })
      },
    },
  }
  return { connection: own, asked, masks }
}

const text = (body: string | Buffer) => ({ ...answer(200, ''), body: Buffer.from(body) })
const addressed = (address: unknown) => answer(200, { file_name: 'x.zip', code_url: address })

async function exported(connection: Connection, target = TARGET) {
  const folder = workspaceWith({})
  const path = await exportCode({ target, digest, folder }, connection)
  expect(path).toBe(join(folder, 'code'))
  return readFileSync(path)
}

describe('an export', () => {
  it('asks for code, then fetches the address without credentials', async () => {
    const { connection, asked, masks } = service(addressed(ADDRESS), text(CODE))
    expect(await exported(connection)).toEqual(CODE)
    expect(asked.map(({ url }) => url.href)).toEqual([
      `${TARGET.endpoint}/v2/${TARGET.projectId}/fgs/functions/${TARGET.urn}/export?type=code`,
      ADDRESS,
    ])
    expect(asked[1]?.headers).toEqual({ accept: '*/*' })
    expect(masks).toEqual([ADDRESS, 'Expires=1&Signature=0123456789', '0123456789'])
  })

  it('is that of a version, where one is named', async () => {
    const { connection, asked } = service(addressed(ADDRESS), text(CODE))
    const urn = TARGET.urn.replace('latest', 'v1')
    await exportCode({ target: TARGET, urn, digest, folder: workspaceWith({}) }, connection)
    expect(asked[0]?.url.pathname).toMatch(/:v1\/export$/)
  })

  it.each<[string, (base64: string) => string]>([
    ['alone', (base64) => base64],
    ['with white space around', (base64) => ` ${base64}\r\n`],
    ['as a JSON string', (base64) => `"${base64}"`],
    ['as the name in an object', (base64) => `{\n "${base64}" : null\n}`],
    ['as a name with an empty value', (base64) => `{"${base64}":""}`],
  ])('may come as base64, %s', async (_, spell) => {
    const { connection } = service(text(spell(CODE.toString('base64'))))
    expect(await exported(connection)).toEqual(CODE)
  })

  it('may come as much base64', async () => {
    const code = Buffer.alloc(300_001, 'code')
    const { connection } = service(text(`{"${code.toString('base64')}": null}`))
    const folder = workspaceWith({})
    const path = await exportCode({ target: TARGET, digest: sha512(code), folder }, connection)
    expect(readFileSync(path).equals(code)).toBe(true)
  })

  it('may be a redirect, which is followed once and to https only', async () => {
    const redirect = { ...answer(302, ''), headers: { location: ADDRESS } }
    const followed = service(redirect, text(CODE))
    expect(await exported(followed.connection)).toEqual(CODE)
    expect(followed.masks).toContain(ADDRESS)
    const twice = service(redirect, redirect)
    await expect(exported(twice.connection)).rejects.toThrow('HTTP 302')
    const plain = service({ ...redirect, headers: { location: 'http://10.0.0.1/x' } })
    await expect(exported(plain.connection)).rejects.toThrow('not HTTPS')
    expect(plain.asked).toHaveLength(1)
  })
})

describe('an address', () => {
  it.each([
    ['http://bucket.obs.example.com/code.zip', 'not HTTPS'],
    ['http://127.0.0.1:80/code.zip', 'not HTTPS'],
    ['ftp://bucket.obs.example.com/code.zip', 'not HTTPS'],
    ['file:///etc/passwd', 'not HTTPS'],
    ['https://user:secret@bucket.obs.example.com/', 'user name'],
    ['/code.zip', 'invalid URL'],
    ['nonsense', 'invalid URL'],
  ])('of %j is not asked', async (address, why) => {
    const { connection, asked } = service(addressed(address))
    await expect(exported(connection)).rejects.toThrow(why)
    expect(asked).toHaveLength(1)
  })

  it('of http is asked on this machine, where FunctionGraph is there too', async () => {
    const { connection } = service(addressed('http://localhost:1/x'), text(CODE))
    const local = { ...TARGET, endpoint: 'http://127.0.0.1:2' }
    expect(await exported(connection, local)).toEqual(CODE)
  })

  it.each([[429], [500], [503]])('that answers %i is asked three times', async (status) => {
    const refused = answer(status, '')
    const { connection, asked } = service(addressed(ADDRESS), refused, refused, refused)
    await expect(exported(connection)).rejects.toThrow(`HTTP ${status}`)
    expect(asked).toHaveLength(4)
  })

  it('that refuses is asked once', async () => {
    const { connection, asked } = service(addressed(ADDRESS), answer(403, ''))
    await expect(exported(connection)).rejects.toThrow('HTTP 403')
    expect(asked).toHaveLength(2)
  })
})

describe('what is not taken for the code', () => {
  it.each<[string, string]>([
    ['nothing', ''],
    ['an empty object', '{}'],
    ['an object with other names', '{"file_name":"x.zip"}'],
    ['an address that is no text', '{"code_url":7}'],
    ['a page', '<html><body>Welcome</body></html>'],
    ['base64 with something behind', 'UEsDBA== and more'],
    ['base64 with much behind', `UEsDBA==${'!'.repeat(200)}`],
    ['a sign of no base64', 'UEsD-A=='],
  ])('%s', async (_, body) => {
    const { connection } = service(text(body))
    await expect(exported(connection)).rejects.toThrow('unknown format')
  })

  it('other bytes than the function has', async () => {
    const other = Buffer.from('other')
    const { connection } = service(addressed(ADDRESS), text(other))
    const message = `the exported code has SHA-512 ${sha512(other)}, but the function reports ${digest}`
    await expect(exported(connection)).rejects.toThrow(message)
  })
})
