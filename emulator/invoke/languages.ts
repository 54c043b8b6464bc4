import type { StoredFunction } from '../state/stored-function.ts'
import { askNode } from './node.ts'
import type { Order, Outcome } from './process.ts'
import { askPython } from './python.ts'

/** Languages that the emulator can run. */
export interface Language {
  /** Extension of the file for inline code. */
  readonly extension: string
  /** Calls the handler in a process of its own. */
  readonly ask: (order: Order, limitMs: number) => Promise<Outcome>
}

const node: Language = { extension: 'js', ask: askNode }
const python: Language = { extension: 'py', ask: askPython }

/** Language of a function; undefined if the emulator cannot run it. */
export function languageOf({ runtime, customImage }: StoredFunction): Language | undefined {
  if (customImage?.enabled === true) return undefined
  if (/^node\.?js/i.test(runtime)) return node
  return /^python/i.test(runtime) ? python : undefined
}
