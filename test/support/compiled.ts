import { compiledFolder } from './temporary.ts'

/**
 * Programs that tests start find what the first of them has compiled. Where coverage is measured,
 * vitest turns this off for its workers and so for those programs too, whose coverage nothing measures.
 */
process.env['NODE_COMPILE_CACHE'] = compiledFolder()
delete process.env['NODE_DISABLE_COMPILE_CACHE']
