/** The emulator, which knows nothing of the action's table of calls, held against it. */
import { describe, expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import type { Operation as Handler } from '../../emulator/routes.ts'
import {
  functionsPath,
  OPERATIONS,
  type OBJECT_OPERATIONS,
  type ObjectOperation,
  type Operation,
} from '../../src/cloud/operations.ts'
import { send, start } from './caller.ts'

/** How the emulator names the call of each row. Those of GitHub are not its own. */
const HANDLERS: Readonly<Record<Exclude<Operation, 'RequestIdToken'>, Handler>> = {
  ShowFunctionConfig: 'config',
  ExportFunction: 'export',
  UpdateFunctionCode: 'code',
  ListFunctionVersions: 'list-versions',
  CreateFunctionVersion: 'publish',
  ShowVersionAlias: 'read-alias',
  ListVersionAliases: 'list-aliases',
  CreateVersionAlias: 'create-alias',
  UpdateVersionAlias: 'update-alias',
  InvokeFunction: 'invoke',
  DeleteFunction: 'delete',
  AssumeAgencyWithOIDC: 'assume-with-oidc',
  CreateTokenWithIdToken: 'id-token',
  CreateTemporaryAccessKeyByToken: 'keys-for-token',
  HeadBucket: 'obs-head-bucket',
  HeadObject: 'obs-head',
  GetObject: 'obs-get',
  PutObject: 'obs-put',
  ListMultipartUploads: 'obs-list-uploads',
  ListParts: 'obs-list-parts',
  InitiateMultipartUpload: 'obs-initiate',
  UploadPart: 'obs-part',
  CompleteMultipartUpload: 'obs-complete',
  AbortMultipartUpload: 'obs-abort',
}
type Served = keyof typeof HANDLERS
const rows = Object.entries(HANDLERS) as readonly [Served, Handler][]

const NAMES = ['p1', 'urn:fss:cn-north-4:p1:function:default:hello', 'live'] as const
const PATHS = { bucket: '/packages/', object: '/packages/hello.zip' } as const
const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE']

/** The path of a row, as the client makes it. */
function pathOf(operation: Served): string {
  const row = OPERATIONS[operation]
  const [project, urn, alias] = NAMES
  if (row.service === 'FunctionGraph') return functionsPath(project) + row.path(urn, alias)
  if (row.service === 'OBS') return PATHS[row.path] + queryOf(row.subresources)
  return 'path' in row ? row.path : ''
}

function queryOf(subresources: readonly string[]): string {
  return subresources.length === 0 ? '' : `?${subresources.join('&')}`
}

/** Paths that are off by one: by a segment, a letter, a subresource. */
function beside(operation: Served): readonly string[] {
  const row = OPERATIONS[operation]
  if (row.service === 'OBS') return besideObject(row)
  const path = pathOf(operation)
  const segments = path.split('/')
  const fixed = [...segments.keys()].filter((at) => {
    const segment = segments[at] ?? ''
    return segment !== '' && !(NAMES as readonly string[]).includes(segment)
  })
  return [
    ...fixed.map((at) => segments.toSpliced(at, 1).join('/')),
    ...fixed.map((at) => segments.with(at, segments[at]?.slice(0, -1) ?? '').join('/')),
    ...[`${path}/`, `${path}/more`, `/v1${path}`],
  ]
}

function besideObject({
  path,
  subresources,
}: (typeof OBJECT_OPERATIONS)[ObjectOperation]): readonly string[] {
  const fewer = subresources.map((left) => subresources.filter((name) => name !== left))
  return [
    ...[...fewer, [...subresources, 'tagging']].map((names) => PATHS[path] + queryOf(names)),
    PATHS[path === 'object' ? 'bucket' : 'object'] + queryOf(subresources),
  ]
}

/** The call that the emulator took a request for, and whether it says that there is no such call. */
async function routed(
  emulator: Emulator,
  method: string,
  path: string,
): Promise<{ readonly handler: Handler | undefined; readonly isUnknown: boolean }> {
  const { text } = await send(emulator, { method, path })
  const handler = emulator.requests.at(-1)?.operation
  return { handler, isUnknown: text.includes('APIGW.0101') }
}

describe('the table of calls', () => {
  it.each(rows)('leads %s to the handler of %s', async (operation, handler) => {
    const { emulator } = await start()
    const { method } = OPERATIONS[operation]
    const found = await routed(emulator, method, pathOf(operation))
    expect(found).toEqual({ handler, isUnknown: false })
  })

  it.each(rows)('leads nothing beside the path of %s to the handler of %s', async (...row) => {
    const [operation, handler] = row
    const { emulator } = await start()
    const { method } = OPERATIONS[operation]
    for (const path of beside(operation)) {
      expect({ path, ...(await routed(emulator, method, path)) }).not.toMatchObject({ handler })
    }
  })

  it.each(rows)('leads no other method of %s to the handler of %s', async (...row) => {
    const [operation, handler] = row
    const { emulator } = await start()
    for (const method of METHODS.filter((other) => other !== OPERATIONS[operation].method)) {
      const found = await routed(emulator, method, pathOf(operation))
      expect({ method, ...found }).not.toMatchObject({ handler })
    }
  })

  it('has a handler of its own for each call but that of GitHub', () => {
    expect(new Set(Object.values(HANDLERS)).size).toBe(rows.length)
    expect([...Object.keys(HANDLERS), 'RequestIdToken'].sort()).toEqual(
      Object.keys(OPERATIONS).sort(),
    )
  })
})
