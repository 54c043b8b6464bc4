import { onTestFinished } from 'vitest'
import { USER_DATA } from './secrets.ts'
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator/emulator.ts'

/** An emulator that lives as long as the test, with one function that holds old code. */
export async function serviceWith(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options)
  onTestFinished(() => emulator.close())
  return emulator
}

export function urnOf(emulator: Emulator, name = 'hello', region = emulator.region): string {
  return `urn:fss:${region}:${emulator.projectId}:function:default:${name}:latest`
}

/** Inputs that reach the emulator with its default key. */
export function inputsFor(emulator: Emulator): Record<string, string> {
  const [key] = emulator.accounts.keys
  return {
    urn: urnOf(emulator),
    code_path: 'src',
    endpoint: emulator.url,
    access_key: key?.accessKey ?? '',
    secret_key: key?.secretKey ?? '',
  }
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

export const OLD_CODE = Buffer.from('old code')

/** The bodies of all updates that came, without the code itself. */
export function updatesTo(emulator: Emulator): unknown[] {
  return emulator.requests.filter(({ operation }) => operation === 'code').map(({ body }) => body)
}
