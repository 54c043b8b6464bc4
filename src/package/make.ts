import { systemReason } from './system-reason.ts'
import { readFileSync, statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { PackageError } from '../errors.ts'
import type { SourceFile } from './select/findings.ts'
import { Draft } from './zip/draft.ts'
import { hashFile } from './zip/hashed-file.ts'
import type { FilePackage, PackageRequest, Surroundings } from './package.ts'
import { pointerWarnings, refusePointers } from './advice/lfs.ts'
import { contentWarnings, movingNote, nameWarnings, type Readable } from './advice/preflight.ts'
import { namedFile, selectFiles, type Selection } from './select/select.ts'

/**
 * Makes the package that `code_path` and related inputs describe: a new zip below `temp`, or the
 * user's archive or source file unchanged.
 *
 * Size limits are for the caller (overLimit), since not every mode sends the package. Throws
 * PackageError, and the signal's reason; a failure leaves nothing behind.
 */
export async function makePackage(
  request: PackageRequest,
  surroundings: Surroundings,
): Promise<FilePackage> {
  const draft = new Draft(request, surroundings)
  let made: FilePackage | undefined
  try {
    made = await makeFrom(draft, request, surroundings)
    return made
  } finally {
    if (made === undefined || made.path !== draft.path) await draft.discard()
  }
}

async function makeFrom(
  draft: Draft,
  request: PackageRequest,
  surroundings: Surroundings,
): Promise<FilePackage> {
  const named = namedFile(request, surroundings.workspace)
  if (named !== undefined && isArchive(named.name) && request.codeType !== 'inline') {
    return readyArchive(named, request, surroundings, unusedRules(request))
  }
  const { workspace, temp } = surroundings
  // Inline code and jars are a single file, uploaded unchanged.
  const found = ['auto', 'zip'].includes(request.codeType) ? draft.offer : undefined
  const selection = await selectFiles(request, workspace, temp, found)
  const [only, ...others] = selection.files
  const single = selection.kind !== 'folder' && others.length === 0 ? only : undefined
  if (request.codeType === 'inline') return inline(single, request, surroundings)
  if (single !== undefined && isArchive(single.name)) {
    return readyArchive(single, request, surroundings, selection.warnings)
  }
  if (selection.kind === 'patterns') refuseArchives(selection, request)
  if (request.codeType === 'jar') {
    throw new PackageError(
      `\`code_type: jar\` requires a single .jar file, got ${request.paths.join(', ')}`,
      'Set `code_path` to the .jar file, or remove `code_type`.',
    )
  }
  return pack(selection, request, draft, surroundings.refuse)
}

function isArchive(name: string): boolean {
  return /^\.(zip|jar)$/i.test(extname(name))
}

/** Archives that builds leave beside the one to deploy: Maven's shade and source plugins, Gradle. */
const BY_PRODUCTS = [
  [/^original-/, 'original-*'],
  [/-plain\.jar$/i, '*-plain.jar'],
  [/-sources\.jar$/i, '*-sources.jar'],
  [/-javadoc\.jar$/i, '*-javadoc.jar'],
  [/-tests\.jar$/i, '*-tests.jar'],
] as const

/** Rejects patterns that only match archives, but several: a zip of archives is hardly intended. */
function refuseArchives({ files }: Selection, { paths }: PackageRequest): void {
  if (files.length < 2 || !files.every(({ name }) => isArchive(name))) return
  const names = files.map(({ name }) => basename(name))
  const excluded = BY_PRODUCTS.filter(([kind]) => names.some((name) => kind.test(name)))
  const lines = excluded.length > 0 ? excluded.map(([, glob]) => glob) : names.slice(1, 2)
  throw new PackageError(
    `\`code_path\` (${paths.join(', ')}) matches ${files.length} archives`,
    `Exclude all but one in \`code_path\`, e.g. with ${lines.map((line) => `"!**/${line}"`).join(' and ')}. ` +
      'To package several archives into one zip, set `code_path` to their directory.',
    files.slice(0, SHOWN).map(({ name }) => name),
  )
}

const SHOWN = 10

type NamedFile = Pick<SourceFile, 'name' | 'path'>

/** The zip reader is loaded on demand: packages made here do not need it. */
async function readyArchive(
  { name, path }: NamedFile,
  request: PackageRequest,
  { signal, refuse }: Surroundings,
  warnings: readonly string[],
): Promise<FilePackage> {
  refusePointers([onDisk(basename(name), path)])
  const { inspectArchive } = await import('./ready/inspect.ts')
  const byName = extname(name).toLowerCase() === '.jar' ? 'jar' : 'zip'
  const codeType =
    request.codeType === 'jar' || request.codeType === 'zip' ? request.codeType : byName
  const archive = await inspectArchive(path, basename(name), {
    signal,
    refuse: (found) => refuse?.({ codeType, ...found }),
  })
  const { digest, size, entries, files } = archive
  return {
    codeType,
    path,
    digest,
    size,
    filename: request.filename ?? basename(name),
    ready: true,
    entries,
    // Possible leaks first: GitHub shows about ten warnings.
    warnings: [
      ...nameWarnings(entries, 'ready'),
      ...contentWarnings(files),
      ...pointerWarnings(files),
      ...archive.warnings,
      ...warnings,
      ...(request.compression === 'store' ? [withoutEffect('compression')] : []),
      ...(request.codeType === 'jar' && byName === 'zip' ? [zipAsJar(name)] : []),
    ],
    traces: archive.notes,
  }
}

/** Warnings for inputs that only apply to zips made here, given with a ready archive. */
function unusedRules({ exclude, root }: PackageRequest): readonly string[] {
  return [
    ...(exclude.length > 0 ? [withoutEffect('exclude')] : []),
    ...(root === undefined ? [] : [withoutEffect('code_root')]),
  ]
}

function withoutEffect(input: string): string {
  return `\`${input}\` is ignored: the archive is uploaded unchanged.`
}

function zipAsJar(name: string): string {
  return (
    `\`code_type: jar\` uploads ${name} as a jar despite its name. ` +
    'If it is not a jar, remove `code_type`.'
  )
}

async function inline(
  file: NamedFile | undefined,
  request: PackageRequest,
  { refuse }: Surroundings,
): Promise<FilePackage> {
  if (file === undefined) {
    throw new PackageError(
      `\`code_type: inline\` requires a single source file, got ${request.paths.join(', ')}`,
      'Set `code_path` to that file, or use `code_type: zip`.',
    )
  }
  const { name, path } = file
  const found = onDisk(basename(name), path)
  const tooLarge = refuse?.({ codeType: 'inline', size: found.size, entries: [] })
  if (tooLarge !== undefined) throw tooLarge
  refusePointers([found])
  const { digest, size } = await hashFile(path).catch((error: unknown) => {
    throw unreadable(name, error)
  })
  return {
    codeType: 'inline',
    path,
    digest,
    size,
    entries: [{ name: basename(name), size, packedSize: size }],
    warnings: [
      ...(request.filename === undefined ? [] : [NAMELESS]),
      ...(request.compression === 'store' ? [UNCOMPRESSED] : []),
    ],
  }
}

const NAMELESS = '`code_filename` is ignored: the service names inline code after the handler.'
const UNCOMPRESSED = '`compression` is ignored: inline code is uploaded unchanged.'

function reading<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw unreadable(name, error)
  }
}

function unreadable(name: string, error: unknown): PackageError {
  return new PackageError(
    `${name} could not be read (${systemReason(error)})`,
    'Check its permissions, and that nothing else writes to it.',
  )
}

async function pack(
  { files, kind, warnings, notes }: Selection,
  request: PackageRequest,
  draft: Draft,
  refuse: Surroundings['refuse'],
): Promise<FilePackage> {
  const tooLarge = refuse?.(planned(files, request))
  if (tooLarge !== undefined) throw tooLarge
  const sources = files.map(readable)
  refusePointers(sources)
  const { filename } = request
  // Runs while other threads pack; packed sizes do not matter to names.
  const ofNames = nameWarnings(
    files.map((file) => ({ ...file, packedSize: 0 })),
    'packed',
  )
  const { crlfScripts, ...archive } = await draft.finish(files)
  return {
    codeType: 'zip',
    ...archive,
    ...(filename === undefined ? {} : { filename }),
    // Possible leaks and scripts that cannot run first: GitHub shows about ten warnings.
    warnings: [
      ...ofNames,
      ...contentWarnings(sources, crlfScripts),
      ...pointerWarnings(sources),
      ...(kind === 'folder' ? singleArchive(archive.entries) : []),
      ...warnings,
    ],
    notes: [...notes, ...movingNote(archive.entries)],
  }
}

/** Lower bounds for the zip before any file is read: stored, it has at least the bytes of its files. */
function planned(
  files: readonly SourceFile[],
  { compression }: PackageRequest,
): Pick<FilePackage, 'codeType' | 'size' | 'entries'> {
  const entries = files.map(({ name, size }) => {
    return { name, size, packedSize: compression === 'store' ? size : 0 }
  })
  return { codeType: 'zip', size: entries.reduce((sum, one) => sum + one.packedSize, 0), entries }
}

function onDisk(name: string, path: string): Readable {
  return readable({ name, path, size: reading(name, () => statSync(path).size) })
}

function readable({ name, size, path }: SourceFile): Readable {
  return { name, size, read: () => reading(name, () => readFileSync(path)) }
}

/** Warns if the directory only contains one archive: probably the archive itself is meant. */
function singleArchive(entries: FilePackage['entries']): readonly string[] {
  const [only, ...others] = entries
  if (only === undefined || others.length > 0 || !isArchive(only.name)) return []
  return [
    `The directory contains only ${only.name}, which is zipped again. ` +
      'To deploy it as is, set `code_path` to the file.',
  ]
}
