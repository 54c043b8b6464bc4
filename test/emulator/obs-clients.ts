/** Clients of OBS that are not this project's: AWS's SDK and the official SDK of OBS. */
import { Agent } from 'node:http'
import { createRequire } from 'node:module'
import { setImmediate } from 'node:timers/promises'
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { onTestFinished } from 'vitest'
import type { AccessKey } from '../../emulator/accounts.ts'
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator/emulator.ts'

/** An emulator for one test, with one empty bucket `packages`. */
export async function startObs(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options)
  onTestFinished(() => emulator.close())
  emulator.buckets.create({ name: 'packages' })
  return emulator
}

/** The bucket is in the path of an IP address, or in the name of the host. */
export type Form = 'path' | 'host'

export interface ClientOptions {
  readonly form?: Form
  readonly key?: AccessKey
  readonly region?: string
  readonly more?: Partial<S3ClientConfig>
}

/** AWS's client, one attempt a call, without the checksums that OBS does not know. */
export function awsClient(emulator: Emulator, options: ClientOptions = {}): S3Client {
  const { form = 'path', key = firstKey(emulator), region = emulator.region, more = {} } = options
  const client = new S3Client({
    endpoint: endpointOf(emulator, form, region),
    forcePathStyle: form === 'path',
    region,
    credentials: {
      accessKeyId: key.accessKey,
      secretAccessKey: key.secretKey,
      ...(key.securityToken !== undefined && { sessionToken: key.securityToken }),
    },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { httpAgent: agentTo127() },
    maxAttempts: 1,
    ...more,
  })
  onTestFinished(() => {
    client.destroy()
  })
  return client
}

/** What the official SDK answers: it throws for failures below HTTP only. */
export interface ObsResult {
  readonly CommonMsg: { readonly Status: number; readonly Code: string; readonly Message: string }
  readonly InterfaceResult?: Readonly<Record<string, unknown>> | null
}

type Method =
  | 'putObject'
  | 'getObject'
  | 'getObjectMetadata'
  | 'getObjectAcl'
  | 'headBucket'
  | 'getBucketLocation'
  | 'getBucketAcl'
  | 'getBucketPolicyPublicStatus'
  | 'createBucket'
  | 'initiateMultipartUpload'
  | 'uploadPart'
  | 'completeMultipartUpload'
  | 'abortMultipartUpload'
  | 'listParts'
  | 'listMultipartUploads'

export type ObsClient = Readonly<
  Record<Method, (parameters: Readonly<Record<string, unknown>>) => Promise<ObsResult>>
>

/** It has no types, and is not ready before the code after its construction has let go once. */
export async function obsClient(
  emulator: Emulator,
  { form = 'host', key = firstKey(emulator), region = emulator.region }: ClientOptions = {},
): Promise<ObsClient> {
  const Client = createRequire(import.meta.url)('esdk-obs-nodejs') as new (
    parameters: Readonly<Record<string, unknown>>,
  ) => ObsClient
  const client = new Client({
    access_key_id: key.accessKey,
    secret_access_key: key.secretKey,
    security_token: key.securityToken,
    server: endpointOf(emulator, form, region),
    http_agent: agentTo127(),
    max_retry_count: 0,
  })
  await setImmediate()
  return client
}

export function firstKey(emulator: Emulator): AccessKey {
  const [key] = emulator.accounts.keys
  if (key === undefined) throw new Error('The emulator has no key')
  return key
}

function endpointOf({ port }: Emulator, form: Form, region: string): string {
  const host = form === 'path' ? '127.0.0.1' : `obs.${region}.myhuaweicloud.com`
  return `http://${host}:${port}`
}

/** Every host is this machine. */
function agentTo127(): Agent {
  const lookup = (_: string, options: { all?: boolean }, done: (...result: unknown[]) => void) => {
    if (options.all === true) done(null, [{ address: '127.0.0.1', family: 4 }])
    else done(null, '127.0.0.1', 4)
  }
  return new Agent({ lookup } as object)
}
