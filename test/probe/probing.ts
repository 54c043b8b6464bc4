/** A probe of an emulator, over HTTP, as `npm run probe` does it. */
import { onTestFinished } from 'vitest'
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator/emulator.ts'
import { zipOf } from '../../scripts/live/archives.ts'
import { readCredentials } from '../../scripts/live/credentials.ts'
import { scratchTarget } from '../../scripts/live/scratch.ts'
import type { Experiment } from '../../scripts/probe/experiment.ts'
import { probe, type Findings, type ProbeOrder } from '../../scripts/probe/run.ts'
import { networkTransport } from '../../src/cloud/transport.ts'
import { parseTarget } from '../../src/target.ts'
import { instantClock } from '../support/step.ts'

export interface Probed {
  readonly findings: Findings | undefined
  readonly lines: readonly string[]
  readonly emulator: Emulator
}

export type Changes = Partial<Omit<ProbeOrder, 'experiments'>> & {
  readonly signal?: AbortSignal
  readonly environment?: Readonly<Record<string, string>>
  readonly prepare?: (emulator: Emulator) => void
}

/** Probes with all that can be lent: two dependencies, an object in OBS, a KMS key, key and token. */
export async function probing(
  options: EmulatorOptions,
  experiments: readonly Experiment[],
  changes: Changes = {},
): Promise<Probed> {
  // Of both sides: what the one waits for has passed for the other.
  const clock = instantClock()
  const emulator = await startEmulator({ ...options, now: () => clock.now() })
  onTestFinished(() => emulator.close())
  const bytes = zipOf('exports.handler = async () => "from OBS"\n')
  const url = 'https://packages.obs.cn-north-4.myhuaweicloud.com/probe.zip'
  emulator.buckets.create({ name: 'packages' })
  emulator.buckets.put('packages', 'probe.zip', bytes)
  emulator.functions.create({ name: 'hello', code: bytes })
  const { prepare, signal, environment, ...order } = changes
  prepare?.(emulator)
  const urn = `urn:fss:${emulator.region}:${emulator.projectId}:function:default:hello`
  const beside = parseTarget(urn, emulator.url)
  if (typeof beside === 'string') throw new Error(beside)
  const lines: string[] = []
  const findings = await probe(
    {
      beside,
      scratch: scratchTarget(beside, 'probe'),
      runtime: 'Node.js20.15',
      base: options.profile ?? 'huawei-now',
      materials: { dependencies: ['id-a', 'id-b'], object: { url, bytes }, kmsKey: 'kms' },
      experiments,
      ...order,
    },
    {
      credentials: readCredentials(environment ?? environmentOf(emulator)),
      transport: networkTransport('probe-test'),
      clock,
      signal: signal ?? new AbortController().signal,
      say: (line) => lines.push(line),
    },
  )
  return { findings, lines, emulator }
}

export function environmentOf({ accounts }: Emulator): Record<string, string> {
  const [key] = accounts.keys
  const [token] = accounts.tokens
  return {
    HUAWEICLOUD_SDK_AK: key?.accessKey ?? '',
    HUAWEICLOUD_SDK_SK: key?.secretKey ?? '',
    HW_AUTH_TOKEN: token?.token ?? '',
  }
}
