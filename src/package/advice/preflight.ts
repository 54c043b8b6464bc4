import type { PackageEntry } from '../package.ts'

/**
 * Checks of file names before the upload: files that rarely belong into a package, that change the
 * digest for no reason, or that differ by system.
 */

/** A kind of name worth a warning. */
interface Concern {
  readonly concerns: (name: string) => boolean
  readonly say: (names: string) => string
}

const lastPart = (name: string) => name.slice(name.lastIndexOf('/') + 1)

const SECRET_FILES =
  /^(\.env(\..+)?|\.envrc|.+\.(env|pem|key|p12|pfx|ppk|jks|keystore)|id_(rsa|dsa|ecdsa|ed25519)|\.netrc|\.pypirc|\.htpasswd|\.git-credentials)$/i
/** Templates, public keys, and the public certificates of Python's certifi. */
const NO_SECRETS =
  /^(\.env(\..+)?\.(example|sample|template|dist)|(example|sample|template|dist)\.env|pub(lic)?\.key|cacert\.pem)$/i
const SECRET_PATHS = /(^|\/)(\.(git|aws|ssh|gnupg)\/|\.docker\/config\.json$)/

const SECRETS: Concern = {
  concerns: (name) =>
    SECRET_PATHS.test(name) ||
    (SECRET_FILES.test(lastPart(name)) && !NO_SECRETS.test(lastPart(name))),
  say: (names) =>
    `Possible secrets or private history in the package: ${names}. ` +
    'Add them to `exclude` or .fgignore unless the function needs them.',
}

/**
 * Only what was seen to differ between two builds of the same code: Python's compiled files contain
 * the time of their source; build stamps contain the time of the build, or a random ID (Next.js), and
 * so do the files of pnpm (pnpm/pnpm#9474, chainguard-dev/melange#1875).
 */
const MOVING_NAMES =
  /(^|\/)(__pycache__\/|node_modules\/\.(modules\.yaml|pnpm-workspace-state(-v\d+)?\.json)$|\.next\/BUILD_ID$|build-info\.properties$|git\.properties$)|\.pyc$/

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const FORBIDDEN_NAME =
  /[<>:"|?*\0-\x1f]|[. ](\/|$)|(^|\/)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\/|$)/i

const FORBIDDEN: Concern = {
  concerns: (name) => FORBIDDEN_NAME.test(name),
  say: (names) => `File names not valid on Windows, where the package would differ: ${names}.`,
}

/**
 * Warnings about names. Differences between systems are only reported for packages made here: the
 * bytes of a ready archive do not depend on the runner.
 */
export function nameWarnings(
  entries: readonly PackageEntry[],
  made: 'packed' | 'ready',
): readonly string[] {
  const names = entries.map((entry) => entry.name)
  const concerns = made === 'packed' ? [SECRETS, FORBIDDEN] : [SECRETS]
  const found = concerns.flatMap(({ concerns: isConcerned, say }) => {
    const concerned = names.filter(isConcerned)
    return concerned.length === 0 ? [] : [say(shortList(concerned))]
  })
  return [...found, ...(made === 'ready' ? linksAmong(entries) : []), ...caseCollisions(names)]
}

/** A note about files that change the digest with every build; none or one. */
export function movingNote(entries: readonly PackageEntry[]): readonly string[] {
  const names = entries.map(({ name }) => name).filter((name) => MOVING_NAMES.test(name))
  if (names.length === 0) return []
  return [
    `Files that change with every build may cause needless uploads: ${shortList(names)}. ` +
      'Add them to `exclude` or .fgignore unless the function needs them.',
  ]
}

const FILE_TYPE = 0o170000
const LINK = 0o120000

/** Only a ready archive can contain links; packages made here contain their targets. */
function linksAmong(entries: readonly PackageEntry[]): readonly string[] {
  const links = entries.filter(({ mode = 0 }) => (mode & FILE_TYPE) === LINK)
  if (links.length === 0) return []
  return [
    `Archive contains symlinks (support by the service is unknown): ${shortList(links.map(({ name }) => name))}. ` +
      'Replace them with their targets.',
  ]
}

function caseCollisions(names: readonly string[]): readonly string[] {
  const seen = new Map<string, string>()
  const twins = names.flatMap((name) => {
    const folded = name.toLowerCase()
    const twin = seen.get(folded)
    seen.set(folded, name)
    return twin === undefined ? [] : [`${twin} and ${name}`]
  })
  if (twins.length === 0) return []
  return [`File names differ only in case and collide on Windows and macOS: ${shortList(twins)}.`]
}

const SHOWN = 5

/** The first few names, and how many more there are. */
export function shortList(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join(', ')
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown
}

/** A file whose content can be read. */
export interface Readable {
  readonly name: string
  readonly size: number
  read(): Buffer
}

/** Larger files are skipped: they are neither a config file nor a script. */
const LARGEST_READ = 256 * 1024
/** A literal value, not one that npm takes from a variable. */
const NPM_TOKEN = /^[^#;\n]*(_authToken|_auth|_password)[ \t]*=[ \t]*["']?(?!\$\{)[^\s"']/m

/**
 * Warnings about the contents of small files: npm tokens, and scripts with CRLF, which are
 * `crlfScripts` and `bootstrap`, a script even without `#!`.
 */
export function contentWarnings(
  files: readonly Readable[],
  crlfScripts: readonly string[] = [],
): readonly string[] {
  const small = files.filter(({ size }) => size <= LARGEST_READ)
  const withToken = small.filter(
    (file) => lastPart(file.name) === '.npmrc' && NPM_TOKEN.test(file.read().toString('latin1')),
  )
  const bootstrap = small.filter((file) => file.name === 'bootstrap' && beginsWithCrlf(file.read()))
  const crlf = new Set([...bootstrap.map(({ name }) => name), ...crlfScripts])
  return [
    ...withToken.map(
      ({ name }) =>
        `${name} contains an auth token and is part of the package. Add it to \`exclude\` or .fgignore.`,
    ),
    ...(crlf.size === 0 ? [] : [crlfWarning([...crlf])]),
  ]
}

/** Only the first line matters, the shebang. CRLF further down may be data. */
function beginsWithCrlf(bytes: Buffer): boolean {
  const isProgram = bytes.subarray(0, 4).equals(Buffer.from('\x7fELF', 'latin1'))
  return !isProgram && bytes[bytes.indexOf('\n') - 1] === 0x0d
}

function crlfWarning(names: readonly string[]): string {
  return (
    `Scripts with CRLF line endings will not start on Linux: ${shortList(names)}. ` +
    'Check them out with LF ("* text=auto eol=lf" in .gitattributes).'
  )
}
