import type { PackageEntry } from '../package.ts'

/**
 * What the names in a package tell before anything is sent: things that seldom belong there, that
 * make the next digest another one for no reason, or that are not the same on every system.
 */

/** A kind of name worth a warning. */
interface Concern {
  readonly concerns: (name: string) => boolean
  readonly say: (names: string) => string
}

const lastPart = (name: string) => name.slice(name.lastIndexOf('/') + 1)

const SECRET_FILES =
  /^(\.env(\..+)?|\.envrc|.+\.(env|pem|key|p12|pfx|ppk|jks|keystore)|id_(rsa|dsa|ecdsa|ed25519)|\.netrc|\.pypirc|\.htpasswd|\.git-credentials)$/i
/** Templates, public keys, and the public certificates that Python's certifi brings. */
const NO_SECRETS =
  /^(\.env(\..+)?\.(example|sample|template|dist)|(example|sample|template|dist)\.env|pub(lic)?\.key|cacert\.pem)$/i
const SECRET_PATHS = /(^|\/)(\.(git|aws|ssh|gnupg)\/|\.docker\/config\.json$)/

const SECRETS: Concern = {
  concerns: (name) =>
    SECRET_PATHS.test(name) ||
    (SECRET_FILES.test(lastPart(name)) && !NO_SECRETS.test(lastPart(name))),
  say: (names) =>
    `The package holds what looks like secrets or private history: ${names}. ` +
    'Leave it out with exclude or .fgignore if the function does not need it.',
}

/**
 * Only what was seen to differ between two builds of the same code: Python's compiled files hold
 * the time of their source; build stamps hold the time of the build, or a random id (Next.js), and
 * so do the files of pnpm (pnpm/pnpm#9474, chainguard-dev/melange#1875).
 */
const MOVING_NAMES =
  /(^|\/)(__pycache__\/|node_modules\/\.(modules\.yaml|pnpm-workspace-state(-v\d+)?\.json)$|\.next\/BUILD_ID$|build-info\.properties$|git\.properties$)|\.pyc$/

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const FORBIDDEN_NAME =
  /[<>:"|?*\0-\x1f]|[. ](\/|$)|(^|\/)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\/|$)/i

const FORBIDDEN: Concern = {
  concerns: (name) => FORBIDDEN_NAME.test(name),
  say: (names) =>
    `Windows does not allow these names, so a Windows runner makes another package: ${names}.`,
}

/**
 * Sentences for the user. What differs between systems is reported only for
 * packages of our own: the bytes of a ready archive are what they are.
 */
export function nameWarnings(
  entries: readonly PackageEntry[],
  made: 'packed' | 'ready',
): readonly string[] {
  const names = entries.map((entry) => entry.name)
  const concerns = made === 'packed' ? [SECRETS, FORBIDDEN] : [SECRETS]
  const found = concerns.flatMap(({ concerns: isConcerned, say }) => {
    const concerned = names.filter(isConcerned)
    return concerned.length === 0 ? [] : [say(some(concerned))]
  })
  return [...found, ...(made === 'ready' ? linksAmong(entries) : []), ...caseCollisions(names)]
}

/** A line for the log about files that make the next digest another one; none, or one. */
export function movingNote(entries: readonly PackageEntry[]): readonly string[] {
  const names = entries.map(({ name }) => name).filter((name) => MOVING_NAMES.test(name))
  if (names.length === 0) return []
  return [
    `Files that change with every build, so that unchanged code is uploaded again: ${some(names)}. ` +
      'Exclude them with exclude or .fgignore if the function does not need them.',
  ]
}

const FILE_TYPE = 0o170000
const LINK = 0o120000

/** Only a ready archive can hold links; what we pack holds what they point to. */
function linksAmong(entries: readonly PackageEntry[]): readonly string[] {
  const links = entries.filter(({ mode = 0 }) => (mode & FILE_TYPE) === LINK)
  if (links.length === 0) return []
  return [
    `The archive holds symbolic links, and what the service makes of them is not known: ${some(links.map(({ name }) => name))}. ` +
      'Put in their place what they point to.',
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
  return [
    `These names differ in letter case only, and are one file on Windows and macOS: ${some(twins)}.`,
  ]
}

const SHOWN = 5

/** The first few names, and how many more there are. */
export function some(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join(', ')
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown
}

/** A file that can be looked into. */
export interface Readable {
  readonly name: string
  readonly size: number
  read(): Buffer
}

/** Files of this kind are small; a large one is not one. */
const LARGEST_READ = 256 * 1024
/** A value that stands in the file itself, not one taken from a variable when npm runs. */
const NPM_TOKEN = /^[^#;\n]*(_authToken|_auth|_password)[ \t]*=[ \t]*["']?(?!\$\{)[^\s"']/m

/**
 * Sentences about what a few small files hold: tokens of npm, and scripts with CRLF: those that are
 * known already, and `bootstrap`, which needs no `#!` to be one.
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
      ({ name }) => `${name} holds a token, and is packed. Leave it out with exclude or .fgignore.`,
    ),
    ...(crlf.size === 0 ? [] : [crlfWarning([...crlf])]),
  ]
}

/** The first line counts: it says who runs the script. CRLF further down may be text that it holds. */
function beginsWithCrlf(bytes: Buffer): boolean {
  const isProgram = bytes.subarray(0, 4).equals(Buffer.from('\x7fELF', 'latin1'))
  return !isProgram && bytes[bytes.indexOf('\n') - 1] === 0x0d
}

function crlfWarning(names: readonly string[]): string {
  return (
    `Lines end in CRLF, so Linux cannot start it as a script: ${some(names)}. ` +
    'Check it out with LF ("* text=auto eol=lf" in .gitattributes).'
  )
}
