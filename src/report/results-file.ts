import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LONGEST_RESULTS } from './outputs.ts'
import { grouped } from '../units.ts'

/**
 * Writes the output `results` into a file, where no limit of GitHub's applies to it.
 *
 * @param prefix how the name of the folder begins that is made for it
 * @returns the file's path
 * @throws Error of the file system
 */
export function writeResults(json: string, temp: string, prefix: string): string {
  const path = join(mkdtempSync(join(temp, prefix)), 'results.json')
  writeFileSync(path, json)
  return path
}

/** From so many characters on, `results` may be too long for what people do with it. */
const LONG = 250_000

/**
 * What to say of results that are long, if they are.
 *
 * @param path of the file that has them; empty where there is none
 */
export function lengthNotice({ length }: string, path: string): string | undefined {
  if (length <= LONG) return undefined
  const count = grouped(length)
  const limit = 'GitHub fails a job whose outputs exceed 524,288 characters (1 MiB in UTF-16)'
  if (path === '') return `The output results has ${count} characters. ${limit}`
  const file = `Read the file ${path} (output results_path), or upload it for other jobs`
  return length > LONGEST_RESULTS
    ? `The output results is empty, since it would have ${count} characters. ${limit}. ${file}`
    : `The output results has ${count} characters. ${limit}. ${file}`
}
