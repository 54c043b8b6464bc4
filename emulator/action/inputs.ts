import { parseDocument } from 'yaml'
import { readArguments } from '../arguments.ts'
import type { EmulatorOptions } from '../emulator.ts'
import { isObject } from '../fields.ts'
import { stateFrom, type State } from '../state/file.ts'

/** Configuration of the service, sent to its process. */
export interface Order {
  readonly options: EmulatorOptions
  readonly state: State
}

/** Invalid inputs; the message has all problems. */
export class InputError extends Error {}

/**
 * Reads the inputs of the action.
 *
 * @param input value of an input by its name, trimmed; empty if it is not set
 * @param workspace folder that files are relative to: `codeFile` of a function, and a profile
 * @throws InputError
 */
export function readInputs(input: (name: string) => string, workspace: string): Order {
  const problems: string[] = []
  const entries = functionEntries(input('functions'), problems)
  const regions = [...new Set([...linesOf(input('region')), ...regionsOf(entries)])]
  const profile = input('profile')
  const options = optionsFrom(
    [
      ...regions.map((region) => ['--region', region]),
      ...(profile === '' ? [] : [['--profile', profile]]),
      ...linesOf(input('switches')).map((change) => ['--switch', change]),
    ],
    workspace,
    problems,
  )
  const served = regions.length > 0 ? regions : ['cn-north-4']
  const functions = entries.map(withPlaceholder)
  const state = stateFrom({ functions }, { folder: workspace, regions: served, problems })
  if (problems.length > 0) {
    throw new InputError(`Invalid inputs:\n${problems.map((text) => `- ${text}`).join('\n')}`)
  }
  return { options, state }
}

/** Parses the list of functions; an empty input has none. */
function functionEntries(text: string, problems: string[]): unknown[] {
  const document = parseDocument(text)
  const [error] = document.errors
  if (error !== undefined) {
    problems.push(`functions: must be a YAML list: ${error.message.split('\n', 1).join()}`)
    return []
  }
  const value: unknown = document.toJS()
  if (value === null) return []
  if (Array.isArray(value)) return value
  problems.push('functions: must be a YAML list, e.g. "- name: hello"')
  return []
}

function regionsOf(entries: readonly unknown[]): string[] {
  return entries.flatMap((entry) =>
    isObject(entry) && typeof entry['region'] === 'string' ? [entry['region']] : [],
  )
}

/** Code of a function until its first deployment. */
function withPlaceholder(entry: unknown): unknown {
  if (!isObject(entry) || 'code' in entry || 'codeFile' in entry) return entry
  const isPython = /^python/i.test(String(entry['runtime']))
  const [text] = isPython
    ? ["def handler(event, context):\n    return 'nothing was deployed yet'\n"]
    : ["exports.handler = async () => 'nothing was deployed yet'\n"]
  return { ...entry, code: text }
}

/**
 * Reads the options like the command line of the emulator, whose options have the same names: first
 * one by one, since a command line reports only its first problem.
 */
function optionsFrom(
  choices: readonly string[][],
  workspace: string,
  problems: string[],
): EmulatorOptions {
  const usable = choices.filter((choice) => {
    try {
      readArguments(choice, workspace)
      return true
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      problems.push(inputNamed(message, choice))
      return false
    }
  })
  return readArguments(usable.flat(), workspace).options
}

/** The message with the name of the input in place of the option's. */
function inputNamed(message: string, [option = '']: readonly string[]): string {
  const name = option === '--switch' ? 'switches' : option.slice('--'.length)
  return `${name}: ${message.replace(`${option} `, '')}`
}

function linesOf(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
