import { startEmulator, type Emulator } from '../../emulator/emulator.ts'
import { inputsFor, OLD_CODE, urnOf } from '../support/emulator-inputs.ts'
import { step, type StepEnd } from '../support/step.ts'
import { faultOf, limitsOf, THROUGH_OBS, type FaultCase } from './matrix.ts'

/** How a case ended, and what the function really holds afterwards. */
export interface CaseEnd {
  readonly end: StepEnd
  readonly holds: { readonly digest: string; readonly dependencies: readonly string[] }
  readonly before: { readonly digest: string; readonly dependencies: readonly string[] }
  readonly wanted: { readonly digest: string; readonly dependencies: readonly string[] }
  readonly updates: number
}

export interface Packed {
  readonly digest: string
  readonly code: Buffer
}

const ASKED = ['v2', 'v1']

/** What a workspace packs to, by a deploy of it in which nothing goes wrong. */
export async function packedBy(workspace: string): Promise<Packed> {
  const emulator = await startEmulator()
  try {
    emulator.functions.create({ name: 'hello', code: OLD_CODE })
    await step({ inputs: inputsFor(emulator), workspace })
    return emulator.functions.expect(urnOf(emulator))
  } finally {
    await emulator.close()
  }
}

/** Runs one case: a function in the state that it names, one fault, one deploy. */
export async function runCase(
  fault: FaultCase,
  workspace: string,
  packed: Packed,
): Promise<CaseEnd> {
  const emulator = await startEmulator({ switches: { answerLists: fault.call !== 'verify' } })
  try {
    const state = {
      code: fault.state === 'old code' ? OLD_CODE : packed.code,
      dependVersionList: fault.state === 'other dependencies' ? ['v1'] : ASKED,
    }
    emulator.functions.create({ name: 'hello', ...state })
    emulator.buckets.create({ name: 'packages' })
    const before = held(emulator)
    emulator.faults.script(faultOf(fault))
    const end = await step({
      inputs: { ...inputsOf(emulator, fault), timeout: '5' },
      workspace,
      limits: limitsOf(fault.harm),
      deadlineMs: 5_000,
    })
    return {
      end,
      before,
      wanted: { digest: packed.digest, dependencies: ASKED },
      holds: held(emulator),
      updates: emulator.count('code'),
    }
  } finally {
    await emulator.close()
  }
}

function inputsOf(emulator: Emulator, { call }: FaultCase): Record<string, string> {
  const inputs = { ...inputsFor(emulator), depend_version_list: ASKED.join('\n') }
  const bucket = { upload_bucket: 'packages', upload: 'always', obs_endpoint: emulator.url }
  return THROUGH_OBS.includes(call) ? { ...inputs, ...bucket } : inputs
}

function held(emulator: Emulator): CaseEnd['holds'] {
  const { digest, dependVersionList } = emulator.functions.expect(urnOf(emulator))
  return { digest, dependencies: dependVersionList }
}
