import { startEmulator, type Emulator } from '../../emulator/emulator.ts'
import { inputsFor, OLD_CODE } from '../support/emulator-inputs.ts'
import { step, type StepEnd } from '../support/step.ts'
import { limitsOf } from './matrix.ts'
import { releaseFaultOf, type ReleaseFaultCase } from './release-matrix.ts'
import type { Packed } from './run-case.ts'

/** How a case ended, and what is really there afterwards. */
export interface ReleaseEnd {
  readonly end: StepEnd
  /** The published versions, the oldest first. */
  readonly versions: readonly { readonly name: string; readonly digest: string }[]
  /** The version to which the alias leads; undefined where it does not exist. */
  readonly live: string | undefined
  /** How often the function was called. */
  readonly calls: number
}

/** What the alias leads to before; an alias that is to be created is not there. */
export function liveBefore({ call }: ReleaseFaultCase): string | undefined {
  return call === 'create-alias' ? undefined : 'old2'
}

/** Runs one case: two old versions, new code, one fault, one release that keeps one version. */
export async function runReleaseCase(
  fault: ReleaseFaultCase,
  workspace: string,
): Promise<ReleaseEnd> {
  const emulator = await startEmulator({ switches: { unchangedVersion: 'published' } })
  try {
    const { urn } = emulator.functions.create({ name: 'hello', code: OLD_CODE })
    for (const [at, name] of ['old1', 'old2'].entries()) {
      emulator.functions.publish(urn, name, { lastModified: new Date(Date.UTC(2026, 0, 1, at)) })
    }
    const version = liveBefore(fault)
    if (version !== undefined) emulator.functions.releases.setAlias(urn, { name: 'live', version })
    emulator.faults.script(releaseFaultOf(fault))
    const end = await step({
      inputs: {
        ...inputsFor(emulator),
        ...{ publish: 'true', alias: 'live', keep_versions: '1', timeout: '30' },
        ...(fault.call === 'invoke' ? { test_event: '{}' } : {}),
      },
      workspace,
      limits: limitsOf(fault.harm),
      deadlineMs: 15_000,
    })
    return { end, ...stateOf(emulator, urn), calls: emulator.count('invoke') }
  } finally {
    await emulator.close()
  }
}

function stateOf({ functions }: Emulator, urn: string): Pick<ReleaseEnd, 'versions' | 'live'> {
  return {
    versions: functions.releases
      .versions(urn)
      .map(({ version, digest }) => ({ name: version, digest })),
    live: functions.releases.alias(urn, 'live')?.version,
  }
}

/** The versions that have the new code. */
export function newVersions({ versions }: ReleaseEnd, { digest }: Packed): string[] {
  return versions.filter((version) => version.digest === digest).map(({ name }) => name)
}
