/** FunctionGraph takes code from the emulator's OBS, and IAM gives keys for it. */
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import type { Emulator, EmulatorOptions } from '../../emulator/emulator.ts'
import type { Bucket } from '../../emulator/obs/buckets.ts'
import { ask, pathOf, send, zipOf } from './caller.ts'
import { awsClient, startObs } from './obs-clients.ts'

const zip = zipOf('exports.handler = async () => "from OBS"')
const key = 'dir/a b.zip'
const host = 'obs.cn-north-4.myhuaweicloud.com'

async function scene(options: EmulatorOptions = {}) {
  const emulator = await startObs(options)
  const { urn } = emulator.functions.create({ name: 'hello', code: zipOf('1') })
  emulator.buckets.put('packages', key, zip)
  emulator.buckets.put('packages', 'text.zip', Buffer.from('text'))
  emulator.buckets.create({ name: 'foreign', account: 'stranger' })
  emulator.buckets.put('foreign', key, zip)
  emulator.buckets.create({ name: 'elsewhere', region: 'cn-east-3' })
  emulator.buckets.put('elsewhere', key, zip)
  const update = async (code_url: string) => {
    const reply = await ask(emulator, 'PUT', pathOf(urn, 'code'), { code_type: 'obs', code_url })
    return [reply.status, reply.json['error_code'] ?? reply.json['code_url']]
  }
  const local = `http://127.0.0.1:${emulator.port}`
  return { emulator, urn, update, local }
}

describe('code_url', () => {
  it('with the bucket in the host', async () => {
    const { emulator, urn, update } = await scene()
    const url = `https://packages.${host}/dir/a%20b.zip`
    expect(await update(url)).toEqual([200, url])
    expect(emulator.functions.expect(urn).code).toEqual(zip)
  })

  it('with the bucket in the path, on this machine', async () => {
    const { emulator, urn, update, local } = await scene()
    const url = `${local}/packages/dir/a%20b.zip`
    expect(await update(url)).toEqual([200, url])
    expect(emulator.functions.expect(urn).code).toEqual(zip)
  })

  it.each([
    ['no such object', 'packages', 'none.zip', 404, 'FSS.1054'],
    ['no such bucket', 'nowhere', 'none.zip', 404, 'FSS.1054'],
    ['no archive', 'packages', 'text.zip', 400, 'FSS.1011'],
    ['a bucket in another region', 'elsewhere', 'dir/a%20b.zip', 400, 'FSS.1010'],
    ['a bucket of another account', 'foreign', 'dir/a%20b.zip', 403, 'FSS.0403'],
    ['no key', 'packages', '', 400, 'FSS.1010'],
  ])('%s', async (_, bucket, path, status, code) => {
    const { update, local } = await scene()
    expect(await update(`https://${bucket}.${host}/${path}`)).toEqual([status, code])
    expect(await update(`${local}/${bucket}/${path}`)).toEqual([status, code])
  })

  it.each([
    ['http', `http://packages.${host}/dir/a%20b.zip`],
    ['the bucket in the path of the cloud', `https://${host}/packages/dir/a%20b.zip`],
    ['another region', 'https://packages.obs.cn-east-3.myhuaweicloud.com/dir/a%20b.zip'],
    ['another service', 'https://packages.example.com/dir/a%20b.zip'],
  ])('%s', async (_, url) => {
    const { update } = await scene()
    expect(await update(url)).toEqual([400, 'FSS.1010'])
  })

  it('reads what is public of another account', async () => {
    const { emulator, update } = await scene()
    const url = `https://foreign.${host}/dir/a%20b.zip`
    emulator.buckets.expect('foreign').publicPolicy = true
    expect((await update(url))[0]).toBe(200)
  })

  it.each([
    ['caller', [403, 'FSS.0403']],
    ['service', [200, `https://packages.${host}/dir/a%20b.zip`]],
  ] as const)('obsReader %s, with a caller who may not read', async (obsReader, expected) => {
    const { emulator, update } = await scene({ switches: { obsReader } })
    const [token] = emulator.accounts.tokens
    if (token === undefined) throw new Error('no token')
    emulator.accounts.tokens[0] = { ...token, obsActions: ['obs:object:PutObject'] }
    expect(await update(`https://packages.${host}/dir/a%20b.zip`)).toEqual(expected)
  })

  it('creates a function', async () => {
    const { emulator, local } = await scene()
    const made = {
      func_name: 'made',
      package: 'default',
      runtime: 'Node.js20.15',
      handler: 'index.handler',
      timeout: 30,
      memory_size: 128,
      code_type: 'obs',
      code_url: `${local}/packages/dir/a%20b.zip`,
    }
    const reply = await ask(emulator, 'POST', `/v2/${emulator.projectId}/fgs/functions`, made)
    expect(reply.status).toBe(200)
    expect(emulator.functions.expect(String(reply.json['func_urn'])).code).toEqual(zip)
  })
})

describe('what everybody may read', () => {
  const bucketOf = (emulator: Emulator) => emulator.buckets.expect('packages')
  const statuses = async (options: EmulatorOptions, change?: (bucket: Bucket) => void) => {
    const { emulator } = await scene(options)
    change?.(bucketOf(emulator))
    const paths = ['/packages', '/packages/text.zip', '/packages/none']
    return Promise.all(
      paths.map(async (path) => (await send(emulator, { method: 'HEAD', path })).status),
    )
  }
  it.each([
    ['private', [403, 403, 403]],
    ['public-read', [200, 403, 404]],
    ['public-read-delivered', [200, 200, 404]],
  ] as const)('obsBucketAcl %s', async (obsBucketAcl, expected) => {
    expect(await statuses({ switches: { obsBucketAcl } })).toEqual(expected)
  })

  it('a public object in a private bucket, and any object by a policy', async () => {
    const one = await statuses({}, ({ objects }) => {
      const object = objects.get('text.zip')
      if (object !== undefined) object.acl = 'public-read'
    })
    expect(one).toEqual([403, 200, 403])
    const all = await statuses({}, (bucket) => {
      bucket.publicPolicy = true
    })
    expect(all).toEqual([403, 200, 403])
  })
})

describe('IAM', () => {
  const exchange = (emulator: Emulator, identity: unknown, token?: string) =>
    send(emulator, {
      method: 'POST',
      path: '/v3.0/OS-CREDENTIAL/securitytokens',
      headers: {
        'Content-Type': 'application/json',
        ...(token !== undefined && { 'X-Auth-Token': token }),
      },
      body: JSON.stringify({ auth: { identity } }),
    })
  const methods = ['token']

  it.each(['header', 'body'] as const)(
    'gives keys for OBS for a token in the %s',
    async (place) => {
      const { emulator } = await scene()
      const id = emulator.accounts.tokens[0]?.token ?? ''
      const seconds = { duration_seconds: 900 }
      const reply =
        place === 'header'
          ? await exchange(emulator, { methods, token: seconds }, id)
          : await exchange(emulator, { methods, token: { id, ...seconds } })
      expect(reply.status).toBe(201)
      const { access, secret, securitytoken, expires_at } = reply.json['credential'] as Record<
        string,
        string
      >
      const left = Date.parse(expires_at ?? '') - Date.now()
      expect(Math.round(left / 1000)).toBe(900)
      const temporary = {
        accessKey: access ?? '',
        secretKey: secret ?? '',
        ...(securitytoken !== undefined && { securityToken: securitytoken }),
      }
      const client = awsClient(emulator, { key: temporary })
      await client.send(new PutObjectCommand({ Bucket: 'packages', Key: 'new', Body: 'x' }))
      expect(emulator.buckets.expect('packages').objects.has('new')).toBe(true)
    },
  )

  it("gives keys that may do in OBS what the token's owner may", async () => {
    const { emulator } = await scene()
    const [token] = emulator.accounts.tokens
    if (token === undefined) throw new Error('no token')
    emulator.accounts.tokens[0] = { ...token, obsActions: ['obs:object:GetObject'] }
    await exchange(emulator, { methods }, token.token)
    const issued = emulator.accounts.keys.at(-1)
    if (issued?.securityToken === undefined) throw new Error('no temporary key')
    const client = awsClient(emulator, { key: issued })
    const head = await client.send(new HeadObjectCommand({ Bucket: 'packages', Key: key }))
    expect(head.ContentLength).toBe(zip.length)
    const put = client.send(new PutObjectCommand({ Bucket: 'packages', Key: 'new', Body: 'x' }))
    await expect(put).rejects.toThrow('Access Denied')
  })

  it.each([
    ['unknown', { methods }, 'other', 401, 'IAM.0001'],
    ['none', { methods }, undefined, 401, 'IAM.0001'],
    ['too short', { methods, token: { duration_seconds: 899 } }, 'own', 400, 'IAM.0011'],
    ['too long', { methods, token: { duration_seconds: 86_401 } }, 'own', 400, 'IAM.0011'],
    ['another method', { methods: ['password'] }, 'own', 400, 'IAM.0011'],
    ['no method', {}, 'own', 400, 'IAM.0011'],
  ])('refuses: %s', async (_, identity, token, status, code) => {
    const { emulator } = await scene()
    const own = emulator.accounts.tokens[0]?.token
    const reply = await exchange(emulator, identity, token === 'own' ? own : token)
    expect([reply.status, reply.json['error_code']]).toEqual([status, code])
  })
})
