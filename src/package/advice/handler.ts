import { extname } from 'node:path'
import { PackageError } from '../../errors.ts'
import type { FilePackage, PackageEntry } from '../package.ts'

/** The function's configuration as the service returns it. */
export interface Configured {
  /** E.g. `Node.js20.15`, `Python3.12`, `Java17`, `Go1.x`, `Custom`, `http`. */
  readonly runtime: string
  /** E.g. `index.handler`, `com.example.Demo.handle`, `App::App.Program::Handle`. */
  readonly handler: string
}

/** Candidate paths of the handler's file, one of which must exist. The first is the usual one. */
interface Expectation {
  readonly files: readonly string[]
  /** Whether the file must be executable. */
  readonly executable?: boolean
  /** Whether it may also be inside a nested archive, which is not inspected. */
  readonly mayBeNested?: (entries: readonly PackageEntry[]) => boolean
}

/**
 * A warning if the handler's file is not where the service looks for it, with the folder in which
 * it was found. Undefined if it is there, and for unknown runtimes and handlers.
 *
 * The rules are those of the FunctionGraph developer guide: the handler's file lies in the root of
 * the package (functiongraph_01_0320), a custom runtime starts `bootstrap` (functiongraph_01_0406).
 */
export function handlerWarning(
  { codeType, entries }: Pick<FilePackage, 'codeType' | 'entries'>,
  { runtime, handler }: Configured,
): string | undefined {
  const expected = expectationFor(runtime, handler, entries)
  const [first] = expected?.files ?? []
  if (expected === undefined || first === undefined) return undefined
  if (codeType === 'inline') return inlineWarning(entries, expected, handler)
  const found = entries.find((entry) => expected.files.includes(entry.name))
  if (found !== undefined) return modeWarning(found, expected)
  if (expected.mayBeNested?.(entries) === true) return undefined
  return `Handler file ${first} not found at the root of the package (handler ${handler}, runtime ${runtime}). ${whereElse(entries, expected)}`
}

/** Inline code is named after the handler, whatever the file was called. */
function inlineWarning(
  entries: readonly PackageEntry[],
  { files }: Expectation,
  handler: string,
): string | undefined {
  const [only] = entries
  if (only === undefined || files.includes(only.name)) return undefined
  return `Inline code has no file name: ${only.name} is deployed as the file for handler ${handler}.`
}

function modeWarning(found: PackageEntry, { executable }: Expectation): string | undefined {
  if (executable !== true || found.mode === undefined || (found.mode & 0o111) !== 0)
    return undefined
  const mode =
    found.mode === 0
      ? 'no Unix mode, as from Windows tools'
      : `mode ${(found.mode & 0o777).toString(8)}`
  return `${found.name} is not executable in the archive (${mode}), so the runtime cannot start it.`
}

function whereElse(entries: readonly PackageEntry[], { files }: Expectation): string {
  const folders = entries
    .filter(({ name }) => !/(^|\/)(node_modules|site-packages|vendor)\//.test(name))
    .flatMap(({ name }) =>
      files.filter((file) => name.endsWith(`/${file}`)).map((file) => name.slice(0, -file.length)),
    )
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
  const [nearest] = folders
  if (nearest === undefined) return 'It is not in a subdirectory either.'
  return `Found in ${nearest}: if that is the code, set \`code_path\` or \`code_root\` to it.`
}

/** A language and the files of its code. */
interface Language {
  readonly name: string
  /** Prefix of its runtimes' names. */
  readonly runtimes: string
  readonly extensions: readonly string[]
}

/** TypeScript counts as JavaScript: a layer may provide a loader for it. */
const LANGUAGES: readonly Language[] = [
  {
    name: 'JavaScript',
    runtimes: 'node.js',
    extensions: ['.js', '.cjs', '.mjs', '.node', '.jsc', '.wasm', '.ts', '.cts', '.mts'],
  },
  { name: 'Python', runtimes: 'python', extensions: ['.py', '.pyc', '.pyo', '.so'] },
  { name: 'PHP', runtimes: 'php', extensions: ['.php', '.phtml', '.inc', '.phar', '.so'] },
]

/**
 * Rejects a package without any code in the language of the runtime: no dependency or layer could
 * make it run. Inline code gets its name from the service, so it is only rejected if its name
 * belongs to another language.
 *
 * @throws PackageError
 */
export function refuseForeign(
  { codeType, entries }: Pick<FilePackage, 'codeType' | 'entries'>,
  { runtime, handler }: Configured,
): void {
  const language = LANGUAGES.find(({ runtimes }) => plainRuntime(runtime).startsWith(runtimes))
  if (language === undefined || entries.some(({ name }) => isOf(language, name))) return
  const others = LANGUAGES.filter((other) => entries.some(({ name }) => isOf(other, name)))
  if (codeType === 'inline' && others.length === 0) return
  const found = others.length === 0 ? '' : ` (only ${others.map(({ name }) => name).join(' and ')})`
  throw new PackageError(
    `No ${language.name} file in the package${found}, but runtime ${runtime} (handler ${handler}) requires one`,
    `Check that \`code_path\` points to the code (${language.extensions.slice(0, 3).join(', ')}) and \`urn\` to the right function.`,
    entries.slice(0, SHOWN).map(({ name }) => name),
  )
}

const SHOWN = 5

function isOf({ extensions }: Language, name: string): boolean {
  return extensions.includes(extname(name).toLowerCase())
}

/** `Node.js20.15` as `node.js20.15`. */
function plainRuntime(runtime: string): string {
  return runtime.toLowerCase().replaceAll(/\s/g, '')
}

function expectationFor(
  runtime: string,
  handler: string,
  entries: readonly PackageEntry[],
): Expectation | undefined {
  const name = plainRuntime(runtime)
  if (name.startsWith('node.js')) return moduleIn(handler, ['.js', '.cjs', '.mjs'])
  if (name.startsWith('python')) return pythonModule(handler, entries)
  if (name.startsWith('php')) return moduleIn(handler, ['.php'])
  if (name.startsWith('java')) return javaClass(handler)
  if (name.startsWith('c#')) return assembly(handler)
  if (name.startsWith('go')) return goProgram(handler)
  if (name === 'custom' || name === 'http') return { files: ['bootstrap'], executable: true }
  return undefined
}

/** `index.handler`: everything before the last dot. */
function beforeLastDot(handler: string): string | undefined {
  const dot = handler.lastIndexOf('.')
  return dot > 0 ? handler.slice(0, dot).replace(/^\.\//, '') : undefined
}

function moduleIn(handler: string, extensions: readonly string[]): Expectation | undefined {
  const module = beforeLastDot(handler)
  return module === undefined ? undefined : { files: extensions.map((end) => module + end) }
}

/** Suffix of compiled modules, with Python version and platform (PEP 3149, PEP 384). */
const COMPILED = /\.(cpython-[\w-]+|abi3)\.so$/

function pythonModule(handler: string, entries: readonly PackageEntry[]): Expectation | undefined {
  const module = beforeLastDot(handler)
  if (module === undefined) return undefined
  const compiled = new Set(entries.flatMap(({ name }) => COMPILED.exec(name)?.[0] ?? []))
  const ends = ['.py', '.pyc', '.so', '/__init__.py', ...compiled]
  const paths = [module, module.replaceAll('.', '/')]
  return { files: paths.flatMap((path) => ends.map((end) => path + end)) }
}

/** `com.example.Demo.handle`, or of a nested class, whose file is that of the outer one. */
function javaClass(handler: string): Expectation | undefined {
  const name = beforeLastDot(handler)
  if (name === undefined) return undefined
  return {
    files: [`${name.replaceAll('.', '/')}.class`],
    mayBeNested: (entries) => entries.some((entry) => entry.name.endsWith('.jar')),
  }
}

/** `Assembly::Namespace.Class::Method` */
function assembly(handler: string): Expectation | undefined {
  const [name, ...rest] = handler.split('::')
  return name === undefined || rest.length === 0 ? undefined : { files: [`${name}.dll`] }
}

/** A plug-in `function.so` for `function.Handler` (Go 1.8), or a program (Go 1.x). */
function goProgram(handler: string): Expectation {
  const module = beforeLastDot(handler)
  const plugIn = module === undefined ? [] : [`${module}.so`, module]
  return { files: [handler, ...plugIn, 'bootstrap'], executable: true }
}
