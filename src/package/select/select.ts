import * as path from 'node:path'
import { PackageError } from '../../errors.ts'
import { Findings, type SourceFile } from './findings.ts'
import { ignoreRules, type IgnoreRules } from './ignore.ts'
import { followLink } from './links.ts'
import { byteOrder, entryName, findNfcTwins, liesIn, withoutNested } from '../names.ts'
import { nothingLeft } from './omissions.ts'
import type { PackageRequest } from '../package.ts'
import {
  absolutePatterns,
  EVERYTHING,
  literalPatterns,
  looksLikePattern,
  matcherOf,
  type LineMatcher,
} from './patterns.ts'
import { chooseBoundary, chooseRoot, exists, hiddenBy, isDirectory } from './root.ts'
import { outsideOfRoot, Walk } from './walk.ts'

/** What the lines of `code_path` mean. */
export interface Selection {
  /** Every file that goes in, in the order of the package. At least one. */
  readonly files: readonly SourceFile[]
  /** One line that is a file, one line that is a folder, or anything else. */
  readonly kind: 'file' | 'folder' | 'lines'
  /** Sentences for the user, unescaped. */
  readonly warnings: readonly string[]
}

type Asked = Pick<PackageRequest, 'paths' | 'root' | 'exclude'>

/** Where to look, and for what. All absolute. */
interface Search {
  readonly kind: Selection['kind']
  /** The fixed parts of the lines; those of patterns need not exist. */
  readonly tops: readonly string[]
  readonly matcher: LineMatcher
}

/**
 * Finds the files that `code_path` asks for. A line that exists as a path is that path; anything
 * else is a pattern of @actions/glob, and `!` excludes. Relative paths start at `workspace`. Earlier
 * packages below `temp` stay out.
 *
 * Throws PackageError when a line that is no pattern does not exist, a file lies outside of
 * `code_root`, a link or name may not be packed, or nothing is left.
 */
export async function selectFiles(
  asked: Asked,
  workspace: string,
  temp?: string,
): Promise<Selection> {
  const search = await readLines(asked.paths, workspace)
  search.tops.forEach(refuseHidden)
  const root = chooseRoot(asked.root, search.tops, workspace)
  const findings = new Findings()
  const { matcher } = search
  const ignore = ignoreRules(root, asked.exclude, temp)
  const boundary = chooseBoundary(root, workspace)
  const walk = new Walk({ root, matcher, boundary, ignore }, findings)
  for (const top of search.tops.filter(exists)) {
    const holdsRoot = !liesIn(root, top, path) && liesIn(top, root, path)
    const start = holdsRoot ? { name: '', path: root } : { name: nameBelow(root, top), path: top }
    const rule = leftOutFromAbove(start.name, root, ignore)
    if (rule === undefined) walk.start(start)
    else findings.omissions.push({ path: top, rule })
    if (holdsRoot) walk.refuseOutside(top)
  }
  if (findings.files.size === 0) throw nothingLeft(asked.paths, findings.omissions, matcher)
  const compare = byteOrder([...findings.files.keys()])
  const files = [...findings.files.values()].sort((a, b) => compare(a.name, b.name))
  refuseTwins(files)
  const warnings = [...findings.warnings, ...matcher.idleLines().map(idleWarning)]
  return { files, kind: search.kind, warnings }
}

function idleWarning(line: string): string {
  return `code_path: ${line} adds no file to the package. Check its spelling, and that an earlier step builds it.`
}

/**
 * The one file that `code_path` names as it stands, its links followed; undefined for a folder, a
 * pattern, or several lines. Throws PackageError for a link that may not be followed.
 */
export function namedFile(
  paths: readonly string[],
  workspace: string,
): Pick<SourceFile, 'name' | 'path'> | undefined {
  const [line] = paths
  const found = line === undefined || paths.length > 1 ? undefined : existing(line, workspace)
  if (found === undefined || isDirectory(found)) return undefined
  const name = path.basename(found)
  const boundary = chooseBoundary(path.dirname(found), workspace)
  return { name, path: followLink(found, name, boundary).real }
}

async function readLines(lines: readonly string[], workspace: string): Promise<Search> {
  const literal = lines.map((line) => existing(line, workspace))
  if (literal.every((found) => found !== undefined)) {
    const kind = literal.length > 1 ? 'lines' : literal.every(isDirectory) ? 'folder' : 'file'
    return { kind, tops: withoutNested(literal, isDirectory, path), matcher: EVERYTHING }
  }
  const patterns = lines.flatMap((line, at) =>
    patternsFor(line, literal[at], workspace).map((pattern) => ({ pattern, line })),
  )
  const globber = await createGlobber(patterns.map(({ pattern }) => pattern))
  const matcher = matcherOf(
    globber,
    patterns.map(({ line }) => line),
  )
  return { kind: 'lines', tops: globber.getSearchPaths(), matcher }
}

function patternsFor(line: string, found: string | undefined, workspace: string): string[] {
  if (found !== undefined) return literalPatterns(found, path)
  if (!looksLikePattern(line) && !line.startsWith('#')) {
    refuseHidden(path.resolve(workspace, line))
    throw new PackageError(
      `code_path: ${line} does not exist in ${workspace}`,
      'Check the spelling, and that an earlier step builds it.',
    )
  }
  return absolutePatterns(line, workspace, path)
}

/** Loaded here, since a deploy without patterns need not wait for it. */
async function createGlobber(patterns: readonly string[]) {
  const { create } = await import('@actions/glob')
  try {
    return await create(patterns.join('\n'), { followSymbolicLinks: false })
  } catch (error) {
    throw new PackageError(
      `code_path holds a pattern that cannot be read: ${(error as Error).message}`,
      'Write patterns as @actions/glob takes them, without "." or ".." as folders.',
    )
  }
}

function nameBelow(root: string, top: string): string {
  const name = entryName(root, top, path)
  if (name !== undefined) return name
  throw outsideOfRoot(top, root)
}

/** The rule that leaves out the path, or a folder between the root and it. */
function leftOutFromAbove(name: string, root: string, ignore: IgnoreRules): string | undefined {
  const parts = name === '' ? [] : name.split('/')
  return parts
    .map((_, at) => parts.slice(0, at + 1).join('/'))
    .map((part) =>
      ignore.leavesOut(part, isDirectory(path.join(root, part)) ? 'directory' : 'file'),
    )
    .find((rule) => rule !== undefined)
}

function refuseTwins(files: readonly SourceFile[]): void {
  const twins = findNfcTwins(files.map((file) => file.name))
  if (twins === undefined) return
  throw new PackageError(
    `Two file names are the same after Unicode normalisation: ${twins.map(spellOut).join(' and ')}`,
    'Rename one of them: on some systems they are one file.',
  )
}

/** Twins look alike, so their bytes are shown too. */
function spellOut(name: string): string {
  return `${name} (${encodeURI(name)})`
}

function existing(line: string, workspace: string): string | undefined {
  const absolute = path.resolve(workspace, line)
  return exists(absolute) ? absolute : undefined
}

function refuseHidden(absolute: string): void {
  const reason = hiddenBy(absolute)
  if (reason === undefined) return
  throw new PackageError(
    `code_path: ${absolute} cannot be read (${reason})`,
    'Give the runner the right to enter the folders that lead to it, or correct the line.',
  )
}
