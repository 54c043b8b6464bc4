import type { PackageRequest } from '../package/package.ts'
import { looksLikePattern } from '../package/patterns.ts'
import { parsedUrl, readChoice, readLines, shown, type ReadInput } from './fields.ts'

/** Where the code comes from. */
export type CodeSource =
  | { readonly kind: 'files'; readonly request: PackageRequest }
  | { readonly kind: 'obs'; readonly url: string }

const CODE_TYPES = ['auto', 'zip', 'inline', 'jar', 'obs'] as const
const COMPRESSIONS = ['deflate', 'store'] as const
const FILES_ONLY = ['code_root', 'code_filename', 'exclude'] as const

/** Reads `code_path` or `code_url` and what belongs to them. */
export function readCode(
  read: ReadInput,
  exists: (path: string) => boolean,
  problems: string[],
): CodeSource | undefined {
  const type = readChoice('code_type', read('code_type') || 'auto', CODE_TYPES, problems)
  const url = read('code_url')
  const lines = readLines(read('code_path'))
  if (url !== '' && lines.length > 0) {
    problems.push('code_path and code_url: both are given; give exactly one of the two')
    return undefined
  }
  if (url !== '') return readObs(url, type, read, problems)
  if (lines.length === 0) {
    problems.push('code_path: not given; give the directory, file, archive or patterns to deploy')
    return undefined
  }
  return readFiles(lines, type, read, exists, problems)
}

function readObs(
  text: string,
  type: (typeof CODE_TYPES)[number] | undefined,
  read: ReadInput,
  problems: string[],
): CodeSource | undefined {
  if (type !== undefined && type !== 'auto' && type !== 'obs') {
    problems.push(`code_type: "${type}" does not go with code_url; accepted are auto and obs`)
  }
  for (const name of FILES_ONLY.filter((name) => read(name) !== '')) {
    problems.push(`${name}: has no meaning beside code_url; leave it out`)
  }
  const url = obsUrl('code_url', text, problems)
  return url === undefined ? undefined : { kind: 'obs', url }
}

/** An OBS address. Its query may hold a signature, so a wrong one is shown without it. */
export function obsUrl(name: string, text: string, problems: string[]): string | undefined {
  const url = parsedUrl(text)
  const sound = url !== undefined && ['https:', 'http:'].includes(url.protocol) && !/\s/.test(text)
  if (sound && url.username === '' && url.password === '') return text
  problems.push(
    `${name}: ${shown(text.split('?')[0] ?? '')} is not the address of an OBS object; accepted is ` +
      'https://<bucket>.obs.<region>.myhuaweicloud.com/<key>',
  )
  return undefined
}

function readFiles(
  lines: readonly string[],
  type: (typeof CODE_TYPES)[number] | undefined,
  read: ReadInput,
  exists: (path: string) => boolean,
  problems: string[],
): CodeSource | undefined {
  const before = problems.length
  const compression = readChoice(
    'compression',
    read('compression') || 'deflate',
    COMPRESSIONS,
    problems,
  )
  for (const line of lines.filter((line) => !mayMatch(line) && !exists(line))) {
    problems.push(`code_path: ${shown(line)} does not exist in the workspace`)
  }
  const root = read('code_root')
  if (root !== '' && !exists(root)) {
    problems.push(`code_root: ${shown(root)} does not exist in the workspace`)
  }
  const filename = readFilename(read('code_filename'), type, problems)
  if (type === 'obs') problems.push('code_type: "obs" needs code_url, not code_path')
  if (type === undefined || type === 'obs' || compression === undefined) return undefined
  if (problems.length > before) return undefined
  const request = {
    paths: lines,
    codeType: type,
    exclude: readLines(read('exclude')),
    compression,
    ...(root === '' ? {} : { root }),
    ...(filename === undefined ? {} : { filename }),
  } as const
  return { kind: 'files', request }
}

/** Patterns are asked later, and a line with # is a comment, as `@actions/glob` has it. */
function mayMatch(line: string): boolean {
  return looksLikePattern(line) || line.startsWith('#')
}

/** A path in `code_filename` is refused by the service (FSS.1078, seen in a live test record). */
function readFilename(
  text: string,
  type: string | undefined,
  problems: string[],
): string | undefined {
  if (text === '') return undefined
  if (type === 'inline')
    problems.push('code_filename: has no meaning for inline code; leave it out')
  else if (!/^[^/\\\p{Cc}]+$/u.test(text) || text === '.' || text === '..') {
    problems.push(`code_filename: ${shown(text)} is not a bare file name such as index.zip`)
  }
  return text
}

/** The queries of addresses in the inputs: where one is pre-signed, its query is a credential. */
export function querySecrets(read: ReadInput): string[] {
  return ['code_url', 'dependency_pkg']
    .map((name) => read(name).split('?').slice(1).join('?'))
    .filter((query) => query !== '')
}
