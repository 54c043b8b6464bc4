import { parsedUrl } from '../address.ts'
import type { PackageRequest } from '../package/package.ts'
import { looksLikePattern } from '../package/select/patterns.ts'
import { readChoice, readIgnorePatterns, readLines, shown, type ReadInput } from './fields.ts'
import { missingPath, type Workspace } from './missing-path.ts'

/** Where the code comes from. */
export type CodeSource =
  | { readonly kind: 'files'; readonly request: PackageRequest }
  | { readonly kind: 'obs'; readonly url: string }

const CODE_TYPES = ['auto', 'zip', 'inline', 'jar', 'obs'] as const
const COMPRESSIONS = ['deflate', 'store'] as const
const FILES_ONLY = ['code_root', 'code_filename', 'exclude', 'upload_bucket'] as const

type CodeType = (typeof CODE_TYPES)[number] | undefined

/** The file system, as far as inputs ask it. */
export interface Files {
  /** Whether a path, taken from the workspace, exists. */
  readonly exists: (path: string) => boolean
  /** Where that is; absent where nothing is known of it. */
  readonly workspace?: Workspace
}

/** Reads `code_path` or `code_url` and what belongs to them, each whatever is wrong with others. */
export function readCode(
  read: ReadInput,
  files: Files,
  problems: string[],
): CodeSource | undefined {
  const type = readChoice('code_type', read('code_type') || 'auto', CODE_TYPES, problems)
  const packing = readPacking(read, type, files, problems)
  const lines = readPaths(read, files, problems)
  const text = read('code_url')
  const url = text === '' ? undefined : obsUrl('code_url', text, problems)
  if (text !== '' && lines.length > 0) {
    problems.push('code_path and code_url: both are given; give exactly one of the two')
    return undefined
  }
  if (text !== '') {
    problems.push(...strayBesideUrl(read, type))
    return url === undefined ? undefined : { kind: 'obs', url }
  }
  return readFiles(lines, type, packing, problems)
}

function strayBesideUrl(read: ReadInput, type: CodeType): string[] {
  const wrongType = type !== undefined && type !== 'auto' && type !== 'obs'
  return [
    ...(wrongType
      ? [`code_type: "${type}" does not go with code_url; accepted are auto and obs`]
      : []),
    ...FILES_ONLY.filter((name) => read(name) !== '').map(
      (name) => `${name}: has no meaning beside code_url; leave it out`,
    ),
  ]
}

/** An OBS address. Its query may hold a signature, so a wrong one is shown without it. */
export function obsUrl(name: string, text: string, problems: string[]): string | undefined {
  const url = parsedUrl(text)
  const sound = url !== undefined && ['https:', 'http:'].includes(url.protocol) && !/\s/.test(text)
  if (sound && url.username === '' && url.password === '') return text
  problems.push(
    `${name}: ${shown(text)} is not the address of an OBS object; accepted is ` +
      'https://<bucket>.obs.<region>.myhuaweicloud.com/<key>',
  )
  return undefined
}

type Packing = Pick<PackageRequest, 'root' | 'filename' | 'exclude' | 'compression'>

/** How files are packed. */
function readPacking(
  read: ReadInput,
  type: CodeType,
  { exists, workspace }: Files,
  problems: string[],
): Packing {
  const compression = read('compression') || 'deflate'
  const root = read('code_root')
  if (root !== '' && !exists(root)) {
    problems.push(missingPath('code_root', root, workspace))
  }
  const filename = readFilename(read('code_filename'), type, problems)
  return {
    exclude: readIgnorePatterns(read('exclude')),
    compression: readChoice('compression', compression, COMPRESSIONS, problems) ?? 'deflate',
    ...(root === '' ? {} : { root }),
    ...(filename === undefined ? {} : { filename }),
  }
}

function readPaths(read: ReadInput, { exists, workspace }: Files, problems: string[]): string[] {
  const lines = readLines(read('code_path'))
  for (const line of lines.filter((line) => !exists(line))) {
    if (line.includes('://')) {
      problems.push(`code_path: ${shown(line)} is an address; that of a package goes into code_url`)
    } else if (!mayMatch(line)) {
      problems.push(missingPath('code_path', line, workspace))
    }
  }
  return lines
}

function readFiles(
  lines: readonly string[],
  type: CodeType,
  packing: Packing,
  problems: string[],
): CodeSource | undefined {
  if (lines.length === 0) {
    problems.push('code_path: not given; give the directory, file, archive or patterns to deploy')
  }
  if (type === 'obs') problems.push('code_type: "obs" needs code_url, not code_path')
  if (type === undefined || type === 'obs') return undefined
  return { kind: 'files', request: { paths: lines, codeType: type, ...packing } }
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

/** The query of an address: where it is pre-signed, its query is a credential. */
export function querySecretsOf(address: string): string[] {
  const query = address.split('?').slice(1).join('?')
  const values = query.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1))
  return [query, ...values].filter((secret) => secret !== '')
}

/** The queries of all addresses in the inputs, also of one that stands in the wrong input. */
export function querySecrets(read: ReadInput): string[] {
  const paths = readLines(read('code_path')).filter((line) => line.includes('://'))
  return [read('code_url'), read('dependency_pkg'), ...paths].flatMap(querySecretsOf)
}
