import * as path from 'node:path'
import { PackageError } from '../../errors.ts'
import { bytesText, counted } from '../../units.ts'
import { emptyFolderWarnings, hoistedWarning, isSubmodule } from './absent.ts'
import { Findings, type SourceFile } from './findings.ts'
import { unmatchedPatternsWarning } from './unmatched-patterns.ts'
import { ignoreRules, type IgnoreRules } from './ignore.ts'
import { followLink } from './links.ts'
import { byteOrder, entryName, findNfcCollision, liesIn, withoutNested } from '../names.ts'
import { nothingLeft } from './omissions.ts'
import type { PackageRequest } from '../package.ts'
import {
  absolutePatterns,
  bracesHint,
  EVERYTHING,
  literalPatterns,
  looksLikePattern,
  matcherOf,
  type LineMatcher,
} from './patterns.ts'
import {
  chooseBoundary,
  chooseRoot,
  exists,
  hiddenBy,
  isDirectory,
  isEmptyFolder,
  rootSeenFrom,
  spelledFrom,
} from './root.ts'
import { outsideOfRoot, Walk } from './walk.ts'

/** The files that `code_path` selects. */
export interface Selection {
  /** All files in the order of the package. At least one. */
  readonly files: readonly SourceFile[]
  /** One line that is a file, one line that is a folder, several such lines, or lines with patterns. */
  readonly kind: 'file' | 'folder' | 'lines' | 'patterns'
  /** Warnings, unescaped. */
  readonly warnings: readonly string[]
  /** Notes for the log, unescaped. */
  readonly notes: readonly string[]
}

type Asked = Pick<PackageRequest, 'paths' | 'root' | 'exclude'>

/** Where to search, and for what. All absolute. */
interface Search {
  readonly kind: Selection['kind']
  /** The fixed parts of the lines; those of patterns need not exist. */
  readonly tops: readonly string[]
  readonly matcher: LineMatcher
}

/**
 * Finds the files that `code_path` asks for. A line that exists as a path is that path; anything
 * else is a pattern of @actions/glob, and `!` excludes. Relative paths start at `workspace`. Earlier
 * packages below `temp` are excluded. `found` is called with each file as soon as it is found, in no
 * particular order.
 *
 * Throws PackageError if a line that is not a pattern does not exist, a file is outside
 * `code_root`, a link or name cannot be packaged, or no file is left.
 */
export async function selectFiles(
  asked: Asked,
  workspace: string,
  temp?: string,
  found?: (file: SourceFile) => void,
): Promise<Selection> {
  const search = await readLines(asked.paths, workspace)
  search.tops.forEach(refuseHidden)
  const root = chooseRoot(asked.root, search.tops, workspace)
  const findings = new Findings(found)
  const { matcher } = search
  const boundary = chooseBoundary(root, workspace)
  const ignore = ignoreRules({ root, boundary, temp }, asked.exclude)
  const tops = search.tops.filter(exists)
  for (const top of tops) {
    const seen = rootSeenFrom(top, root)
    const walk = new Walk({ root: seen, matcher, boundary, ignore }, findings)
    const holdsRoot = !liesIn(seen, top, path) && liesIn(top, seen, path)
    const start = holdsRoot ? { name: '', path: seen } : { name: nameBelow(seen, top), path: top }
    const rule = excludedFromAbove(start.name, seen, ignore)
    if (rule === undefined) walk.start(start)
    else findings.omissions.push({ path: top, rule })
    if (holdsRoot) walk.refuseOutside(top)
  }
  if (findings.files.size === 0) {
    throw nothingLeft(asked.paths, findings.omissions, matcher, likelyRemedy(findings, workspace))
  }
  const compare = byteOrder([...findings.files.keys()])
  const files = [...findings.files.values()].sort((a, b) => compare(a.name, b.name))
  refuseCollision(files)
  const places = { root, workspace }
  const hoisted = hoistedWarning(findings.files, places)
  const bundled = hoisted === undefined || excludesModules(ignore)
  const idle = unmatchedPatternsWarning(ignore.unmatchedPatterns(), places)
  return {
    files,
    kind: search.kind,
    warnings: [
      ...emptyFolderWarnings(findings.empty, workspace),
      ...(bundled ? [] : [hoisted]),
      ...matcher.unmatchedPatterns().map(unmatchedLineWarning),
      ...(idle === undefined ? [] : [idle]),
    ],
    notes: copiesNote(findings),
  }
}

function likelyRemedy({ empty }: Findings, workspace: string): string | undefined {
  if (isEmptyFolder(workspace)) {
    return 'The workspace is empty: run actions/checkout before this step.'
  }
  return empty.some((folder) => isSubmodule(folder.path, workspace))
    ? 'The Git submodule was not fetched: set "submodules: true" for actions/checkout.'
    : undefined
}

/** Whether node_modules is excluded on purpose, so missing packages are not worth a warning. */
function excludesModules(ignore: IgnoreRules): boolean {
  return ignore.excludes('node_modules', 'directory') !== undefined
}

const SHOWN = 5

/** A note about folders that symlinks add to the package again, and their size. */
function copiesNote({ copies, copiedBytes }: Findings): readonly string[] {
  if (copies.length === 0) return []
  const shown = copies.slice(0, SHOWN).map(({ name, before }) => `${name} (same as ${before})`)
  const more = copies.length - SHOWN
  return [
    `Symlinks package ${counted(copies.length, 'folder')} a second time, adding ` +
      `${bytesText(copiedBytes)} before compression: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  ]
}

function unmatchedLineWarning(line: string): string {
  return `\`code_path\` ${line} matched no files. ${bracesHint(line)}Check the spelling and that an earlier step creates them.`
}

/**
 * The single file that `code_path` names, links followed; undefined for a folder, a pattern, or
 * several lines. Throws PackageError for a link that must not be followed.
 */
export function namedFile(
  { paths, root }: Pick<Asked, 'paths' | 'root'>,
  workspace: string,
): Pick<SourceFile, 'name' | 'path'> | undefined {
  const [line] = paths
  const found = line === undefined || paths.length > 1 ? undefined : existing(line, workspace)
  if (found === undefined || isDirectory(found)) return undefined
  const name = path.basename(found)
  const top = root === undefined ? path.dirname(found) : chooseRoot(root, [found], workspace)
  const seen = rootSeenFrom(found, top)
  const boundary = chooseBoundary(liesIn(seen, found, path) ? top : path.dirname(found), workspace)
  return { name, path: followLink(found, name, boundary, 'asked').real }
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
  return { kind: 'patterns', tops: globber.getSearchPaths(), matcher }
}

function patternsFor(line: string, found: string | undefined, workspace: string): string[] {
  if (found !== undefined) return literalPatterns(found, path)
  if (!looksLikePattern(line) && !line.startsWith('#')) {
    refuseHidden(path.resolve(workspace, line))
    throw new PackageError(
      `\`code_path\` "${line}" not found in ${workspace}`,
      'Check the spelling and that an earlier step creates it.',
    )
  }
  return absolutePatterns(spelledPattern(line, workspace), workspace, path)
}

/** An absolute pattern whose fixed part is spelled from the workspace, if it is in there. */
function spelledPattern(line: string, workspace: string): string {
  const rest = line.replace(/^(!\s*)+/, '')
  if (!path.isAbsolute(rest)) return line
  const fixed = /^[^*?[]*[/\\]|^[^*?[]*$/.exec(rest)?.[0] ?? ''
  const spelled = spelledFrom(workspace, path.resolve(fixed))
  if (spelled === path.resolve(fixed)) return line
  const inside = path.relative(workspace, spelled) || '.'
  return line.slice(0, -rest.length) + path.join(inside, '/', rest.slice(fixed.length))
}

/** Loaded on demand: not needed without patterns. */
async function createGlobber(patterns: readonly string[]) {
  const { create } = await import('@actions/glob')
  try {
    return await create(patterns.join('\n'), { followSymbolicLinks: false })
  } catch (error) {
    throw new PackageError(
      `Invalid glob pattern in \`code_path\`: ${(error as Error).message}`,
      'Use the pattern syntax of @actions/glob, without "." and ".." segments.',
    )
  }
}

function nameBelow(root: string, top: string): string {
  const name = entryName(root, top, path)
  if (name !== undefined) return name
  throw outsideOfRoot(top, root)
}

/** The rule that excludes the path, or a folder between the root and it. */
function excludedFromAbove(name: string, root: string, ignore: IgnoreRules): string | undefined {
  const parts = name === '' ? [] : name.split('/')
  return parts
    .map((_, at) => parts.slice(0, at + 1).join('/'))
    .map((part) => ignore.excludes(part, isDirectory(path.join(root, part)) ? 'directory' : 'file'))
    .find((rule) => rule !== undefined)
}

function refuseCollision(files: readonly SourceFile[]): void {
  const names = findNfcCollision(files.map((file) => file.name))
  if (names === undefined) return
  throw new PackageError(
    `File names collide after Unicode normalization: ${names.map(withEscapes).join(' and ')}`,
    'Rename one of them: some systems treat them as one file.',
  )
}

/** The names render identically, so their bytes are shown too. */
function withEscapes(name: string): string {
  return `${name} (${encodeURI(name)})`
}

function existing(line: string, workspace: string): string | undefined {
  const absolute = path.resolve(workspace, line)
  return exists(absolute) ? spelledFrom(workspace, absolute) : undefined
}

function refuseHidden(absolute: string): void {
  const reason = hiddenBy(absolute)
  if (reason === undefined) return
  throw new PackageError(
    `\`code_path\` ${absolute} could not be read (${reason})`,
    'Check the permissions of its parent directories, or fix the path.',
  )
}
