import { onTestFinished } from 'vitest'
import { OLD_CODE } from './emulator-inputs.ts'
import { USER_DATA } from './secrets.ts'
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator/emulator.ts'

export { inputsFor, OLD_CODE, urnOf } from './emulator-inputs.ts'

/** An emulator that lives as long as the test, with one function that holds old code. */
export async function serviceWith(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options)
  onTestFinished(() => emulator.close())
  return emulator
}

type Seed = Parameters<Emulator['functions']['create']>[0]

/** An emulator whose function `hello` holds old code, or what the seed says. */
export async function serviceHolding(
  seed: Partial<Seed> = {},
  options: EmulatorOptions = {},
): Promise<Emulator> {
  const emulator = await serviceWith(options)
  emulator.functions.create({ name: 'hello', code: OLD_CODE, userData: USER_DATA, ...seed })
  return emulator
}

/** The bodies of all updates that came, without the code itself. */
export function updatesTo(emulator: Emulator): unknown[] {
  return emulator.requests.filter(({ operation }) => operation === 'code').map(({ body }) => body)
}
