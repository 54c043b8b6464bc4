/**
 * Guesses runtime and handler of a function from its files. Only the two languages that the emulator
 * can run are known.
 */

/** Text of the files in the folder and in its `src`, by path with forward slashes. */
export type Files = ReadonlyMap<string, string>

/** What is known already and need not be guessed. */
export interface Known {
  readonly runtime?: string | undefined
  readonly handler?: string | undefined
}

export interface Guess {
  /** Root of the package: the folder itself (empty) or `src`. */
  readonly root: '' | 'src'
  readonly runtime: string
  /** `<file without extension>.<function>` */
  readonly handler: string
  /** File with the handler, relative to the folder; none where both were given and none fits. */
  readonly file?: string
}

/** Runtime and handler cannot be guessed; the message says what was found and what to give. */
export class GuessError extends Error {}

interface Language {
  readonly name: string
  readonly extensions: readonly string[]
  /** The newest runtime of the language in the published lists. */
  readonly runtime: string
  readonly isRuntime: RegExp
  /** Names of the functions that a file offers to others. */
  readonly offered: (text: string) => string[]
}

const languages: readonly Language[] = [
  {
    name: 'Node.js',
    extensions: ['.js', '.mjs', '.cjs'],
    runtime: 'Node.js20.15',
    isRuntime: /^node\.?js/i,
    offered: exportsOf,
  },
  {
    name: 'Python',
    extensions: ['.py'],
    runtime: 'Python3.12',
    isRuntime: /^python/i,
    offered: functionsOf,
  },
]

/** Usual names, the most usual first. */
const usualFiles = ['index', 'main', 'app', 'handler', 'lambda_function', 'function']
const usualFunctions = ['handler', 'main', 'lambda_handler', 'main_handler']

/**
 * The root of the folder comes before its `src`, usual file names before others.
 *
 * @throws GuessError where nothing fits, or more than one file fits equally well
 */
export function guess(files: Files, known: Known = {}): Guess {
  const candidates = languagesFor(known.runtime)
  const { runtime, handler } = known
  for (const root of ['', 'src'] as const) {
    const found = candidates.flatMap((language) => handlersIn(files, root, language, known.handler))
    const best = bestOf(found)
    const [first, second] = best
    if (first === undefined) continue
    if (second !== undefined) {
      const names = best.map(({ file, handler }) => `${handler} (${file})`).join(', ')
      throw new GuessError(
        `More than one handler is possible: ${names}. Give --handler or --runtime.`,
      )
    }
    const { language, file } = first
    return { root, runtime: runtime ?? language.runtime, handler: first.handler, file }
  }
  if (runtime !== undefined && handler !== undefined) return { root: '', runtime, handler }
  throw new GuessError(nothingFound(files, known, candidates))
}

function languagesFor(runtime: string | undefined): readonly Language[] {
  if (runtime === undefined) return languages
  const found = languages.filter(({ isRuntime }) => isRuntime.test(runtime))
  if (found.length > 0) return found
  throw new GuessError(`--runtime must be a Node.js or Python runtime, got "${runtime}"`)
}

interface Found {
  readonly language: Language
  readonly handler: string
  readonly file: string
  /** 0 is the best. */
  readonly rank: number
}

function handlersIn(
  files: Files,
  root: string,
  language: Language,
  wanted: string | undefined,
): Found[] {
  return [...files].flatMap(([file, text]) => {
    const module = moduleOf(file, root, language)
    if (module === undefined) return []
    const name = wanted === undefined ? chosen(language.offered(text)) : nameIn(wanted, module)
    if (name === undefined) return []
    return [{ language, file, handler: `${module}.${name}`, rank: rankOf(module) }]
  })
}

/** Those of the lowest rank; of `index.js` and `index.mjs` the first, as a runtime takes it. */
function bestOf(found: readonly Found[]): Found[] {
  const rank = Math.min(...found.map((one) => one.rank))
  const best = found.filter((one) => one.rank === rank)
  return best.filter(
    ({ language, handler }, at) =>
      best.findIndex((one) => one.language === language && one.handler === handler) === at,
  )
}

/** Path below the root without its extension; undefined for a file of another root or language. */
function moduleOf(file: string, root: string, { extensions }: Language): string | undefined {
  const prefix = root === '' ? '' : `${root}/`
  const extension = extensions.find((ending) => file.endsWith(ending))
  if (extension === undefined || !file.startsWith(prefix)) return undefined
  const module = file.slice(prefix.length, -extension.length)
  return module.includes('/') ? undefined : module
}

function nameIn(handler: string, module: string): string | undefined {
  const dot = handler.lastIndexOf('.')
  return handler.slice(0, dot) === module ? handler.slice(dot + 1) : undefined
}

function rankOf(module: string): number {
  const rank = usualFiles.indexOf(module)
  return rank < 0 ? usualFiles.length : rank
}

/** A usual name, or the only function that there is. */
function chosen(names: readonly string[]): string | undefined {
  const usual = usualFunctions.find((name) => names.includes(name))
  return usual ?? (names.length === 1 ? names[0] : undefined)
}

/** `exports.a =`, `module.exports = { a, b: ... }`, `export function a`, `export { x as a }`. */
function exportsOf(text: string): string[] {
  const code = text.replace(/\/\*.*?\*\//gs, '').replace(/^\s*\/\/.*$/gm, '')
  const single = matches(code, [
    /\bexports\.([\w$]+)\s*=(?!=)/g,
    /^\s*export\s+(?:async\s+)?function\s*([\w$]+)/gm,
    /^\s*export\s+(?:const|let|var)\s+([\w$]+)/gm,
  ])
  const lists = matches(code, [
    /\bmodule\.exports\s*=\s*\{([^}]*)\}/g,
    /^\s*export\s*\{([^}]*)\}/gm,
  ])
  const listed = lists
    .flatMap((list) => list.split(','))
    .map((entry) => /\sas\s+([\w$]+)/.exec(entry)?.[1] ?? /^\s*([\w$]+)/.exec(entry)?.[1] ?? '')
  return [...new Set([...single, ...listed])].filter((name) => name !== '')
}

/** What the first group of each form matches. */
function matches(text: string, forms: readonly RegExp[]): string[] {
  return forms.flatMap((form) => [...text.matchAll(form)].map(([, found = '']) => found))
}

/** Functions at the top level of the module, without those that Python keeps private. */
function functionsOf(text: string): string[] {
  const names = new Set(matches(text, [/^def\s+(\w+)\s*\(/gm]))
  return [...names].filter((name) => !name.startsWith('_'))
}

function nothingFound(files: Files, { handler }: Known, candidates: readonly Language[]): string {
  const kinds = candidates.map(({ name }) => name).join(' or ')
  const endings = candidates.flatMap(({ extensions }) => extensions).join(', ')
  if (handler !== undefined) {
    return `No file for the handler ${handler} in the folder or its src (${endings})`
  }
  const sources = [...files.keys()].filter((file) =>
    candidates.some(({ extensions }) => extensions.some((ending) => file.endsWith(ending))),
  )
  if (sources.length > 0) {
    return `No handler found in ${sources.join(', ')}. Give --handler, e.g. --handler index.handler.`
  }
  const typescript = [...files.keys()].some((file) => file.endsWith('.ts'))
  return typescript
    ? 'Only TypeScript found: compile it, then give the folder with the JavaScript.'
    : `No ${kinds} file (${endings}) found in the folder or its src`
}
