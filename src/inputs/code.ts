import { parsedUrl, querySecretsOf } from '../address.ts'
import type { PackageRequest } from '../package/package.ts'
import { looksLikePattern } from '../package/select/patterns.ts'
import {
  readChoice,
  readIgnorePatterns,
  readLines,
  asCode,
  quote,
  type ReadInput,
} from './fields.ts'
import { missingPath, type Workspace } from './missing-path.ts'

/** Where the code comes from. */
export type CodeSource =
  | { readonly kind: 'files'; readonly request: PackageRequest }
  | { readonly kind: 'obs'; readonly url: string }

const CODE_TYPES = ['auto', 'zip', 'inline', 'jar', 'obs'] as const
const COMPRESSIONS = ['deflate', 'store'] as const
const FILES_ONLY = ['code_root', 'code_filename', 'exclude', 'upload_bucket'] as const

type CodeType = (typeof CODE_TYPES)[number] | undefined

/** The file system, as far as inputs need it. */
export interface Files {
  /** Whether a path, relative to the workspace, exists. */
  readonly exists: (path: string) => boolean
  /** The workspace itself; absent if unknown. */
  readonly workspace?: Workspace
}

/** Reads `code_path` or `code_url` and the inputs that go with them, each validated independently. */
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
    problems.push('`code_path` and `code_url` cannot be combined')
    return undefined
  }
  if (text !== '') {
    problems.push(...strayBesideUrl(read, type))
    return url === undefined ? undefined : { kind: 'obs', url }
  }
  return readFiles(lines, type, packing, problems)
}

/** Problems of inputs that only apply to files, given together with `code_url`. */
function strayBesideUrl(read: ReadInput, type: CodeType): string[] {
  const wrongType = type !== undefined && type !== 'auto' && type !== 'obs'
  return [
    ...(wrongType ? [`\`code_type\` must be auto or obs with \`code_url\`, got "${type}"`] : []),
    ...FILES_ONLY.filter((name) => read(name) !== '').map(
      (name) => `${asCode(name)} is not allowed with \`code_url\``,
    ),
  ]
}

/** The URL of an OBS object. Its query may contain a signature, so messages omit it. */
export function obsUrl(name: string, text: string, problems: string[]): string | undefined {
  const url = parsedUrl(text)
  const sound = url !== undefined && ['https:', 'http:'].includes(url.protocol) && !/\s/.test(text)
  if (sound && url.username === '' && url.password === '') return text
  problems.push(
    `${asCode(name)} must be an OBS object URL (https://<bucket>.obs.<region>.myhuaweicloud.com/<key>), ` +
      `got ${quote(text)}`,
  )
  return undefined
}

type Packing = Pick<PackageRequest, 'root' | 'filename' | 'exclude' | 'compression'>

/** How files are packaged. */
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
      problems.push(`\`code_path\` must not be a URL, got ${quote(line)}: use \`code_url\``)
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
    problems.push('`code_path` is required: a directory, file, archive or glob patterns')
  }
  if (type === 'obs') problems.push('`code_type: obs` requires `code_url` instead of `code_path`')
  if (type === undefined || type === 'obs') return undefined
  return { kind: 'files', request: { paths: lines, codeType: type, ...packing } }
}

/** Patterns are resolved later, and a line with # is a comment, as in `@actions/glob`. */
function mayMatch(line: string): boolean {
  return looksLikePattern(line) || line.startsWith('#')
}

/** The service rejects a path in `code_filename` (FSS.1078, seen in a live test record). */
function readFilename(
  text: string,
  type: string | undefined,
  problems: string[],
): string | undefined {
  if (text === '') return undefined
  if (type === 'inline') problems.push('`code_filename` is not allowed with `code_type: inline`')
  else if (!/^[^/\\\p{Cc}]+$/u.test(text) || text === '.' || text === '..') {
    problems.push(
      `\`code_filename\` must be a file name without a path, e.g. index.zip, got ${quote(text)}`,
    )
  }
  return text
}

/** The queries of all URLs in the inputs, also of a URL in `code_path`, where none belongs. */
export function querySecrets(read: ReadInput): string[] {
  const paths = readLines(read('code_path')).filter((line) => line.includes('://'))
  return [read('code_url'), read('dependency_pkg'), ...paths].flatMap(querySecretsOf)
}
