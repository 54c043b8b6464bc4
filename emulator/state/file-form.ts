import { fits, isObject, type Kind } from '../fields.ts'
import { parseUrn, versionless } from '../urn.ts'
import { defaultProjectId } from '../accounts.ts'
import type { FunctionSeed } from './functions.ts'

/** A function as a state file has it. */
export type FunctionEntry = Omit<FunctionSeed, 'code' | 'digest' | 'lastModified'> & {
  /** Source of an inline function. */
  readonly code?: string
  /** File with the bytes of the code. */
  readonly codeFile?: string
}

const functionKeys: Readonly<Record<keyof FunctionEntry, Kind>> = {
  name: 'string',
  package: 'string',
  region: 'string',
  projectId: 'string',
  runtime: 'string',
  handler: 'string',
  code: 'string',
  codeFile: 'string',
  codeType: 'string',
  codeUrl: 'string',
  codeFilename: 'string',
  timeout: 'integer',
  memorySize: 'integer',
  concurrency: 'integer',
  dependVersionList: 'strings',
  dependList: 'strings',
  dependencyPkg: 'string',
  kmsKeyId: 'string',
  userData: 'string',
  customImage: 'object',
  settings: 'object',
}

/** Problem with unknown keys; lists the accepted ones. */
export function unknownKeys(value: object, accepted: readonly string[]): string[] {
  const unknown = Object.keys(value).filter((key) => !accepted.includes(key))
  const names = unknown.map((key) => `"${key}"`).join(', ')
  return unknown.length === 0 ? [] : [`unknown key ${names}; accepted: ${accepted.join(', ')}`]
}

/** Problems of an entry; none if it is a FunctionEntry of one of the regions. */
export function functionProblems(entry: unknown, regions: readonly string[]): string[] {
  if (!isObject(entry)) return ['must be an object']
  const problems = [
    ...unknownKeys(entry, Object.keys(functionKeys)),
    ...Object.entries(functionKeys)
      .filter(([key, kind]) => entry[key] !== undefined && !fits(entry[key], kind))
      .map(([key, kind]) => `${key} must be of type ${kind}`),
    ...(entry['name'] === undefined ? ['name is required'] : []),
    ...(entry['code'] !== undefined && entry['codeFile'] !== undefined
      ? ['code cannot be combined with codeFile']
      : []),
  ]
  return problems.length > 0 ? problems : placeProblems(entry as FunctionEntry, regions)
}

/** The URN that the function will have. */
export function urnOf(entry: FunctionEntry, regions: readonly string[]): string {
  const {
    region = regions[0] ?? '',
    projectId = defaultProjectId,
    package: pack = 'default',
  } = entry
  return versionless({ region, projectId, package: pack, name: entry.name })
}

function placeProblems(entry: FunctionEntry, regions: readonly string[]): string[] {
  const { region } = entry
  if (region !== undefined && !regions.includes(region)) {
    return [`region must be one that is served (${regions.join(', ')}), got "${region}"`]
  }
  try {
    parseUrn(urnOf(entry, regions))
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}
