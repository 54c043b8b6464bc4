import type { PlatformPath } from 'node:path'

/**
 * Names inside a package. Pure: the path flavor is passed in, so that Windows is tested on any
 * machine.
 */

type Paths = Pick<PlatformPath, 'relative' | 'isAbsolute' | 'dirname' | 'sep'>

/**
 * The name of `path` inside a package rooted at `root`: forward slashes, relative. Both are
 * absolute. `''` is the root itself; undefined: the path is not below the root.
 */
export function entryName(root: string, path: string, paths: Paths): string | undefined {
  const relative = paths.relative(root, path)
  const outside = relative === '..' || relative.startsWith(`..${paths.sep}`)
  if (outside || paths.isAbsolute(relative)) return undefined
  return paths.sep === '\\' ? relative.replaceAll('\\', '/') : relative
}

/** Whether `path` is `root` or below it. Both are absolute. */
export function liesIn(root: string, path: string, paths: Paths): boolean {
  return entryName(root, path, paths) !== undefined
}

/** These paths without duplicates, and without paths below another one that is a directory. */
export function withoutNested(
  all: readonly string[],
  isDirectory: (path: string) => boolean,
  paths: Paths,
): string[] {
  return all.filter(
    (path, at) =>
      !all.some((other, before) =>
        paths.relative(other, path) === ''
          ? before < at
          : isDirectory(other) && liesIn(other, path, paths),
      ),
  )
}

/** The deepest directory that contains all of these directories; undefined across two drives. */
export function commonDirectory(directories: readonly string[], paths: Paths): string | undefined {
  return directories.reduce<string | undefined>((common, directory) => {
    let candidate = common
    while (candidate !== undefined && !liesIn(candidate, directory, paths)) {
      const parent = paths.dirname(candidate)
      candidate = parent === candidate ? undefined : parent
    }
    return candidate
  }, directories[0])
}

/**
 * Why a name cannot be unpacked safely, or unpacks differently by system; undefined if neither. A
 * backslash separates folders on Windows only, so one archive would mean two trees. `a:b` is an
 * ordinary file where functions run.
 */
export function unsafeName(name: string): string | undefined {
  if (name === '') return 'is empty'
  if (name.startsWith('/')) return 'is absolute'
  if (/^[a-z]:\//i.test(name)) return 'starts with a drive letter'
  if (name.includes('\\')) return 'contains a backslash'
  if (name.includes('\0')) return 'contains a NUL byte'
  const parts = name.replace(/\/$/, '').split('/')
  if (parts.includes('..')) return 'contains a ".." segment'
  if (parts.includes('')) return 'contains an empty segment'
  return undefined
}

/** Whether a name is not valid Unicode: Windows allows lone surrogates. */
export function isBroken(name: string): boolean {
  return /\p{Surrogate}/u.test(name)
}

/**
 * Whether a name from the file system may have lost invalid bytes: Node replaces invalid UTF-8 by
 * U+FFFD, but U+FFFD may also be part of the name.
 */
export function mayBeMangled(name: string): boolean {
  return name.includes('\ufffd') || isBroken(name)
}

const BEYOND_BMP = /[\ud800-\udfff]/

/**
 * A comparator that orders these names by their UTF-8 bytes. JavaScript compares UTF-16 units, which
 * order surrogates differently: U+1F600 before U+FF5E.
 */
export function byteOrder(names: readonly string[]): (a: string, b: string) => number {
  if (names.some((name) => BEYOND_BMP.test(name))) {
    return (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))
  }
  return (a, b) => (a < b ? -1 : a > b ? 1 : 0)
}

const BEYOND_ASCII = /[^\0-\x7f]/

/** Two names that differ, but not after Unicode NFC: one file on macOS, two on Linux. */
export function findNfcCollision(names: readonly string[]): readonly [string, string] | undefined {
  const seen = new Map<string, string>()
  if (!names.some((name) => BEYOND_ASCII.test(name))) return undefined
  for (const name of names) {
    const normal = name.normalize('NFC')
    const twin = seen.get(normal)
    if (twin !== undefined && twin !== name) return [twin, name]
    seen.set(normal, name)
  }
  return undefined
}
