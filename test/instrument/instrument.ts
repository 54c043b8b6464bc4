import { stripTypeScriptTypes } from 'node:module'
import { createInstrumenter } from '@vitest/istanbul-lib-instrument'

/** The global variable with the counters of all modules that were loaded, by their paths. */
export const COUNTERS = '__COUNTERS__'

// At its first call Node.js warns that this function may change. Node itself loads the tests with it.
const emitWarning = process.emitWarning.bind(process)
process.emitWarning = () => undefined
stripTypeScriptTypes('')
process.emitWarning = emitWarning

const instrumenter = createInstrumenter({
  esModules: true,
  coverageVariable: COUNTERS,
  coverageGlobalScope: 'globalThis',
  coverageGlobalScopeFunc: false,
})

/**
 * Makes a module of TypeScript one of JavaScript that counts what runs, as vitest does, except that
 * lines stay where they are. `counters` says what each counter is for; all are zero.
 */
export function instrument(source: string, path: string) {
  const code = instrumenter.instrumentSync(stripTypeScriptTypes(source), path)
  return { code, counters: instrumenter.lastFileCoverage() }
}
