/**
 * What vitest loads to measure coverage, in each worker and, for the provider, in its main process.
 * Only src counts. V8, which vitest would have count instead, does so in every module, those of tests
 * and packages included, so that the tests take about a tenth longer.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CoverageProviderModule } from 'vitest/node'
import { take, type Counters } from './counters.ts'
import { COUNTERS, instrument } from './instrument.ts'

const SRC = new URL('../../src/', import.meta.url).href

let isCounting = false

const counting: CoverageProviderModule = {
  /** Called before each file of tests; the modules of src stay loaded from one to the next. */
  startCoverage() {
    if (isCounting) return
    isCounting = true
    registerHooks({
      load(url, context, nextLoad) {
        if (!url.startsWith(SRC)) return nextLoad(url, context)
        // A test may load a module once more, by a query.
        const path = fileURLToPath(url)
        const { code } = instrument(readFileSync(path, 'utf8'), path)
        return { format: 'module', shortCircuit: true, source: code }
      },
    })
  },

  /** Returns the name of a file with the counts, as vitest wants it. */
  takeCoverage(options) {
    if (options === undefined) throw new Error('vitest names no folder for the counts')
    const all = (globalThis as { [COUNTERS]?: Readonly<Record<string, Counters>> })[COUNTERS]
    const file = join(options.coverageFilesDirectory, `${randomUUID()}.json`)
    writeFileSync(file, JSON.stringify(take(all ?? {})))
    return file
  },

  async getProvider() {
    const { SourceCoverage } = await import('./provider.ts')
    return new SourceCoverage()
  },
}
export default counting
