import { isBuiltin, registerHooks } from 'node:module'

/** Set once this has run: setup files are evaluated before each file of tests. */
const DONE = Symbol.for('resolving')

/**
 * Resolves what needs no search: modules of Node.js, and files named with their extension. Otherwise
 * vitest tells its main process of each import, for it to know what to run again after a change. That
 * is of no use where nothing is watched, and takes 2 to 3% of the tests' processor time.
 */
if (process.env['VITEST_MODE'] === 'RUN' && !Object.hasOwn(globalThis, DONE)) {
  Object.assign(globalThis, { [DONE]: true })
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const { parentURL = '' } = context
      const isFile = specifier.startsWith('.') && specifier.endsWith('.ts')
      if (isFile && parentURL.startsWith('file:')) {
        return {
          url: new URL(specifier, parentURL).href,
          format: 'module-typescript',
          shortCircuit: true,
        }
      }
      if (specifier.startsWith('node:') && isBuiltin(specifier)) {
        return { url: specifier, format: 'builtin', shortCircuit: true }
      }
      return nextResolve(specifier, context)
    },
  })
}
