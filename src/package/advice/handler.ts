import { extname } from 'node:path'
import { PackageError } from '../../errors.ts'
import type { FilePackage, PackageEntry } from '../package.ts'

/** How the function is configured, as the service says it. */
export interface Configured {
  /** Such as `Node.js20.15`, `Python3.12`, `Java17`, `Go1.x`, `Custom`, `http`. */
  readonly runtime: string
  /** Such as `index.handler`, `com.example.Demo.handle`, `App::App.Program::Handle`. */
  readonly handler: string
}

/** Files of which one must be there for the handler to be found. The first one is what people expect. */
interface Expectation {
  readonly files: readonly string[]
  /** Whether one of them counts only when it can be executed. */
  readonly executable?: boolean
  /** Whether it may also be inside an archive in the package, which is not looked into. */
  readonly mayBeNested?: (entries: readonly PackageEntry[]) => boolean
}

/**
 * A warning when the handler's file is not where the service looks for it, with the folder in which
 * it was found. Undefined when it is there, and for runtimes and handlers of which nothing is known.
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
  return `${first}, which the handler ${handler} of the runtime ${runtime} needs, is not in the root of the package. ${whereElse(entries, expected)}`
}

/** The service gives inline code the name that the handler asks for, whatever it was called. */
function inlineWarning(
  entries: readonly PackageEntry[],
  { files }: Expectation,
  handler: string,
): string | undefined {
  const [only] = entries
  if (only === undefined || files.includes(only.name)) return undefined
  return `${only.name} is sent as inline code, which has no name: it becomes the file of the handler ${handler}.`
}

function modeWarning(found: PackageEntry, { executable }: Expectation): string | undefined {
  if (executable !== true || found.mode === undefined || (found.mode & 0o111) !== 0)
    return undefined
  const mode =
    found.mode === 0
      ? 'it has no modes, as Windows tools make it'
      : `mode ${(found.mode & 0o777).toString(8)}`
  return `${found.name} has no execute bit in the archive (${mode}), so the runtime cannot start it.`
}

function whereElse(entries: readonly PackageEntry[], { files }: Expectation): string {
  const folders = entries
    .filter(({ name }) => !/(^|\/)(node_modules|site-packages|vendor)\//.test(name))
    .flatMap(({ name }) =>
      files.filter((file) => name.endsWith(`/${file}`)).map((file) => name.slice(0, -file.length)),
    )
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
  const [nearest] = folders
  if (nearest === undefined) return 'It is not in a folder of the package either.'
  return `It is in ${nearest}: if that is the code, make it the root with code_path or code_root.`
}

/** Files that are source or compiled code of a language. */
interface Language {
  readonly name: string
  /** How the names of its runtimes begin. */
  readonly runtimes: string
  readonly extensions: readonly string[]
}

/** TypeScript counts as JavaScript here: a layer may bring what runs it. */
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
 * Refuses a package without any code in the language of the runtime, so that no dependency or layer
 * could make it run. Inline code gets its name from the service, so only a name that is of another
 * language counts against it.
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
  const found = others.length === 0 ? '' : `, but ${others.map(({ name }) => name).join(' and ')}`
  throw new PackageError(
    `The package has no ${language.name} file${found}, and the handler ${handler} of the runtime ${runtime} needs one`,
    `Check that code_path names the code (${language.extensions.slice(0, 3).join(', ')}), and urn the function that it is for.`,
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

/** What compiled modules end in, with the Python and platform that they are for (PEP 3149, PEP 384). */
const COMPILED = /\.(cpython-[\w-]+|abi3)\.so$/

function pythonModule(handler: string, entries: readonly PackageEntry[]): Expectation | undefined {
  const module = beforeLastDot(handler)
  if (module === undefined) return undefined
  const compiled = new Set(entries.flatMap(({ name }) => COMPILED.exec(name)?.[0] ?? []))
  const ends = ['.py', '.pyc', '.so', '/__init__.py', ...compiled]
  const ways = [module, module.replaceAll('.', '/')]
  return { files: ways.flatMap((way) => ends.map((end) => way + end)) }
}

/** `com.example.Demo.handle`, also with the class of a class: the file is that of the outer one. */
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
