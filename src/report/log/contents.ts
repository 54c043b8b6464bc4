import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Package } from '../../package/package.ts'
import type { ArchivedFile } from '../../package/ready/inspect.ts'

/**
 * One line for each file in a package, with its size and SHA-256, as `sha256sum` gives it. The
 * package is read again, so this is for debug logs only. A read error is reported in the file's line:
 * the service may still read it, and a debug log changes no outcome. The reader of zips is
 * loaded here, since few steps need it.
 */
export async function* contentLines(code: Package): AsyncGenerator<string> {
  if (code.codeType === 'obs') return
  if (code.codeType === 'inline') {
    for (const { name, size } of code.entries) yield `${name}: ${size} bytes (inline)`
    return
  }
  let files: readonly ArchivedFile[]
  try {
    const { filesOf } = await import('../../package/ready/inspect.ts')
    files = await filesOf(code.path, basename(code.path))
  } catch (error) {
    yield `Failed to list package contents: ${(error as Error).message}`
    return
  }
  for (const file of files) yield await contentLine(file)
}

async function contentLine(file: ArchivedFile): Promise<string> {
  try {
    const hash = createHash('sha256')
    for await (const piece of file.pieces()) hash.update(piece)
    return `${file.name}: ${file.size} bytes, SHA-256 ${hash.digest('hex')}`
  } catch (error) {
    return `${file.name}: ${file.size} bytes, failed to read: ${(error as Error).message}`
  }
}
