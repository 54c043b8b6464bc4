/** A profile in a file, as `npm run probe` writes it: a base, and the switches that differ or are settled. */
import { readFileSync } from 'node:fs'
import { isObject } from './fields.ts'
import { profileNames, type Profile } from './profile.ts'
import { isFunctionCall } from './routes.ts'
import { switchValues, type Switches } from './switches.ts'

export interface ProfileFile {
  /** Base profile for switches that the file does not name. */
  readonly base: Profile
  readonly switches: Partial<Switches>
  /** Observations for people; not used by the emulator. */
  readonly notes?: readonly string[]
}

/** @throws Error with all problems of the file */
export function readProfileFile(path: string): ProfileFile {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    throw new Error(`Failed to read profile ${path}: ${cause}`, { cause: error })
  }
  const problems = problemsOf(value)
  if (problems.length > 0) throw new Error(`Invalid profile ${path}: ${problems.join('; ')}`)
  return value as ProfileFile
}

function problemsOf(value: unknown): string[] {
  if (!isObject(value)) return ['it must be a JSON object']
  const { base, switches, notes, ...others } = value
  const known = profileNames.join(', ')
  return [
    ...Object.keys(others).map((name) => `unknown key ${name}`),
    ...(isProfile(base) ? [] : [`\`base\` must be one of ${known}`]),
    ...(isObject(switches) ? switchProblems(switches) : ['`switches` must be an object']),
    ...(notes === undefined || isTexts(notes) ? [] : ['`notes` must be an array of strings']),
  ]
}

function switchProblems(switches: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(switches).flatMap(([name, value]) => {
    if (!Object.hasOwn(switchValues, name)) return [`unknown switch ${name}`]
    const wanted = switchValues[name as keyof Switches]
    if (fits(value, wanted)) return []
    const accepted = typeof wanted === 'string' ? KINDS[wanted] : `one of ${wanted.join(', ')}`
    return [`\`${name}\` must be ${accepted}, got ${JSON.stringify(value)}`]
  })
}

const KINDS = { number: 'a non-negative integer', operations: 'an array of calls' } as const

function fits(value: unknown, wanted: (typeof switchValues)[keyof Switches]): boolean {
  if (wanted === 'number') return Number.isSafeInteger(value) && Number(value) >= 0
  if (wanted === 'operations') return isTexts(value) && value.every(isFunctionCall)
  return (wanted as readonly unknown[]).includes(value)
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}

export function isProfile(name: unknown): name is Profile {
  return (profileNames as readonly unknown[]).includes(name)
}
