import type { StoredFunction } from '../state/functions.ts'
import { askNode } from './node.ts'
import type { Order, Outcome } from './process.ts'
import { askPython } from './python.ts'

/** What the emulator can run. */
export interface Language {
  /** Of the file that inline code becomes. */
  readonly extension: string
  /** Calls the handler in a process of its own. */
  readonly ask: (order: Order, limitMs: number) => Promise<Outcome>
}

const node: Language = { extension: 'js', ask: askNode }
const python: Language = { extension: 'py', ask: askPython }

/** Undefined where the emulator cannot run this function. */
export function languageOf({ runtime, customImage }: StoredFunction): Language | undefined {
  if (customImage?.enabled === true) return undefined
  if (/^node\.?js/i.test(runtime)) return node
  return /^python/i.test(runtime) ? python : undefined
}
