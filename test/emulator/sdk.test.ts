/** Huawei Cloud's own SDK as the client: neither its requests nor its reading of answers is ours. */
import { createHash } from 'node:crypto'
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core'
import { Logger4jInstance } from '@huaweicloud/huaweicloud-sdk-core/logger/log4jLogger.js'
import * as sdk from '@huaweicloud/huaweicloud-sdk-functiongraph/v2/public-api.js'
import { describe, expect, it } from 'vitest'
import { profileNames } from '../../emulator/profile.ts'
import { send, start, zipOf } from './caller.ts'

// On an error the SDK prints the request, Authorization header and body included.
Logger4jInstance.level = 'off'

const code = zipOf('exports.handler = async () => "sdk"')
const changed = zipOf('exports.handler = async () => "changed"')
const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('hex')

async function startWithSdk(options: Parameters<typeof start>[0] = {}) {
  const { emulator } = await start(options)
  const [key] = emulator.accounts.keys
  const credentials = new BasicCredentials()
    .withAk(key?.accessKey)
    .withSk(key?.secretKey)
    .withProjectId(emulator.projectId)
  if (key?.securityToken !== undefined) credentials.withSecurityToken(key.securityToken)
  const client = sdk.FunctionGraphClient.newBuilder()
    .withCredential(credentials)
    .withEndpoint(emulator.url)
    .build()
  const urn = `urn:fss:${emulator.region}:${emulator.projectId}:function:default:made:latest`
  return { emulator, client, urn }
}

function creation() {
  const body = new sdk.CreateFunctionRequestBody()
    .withFuncName('made')
    .withPackage('default')
    .withRuntime('Node.js20.15')
    .withTimeout(30)
    .withHandler('index.handler')
    .withMemorySize(128)
    .withCodeType('zip')
    .withCodeFilename('index.zip')
    .withFuncCode(new sdk.FuncCode().withFile(code.toString('base64')))
  return new sdk.CreateFunctionRequest().withBody(body)
}

function update(urn: string, bytes: Buffer) {
  const body = new sdk.UpdateFunctionCodeRequestBody()
    .withCodeType('zip')
    .withCodeFilename('index.zip')
    .withFuncCode(new sdk.FuncCode().withFile(bytes.toString('base64')))
    .withDependVersionList(['v'])
  return new sdk.UpdateFunctionCodeRequest(urn).withBody(body)
}

describe('the official SDK', () => {
  it.each(profileNames)('creates, reads, updates and lists under %s', async (profile) => {
    const { emulator, client, urn } = await startWithSdk({
      profile,
      switches: { dependVersionListField: 'honored' },
    })
    const made = await client.createFunction(creation())
    expect(made).toMatchObject({ func_urn: urn, digest: sha512(code) })
    const config = await client.showFunctionConfig(new sdk.ShowFunctionConfigRequest(urn))
    expect(config).toMatchObject({ digest: sha512(code), runtime: 'Node.js20.15' })
    const updated = await client.updateFunctionCode(update(urn, changed))
    expect(updated).toMatchObject({ func_urn: urn, digest: sha512(changed) })
    const shown = await client.showFunctionCode(new sdk.ShowFunctionCodeRequest(urn))
    expect(shown).toMatchObject({ digest: sha512(changed), code_type: 'zip' })
    const list = new sdk.ListFunctionsRequest().withMarker('0').withMaxitems('10')
    expect(await client.listFunctions(list)).toMatchObject({ count: 2 })
    expect(emulator.functions.expect(urn).dependVersionList).toEqual(['v'])
    const operations = emulator.requests.map(({ operation, status }) => [operation, status])
    expect(operations).toEqual(
      ['create', 'config', 'code', 'read-code', 'list'].map((name) => [name, 200]),
    )
  })

  it('invokes what it deployed', async () => {
    const { client, urn } = await startWithSdk()
    await client.createFunction(creation())
    const request = new sdk.InvokeFunctionRequest(urn).withBody({}).withXCFFRequestVersion('v1')
    expect(await client.invokeFunction(request)).toMatchObject({ result: '"sdk"', status: 200 })
  })

  it('works with temporary keys', async () => {
    const keys = [{ accessKey: 'TEMP', secretKey: 'secret', securityToken: 'session' }]
    const { client } = await startWithSdk({ keys })
    expect(await client.createFunction(creation())).toMatchObject({ func_name: 'made' })
  })

  it('reads a refusal as its own error: the same code is 409 FSS.0409', async () => {
    const { client, urn } = await startWithSdk()
    await client.createFunction(creation())
    await client.updateFunctionCode(update(urn, code))
    const error: unknown = await client
      .updateFunctionCode(update(urn, code))
      .catch((e: unknown) => e)
    expect(error).toMatchObject({ httpStatusCode: 409, errorCode: 'FSS.0409' })
    expect(error).toHaveProperty('requestId', expect.stringMatching(/^[0-9a-f]{32}$/))
  })

  it.each(profileNames)(
    'publishes, lists, aliases, invokes and deletes under %s',
    async (profile) => {
      const { emulator, client, urn } = await startWithSdk({ profile })
      await client.createFunction(creation())

      const publication = new sdk.CreateFunctionVersionRequestBody()
        .withVersion('v1')
        .withDescription('first')
        .withDigest(sha512(code))
      const published = await client.createFunctionVersion(
        new sdk.CreateFunctionVersionRequest(urn).withBody(publication),
      )
      expect(published).toMatchObject({ digest: sha512(code), version_description: 'first' })
      await client.updateFunctionCode(update(urn, changed))
      await client.createFunctionVersion(
        new sdk.CreateFunctionVersionRequest(urn).withBody(
          new sdk.CreateFunctionVersionRequestBody().withVersion('v2'),
        ),
      )
      const list = new sdk.ListFunctionVersionsRequest(urn).withMarker('0').withMaxitems('10')
      const listed = await client.listFunctionVersions(list)
      const digests = listed.versions?.map(({ version, digest }) => [version, digest])
      expect(digests?.[0]).toEqual(['latest', sha512(changed)])
      expect(digests?.slice(1)).toHaveLength(2)
      expect(digests).toContainEqual(['v1', sha512(code)])
      expect(digests).toContainEqual(['v2', sha512(changed)])

      const alias = new sdk.CreateVersionAliasRequestBody('live', 'v1')
        .withDescription('d')
        .withAdditionalVersionWeights({ v2: 50 })
      const made = await client.createVersionAlias(
        new sdk.CreateVersionAliasRequest(urn).withBody(alias),
      )
      expect(made).toMatchObject({ name: 'live', version: 'v1', description: 'd' })
      const aliased = urn.replace(':latest', ':!live')
      const invocation = new sdk.InvokeFunctionRequest(aliased)
        .withBody({})
        .withXCFFRequestVersion('v1')
        .withXCffLogType('tail')
      const first = await client.invokeFunction(invocation)
      const second = await client.invokeFunction(invocation)
      expect([first.result, second.result]).toEqual(['"sdk"', '"changed"'])
      expect(second.log).toContain('version: v2')

      const change = new sdk.UpdateVersionAliasRequestBody('v2')
        .withDescription('moved')
        .withAdditionalVersionWeights({})
      const moved = await client.updateVersionAlias(
        new sdk.UpdateVersionAliasRequest(urn, 'live').withBody(change),
      )
      expect(moved).toMatchObject({ version: 'v2', description: 'moved' })
      const shown = await client.showVersionAlias(new sdk.ShowVersionAliasRequest(urn, 'live'))
      expect(shown).toMatchObject({ version: 'v2', alias_urn: aliased })
      const aliases = await client.listVersionAliases(new sdk.ListVersionAliasesRequest(urn))
      expect(Object.values(aliases)).toContainEqual(expect.objectContaining({ name: 'live' }))

      await client.deleteFunction(new sdk.DeleteFunctionRequest(urn.replace(':latest', ':v1')))
      await client.deleteVersionAlias(new sdk.DeleteVersionAliasRequest(urn, 'live'))
      const { releases } = emulator.functions
      expect(releases.versions(urn).map(({ version }) => version)).toEqual(['v2'])
      expect(releases.aliases(urn)).toEqual([])
      const after = emulator.requests.filter(({ status }) => status !== 200 && status !== 204)
      expect(after).toEqual([])
    },
  )

  it.each(profileNames)('exports code, of latest and of a version, under %s', async (profile) => {
    const { emulator, client, urn } = await startWithSdk({
      profile,
      switches: { exportForm: 'address' },
    })
    await client.createFunction(creation())
    emulator.functions.publish(urn, 'v1')
    await client.updateFunctionCode(update(urn, changed))
    const bytesOf = async (exported: string) => {
      const request = new sdk.ExportFunctionRequest(exported, 'application/json').withType('code')
      const answer: unknown = await client.exportFunction(request)
      const { code_url: address } = answer as { readonly code_url: string }
      const path = address.slice(emulator.url.length)
      return (await send(emulator, { method: 'GET', path })).bytes
    }
    expect(await bytesOf(urn)).toEqual(changed)
    expect(await bytesOf(urn.replace(':latest', ':v1'))).toEqual(code)
    emulator.switches.forbidden = ['export']
    await expect(bytesOf(urn)).rejects.toMatchObject({ httpStatusCode: 403 })
  })

  it('reads a refused publication as its own error', async () => {
    const { client, urn } = await startWithSdk()
    await client.createFunction(creation())
    const request = new sdk.CreateFunctionVersionRequest(urn).withBody(
      new sdk.CreateFunctionVersionRequestBody().withVersion('latest'),
    )
    const error: unknown = await client.createFunctionVersion(request).catch((e: unknown) => e)
    expect(error).toMatchObject({ httpStatusCode: 409, errorCode: 'FSS.1062' })
  })
})
