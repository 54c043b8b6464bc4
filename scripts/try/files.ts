import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from './arguments.ts'
import type { Files } from './guess.ts'

/** Sources beyond this size are built, and nobody's handler is guessed from them. */
const largest = 1024 * 1024

/**
 * Names of the files in the folder and in its `src`, with the text of those that may hold a handler.
 *
 * @throws UsageError where the folder is none
 */
export function filesIn(folder: string): Files {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new UsageError(`FOLDER must be a directory, got "${folder}"`)
  }
  const names = [...namesIn(folder, ''), ...namesIn(join(folder, 'src'), 'src/')]
  return new Map(names.map((name) => [name, textOf(join(folder, name))]))
}

function namesIn(folder: string, prefix: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return []
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true)
    .sort()
    .map((name) => prefix + name)
}

function textOf(path: string): string {
  const readable = /\.(js|mjs|cjs|py)$/.test(path) && statSync(path).size <= largest
  return readable ? readFileSync(path, 'utf8') : ''
}
