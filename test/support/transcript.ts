import type { Emulator } from '../../emulator/emulator.ts'
import { inputsFor } from './emulator-inputs.ts'
import { runAction } from './run-action.ts'

/** A run of the bundle that is to be written down. */
export interface Scene {
  readonly service: Emulator
  readonly workspace: string
  /** Inputs in addition to URN, code path, endpoint and access key. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Values that differ between runs or are hard to read, by the name to show in their place. */
  readonly names: Readonly<Record<string, string | undefined>>
}

/**
 * Runs the bundle and writes down what can be seen from outside: log, requests, outputs, exit code.
 * Masks, the output `results` and empty outputs are omitted; durations, dates, IDs and paths are replaced by names.
 */
export async function transcript({ service, workspace, inputs, names }: Scene): Promise<string> {
  const before = service.requests.length
  const end = await runAction({ inputs: { ...inputsFor(service), ...inputs }, workspace })
  const requests = service.requests.slice(before)
  const outputs = Object.entries(end.outputs).filter(
    ([name, value]) => name !== 'results' && value !== '',
  )
  const text = [
    ...section(
      'log',
      end.log.split('\n').filter((line) => line !== '' && !line.startsWith('::add-mask::')),
    ),
    ...section(
      'requests',
      requests.map(({ method, operation, status }) => `${method} ${operation}: ${status}`),
    ),
    ...section(
      'outputs',
      outputs.map(([name, value]) => `${name}: ${value}`),
    ),
    `exit code: ${end.exitCode ?? 'none'}`,
  ].join('\n')
  return named(text, { ...names, '<endpoint>': service.url })
}

function section(title: string, lines: readonly string[]): string[] {
  return [`${title}:`, ...lines.map((line) => `  ${line}`.trimEnd())]
}

const DIGEST = /^[0-9a-f]{128}$/

function named(text: string, names: Scene['names']): string {
  const values = Object.entries(names).flatMap(([name, value = '']) => {
    if (value === '') return []
    return DIGEST.test(value)
      ? [value, value.slice(0, 12)].map((part) => [part, name])
      : [[value, name]]
  })
  return values
    .reduce((shown, [value = '', name = '']) => shown.replaceAll(value, name), text)
    .replace(/[\d.]+ m?s\b/g, '<duration>')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, '<date>')
    .replace(/(request ID |request ID )[0-9a-f]{32}/g, '$1<id>')
    .replace(/((?:package|results)_path: ).*[/\\]/g, '$1<temp>/')
}
