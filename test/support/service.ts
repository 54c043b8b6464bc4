import { onTestFinished } from 'vitest'
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
