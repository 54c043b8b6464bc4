import { createHash } from 'node:crypto'
import { inspectArchive } from '../package/inspect.ts'
import type { Package } from '../package/package.ts'

/**
 * One line for each file in a package, with its size and SHA-256, as `sha256sum` gives it. The
 * package is read anew, so this is for those who asked for a debug log.
 */
export function* contentLines(code: Package): Generator<string> {
  if (code.codeType === 'obs') return
  if (code.codeType === 'inline') {
    for (const { name, size } of code.entries) yield `${name}: ${size} bytes, sent as it is`
    return
  }
  for (const file of inspectArchive(code.path, code.path).files) {
    const digest = createHash('sha256').update(file.read()).digest('hex')
    yield `${file.name}: ${file.size} bytes, SHA-256 ${digest}`
  }
}
