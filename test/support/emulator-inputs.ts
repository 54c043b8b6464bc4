import type { Emulator } from '../../emulator/emulator.ts'

/** What the functions in tests hold before anything is deployed. */
export const OLD_CODE = Buffer.from('old code')

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
