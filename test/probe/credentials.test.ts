import { describe, expect, it } from 'vitest'
import { readCredentials } from '../../scripts/live/credentials.ts'

const signable = {
  method: 'GET',
  url: new URL('https://functiongraph.cn-north-4.myhuaweicloud.com/v2'),
  headers: { host: 'functiongraph.cn-north-4.myhuaweicloud.com' },
  bodySha256: '',
} as const

/** Names of the headers that the usual credentials add, and the access key in them. */
async function added(environment: Record<string, string>) {
  const { usual, key, token, method } = readCredentials(environment)
  const headers = await usual.authorize(signable, new Date(0))
  const [, accessKey] = /Access=(\w+),/.exec(headers['authorization'] ?? '') ?? []
  const names = Object.keys(headers).filter((name) => name.startsWith('x-'))
  return { names, accessKey, key: key !== undefined, token: token !== undefined, method }
}

describe('the credentials of probe and acceptance', () => {
  it.each([
    ['HUAWEICLOUD_SDK_AK', 'HUAWEICLOUD_SDK_SK'],
    ['HUAWEI_CLOUD_ACCESS_KEY_ID', 'HUAWEI_CLOUD_SECRET_ACCESS_KEY'],
    ['HW_ACCESS_KEY', 'HW_SECRET_KEY'],
  ])('are %s and %s', async (accessKey, secretKey) => {
    expect(await added({ [accessKey]: 'KEY', [secretKey]: 'secret' })).toEqual({
      names: ['x-sdk-date'],
      accessKey: 'KEY',
      key: true,
      token: false,
      method: `an access key from ${accessKey} and ${secretKey}`,
    })
  })

  it('are temporary with a security token', async () => {
    const temporary = { HW_ACCESS_KEY: 'KEY', HW_SECRET_KEY: 'secret', HW_SECURITY_TOKEN: 'st' }
    expect((await added(temporary)).names).toContain('x-security-token')
  })

  it('are a token, alone or beside a key, which then is the usual one', async () => {
    const alone = await added({ HW_AUTH_TOKEN: 'token' })
    expect(alone).toMatchObject({ names: ['x-auth-token'], key: false, token: true })
    const both = { HUAWEICLOUD_SDK_AK: 'KEY', HUAWEICLOUD_SDK_SK: 'secret', HW_AUTH_TOKEN: 'token' }
    expect(await added(both)).toMatchObject({ accessKey: 'KEY', key: true, token: true })
  })

  it.each([
    [{}, /^No credentials found: set the environment variables HUAWEICLOUD_SDK_AK and [^`]*$/],
    [{ HUAWEICLOUD_SDK_AK: ' ' }, /^No credentials found: /],
    [
      { HUAWEICLOUD_SDK_AK: 'KEY' },
      /^HUAWEICLOUD_SDK_SK must be set in the environment together with HUAWEICLOUD_SDK_AK\.$/,
    ],
    [{ HW_AUTH_TOKEN: 'ghp_x' }, /^HW_AUTH_TOKEN is a GitHub token/],
  ])('%j are refused', (environment, message) => {
    expect(() => readCredentials(environment)).toThrow(message)
  })
})
