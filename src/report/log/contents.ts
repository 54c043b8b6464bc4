import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Package } from '../../package/package.ts'
import type { Readable } from '../../package/advice/preflight.ts'

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
  let files: readonly Readable[]
  try {
    const { filesOf } = await import('../../package/ready/inspect.ts')
    files = await filesOf(code.path, basename(code.path))
  } catch (error) {
    yield `Failed to list package contents: ${(error as Error).message}`
    return
  }
  for (const file of files) yield contentLine(file)
}

function contentLine(file: Readable): string {
  try {
    const digest = createHash('sha256').update(file.read()).digest('hex')
    return `${file.name}: ${file.size} bytes, SHA-256 ${digest}`
  } catch (error) {
    return `${file.name}: ${file.size} bytes, failed to read: ${(error as Error).message}`
  }
}
