import { isBuiltin, registerHooks } from 'node:module'

/** As the other setup files, this is evaluated before each file of tests. */
const KEY = Symbol.for('resolving')

/**
 * Resolves what needs no search: modules of Node.js, and files named with their extension. vitest
 * would report each import to its main process, which knows then what to run again after a change;
 * that takes a twentieth of the tests' time, and is of no use where nothing is watched.
 */
if (process.env['VITEST_MODE'] === 'RUN' && !Object.hasOwn(globalThis, KEY)) {
  Object.assign(globalThis, { [KEY]: true })
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
